//! From a text to its tokens.

use std::iter::FusedIterator;

use unicode_segmentation::UnicodeSegmentation;

use super::automaton::{Form, SETS_APART, State};
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
    Syllables { text, at: 0, no_address_before: 0, form: Form::Composed }
}

/// What [`syllables`] returns.
#[derive(Clone, Debug)]
#[must_use = "an iterator does nothing until it is used"]
pub struct Syllables<'a> {
    text: &'a str,
    at: usize,
    /// No address begins between `at` and here; so that a long run of what may be one is read once.
    no_address_before: usize,
    /// The form that words with marks had last.
    form: Form,
}

/// What a token may be that begins with a byte.
#[derive(Clone, Copy)]
enum Class {
    Letter,
    Digit,
    Mark,
    Other,
}

static CLASSES: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        if c.is_ascii_alphabetic() {
            table[byte] = Class::Letter;
        } else if c.is_ascii_digit() {
            table[byte] = Class::Digit;
        } else if character::is_punctuation(c as char) {
            table[byte] = Class::Mark;
        }
        byte += 1;
    }
    // The first bytes of the letters of Vietnamese.
    let firsts = [0xC3, 0xC4, 0xC5, 0xC6, 0xE1];
    let mut at = 0;
    while at < firsts.len() {
        table[firsts[at]] = Class::Letter;
        at += 1;
    }
    table
};

impl Iterator for Syllables<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let bytes = self.text.as_bytes();
        let mut byte = *bytes.get(self.at)?;
        if byte == b' ' {
            self.at += 1;
            byte = *bytes.get(self.at)?;
        } else if let Class::Mark = CLASSES[usize::from(byte)] {
            return Some(self.mark(byte));
        }
        match CLASSES[usize::from(byte)] {
            Class::Letter => {
                if let Some(end) = self.syllable_end() {
                    return Some(self.token(end, TokenKind::Syllable));
                }
                Some(self.no_plain_syllable())
            }
            Class::Mark => Some(self.mark(byte)),
            Class::Digit => Some(self.number()),
            Class::Other => self.rare(),
        }
    }
}

impl FusedIterator for Syllables<'_> {}

impl Syllables<'_> {
    /// The end of the syllable that begins here, if it is a plain case: what follows it is far from joining.
    #[inline(always)]
    fn syllable_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let low = eight(bytes, self.at)?;
        let mut len = letters(low);
        let mut state = State::start(self.form).walk(self.form, low);
        if len == 8 {
            let high = eight(bytes, self.at + 8)?;
            len += letters(high);
            state = state.walk(self.form, high);
        }
        let end = self.at + len;
        // Behind a letter alone a dot is not a full stop for sure.
        let found = state == State::FOUND
            || state == State::FOUND_WITH_DOT
                && len > 1
                && matches!(bytes.get(end + 1), None | Some(b' ' | b'\n' | b'"' | b'.'));
        found.then_some(end)
    }

    /// The token that begins here with a letter, [`Self::syllable_end`] having found none.
    #[inline(never)]
    fn no_plain_syllable(&mut self) -> Token {
        if let Some(end) = self.foreign_end() {
            return self.token(end, TokenKind::Foreign);
        }
        let bytes = self.text.as_bytes();
        let window = bytes.get(self.at..self.at + 16).unwrap_or_default();
        // Either form has syllables that the other has not, but none of ASCII alone.
        if !window.is_ascii() {
            let before = self.form;
            self.form = if before == Form::Composed { Form::Decomposed } else { Form::Composed };
            if let Some(end) = self.syllable_end() {
                return self.token(end, TokenKind::Syllable);
            }
            self.form = before;
        }
        self.other()
    }

    /// The token that begins here with a digit.
    #[inline(never)]
    fn number(&mut self) -> Token {
        if let Some(end) = number::plain_end(self.text.as_bytes(), self.at) {
            return self.token(end, TokenKind::Number);
        }
        self.other()
    }

    /// The next token, which begins with nothing of the above, perhaps behind further spaces.
    #[inline(never)]
    fn rare(&mut self) -> Option<Token> {
        self.skip_spaces();
        (self.at < self.text.len()).then(|| self.other())
    }

    /// The end of the foreign word that begins here, if it is a plain case: an ASCII letter, four or more small ones (no irregular
    /// syllable is that long), and what sets a word apart.
    fn foreign_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let (low, high) = (eight(bytes, self.at)?, eight(bytes, self.at + 8)?);
        let mut len = letters(low);
        // The first letter may be a capital.
        let mut strange = !small_letters(low | 0x20) & first_marks(len);
        if len == 8 {
            let more = letters(high);
            strange |= !small_letters(high) & first_marks(more);
            len += more;
        }
        let end = self.at + len;
        (len > 4 && strange == 0 && bytes.get(end).is_some_and(|&byte| SETS_APART[usize::from(byte)] && byte != b':'))
            .then_some(end)
    }

    /// The token from here to `end`.
    #[inline]
    fn token(&mut self, end: usize, kind: TokenKind) -> Token {
        let start = std::mem::replace(&mut self.at, end);
        Token::new(start, end, kind)
    }

    /// The token that is a mark of ASCII, or dots.
    #[inline]
    fn mark(&mut self, byte: u8) -> Token {
        let end = self.at + 1;
        if self.text.as_bytes().get(end) == Some(&b' ') {
            return self.token(end, TokenKind::Punctuation);
        }
        self.dots(byte, end)
    }

    #[inline(never)]
    fn dots(&mut self, byte: u8, mut end: usize) -> Token {
        if byte == b'.' {
            end += self.text.bytes().skip(end).take(2).take_while(|&byte| byte == b'.').count();
        }
        self.token(self.attached_end(end), TokenKind::Punctuation)
    }

    fn skip_spaces(&mut self) {
        while let Some(c) = character::at(self.text, self.at)
            && c.is_whitespace()
        {
            self.at += c.len_utf8();
        }
    }

    /// The token that begins here, at no space.
    #[inline(never)]
    fn other(&mut self) -> Token {
        let start = self.at;
        let c = character::at(self.text, start).unwrap_or_default();
        if let Class::Mark = CLASSES[usize::from(self.text.as_bytes().get(start).copied().unwrap_or(0))] {
            return self.mark(c as u8);
        }
        let (end, kind) = if c.is_ascii_alphanumeric() || character::is_letter(c) {
            // A letter beyond ASCII is as good as any that is no digit.
            self.word(if c.is_ascii() { c as u8 } else { b'a' })
        } else if character::is_punctuation(c) {
            (start + c.len_utf8(), TokenKind::Punctuation)
        } else if c.is_ascii() {
            (start + 1, TokenKind::Symbol)
        } else {
            self.segment(c)
        };
        self.token(self.attached_end(end), kind)
    }

    /// A word, number or address; `byte` tells the number from the others.
    fn word(&mut self, byte: u8) -> (usize, TokenKind) {
        let (text, start) = (self.text, self.at);
        let end = word::run_end(text, start);
        let behind = text.as_bytes().get(end).copied().unwrap_or(b' ');
        // `www.` and `http:` have their marks behind them.
        if matches!(behind, b'.' | b':' | b'-' | b'_' | b'@' | b'+' | b'%') {
            if let Some(end) = address::with_scheme(text, start) {
                return (end, TokenKind::Url);
            }
            if start >= self.no_address_before {
                match address::find(text, start) {
                    Ok(found) => return found,
                    Err(before) => self.no_address_before = before,
                }
            }
        }
        if byte.is_ascii_digit() { number::find(text, start) } else { word::find(text, start, end) }
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

const ONES: u64 = 0x0101_0101_0101_0101;

/// How many of the eight bytes, the first in the lowest place, come before the first that is below `A`: a space, a digit, most
/// marks of ASCII.
const fn letters(bytes: u64) -> usize {
    // Sets the highest bit of the first byte that is below 0x41, and none below it.
    let below = bytes.wrapping_sub(ONES * 0x41) & !bytes & (ONES * 0x80);
    (below.trailing_zeros() / 8) as usize
}

/// The highest bit of each of the eight bytes that is a small letter of ASCII.
const fn small_letters(bytes: u64) -> u64 {
    let low = bytes & (ONES * 0x7F);
    (low + ONES * 0x1F) & !(low + ONES * 0x05) & !bytes & (ONES * 0x80)
}

/// The highest bits of the first `len` of eight bytes.
const fn first_marks(len: usize) -> u64 {
    let marks = ONES * 0x80;
    if len < 8 { marks & ((1 << (8 * len)) - 1) } else { marks }
}

/// The eight bytes from `at` on, the first in the lowest place.
fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
