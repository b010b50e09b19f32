//! What the words in an element's class and id say: a hint beside structure and text, never the only way in.

use std::fmt;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// A class attribute is read so far.
const MAX_ATTRIBUTE: usize = 256;

/// A set of [`Mark`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks(u32);

/// One thing that words can say of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Mark {
    Advert,
    Author,
    Body,
    /// The way from the front page to this one.
    Breadcrumb,
    Caption,
    Comment,
    Date,
    Footer,
    Lead,
    Navigation,
    Note,
    Photo,
    Popup,
    Related,
    Share,
    Sidebar,
    Source,
    Tags,
    Title,
}

const MARKS: [(Mark, &str); 19] = [
    (Mark::Advert, "advert"),
    (Mark::Author, "author"),
    (Mark::Body, "body"),
    (Mark::Breadcrumb, "breadcrumb"),
    (Mark::Caption, "caption"),
    (Mark::Comment, "comment"),
    (Mark::Date, "date"),
    (Mark::Footer, "footer"),
    (Mark::Lead, "lead"),
    (Mark::Navigation, "navigation"),
    (Mark::Note, "note"),
    (Mark::Photo, "photo"),
    (Mark::Popup, "popup"),
    (Mark::Related, "related"),
    (Mark::Share, "share"),
    (Mark::Sidebar, "sidebar"),
    (Mark::Source, "source"),
    (Mark::Tags, "tags"),
    (Mark::Title, "title"),
];

impl Marks {
    /// No mark.
    pub(crate) const NONE: Self = Self(0);

    /// Whether the words say `mark`.
    pub(crate) const fn has(self, mark: Mark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    /// Whether the words say one of `marks`.
    pub(crate) fn has_any(self, marks: &[Mark]) -> bool {
        marks.iter().any(|&mark| self.has(mark))
    }

    /// Adds what other words say.
    pub(crate) const fn join(&mut self, other: Self) {
        self.0 |= other.0;
    }

    fn add(&mut self, mark: Mark) {
        self.0 |= 1 << mark as u8;
    }
}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(MARKS.iter().filter(|mark| self.has(mark.0)).map(|mark| mark.1)).finish()
    }
}

/// The words, ready to be looked for.
struct Words {
    parts: AhoCorasick,
    part_marks: Vec<Mark>,
    /// Sorted.
    whole: Vec<(&'static str, Mark)>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let rows = include_str!("marks.txt").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split(' ');
        let name = columns.next()?;
        let mark = MARKS.iter().find(|mark| mark.1 == name)?.0;
        Some((mark, columns.next()?, columns.next()?))
    });
    let (mut parts, mut part_marks, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for (mark, kind, word) in rows {
        if kind == "part" {
            parts.push(word);
            part_marks.push(mark);
        } else {
            whole.push((word, mark));
        }
    }
    whole.sort_unstable_by_key(|row| row.0);
    let parts = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(&parts)
        .expect("a fixed list of short words is always built");
    Words { parts, part_marks, whole }
});

/// So many attributes are remembered, each in the place that its letters give it.
const REMEMBERED: usize = 64;

/// Reads attributes and remembers what they said: the items of a menu all have the same.
#[derive(Debug)]
pub(crate) struct MarkReader<'a> {
    known: Vec<(&'a [u8], Marks)>,
}

impl Default for MarkReader<'_> {
    fn default() -> Self {
        Self { known: vec![(&[], Marks::NONE); REMEMBERED] }
    }
}

impl<'a> MarkReader<'a> {
    /// What the words of a class or id attribute say.
    pub(crate) fn read(&mut self, attribute: &'a [u8]) -> Marks {
        let (Some(first), Some(last)) = (attribute.first(), attribute.last()) else { return Marks::NONE };
        let middle = attribute.get(attribute.len() / 2).unwrap_or(first);
        let place = usize::from(*first) + 7 * usize::from(*last) + 31 * usize::from(*middle) + 5 * attribute.len();
        let Some(known) = self.known.get_mut(place % REMEMBERED) else { return marks(attribute) };
        if known.0 != attribute {
            *known = (attribute, marks(attribute));
        }
        known.1
    }
}

/// Parts of the addresses of pages about who writes.
const AUTHOR_PAGES: [&[u8]; 9] =
    [b"author", b"authors", b"tac-gia", b"tacgia", b"but-danh", b"nha-bao", b"phong-vien", b"profile", b"nguoi-viet"];

/// What the address of a link says of its text: that it leads to an author's own page.
pub(crate) fn of_address(address: &[u8]) -> Marks {
    const PARTS: usize = 6;
    let mut marks = Marks::NONE;
    let address = address.get(..MAX_ATTRIBUTE).unwrap_or(address);
    let path = address.split(|byte| matches!(byte, b'?' | b'#')).next().unwrap_or_default();
    // The page is named by what stands behind the part that says so.
    let mut parts = path.split(|&byte| byte == b'/').take(PARTS).peekable();
    let mut first = true;
    while let Some(part) = parts.next() {
        let named = parts.peek().is_some_and(|next| !next.is_empty());
        // The name may be in the same part, at the top of the site: `/tac-gia-le-an.html`.
        let whole = first && !named && (part.starts_with(b"tac-gia-") || part.starts_with(b"author-"));
        if whole || (named && AUTHOR_PAGES.contains(&part)) {
            marks.add(Mark::Author);
        }
        first &= part.is_empty();
    }
    marks
}

/// What the words of a class or id attribute say.
fn marks(attribute: &[u8]) -> Marks {
    let mut marks = Marks::NONE;
    let attribute = attribute.get(..MAX_ATTRIBUTE).unwrap_or(attribute);
    for name in attribute.split(|byte| byte.is_ascii_whitespace()).filter(|name| name.len() > 1) {
        read_name(name, &mut marks);
    }
    marks
}

fn read_name(name: &[u8], marks: &mut Marks) {
    // The name without its separators, and where its words begin in there.
    let mut plain = [0u8; MAX_ATTRIBUTE];
    let mut len = 0;
    let mut word = 0;
    let mut before = 0u8;
    for &byte in name {
        let letter = byte.is_ascii_alphanumeric();
        if !letter || (byte.is_ascii_uppercase() && before.is_ascii_lowercase()) {
            whole_word(plain.get(word..len).unwrap_or_default(), marks);
            word = len;
        }
        if letter && let Some(slot) = plain.get_mut(len) {
            *slot = byte.to_ascii_lowercase();
            len += 1;
        }
        before = byte;
    }
    let plain = plain.get(..len).unwrap_or_default();
    whole_word(plain.get(word..).unwrap_or_default(), marks);
    for found in WORDS.parts.find_overlapping_iter(plain) {
        if let Some(&mark) = WORDS.part_marks.get(found.pattern().as_usize()) {
            marks.add(mark);
        }
    }
}

fn whole_word(word: &[u8], marks: &mut Marks) {
    // `ads300`, `tag2`: a number behind a word counts places.
    let digits = word.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let word = word.get(..word.len() - digits).unwrap_or_default();
    if word.is_empty() {
        return;
    }
    if let Ok(found) = WORDS.whole.binary_search_by(|row| row.0.as_bytes().cmp(word))
        && let Some(row) = WORDS.whole.get(found)
    {
        marks.add(row.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_two_languages() {
        for (given, wanted) in [
            ("box-tinlienquan", Mark::Related),
            ("tin_lien_quan", Mark::Related),
            ("RelatedOneNews", Mark::Related),
            ("kbwscwl-relatedbox", Mark::Related),
            ("detail__sapo", Mark::Lead),
            ("articleTags", Mark::Tags),
            ("box-tag", Mark::Tags),
            ("PhotoCMS_Caption", Mark::Caption),
            ("adsWeb_1", Mark::Advert),
            ("block-comment", Mark::Comment),
            ("tac-gia", Mark::Author),
            ("wrapnote", Mark::Note),
        ] {
            assert!(marks(given.as_bytes()).has(wanted), "{given}: {:?}", marks(given.as_bytes()));
        }
        for (address, wanted) in [
            ("/tac-gia/le-an.htm", true),
            ("https://bao.example/author/le-an/", true),
            ("/tac-gia-le-an-12.html", true),
            ("/van-hoa/tac-gia-tre-duoc-trao-giai.html", false),
            ("/author", false),
        ] {
            assert_eq!(of_address(address.as_bytes()).has(Mark::Author), wanted, "{address}");
        }
        assert!(!marks(b"stage vantage shadow loaded").has_any(&[Mark::Tags, Mark::Advert]));
        assert_eq!(marks(b"x1a2b3c4d x9ad4 f00qc1"), Marks::NONE);
    }

    #[test]
    fn every_row_of_the_list_is_read() {
        let rows = include_str!("marks.txt").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows, WORDS.part_marks.len() + WORDS.whole.len());
    }
}
