//! Bytes to tags and runs of text, by the tokenizer of the HTML standard, with the place of each in the input.
//!
//! It works on bytes, so it needs a charset in which `<`, `>`, `&` and quotes mean themselves; every charset of the web but
//! UTF-16 is one. Nothing is copied: a token is a few positions. Every byte is looked at a fixed number of times.

use memchr::{memchr, memchr2, memmem};

use super::element::Element;

/// The attributes of one tag that are read; the ones behind are passed over.
pub(crate) const MAX_ATTRIBUTES: usize = 64;

/// Half-open range of bytes in the input.
pub(crate) type Place = (usize, usize);

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    /// Characters, with character references still in them.
    Text(Place),
    /// What stands inside `script`, `style`, `title` and the like.
    Raw(Place),
    /// A start tag; its attributes are in the tokenizer until the next token.
    Start { element: Element, place: Place, self_closing: bool },
    /// An end tag.
    End { element: Element, place: Place },
}

/// An attribute of a start tag: where its name and its value stand.
#[derive(Clone, Copy, Debug)]
struct Attribute {
    name: Place,
    value: Place,
}

/// The attributes that are asked of every element, found as the tag is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usual {
    pub class: Place,
    pub id: Place,
    pub style: Place,
    pub hidden: bool,
}

impl Usual {
    fn take(&mut self, name: &[u8], value: Place) {
        let slot = match name.len() {
            2 if name.eq_ignore_ascii_case(b"id") => &mut self.id,
            5 if name.eq_ignore_ascii_case(b"class") => &mut self.class,
            5 if name.eq_ignore_ascii_case(b"style") => &mut self.style,
            6 if name.eq_ignore_ascii_case(b"hidden") => return self.hidden = true,
            _ => return,
        };
        // Of an attribute that stands twice the first counts.
        if *slot == (0, 0) {
            *slot = value;
        }
    }
}

/// Reads tokens off an input.
#[derive(Debug)]
pub(crate) struct Tokenizer<'a> {
    input: &'a [u8],
    at: usize,
    /// The element whose raw text comes next.
    raw: Option<Element>,
    /// How many `svg` and `math` are open, where the rules for raw text do not hold.
    foreign: u32,
    /// How many elements are open in which a picture holds HTML again.
    integration: u32,
    attributes: Vec<Attribute>,
    usual: Usual,
}

impl<'a> Tokenizer<'a> {
    /// A tokenizer at the start of `input`.
    pub(crate) fn new(input: &'a [u8]) -> Self {
        Self {
            input,
            at: 0,
            raw: None,
            foreign: 0,
            integration: 0,
            attributes: Vec::with_capacity(MAX_ATTRIBUTES),
            usual: Usual::default(),
        }
    }

    /// The bytes at a place; empty when it is none of the input's.
    pub(crate) fn bytes(&self, place: Place) -> &'a [u8] {
        self.input.get(place.0..place.1).unwrap_or_default()
    }

    /// The value of an attribute of the start tag that was read last, with its references still in it.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a [u8]> {
        self.attributes
            .iter()
            .find(|attribute| self.bytes(attribute.name).eq_ignore_ascii_case(name.as_bytes()))
            .map(|attribute| self.bytes(attribute.value))
    }

    /// Where the value of an attribute of the start tag that was read last stands; `(0, 0)` without one.
    pub(crate) fn attribute_place(&self, name: &str) -> Place {
        self.attributes
            .iter()
            .find(|attribute| self.bytes(attribute.name).eq_ignore_ascii_case(name.as_bytes()))
            .map_or((0, 0), |attribute| attribute.value)
    }

    /// Where the attributes that are asked of every element stand in the start tag that was read last; `(0, 0)` for none.
    pub(crate) const fn usual(&self) -> Usual {
        self.usual
    }

    /// Whether HTML is being read, and not the inside of a picture or a formula.
    pub(crate) const fn is_html(&self) -> bool {
        self.foreign == 0
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.input.get(at).copied()
    }

    /// The first of `needle` at or behind `from`, or the end of the input.
    fn find_byte(&self, needle: u8, from: usize) -> usize {
        self.input.get(from..).and_then(|rest| memchr(needle, rest)).map_or(self.input.len(), |found| from + found)
    }

    fn skip_space(&self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(is_space) {
            at += 1;
        }
        at
    }

    /// Reads a tag's attributes from `at` on and returns the place behind its `>` and whether it closes itself; `None` when the
    /// input ends inside the tag.
    fn read_attributes(&mut self, mut at: usize) -> Option<(usize, bool)> {
        self.attributes.clear();
        self.usual = Usual::default();
        if self.byte(at) == Some(b'>') {
            return Some((at + 1, false));
        }
        let mut closes = false;
        loop {
            at = self.skip_space(at);
            match self.byte(at)? {
                b'>' => return Some((at + 1, closes)),
                b'/' => {
                    closes = true;
                    at += 1;
                    continue;
                }
                _ => closes = false,
            }
            // An equals sign at the start of a name is a part of the name.
            let start = at;
            at += 1;
            while self.byte(at).is_some_and(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'=')) {
                at += 1;
            }
            let name = (start, at);
            let mut value = (at, at);
            let after = self.skip_space(at);
            if self.byte(after)? == b'=' {
                at = self.skip_space(after + 1);
                match self.byte(at)? {
                    quote @ (b'"' | b'\'') => {
                        let end = self.find_byte(quote, at + 1);
                        value = (at + 1, end);
                        at = end + 1;
                    }
                    b'>' => value = (at, at),
                    _ => {
                        let from = at;
                        while self.byte(at).is_some_and(|byte| !is_space(byte) && byte != b'>') {
                            at += 1;
                        }
                        value = (from, at);
                    }
                }
            }
            if self.attributes.len() < MAX_ATTRIBUTES {
                self.usual.take(self.bytes(name), value);
                self.attributes.push(Attribute { name, value });
            }
        }
    }

    /// The place behind the markup declaration or comment that starts at `at`, where `<!`, `<?` or `</` stands.
    fn skip_declaration(&self, at: usize) -> usize {
        let rest = self.input.get(at..).unwrap_or_default();
        if rest.starts_with(b"<!--") {
            return self.skip_comment(at + 4);
        }
        if self.foreign > 0 && rest.starts_with(b"<![CDATA[") {
            return memmem::find(rest, b"]]>").map_or(self.input.len(), |found| at + found + 3);
        }
        (self.find_byte(b'>', at) + 1).min(self.input.len())
    }

    /// The place behind the comment whose text starts at `at`.
    fn skip_comment(&self, start: usize) -> usize {
        let rest = self.input.get(start..).unwrap_or_default();
        if rest.starts_with(b">") {
            return start + 1;
        }
        if rest.starts_with(b"->") {
            return start + 2;
        }
        let mut at = start;
        loop {
            at = self.find_byte(b'>', at);
            if at >= self.input.len() {
                return self.input.len();
            }
            let before = self.input.get(start..at).unwrap_or_default();
            if before.ends_with(b"--") || before.ends_with(b"--!") {
                return at + 1;
            }
            at += 1;
        }
    }

    /// The end of the raw text of `element` that starts at `start`: where its end tag is, or the end of the input.
    fn raw_end(&self, element: Element, start: usize) -> usize {
        let name = element.name().as_bytes();
        // A script may hold a comment with a whole script in it, as pages that hid scripts from old browsers do.
        let (mut escaped, mut doubly) = (0, false);
        let mut at = start;
        loop {
            let rest = self.input.get(at..).unwrap_or_default();
            let Some(found) = (if escaped > 0 { memchr2(b'<', b'-', rest) } else { memchr(b'<', rest) }) else {
                return self.input.len();
            };
            at += found;
            let rest = self.input.get(at..).unwrap_or_default();
            if let Some(behind) = rest.strip_prefix(b"</") {
                if is_tag_name(behind, name) {
                    if !doubly {
                        return at;
                    }
                    doubly = false;
                }
            } else if element == Element::Script {
                if escaped == 0 && rest.starts_with(b"<!--") {
                    escaped = at + 2;
                    at += 2;
                    continue;
                } else if rest.starts_with(b"-->") && at >= escaped {
                    (escaped, doubly) = (0, false);
                } else if escaped > 0 && !doubly && rest.first() == Some(&b'<') && is_tag_name(&rest[1..], name) {
                    doubly = true;
                }
            }
            at += 1;
        }
    }

    /// The token of the start tag at `start`; `None` when the input ends inside it.
    fn start_tag(&mut self, start: usize) -> Option<Token> {
        let end = self.name_end(start + 1);
        let element = Element::of(self.bytes((start + 1, end)));
        let (at, self_closing) = self.read_attributes(end)?;
        self.at = at;
        if self.foreign > 0 {
            if self.integration == 0 && element.leaves_picture() {
                self.foreign = 0;
            } else if element == Element::ForeignObject && !self_closing {
                self.integration += 1;
            }
        }
        if matches!(element, Element::Svg | Element::Math) {
            if !self_closing {
                self.foreign += 1;
            }
        } else if self.foreign == 0 || self.integration > 0 {
            self.raw = element.is_raw().then_some(element);
        }
        Some(Token::Start { element, place: (start, at), self_closing })
    }

    fn end_tag(&mut self, start: usize) -> Option<Token> {
        let end = self.name_end(start + 2);
        let element = Element::of(self.bytes((start + 2, end)));
        let (at, _) = self.read_attributes(end)?;
        self.at = at;
        match element {
            Element::Svg | Element::Math => {
                self.foreign = self.foreign.saturating_sub(1);
                if self.foreign == 0 {
                    self.integration = 0;
                }
            }
            Element::ForeignObject => self.integration = self.integration.saturating_sub(1),
            _ => {}
        }
        Some(Token::End { element, place: (start, at) })
    }

    fn name_end(&self, from: usize) -> usize {
        let mut at = from;
        while self.byte(at).is_some_and(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>')) {
            at += 1;
        }
        at
    }
}

impl Iterator for Tokenizer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if let Some(element) = self.raw.take() {
            let start = self.at;
            self.at = if element == Element::Plaintext { self.input.len() } else { self.raw_end(element, start) };
            if self.at > start {
                return Some(Token::Raw((start, self.at)));
            }
        }
        // Text runs up to the next `<` that opens something.
        let text = self.at;
        let mut at = self.at;
        loop {
            if self.byte(at) != Some(b'<') {
                at = self.find_byte(b'<', at);
            }
            let opens = match self.byte(at + 1) {
                _ if at >= self.input.len() => false,
                Some(b'!' | b'?') => true,
                Some(b'/') => self.byte(at + 2).is_some(),
                Some(byte) => byte.is_ascii_alphabetic(),
                None => false,
            };
            if at >= self.input.len() {
                self.at = self.input.len();
                return (self.at > text).then_some(Token::Text((text, self.at)));
            }
            if opens {
                break;
            }
            at += 1;
        }
        if at > text {
            self.at = at;
            return Some(Token::Text((text, at)));
        }
        let token = match (self.byte(at + 1), self.byte(at + 2)) {
            (Some(b'/'), Some(byte)) if byte.is_ascii_alphabetic() => self.end_tag(at),
            (Some(b'/' | b'!' | b'?'), _) => {
                self.at = self.skip_declaration(at);
                // An empty text keeps the caller's loop going without another one in here.
                return Some(Token::Text((self.at, self.at)));
            }
            _ => self.start_tag(at),
        };
        if token.is_none() {
            // A tag that the input ends in is dropped.
            self.at = self.input.len();
        }
        token
    }
}

/// White space as markup knows it.
pub(crate) const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | 0x0C | b'\r')
}

/// Whether `bytes` begin with the tag name `name`, whole and in any case.
fn is_tag_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
        && bytes.get(name.len()).is_some_and(|&byte| is_space(byte) || matches!(byte, b'/' | b'>'))
}
