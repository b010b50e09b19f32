//! From a text to its tokens.

use std::iter::FusedIterator;

use unicode_segmentation::UnicodeSegmentation;

use super::automaton::State;
use super::token::{Token, TokenKind};
use super::{address, character, number, word};

/// The tokens of a text, in its order: words, numbers, addresses, marks.
///
/// Every byte that is not white space is in exactly one token, whatever the text: decomposed, with lone marks or invisible
/// characters, in any script. Nothing is allocated, and the time is linear in the text.
///
/// ```
/// use toasoan::{TokenKind, syllables};
///
/// let text = "Ngày 28/8, UBND TP.HCM họp.";
/// let tokens: Vec<_> = syllables(text).map(|token| &text[token.range]).collect();
/// assert_eq!(tokens, ["Ngày", "28/8", ",", "UBND", "TP.HCM", "họp", "."]);
/// assert_eq!(syllables(text).next().unwrap().kind, TokenKind::Syllable);
/// ```
pub const fn syllables(text: &str) -> Syllables<'_> {
    Syllables { text, at: 0, no_address_before: 0 }
}

/// What [`syllables`] returns.
#[derive(Clone, Debug)]
#[must_use = "an iterator does nothing until it is used"]
pub struct Syllables<'a> {
    text: &'a str,
    at: usize,
    /// No address begins between `at` and here; so that a long run of what may be one is read once.
    no_address_before: usize,
}

/// What may stand behind a syllable without having to do with it, by byte.
static SETS_APART: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b" \t\n\r!\"#$()*,/:;<=>?";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

impl Iterator for Syllables<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        let start = self.at;
        if let Some(end) = self.syllable_end() {
            self.at = end;
            return Some(Token::new(start, end, TokenKind::Syllable));
        }
        self.other()
    }
}

impl FusedIterator for Syllables<'_> {}

impl Syllables<'_> {
    /// The end of the syllable that begins here, if it is a plain case: composed or decomposed, what follows it far from joining.
    fn syllable_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let window = bytes.get(self.at..self.at + 16)?;
        let (low, high) = window.split_at(8);
        let low = u64::from_le_bytes(low.try_into().ok()?);
        let mut len = letters(low);
        let mut state = State::START.walk(first_bytes(low, len));
        if len == 8 {
            let high = u64::from_le_bytes(high.try_into().ok()?);
            let more = letters(high);
            state = state.walk(first_bytes(high, more));
            len += more;
        }
        if !state.is_end() {
            return None;
        }
        let end = self.at + len;
        let apart = match bytes.get(end) {
            Some(b'.') => len > 1 && matches!(bytes.get(end + 1), None | Some(b' ' | b'\n' | b'"' | b'.')),
            Some(&byte) => SETS_APART[usize::from(byte)],
            None => true,
        };
        // `VI`, `XI` and `I` may be numerals.
        (apart && (len > 2 || window[0] & 0x20 != 0)).then_some(end)
    }

    fn other(&mut self) -> Option<Token> {
        let text = self.text;
        let c = loop {
            let c = character::at(text, self.at)?;
            if !c.is_whitespace() {
                break c;
            }
            self.at += c.len_utf8();
        };
        let start = self.at;
        let (end, kind) = if c.is_ascii_alphanumeric() || character::is_letter(c) {
            self.word(c)
        } else if c == '.' {
            let dots = text.as_bytes().iter().skip(start).take(3).take_while(|&&byte| byte == b'.').count();
            (start + dots, TokenKind::Punctuation)
        } else if character::is_punctuation(c) {
            (start + c.len_utf8(), TokenKind::Punctuation)
        } else if c.is_ascii() {
            (start + 1, TokenKind::Symbol)
        } else {
            self.segment(c)
        };
        self.at = self.attached_end(end);
        Some(Token::new(start, self.at, kind))
    }

    /// A word, number or address.
    fn word(&mut self, c: char) -> (usize, TokenKind) {
        let (text, start) = (self.text, self.at);
        if let Some(end) = address::with_scheme(text, start) {
            return (end, TokenKind::Url);
        }
        if start >= self.no_address_before && c.is_ascii() {
            match address::find(text, start) {
                Ok(found) => return found,
                Err(before) => self.no_address_before = before,
            }
        }
        if c.is_ascii_digit() {
            let end = number::end(text, start);
            let number = text.get(start..end).is_some_and(number::is_number);
            return (end, if number { TokenKind::Number } else { TokenKind::Foreign });
        }
        word::find(text, start)
    }

    /// A piece of another script, an emoji, a symbol: what UAX #29 keeps in one.
    fn segment(&self, c: char) -> (usize, TokenKind) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let piece = rest.split_word_bounds().next().unwrap_or_default();
        let piece = piece.split(char::is_whitespace).next().unwrap_or_default();
        let kind = if piece.chars().all(|c| c.is_numeric() || character::attaches(c)) && c.is_numeric() {
            TokenKind::Number
        } else if c.is_alphanumeric() {
            TokenKind::Foreign
        } else {
            TokenKind::Symbol
        };
        (self.at + piece.len().max(c.len_utf8()), kind)
    }

    /// Behind the marks and invisible characters that attach to a token.
    fn attached_end(&self, at: usize) -> usize {
        if self.text.as_bytes().get(at).is_none_or(u8::is_ascii) {
            return at;
        }
        let rest = self.text.get(at..).unwrap_or_default();
        at + rest.find(|c| !character::attaches(c)).unwrap_or(rest.len())
    }
}

/// How many of the eight bytes, the first in the lowest place, come before the first that is below `A`: a space, a digit, most
/// marks of ASCII.
const fn letters(bytes: u64) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // Sets the highest bit of the first byte that is below 0x41, and none below it.
    let below = bytes.wrapping_sub(ONES * 0x41) & !bytes & (ONES * 0x80);
    (below.trailing_zeros() / 8) as usize
}

/// The first `len` of eight bytes, the others 0.
const fn first_bytes(bytes: u64, len: usize) -> u64 {
    if len < 8 { bytes & ((1 << (8 * len)) - 1) } else { bytes }
}
