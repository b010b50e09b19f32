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
    Syllables { text, at: 0, no_address_before: 0, form: Form::COMPOSED }
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
        let byte = *bytes.get(self.at)?;
        // A branch, which is foretold well, where the place alone would have to be waited for.
        if byte == b' ' {
            self.at += 1;
        } else if let Class::Mark = CLASSES[usize::from(byte)]
            && let Some(&next) = bytes.get(self.at + 1)
            && next.is_ascii()
            && (byte != b'.' || next != b'.')
        {
            return Some(self.token(self.at + 1, TokenKind::Punctuation));
        }
        let start = self.at;
        let mut state = State::NONE;
        if let Some(first) = eight(bytes, start) {
            // Bytes are taken out of this: asked for by themselves, they would be loaded in pieces and put together.
            let low = u64::from_le_bytes(*first);
            if low as u8 >= b'A' {
                let mut len = letters(low);
                state = State::START.walk(self.form, first);
                if len == 8 {
                    let high = eight(bytes, start + 8).unwrap_or(&[0; 8]);
                    len += letters(u64::from_le_bytes(*high));
                    state = state.walk(self.form, high);
                }
                if state.is_plain((low >> 8) as u8) {
                    return Some(self.token(start + len, state.kind()));
                }
            } else {
                let len = digits(low);
                if len > 0 && len < 8 && low >> (8 * len) & 0xFF == u64::from(b' ') {
                    return Some(self.token(start + len, TokenKind::Number));
                }
            }
        }
        // By value, so that the place is in no memory that the walk of the next token would wait for.
        let token;
        (*self, token) = self.clone().no_plain_case(state);
        token
    }

    fn fold<B, F: FnMut(B, Token) -> B>(self, init: B, mut f: F) -> B {
        // A copy of its own may be kept in registers; what was passed is in memory.
        let tokens = Self { ..self };
        let mut folded = init;
        for token in tokens {
            folded = f(folded, token);
        }
        folded
    }
}

impl FusedIterator for Syllables<'_> {}

impl Syllables<'_> {
    /// The next token, which is no plain case, perhaps behind spaces; `state` is where its walk ended.
    #[inline(never)]
    fn no_plain_case(mut self, state: State) -> (Self, Option<Token>) {
        let token = self.any_case(state);
        (self, token)
    }

    fn any_case(&mut self, state: State) -> Option<Token> {
        let byte = *self.text.as_bytes().get(self.at)?;
        match CLASSES[usize::from(byte)] {
            // The one white space that begins as letters do.
            Class::Letter if byte == 0xE1 && character::at(self.text, self.at) == Some('\u{1680}') => self.rare(),
            Class::Letter => Some(self.no_plain_word(state)),
            Class::Mark => Some(self.mark(byte)),
            Class::Digit => Some(self.number()),
            Class::Other if byte.is_ascii_whitespace() => {
                self.skip_spaces();
                self.next()
            }
            Class::Other => self.rare(),
        }
    }

    /// The end of the syllable that begins here, if it is a plain case: what follows it is far from joining.
    fn syllable_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let low = eight(bytes, self.at)?;
        let mut len = letters(u64::from_le_bytes(*low));
        let mut state = State::START.walk(self.form, low);
        if len == 8 {
            let high = eight(bytes, self.at + 8)?;
            len += letters(u64::from_le_bytes(*high));
            state = state.walk(self.form, high);
        }
        let end = self.at + len;
        // Behind a letter alone a dot is not a full stop for sure.
        let found = state == State::SYLLABLE
            || state == State::SENTENCE_END && len > 1
            || state == State::DOT && matches!(bytes.get(end + 1), None | Some(b' ' | b'\n' | b'"' | b'.'));
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
        let mut state = State::START.walk(self.form, eight(&word, 0)?);
        if len >= 8 {
            state = state.walk(self.form, eight(&word, 8)?);
        }
        (state == State::SYLLABLE).then_some(self.at + len)
    }

    /// The token that begins here with a letter and is no plain case.
    fn no_plain_word(&mut self, state: State) -> Token {
        if state == State::DOT
            && let Some(end) = self.syllable_end()
        {
            return self.token(end, TokenKind::Syllable);
        }
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
            self.form = before.other();
            if let Some(end) = self.syllable_end() {
                return self.token(end, TokenKind::Syllable);
            }
            self.form = before;
        }
        self.other()
    }

    /// The token that begins here with a digit.
    fn number(&mut self) -> Token {
        if let Some(end) = number::plain_end(self.text.as_bytes(), self.at) {
            return self.token(end, TokenKind::Number);
        }
        self.other()
    }

    /// The next token, which begins with nothing of the above, perhaps behind further spaces.
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
        let [low, high] = [self.at, self.at + 8].map(|at| eight(bytes, at).map(|eight| u64::from_le_bytes(*eight)));
        let (low, high) = (low?, high?);
        let first = first_marks(letters(low));
        let second = if first == first_marks(8) { first_marks(letters(high)) } else { 0 };
        let len = letters(low) + if second == 0 { 0 } else { letters(high) };
        let end = self.at + len;
        let case = ONES * 0x20;
        let strange = !small_letters(low | case) & first | !small_letters(high | case) & second;
        if strange != 0 {
            return None;
        }
        let digits = digits(u64::from_le_bytes(*eight(bytes, end)?));
        let apart = match *bytes.get(end + digits)? {
            b':' => false,
            // No abbreviation that keeps its dot is that long.
            b'.' => len + digits > word::MAX_PART && matches!(bytes.get(end + digits + 1), Some(b' ' | b'\n')),
            byte => digits < 8 && SETS_APART[usize::from(byte)],
        };
        if !apart || len + digits < 2 {
            return None;
        }
        if digits > 0 {
            return Some((end + digits, TokenKind::Foreign));
        }
        let word = bytes.get(self.at..end)?;
        // The marks of both eights in one, the second's below the first's.
        let small = small_letters(low) & first | (small_letters(high) & second) >> 1;
        let capital = (first | second >> 1) & !small;
        if is_one_bit(capital) || capital == 0 {
            // The walk takes no word with a capital `I` for a syllable, since it may be a numeral. No syllable is long and begins so.
            let numeral = if word[0] == b'I' { len <= word::MAX_FROM_I } else { word.contains(&b'I') };
            return (!numeral).then_some((end, TokenKind::Foreign));
        }
        // A numeral or a syllable in capitals, perhaps.
        let unsure = word.iter().all(|byte| b"VXLCDM".contains(byte)) || word.contains(&b'I');
        if unsure || len > word::MAX_SPOKEN {
            return None;
        }
        let abbreviation = small == 0 || is_one_bit(small) && len <= word::MAX_PART && word[0].is_ascii_uppercase();
        Some((end, if abbreviation { TokenKind::Abbreviation } else { TokenKind::Foreign }))
    }

    /// The token from here to `end`.
    #[inline]
    fn token(&mut self, end: usize, kind: TokenKind) -> Token {
        let start = std::mem::replace(&mut self.at, end);
        Token::new(start, end, kind)
    }

    /// The token that is a mark of ASCII, or dots.
    fn mark(&mut self, byte: u8) -> Token {
        let mut end = self.at + 1;
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
    (below(bytes, b'A').trailing_zeros() / 8) as usize
}

/// The highest bit of each of the eight bytes that is below `bound`, at most 128, up to the first such byte; those above it may be
/// wrong.
const fn below(bytes: u64, bound: u8) -> u64 {
    bytes.wrapping_sub(ONES * bound as u64) & !bytes & (ONES * 0x80)
}

/// How many of the eight bytes, the first in the lowest place, come before the first that is no digit.
const fn digits(bytes: u64) -> usize {
    // What is left of a digit is at most 9; more than that, or the highest bit, sets the highest bit.
    let left = bytes ^ (ONES * 0x30);
    let others = (((left & (ONES * 0x7F)) + ONES * 0x76) | left) & (ONES * 0x80);
    (others.trailing_zeros() / 8) as usize
}

/// The highest bit of each of the eight bytes that is a small letter of ASCII.
const fn small_letters(bytes: u64) -> u64 {
    let low = bytes & (ONES * 0x7F);
    (low + ONES * 0x1F) & !(low + ONES * 0x05) & !bytes & (ONES * 0x80)
}

const fn is_one_bit(bits: u64) -> bool {
    bits != 0 && bits & (bits - 1) == 0
}

/// The highest bits of the first `len` of eight bytes.
const fn first_marks(len: usize) -> u64 {
    let marks = ONES * 0x80;
    if len < 8 { marks & ((1 << (8 * len)) - 1) } else { marks }
}

/// The eight bytes from `at` on.
fn eight(bytes: &[u8], at: usize) -> Option<&[u8; 8]> {
    bytes.get(at..)?.first_chunk()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// The short ways say what the long ones say, of every short word and number.
    #[test]
    fn plain_cases_are_no_other_than_the_rest() {
        let letters = "aAiInOcCkhpuvVxXK1.";
        let vietnamese = "tThiếơƯđns\u{301}\u{302}-";
        let marks = "10.,/:%- a";
        for (before, alphabet, longest) in [("", letters, 4), ("", vietnamese, 5), ("1", marks, 6)] {
            let alphabet: Vec<char> = alphabet.chars().collect();
            for len in 1..=longest {
                for number in 0..alphabet.len().pow(len) {
                    let places = (0..len).map(|place| alphabet[number / alphabet.len().pow(place) % alphabet.len()]);
                    let word: String = places.collect();
                    if word.starts_with(['.', '-', '\u{301}', '\u{302}']) && before.is_empty() {
                        continue;
                    }
                    for behind in [" a xong rồi đấy", ", a", ". A", "” a và b"] {
                        let text = format!("{before}{word}{behind}");
                        assert_eq!(syllables(&text).next(), Some(syllables(&text).other()), "{text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn irregular_syllables_are_syllables() {
        for word in crate::lexicon::irregular_syllables() {
            for word in [word.to_string(), word.nfd().collect()] {
                for text in [format!("{word} a xong rồi đấy"), format!("đu\u{31B}ơ\u{323}c {word}, a xong rồi")] {
                    assert!(
                        syllables(&text).any(|token| text[token.range] == word && token.kind == TokenKind::Syllable),
                        "{text:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn no_long_syllable_of_ascii_begins_with_i() {
        let mut all = crate::Syllable::all().map(|syllable| syllable.to_string());
        assert!(all.all(|word| !word.starts_with('i') || !word.is_ascii() || word.len() <= word::MAX_FROM_I));
    }
}
