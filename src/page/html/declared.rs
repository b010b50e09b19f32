//! What a page declares for machines: `meta` elements, JSON-LD, `time` elements, `title`, the canonical address.
//!
//! Nothing here is believed: the metadata checks each against what the page shows.

use super::address;

/// Values of one kind that are kept.
const MAX_VALUES: usize = 32;
/// A value longer than that is cut off; a lead is never so long.
const MAX_VALUE: usize = 4096;
/// A piece of JSON-LD is read so far.
const MAX_JSON: usize = 1 << 18;
/// Objects and lists of JSON-LD in one another; those deeper are passed over.
const MAX_JSON_DEPTH: usize = 32;

/// Where a page declares a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Data in JSON-LD.
    JsonLd,
    /// An OpenGraph or `article:` property.
    OpenGraph,
    /// Another `meta` element.
    Meta,
}

/// What is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Lead,
    Author,
    Published,
    Modified,
    Site,
    Section,
    /// A name on the way from the front page to this one.
    Trail,
    Tags,
    Canonical,
    Image,
}

/// All that a page declares.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    /// The text of the `title` element.
    pub title: String,
    /// The address in `link rel=canonical`.
    pub canonical: String,
    /// The address in `link rel=amphtml`.
    pub amp: String,
    pub values: Vec<(Field, Place, String)>,
    /// The values of `time datetime`, with the number of the fragment that they stand in or before.
    pub times: Vec<(String, usize)>,
}

const NAMES: &[(&str, Field, Place)] = &[
    ("application-name", Field::Site, Place::Meta),
    ("article:author", Field::Author, Place::OpenGraph),
    ("article:modified_time", Field::Modified, Place::OpenGraph),
    ("article:published_time", Field::Published, Place::OpenGraph),
    ("article:section", Field::Section, Place::OpenGraph),
    ("article:tag", Field::Tags, Place::OpenGraph),
    ("author", Field::Author, Place::Meta),
    ("datemodified", Field::Modified, Place::Meta),
    ("datepublished", Field::Published, Place::Meta),
    ("dc.date.issued", Field::Published, Place::Meta),
    ("description", Field::Lead, Place::Meta),
    ("headline", Field::Title, Place::Meta),
    ("its_publication", Field::Published, Place::Meta),
    ("keywords", Field::Tags, Place::Meta),
    ("lastmod", Field::Modified, Place::Meta),
    ("news_keywords", Field::Tags, Place::Meta),
    ("og:description", Field::Lead, Place::OpenGraph),
    ("og:image", Field::Image, Place::OpenGraph),
    ("og:site_name", Field::Site, Place::OpenGraph),
    ("og:title", Field::Title, Place::OpenGraph),
    ("og:updated_time", Field::Modified, Place::OpenGraph),
    ("og:url", Field::Canonical, Place::OpenGraph),
    ("pubdate", Field::Published, Place::Meta),
    ("publish-date", Field::Published, Place::Meta),
    ("twitter:description", Field::Lead, Place::Meta),
    ("twitter:title", Field::Title, Place::Meta),
];

impl Declared {
    /// Whether a `meta` element of this name, in lower case, says something of the article.
    pub(crate) fn knows(name: &str) -> bool {
        NAMES.iter().any(|row| row.0 == name)
    }

    /// Takes a `meta` element.
    pub(crate) fn meta(&mut self, name: &str, value: String) {
        if let Some(&(_, field, place)) = NAMES.iter().find(|row| row.0 == name) {
            self.add(field, place, value);
        }
    }

    /// Takes a `time` element.
    pub(crate) fn time(&mut self, value: &str, fragment: usize) {
        if self.times.len() < MAX_VALUES && value.len() <= 64 {
            self.times.push((value.trim().to_owned(), fragment));
        }
    }

    /// The values of a field in the order of trust: JSON-LD, OpenGraph, other `meta`.
    pub(crate) fn values(&self, field: Field) -> impl Iterator<Item = (Place, &str)> {
        [Place::JsonLd, Place::OpenGraph, Place::Meta].into_iter().flat_map(move |place| {
            self.values.iter().filter(move |row| row.0 == field && row.1 == place).map(|row| (row.1, row.2.as_str()))
        })
    }

    /// Every title that the page declares: those of its data, and the `title` element, which has the site's name behind it.
    pub(crate) fn titles(&self) -> impl Iterator<Item = &str> {
        self.values(Field::Title).map(|(_, title)| title).chain(std::iter::once(self.title.as_str()))
    }

    /// The addresses that the page calls its own.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        let urls = self.values(Field::Canonical).map(|(_, address)| address);
        std::iter::once(self.canonical.as_str()).chain(urls).chain([self.amp.as_str()]).filter(|address| !address.is_empty())
    }

    /// An address against the one that the page calls its own.
    pub(crate) fn resolved(&self, address: &str) -> String {
        let own = self.addresses().find(|own| own.contains("://")).unwrap_or_default();
        address::resolve(own, address)
    }

    /// Resolves the addresses against the page's base, or else against the address that the page calls its own.
    pub(crate) fn resolve(&mut self, base: Option<&str>) {
        let own = self.addresses().find(|own| own.contains("://")).map(str::to_owned);
        let Some(base) = base.map(str::to_owned).or(own) else { return };
        let base = base.as_str();
        self.canonical = address::resolve(base, &self.canonical);
        for (_, _, value) in self.values.iter_mut().filter(|row| matches!(row.0, Field::Canonical | Field::Image)) {
            *value = address::resolve(base, value);
        }
    }

    fn add(&mut self, field: Field, place: Place, mut value: String) {
        if value.len() > MAX_VALUE {
            value.truncate(beginning(&value, MAX_VALUE).len());
        }
        let count = self.values.iter().filter(|row| row.0 == field).count();
        if !value.trim().is_empty() && count < MAX_VALUES {
            self.values.push((field, place, value));
        }
    }

    /// Takes a piece of JSON-LD, also a broken one: portals leave commas behind, line breaks in strings, quotes unescaped.
    pub(crate) fn read_json(&mut self, text: &str) {
        for (field, value) in JsonLd::new(beginning(text, MAX_JSON)) {
            self.add(field, Place::JsonLd, value);
        }
    }
}

/// The fields of an article in JSON-LD, found by a scan that keeps the names of the objects it is in.
struct JsonLd<'a> {
    text: &'a str,
    at: usize,
    /// The key of each object or list that is open, and whether it is an object.
    open: Vec<(&'a str, bool)>,
    depth: usize,
    key: &'a str,
    /// How deep the object is that is the way from the front page to this one, or 0 outside of it.
    trail: usize,
}

impl<'a> JsonLd<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, open: Vec::new(), depth: 0, key: "", trail: 0 }
    }

    /// The string that starts behind the quote before `at`, and the place behind its end.
    fn string(&self, at: usize) -> (&'a str, usize) {
        let bytes = self.text.as_bytes();
        let mut end = at;
        loop {
            match bytes.get(end) {
                None => break,
                Some(b'\\') => end += 2,
                Some(b'"') => break,
                Some(_) => end += 1,
            }
        }
        let end = end.min(bytes.len());
        (self.text.get(at..end).unwrap_or_default(), end + 1)
    }

    /// What the value of the current key is, given the objects around it.
    fn field(&self) -> Option<Field> {
        // A string of a list is a value of the list's own key.
        let around = if self.key.is_empty() { self.open.len().checked_sub(2) } else { self.open.len().checked_sub(1) };
        let parent = around.and_then(|at| self.open.get(at)).map_or("", |open| open.0);
        let key = if self.key.is_empty() { self.open.last().map_or("", |open| open.0) } else { self.key };
        match (parent, key) {
            ("" | "@graph" | "mainEntity", "headline") => Some(Field::Title),
            ("" | "@graph" | "mainEntity", "description") => Some(Field::Lead),
            ("" | "@graph" | "mainEntity", "datePublished") => Some(Field::Published),
            ("" | "@graph" | "mainEntity", "dateModified") => Some(Field::Modified),
            ("" | "@graph" | "mainEntity", "articleSection") => Some(Field::Section),
            ("" | "@graph" | "mainEntity", "keywords") => Some(Field::Tags),
            ("" | "@graph" | "mainEntity", "image" | "thumbnailUrl") | ("image", "url") => Some(Field::Image),
            ("" | "@graph" | "mainEntity", "author") | ("author", "name") => Some(Field::Author),
            ("publisher", "name") => Some(Field::Site),
            ("itemListElement" | "item", "name") if self.trail > 0 => Some(Field::Trail),
            _ => None,
        }
    }
}

impl Iterator for JsonLd<'_> {
    type Item = (Field, String);

    fn next(&mut self) -> Option<Self::Item> {
        let bytes = self.text.as_bytes();
        while let Some(&byte) = bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'{' | b'[' => {
                    self.depth += 1;
                    if self.depth <= MAX_JSON_DEPTH {
                        // What stands in a list goes by the list's key.
                        let key = if self.key.is_empty() { self.open.last().map_or("", |open| open.0) } else { self.key };
                        self.open.push((key, byte == b'{'));
                    }
                    // A list's own values have no key but the list's.
                    self.key = "";
                }
                b'}' | b']' => {
                    if self.depth <= MAX_JSON_DEPTH {
                        self.open.pop();
                    }
                    if self.trail == self.depth {
                        self.trail = 0;
                    }
                    self.depth = self.depth.saturating_sub(1);
                    self.key = "";
                }
                b',' if self.open.last().is_some_and(|open| open.1) => self.key = "",
                b'"' => {
                    let (string, end) = self.string(self.at);
                    self.at = end;
                    let rest = self.text.get(end..).unwrap_or_default().trim_start();
                    if rest.starts_with(':') {
                        self.key = string;
                        self.at = self.text.len() - rest.len() + 1;
                    } else if self.key == "@type" && string == "BreadcrumbList" {
                        self.trail = self.depth;
                    } else if self.depth <= MAX_JSON_DEPTH
                        && let Some(field) = self.field()
                    {
                        return Some((field, unescape(string)));
                    }
                }
                _ => {}
            }
        }
        None
    }
}

/// The first `most` bytes of a text, or a little less, to end on a character.
fn beginning(text: &str, most: usize) -> &str {
    (0..4).find_map(|less| text.get(..most.checked_sub(less)?)).unwrap_or(text)
}

/// A JSON string's text, its white space folded, and with the character references read that portals put in there.
fn unescape(string: &str) -> String {
    let mut out = String::with_capacity(string.len());
    let mut rest = string;
    let mut high = 0u32;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let mut letters = rest[at + 1..].chars();
        let Some(letter) = letters.next() else { break };
        rest = letters.as_str();
        match letter {
            'n' | 'r' | 't' | 'b' | 'f' => out.push(' '),
            'u' => {
                let code = rest.get(..4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
                let Some(code) = code else { continue };
                rest = &rest[4..];
                match code {
                    0xD800..=0xDBFF => high = code,
                    0xDC00..=0xDFFF if high > 0 => {
                        let code = 0x1_0000 + ((high - 0xD800) << 10) + (code - 0xDC00);
                        out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                        high = 0;
                    }
                    _ => out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
                }
            }
            other => out.push(other),
        }
    }
    out.push_str(rest);
    let mut decoded = String::with_capacity(out.len());
    super::reference::decode(&out, false, &mut decoded);
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(json: &str) -> Vec<(Field, String)> {
        JsonLd::new(json).collect()
    }

    #[test]
    fn an_article() {
        let json = r#"{"@type":"NewsArticle","headline":"Mưa lớn ở \"cửa biển\"","author":[{"@type":"Person","name":"Lê An"},
            {"@type":"Person","name":"Vũ Bình"}],"publisher":{"name":"Báo Ví Dụ","logo":{"url":"x"}},
            "datePublished":"2026-03-02T08:00:00+07:00","keywords":["mưa","biển"],"image":{"url":"a.jpg"}}"#;
        assert_eq!(
            found(json),
            [
                (Field::Title, "Mưa lớn ở \"cửa biển\"".to_owned()),
                (Field::Author, "Lê An".to_owned()),
                (Field::Author, "Vũ Bình".to_owned()),
                (Field::Site, "Báo Ví Dụ".to_owned()),
                (Field::Published, "2026-03-02T08:00:00+07:00".to_owned()),
                (Field::Tags, "mưa".to_owned()),
                (Field::Tags, "biển".to_owned()),
                (Field::Image, "a.jpg".to_owned()),
            ]
        );
    }

    #[test]
    fn broken_json() {
        let json = "[{\"headline\": \"Tin\n  mới &amp; c\\u0169\", \"author\": \"An\",}, ]]}}{\"datePublished\":\"2026-01-02\"";
        assert_eq!(
            found(json),
            [
                (Field::Title, "Tin mới & cũ".to_owned()),
                (Field::Author, "An".to_owned()),
                (Field::Published, "2026-01-02".to_owned()),
            ]
        );
        assert!(found(&"[{".repeat(5000)).is_empty());
        assert!(found("\"\\").is_empty());
    }
}
