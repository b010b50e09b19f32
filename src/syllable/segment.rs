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
                // The one white space that begins as letters do.
                if byte == 0xE1 && character::at(self.text, self.at) == Some('\u{1680}') {
                    return self.rare();
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

    /// The same where a curly quote or an ellipsis stands behind, whose first byte may be one of a letter's.
    fn quoted_syllable_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let window = bytes.get(self.at..self.at + 16)?;
        let len = window.iter().position(|&byte| byte == 0xE2)?;
        if !matches!(window.get(len + 1..len + 3)?, [0x80, 0x9C | 0x9D | 0xA6]) {
            return None;
        }
        // Read as if a space stood there.
        let mut word = [b' '; 16];
        word.get_mut(..len)?.copy_from_slice(window.get(..len)?);
        let mut state = State::start(self.form).walk(self.form, eight(&word, 0)?);
        if len >= 8 {
            state = state.walk(self.form, eight(&word, 8)?);
        }
        (state == State::FOUND).then_some(self.at + len)
    }

    /// The token that begins here with a letter, [`Self::syllable_end`] having found none.
    #[inline(never)]
    fn no_plain_syllable(&mut self) -> Token {
        if let Some((end, kind)) = self.plain_word() {
            return self.token(end, kind);
        }
        let bytes = self.text.as_bytes();
        if let Some(end) = self.quoted_syllable_end() {
            return self.token(end, TokenKind::Syllable);
        }
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
        if let Some([0xE2, 0x80, last, next]) = self.text.as_bytes().get(self.at..).and_then(|rest| rest.first_chunk())
            && matches!(last, 0x93 | 0x94 | 0x98..=0x9D | 0xA6)
            && next.is_ascii()
        {
            return Some(self.token(self.at + 3, TokenKind::Punctuation));
        }
        self.skip_spaces();
        (self.at < self.text.len()).then(|| self.other())
    }

    /// The end and the kind of the word that begins here, if it is a plain case: two to fifteen letters of ASCII, no syllable by the
    /// rules, or fewer and figures behind them, and then what sets a word apart.
    fn plain_word(&self) -> Option<(usize, TokenKind)> {
        let bytes = self.text.as_bytes();
        let (low, high) = (eight(bytes, self.at)?, eight(bytes, self.at + 8)?);
        let first = first_marks(letters(low));
        let second = if first == first_marks(8) { first_marks(letters(high)) } else { 0 };
        let len = (first.count_ones() + second.count_ones()) as usize;
        let end = self.at + len;
        let case = ONES * 0x20;
        let strange = !small_letters(low | case) & first | !small_letters(high | case) & second;
        if strange != 0 {
            return None;
        }
        let digits = bytes.get(end..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let apart = match bytes.get(end + digits)? {
            b':' => false,
            // No abbreviation that keeps its dot is that long.
            b'.' => len + digits > word::MAX_PART && matches!(bytes.get(end + digits + 1), Some(b' ' | b'\n')),
            &byte => SETS_APART[usize::from(byte)],
        };
        if !apart || len + digits < 2 {
            return None;
        }
        if digits > 0 {
            return Some((end + digits, TokenKind::Foreign));
        }
        let word = bytes.get(self.at..end)?;
        let small = (small_letters(low) & first).count_ones() + (small_letters(high) & second).count_ones();
        if small as usize >= len - 1 {
            // The walk takes no word with a capital `I` for a syllable, since it may be a numeral. No syllable is long and begins so.
            let numeral = if word[0] == b'I' { len <= word::MAX_ASCII_IRREGULAR } else { word.contains(&b'I') };
            return (!numeral && !word::is_ascii_irregular(word)).then_some((end, TokenKind::Foreign));
        }
        // A numeral or a syllable in capitals, perhaps.
        let unsure = word.iter().all(|byte| b"VXLCDM".contains(byte)) || word.contains(&b'I') || word::is_ascii_irregular(word);
        if unsure || len > word::MAX_SPOKEN {
            return None;
        }
        let abbreviation = small == 0 || small == 1 && len <= word::MAX_PART && word[0].is_ascii_uppercase();
        Some((end, if abbreviation { TokenKind::Abbreviation } else { TokenKind::Foreign }))
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
    bytes.get(at..)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The short ways say what the long ones say, of every short word and number.
    #[test]
    fn plain_cases_are_no_other_than_the_rest() {
        let letters = b"aAiInoOcCdklmMhpuvVxXKU1.";
        let marks = b"10.,/:%- a";
        let (mut words, mut numbers) = (0, 0);
        for (alphabet, longest) in [(&letters[..], 4), (marks, 6)] {
            for len in 2..=longest {
                for number in 0..alphabet.len().pow(len) {
                    let places = (0..len).map(|place| alphabet[number / alphabet.len().pow(place) % alphabet.len()]);
                    let word = String::from_utf8(places.collect()).unwrap();
                    let text = format!("{word} a xong rồi đấy");
                    let start = if alphabet == marks { format!("1{text}") } else { text };
                    let found = if alphabet == marks {
                        let end = number::plain_end(start.as_bytes(), 0);
                        numbers += usize::from(end.is_some());
                        end.map(|end| (end, TokenKind::Number))
                    } else {
                        let tokens = syllables(&start);
                        // A number or a syllable never comes here.
                        let other = start.starts_with(|c: char| !c.is_alphabetic()) || tokens.syllable_end().is_some();
                        let found = if other { None } else { tokens.plain_word() };
                        words += usize::from(found.is_some());
                        found
                    };
                    if let Some((end, kind)) = found {
                        assert_eq!(syllables(&start).other(), Token::new(0, end, kind), "{start:?}");
                    }
                }
            }
        }
        assert!(words > 100_000 && numbers > 10_000, "{words} {numbers}");
    }

    #[test]
    fn irregular_syllables_of_ascii_are_short() {
        let mut ascii = crate::lexicon::irregular_syllables().filter(|entry| entry.is_ascii());
        assert!(ascii.all(|entry| entry.len() <= word::MAX_ASCII_IRREGULAR));
        let mut all = crate::Syllable::all().map(|syllable| syllable.to_string());
        assert!(all.all(|word| !word.starts_with('i') || !word.is_ascii() || word.len() <= word::MAX_ASCII_IRREGULAR));
    }
}
