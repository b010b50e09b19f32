//! A block of text to tokens: words by number, with their shape and what stands before them.
//!
//! A word's *key* is the same in either case and in either tone style: the letters without their tones are hashed in order, the
//! tones are added up. So `HOÀ`, `hoà` and `hòa` are one word of the lexicon.

use super::spelling::Spellings;
use crate::letter::Letter;
use crate::span::Span;

/// The number of a word in the lexicon; 0 is a word that the lexicon does not have.
pub(super) type WordId = u16;

/// A word, a number or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    pub word: WordId,
    pub shape: Shape,
    pub gap: Gap,
}

impl Token {
    pub(super) const fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    pub(super) const fn is_word(&self) -> bool {
        matches!(self.shape, Shape::Lower | Shape::Capital | Shape::Upper)
    }

    /// A word that begins with a capital.
    pub(super) const fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper)
    }

    pub(super) const fn is_mark(&self, mark: u8) -> bool {
        matches!(self.shape, Shape::Mark(m) if m == mark)
    }
}

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital and has a small letter.
    Capital,
    /// Capitals only.
    Upper,
    /// Begins with a digit.
    Number,
    /// A mark; quotes of any kind are `"`, dashes `-`, the ellipsis `.`, other symbols `*`.
    Mark(u8),
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// White space.
    Space,
    /// Nothing, where two sentences were run together: a small letter, then a capital.
    Glued,
}

/// Pieces shorter than this in letters are not taken for a word that another was glued to: `McCarten`, `DeSantis`.
const LEAST_GLUED: u32 = 3;
/// So many letters of the word that was glued on are looked at.
const MAX_GLANCE: usize = 7;
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The key of a word, being made letter by letter.
#[derive(Clone, Copy, Default)]
pub(super) struct Key {
    letters: u64,
    tones: u64,
}

impl Key {
    fn push(&mut self, class: Class) {
        self.letters = (self.letters.rotate_left(5) ^ u64::from(class.code)).wrapping_mul(MULTIPLIER);
        self.tones += u64::from(class.tone);
    }

    pub(super) const fn finish(self) -> u64 {
        self.letters ^ (self.tones << 3)
    }
}

/// A character as the scanner sees it.
#[derive(Clone, Copy)]
struct Class {
    kind: Kind,
    code: u32,
    tone: u8,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Small,
    Large,
    Digit,
    Space,
    Mark,
    /// Takes no room and changes nothing: a zero-width space, a soft hyphen.
    Nothing,
}

/// The first block of the table ends here, behind the older blocks of Latin letters.
const LOW_END: usize = 0x250;
/// The second is the block of the letters with two marks.
const HIGH_START: usize = 0x1E00;
const HIGH_END: usize = 0x1F00;

/// The classes of the characters of the blocks that hold every letter of Vietnamese.
#[derive(Debug)]
pub(super) struct Classes {
    cells: Box<[u16]>,
}

/// How a cell packs a class: kind in the lowest 3 bits, tone in the next 3, the letter's code above; 0 in the code means the character itself.
const fn pack(kind: u16, tone: u16, code: u16) -> u16 {
    kind | tone << 3 | code << 6
}

impl Classes {
    pub(super) fn new() -> Self {
        let cells = (0..LOW_END)
            .chain(HIGH_START..HIGH_END)
            .map(|at| {
                let Some(c) = u32::try_from(at).ok().and_then(char::from_u32) else { return pack(4, 0, 0) };
                if let Some(letter) = Letter::of(c) {
                    let code = u16::from(letter.base - b'a') * 5 + letter.quality as u16 + 1;
                    return pack(u16::from(letter.upper), letter.tone as u16, code);
                }
                match kind_of(c) {
                    Kind::Small => pack(0, 0, 0),
                    Kind::Large => pack(1, 0, 0),
                    Kind::Digit => pack(2, 0, 0),
                    Kind::Space => pack(3, 0, 0),
                    Kind::Mark => pack(4, 0, 0),
                    Kind::Nothing => pack(5, 0, 0),
                }
            })
            .collect();
        Self { cells }
    }

    /// The cell of a character of either block.
    #[inline]
    fn cell(&self, c: char) -> Option<u16> {
        let at = c as usize;
        match at {
            0..LOW_END => self.cells.get(at).copied(),
            HIGH_START..HIGH_END => self.cells.get(at - HIGH_START + LOW_END).copied(),
            _ => None,
        }
    }

    /// Whether a letter of Vietnamese is large; `None` for all else.
    #[inline]
    pub(super) fn is_large(&self, c: char) -> Option<bool> {
        self.cell(c).filter(|&cell| cell >> 6 > 0).map(|cell| cell & 7 == 1)
    }

    #[inline]
    fn of(&self, c: char) -> Class {
        if let Some(cell) = self.cell(c) {
            let kind = match cell & 7 {
                0 => Kind::Small,
                1 => Kind::Large,
                2 => Kind::Digit,
                3 => Kind::Space,
                4 => Kind::Mark,
                _ => Kind::Nothing,
            };
            let code = cell >> 6;
            let code = if code > 0 { u32::from(code) } else { lower(c) as u32 };
            return Class { kind, code, tone: (cell >> 3 & 7) as u8 };
        }
        Class { kind: kind_of(c), code: lower(c) as u32, tone: 0 }
    }
}

fn lower(c: char) -> char {
    if c.is_ascii() { c } else { c.to_lowercase().next().unwrap_or(c) }
}

fn kind_of(c: char) -> Kind {
    match c {
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => Kind::Nothing,
        // Dashes, quotes, the bullet and the ellipsis, which are many.
        '\u{2010}'..='\u{2027}' => Kind::Mark,
        _ if c.is_whitespace() => Kind::Space,
        _ if c.is_uppercase() => Kind::Large,
        _ if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36F}') => Kind::Small,
        _ if c.is_numeric() => Kind::Digit,
        _ => Kind::Mark,
    }
}

fn mark_of(c: char) -> u8 {
    match c {
        '“' | '”' | '„' | '«' | '»' | '"' | '‘' | '’' | '\'' | '`' => b'"',
        '-' | '–' | '—' | '‒' | '−' | '‐' | '‑' => b'-',
        '…' => b'.',
        '[' => b'(',
        ']' => b')',
        _ if c.is_ascii() => c as u8,
        _ => b'*',
    }
}

/// The keys of a text's words, in order; marks and numbers have none.
pub(super) fn keys<'a>(classes: &'a Classes, text: &'a str) -> impl Iterator<Item = u64> + 'a {
    let mut chars = text.chars();
    std::iter::from_fn(move || {
        let mut key = Key::default();
        let mut any = false;
        for c in chars.by_ref() {
            let class = classes.of(c);
            match class.kind {
                Kind::Small | Kind::Large | Kind::Digit => {
                    key.push(class);
                    any = true;
                }
                Kind::Nothing => {}
                Kind::Space | Kind::Mark => {
                    if any {
                        break;
                    }
                }
            }
        }
        any.then(|| key.finish())
    })
}

/// One key of several in their order.
pub(super) fn whole_key(keys: impl IntoIterator<Item = u64>) -> u64 {
    keys.into_iter().fold(0, |hash: u64, key| (hash.rotate_left(7) ^ key).wrapping_mul(MULTIPLIER))
}

/// Appends the tokens of `text` to `out`; positions count from `offset`. `word` gives a key its number.
///
/// Most words are known or refused by their bytes alone, if `spellings` are given; the others, and all marks, are read letter by letter.
pub(super) fn scan(
    classes: &Classes,
    spellings: Option<&Spellings>,
    text: &str,
    offset: usize,
    out: &mut Vec<Token>,
    mut word: impl FnMut(u64) -> WordId,
) {
    let bytes = text.as_bytes();
    // Where the text begins in the article, whose length fits.
    let base = Span::new(offset, offset + text.len()).start;
    let mut at = 0;
    let mut gap = Gap::Space;
    while let Some(&first) = bytes.get(at) {
        let plain = if let Some(spellings) = spellings {
            if let Some(word) = spellings.plain_word(bytes, at) {
                Some(word)
            } else if first == b' ' {
                (gap, at) = (Gap::Space, at + 1);
                continue;
            } else if first.is_ascii_punctuation() {
                let full_stop = first == b'.' && abbreviates(classes, text, at, out.last(), offset);
                let mark = mark_of(char::from(first));
                (!full_stop).then(|| (at + 1, spellings.mark(mark), Shape::Mark(mark)))
            } else {
                spellings.any_word(classes, text, at)
            }
        } else {
            None
        };
        if let Some((end, word, shape)) = plain {
            out.push(Token { start: base + at as u32, end: base + end as u32, word, shape, gap });
            let spaced = bytes.get(end) == Some(&b' ');
            gap = if spaced { Gap::Space } else { Gap::None };
            at = end + usize::from(spaced);
            continue;
        }
        let Some(c) = char_at(text, at) else { break };
        let next = at + c.len_utf8();
        match classes.of(c).kind {
            Kind::Space => gap = Gap::Space,
            Kind::Nothing => {}
            Kind::Mark => {
                if c != '.' || !abbreviates(classes, text, at, out.last(), offset) {
                    let mark = mark_of(c);
                    let number = spellings.map_or_else(
                        || {
                            let mut key = Key::default();
                            key.push(Class { kind: Kind::Mark, code: u32::from(mark) | 1 << 16, tone: 0 });
                            word(key.finish())
                        },
                        |spellings| spellings.mark(mark),
                    );
                    let span = Span::new(offset + at, offset + next);
                    out.push(Token { start: span.start, end: span.end, word: number, shape: Shape::Mark(mark), gap });
                    gap = Gap::None;
                }
            }
            Kind::Small | Kind::Large | Kind::Digit => {
                let (read, key, shape, glued) = careful_word(classes, text, at);
                let span = Span::new(offset + at, offset + read.0);
                out.push(Token { start: span.start, end: span.end, word: word(key.finish()), shape, gap });
                gap = if glued { Gap::Glued } else { Gap::None };
                at = read.1;
                continue;
            }
        }
        at = next;
    }
}

#[inline]
fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// Reads the word at `at` letter by letter: where it ends and where to read on, its key and shape, and whether a word is glued to it.
fn careful_word(classes: &Classes, text: &str, at: usize) -> ((usize, usize), Key, Shape, bool) {
    let start = at;
    let mut chars = text.get(start..).unwrap_or("").char_indices().map(|(i, c)| (start + i, c)).peekable();
    let first = chars.peek().map_or(Kind::Small, |&(_, c)| classes.of(c).kind);
    let mut key = Key::default();
    let mut end = start;
    let (mut letters, mut small, mut previous) = (0u32, false, first);
    let mut glued = false;
    let mut next = text.len();
    while let Some(&(at, c)) = chars.peek() {
        next = at;
        let class = classes.of(c);
        match class.kind {
            Kind::Small | Kind::Digit => {}
            Kind::Large => {
                if letters >= LEAST_GLUED
                    && matches!(previous, Kind::Small | Kind::Digit)
                    && begins_word(classes, text, start, at, previous)
                {
                    glued = true;
                    break;
                }
            }
            Kind::Nothing => {
                chars.next();
                next = text.len();
                continue;
            }
            Kind::Mark if joins(classes, text, at, c, previous) => {
                key.push(Class { kind: Kind::Mark, code: u32::from(mark_of(c)) | 1 << 16, tone: 0 });
                chars.next();
                next = text.len();
                end = at + c.len_utf8();
                letters = 0;
                previous = Kind::Mark;
                continue;
            }
            Kind::Mark | Kind::Space => break,
        }
        small |= class.kind == Kind::Small;
        previous = class.kind;
        letters += 1;
        key.push(class);
        end = at + c.len_utf8();
        chars.next();
        next = text.len();
    }
    let shape = match first {
        Kind::Digit => Shape::Number,
        Kind::Large if small => Shape::Capital,
        Kind::Large => Shape::Upper,
        _ => Shape::Lower,
    };
    ((end, next), key, shape, glued)
}

/// Whether a capital at `at` begins a word of its own: a small letter follows it, and what it follows is not a lone digit.
fn begins_word(classes: &Classes, text: &str, start: usize, at: usize, previous: Kind) -> bool {
    // `FedEx`, `YouTube` are one word: what stands before must be a syllable, or what follows plainly Vietnamese.
    let word = text.get(start..at).unwrap_or("");
    let right = text.get(at..).unwrap_or("").chars().take(MAX_GLANCE).take_while(|c| c.is_alphabetic()).any(|c| !c.is_ascii());
    if previous == Kind::Small && !right && crate::syllable::Syllable::parse(word).is_none() {
        return false;
    }
    let mut rest = text.get(at..).unwrap_or("").chars().skip(1);
    let next = rest.next().map(|c| classes.of(c).kind);
    next == Some(Kind::Small) || (previous == Kind::Small && next != Some(Kind::Large))
}

/// Whether a mark inside a run of letters and digits belongs to it: `GD-ĐT`, `Jong-un`, `28/8`, `1.200`, `K'Brông`, `GD&ĐT`.
fn joins(classes: &Classes, text: &str, at: usize, mark: char, before: Kind) -> bool {
    let next = text.get(at + mark.len_utf8()..).and_then(|rest| rest.chars().next()).map(|c| classes.of(c).kind);
    let letter = matches!(next, Some(Kind::Small | Kind::Large));
    match mark {
        '-' | '\'' | '’' | '&' | '/' | '‑' => before != Kind::Mark && (letter || next == Some(Kind::Digit)),
        '.' | ',' | ':' | '%' => before == Kind::Digit && next == Some(Kind::Digit),
        _ => false,
    }
}

/// Whether a full stop only shortens the word before it: `TP.HCM`, `T.Ư`, `PGS.TS`, `TP. Hà Nội`.
fn abbreviates(classes: &Classes, text: &str, at: usize, last: Option<&Token>, offset: usize) -> bool {
    let Some(last) = last else { return false };
    if last.end as usize != offset + at || !matches!(last.shape, Shape::Upper | Shape::Capital) {
        return false;
    }
    let word = text.get(last.start as usize - offset..at).unwrap_or("");
    let mut rest = text.get(at + 1..).unwrap_or("").chars();
    let next = rest.next();
    let capital = next.is_some_and(|c| classes.of(c).kind == Kind::Large);
    if matches!(
        word,
        "TP" | "Tp"
            | "TX"
            | "Tx"
            | "TT"
            | "Tt"
            | "Th"
            | "ThS"
            | "Ths"
            | "TS"
            | "PGS"
            | "GS"
            | "BS"
            | "LS"
            | "Q"
            | "P"
            | "H"
            | "Gs"
            | "Ts"
    ) {
        return capital || next.is_some_and(|c| classes.of(c).kind == Kind::Space) && !matches!(word, "P" | "H");
    }
    capital && word.chars().count() <= 2 && last.shape == Shape::Upper
}
