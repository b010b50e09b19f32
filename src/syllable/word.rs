//! Words: where one ends, what joins two into one, and what kind it is.
//!
//! The base is UAX #29. Where it leaves a choice, and where it cuts what a reader takes for one word, the habits of the treebank
//! UD Vietnamese-VTB are followed; the `README.md` in this folder lists them.

use std::sync::LazyLock;

use super::character::{self, is_apostrophe, is_hyphen};
use super::number;
use super::token::TokenKind;
use super::{Syllable, automaton};
use crate::letter::{Letter, Tone};
use crate::lexicon;

/// Words longer than this (bytes) are no syllables, whatever invisible characters they hold.
const MAX_SYLLABLE: usize = 64;
/// The most letters of an abbreviation that can also be spoken as a word: `ASEAN`, `UNESCO`.
pub(super) const MAX_SPOKEN: usize = 6;
/// The most letters of one part of an abbreviation with dots: `PGS.TS`.
pub(super) const MAX_PART: usize = 5;

/// The end of the letters, digits and marks that begin at `at`.
pub(super) fn run_end(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..) else { return at };
    // Most words are ASCII in the main, and a byte is faster to look at than a character.
    let ascii = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let tail = rest.get(ascii..).unwrap_or_default();
    at + ascii + tail.find(|c| !character::is_word(c)).unwrap_or(tail.len())
}

/// Whether the word is a well-formed syllable, invisible characters left out.
pub(super) fn is_syllable(word: &str) -> bool {
    if word.is_ascii() { is_ascii_syllable(word.as_bytes()) } else { syllable(word).is_some() }
}

/// The same for a word of ASCII; most words asked for are such, and foreign.
fn is_ascii_syllable(word: &[u8]) -> bool {
    let Some(lower) = small(word) else { return false };
    let vowel = lower.iter().any(|byte| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
    vowel && automaton::accepts(u64::from_le_bytes(lower), word.len())
}

/// Up to eight ASCII letters as small ones, filled up with zeros.
fn small(word: &[u8]) -> Option<[u8; 8]> {
    let mut lower = [0; 8];
    for (place, byte) in lower.get_mut(..word.len())?.iter_mut().zip(word) {
        *place = byte | 0x20;
    }
    Some(lower)
}

/// The most letters of a syllable of ASCII that begins with `i`; a test holds to it.
pub(super) const MAX_FROM_I: usize = 4;

fn syllable(word: &str) -> Option<Syllable> {
    if word.len() > MAX_SYLLABLE {
        return None;
    }
    Syllable::read(word.chars().filter(|&c| !character::is_invisible(c)))
}

/// The word that begins at `at` with a letter or digit, the first run of which ends at `end`: its end and its kind.
pub(super) fn find(text: &str, at: usize, mut end: usize) -> (usize, TokenKind) {
    let mut part = at..end;
    // What the parts that are joined have in common.
    let mut joined = false;
    let mut dotted = false;
    let mut abbreviated = true;
    while let Some(c) = character::at(text, end) {
        let next = end + c.len_utf8();
        let before = text.get(part.clone()).unwrap_or_default();
        let to = if c == '.' || c == '&' || c == '_' || is_hyphen(c) || is_apostrophe(c) { run_end(text, next) } else { break };
        let after = text.get(next..to).unwrap_or_default();
        let joins = match c {
            '.' => match dot(text, at, before, after, next) {
                Dot::Joins => {
                    dotted = true;
                    true
                }
                Dot::Belongs => {
                    return (next, if joined && !dotted { TokenKind::Foreign } else { TokenKind::Abbreviation });
                }
                Dot::Ends => false,
            },
            '&' => is_capitals(before) && is_capitals(after),
            // UAX #29, ExtendNumLet.
            '_' => true,
            _ if is_hyphen(c) => hyphen_joins(before, after),
            _ => match apostrophe(text, at, before, after, next) {
                Apostrophe::Joins => true,
                Apostrophe::Belongs => return (next, TokenKind::Foreign),
                Apostrophe::Ends => false,
            },
        };
        if !joins {
            break;
        }
        abbreviated &= c != '_' && !is_apostrophe(c) && is_abbreviation(before);
        joined = true;
        part = next..to;
        end = to;
    }
    let last = text.get(part).unwrap_or_default();
    let kind = if !joined {
        kind(text, last, end)
    } else if abbreviated && (is_abbreviation(last) || dotted && last.bytes().all(|byte| byte.is_ascii_digit())) {
        TokenKind::Abbreviation
    } else {
        TokenKind::Foreign
    };
    (end, kind)
}

/// The kind of a word that nothing is joined to.
fn kind(text: &str, word: &str, end: usize) -> TokenKind {
    if number::is_roman(word) && !is_rather_a_word(text, word, end) {
        TokenKind::Number
    } else if is_syllable(word) {
        TokenKind::Syllable
    } else if word.len() > 1 && is_abbreviation(word) && word.chars().nth(1).is_some() {
        TokenKind::Abbreviation
    } else if !word.is_ascii() && word.chars().all(char::is_numeric) {
        TokenKind::Number
    } else {
        TokenKind::Foreign
    }
}

/// Whether a Roman numeral is more often something else: an abbreviation (`CD`, `MC`), a single letter, or a syllable (`VI`, `XI`)
/// when the word behind it is in capitals too.
fn is_rather_a_word(text: &str, word: &str, end: usize) -> bool {
    let small = word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    if !small || !is_syllable(word) {
        return !small && word.len() < 4;
    }
    let mut rest = text.get(end..).unwrap_or_default().chars();
    rest.next() == Some(' ')
        && rest.next().is_some_and(char::is_uppercase)
        && rest.next().is_some_and(|c| c.is_uppercase() || character::attaches(c))
}

/// Whether a hyphen between the two makes one word of them.
///
/// The treebank sets the hyphen between two names apart, and has words in one (`GD-ĐT`). What is surely Vietnamese on both sides
/// are two words, when the second begins one (`Nội-Hải`), or when the tone says that neither is a piece of a borrowed word, for
/// those have neither hỏi nor ngã (`tế-xã`, but `lô-gích`). All else is one word: `Covid-19`, `e-Cabinet`, `in-tơ-nét`.
fn hyphen_joins(before: &str, after: &str) -> bool {
    let Some(first) = after.chars().next() else { return false };
    let (left, right) = (syllable(before), syllable(after));
    if after.bytes().all(|byte| byte.is_ascii_digit()) {
        // A year behind a name is a word of its own: `Tết-2026`, but `Su-30`.
        return !(left.is_some() && after.len() >= 4);
    }
    match (left, right) {
        (Some(left), Some(right)) => {
            !first.is_uppercase() && [left, right].iter().all(|syllable| !matches!(syllable.tone(), Tone::Hook | Tone::Tilde))
        }
        (Some(_), None) => !first.is_uppercase() || is_capitals(before) || before.is_ascii() && !is_capitals(after),
        (None, Some(_)) => !first.is_uppercase() || is_capitals(after) || after.is_ascii() && !is_capitals(before),
        (None, None) => true,
    }
}

enum Dot {
    Joins,
    /// It is the last character of the word.
    Belongs,
    Ends,
}

/// What a dot is between `before` (of the word that begins at `start`) and `after`, which begins at `next` and may be empty.
fn dot(text: &str, start: usize, before: &str, after: &str, next: usize) -> Dot {
    if after.is_empty() {
        return if is_dotted(before) && goes_on(text, start, before, next) { Dot::Belongs } else { Dot::Ends };
    }
    let one = |word: &str| word.chars().nth(1).is_none() && word.starts_with(char::is_alphabetic);
    // `v.v`, `a.m`, `U.S`.
    if one(before) && one(after) && before.starts_with(char::is_uppercase) == after.starts_with(char::is_uppercase) {
        return Dot::Joins;
    }
    if is_part(before) {
        let digits = after.bytes().all(|byte| byte.is_ascii_digit());
        if is_part(after) || digits && after.len() <= 3 {
            return Dot::Joins;
        }
        if after.starts_with(char::is_uppercase) && (one(before) || is_listed(before)) {
            return Dot::Belongs;
        }
    }
    // `Node.js`: neither can be the end or the beginning of a sentence in Vietnamese.
    if after.starts_with(|c: char| c.is_ascii_lowercase()) && before.is_ascii() && !is_syllable(before) && !is_syllable(after) {
        return Dot::Joins;
    }
    Dot::Ends
}

/// Whether the sentence goes on behind the dot that ends at `next`, so that the dot is no full stop.
fn goes_on(text: &str, start: usize, before: &str, next: usize) -> bool {
    let mut rest = text.get(next..).unwrap_or_default().chars();
    // `v.v.` and `a.m.`: part of a word with dots in it.
    let within = text.get(start..next).is_some_and(|word| word.len() > before.len() + 1);
    match rest.next() {
        Some(' ' | '\u{A0}') => rest.next().is_some_and(|c| c.is_alphanumeric() || c == '('),
        Some(c) => matches!(c, ',' | ')' | ';') || within && c == ':',
        None => false,
    }
}

/// Whether a dot behind it is usually no full stop: an initial (`H.`), a listed abbreviation (`TP.`), one small letter.
fn is_dotted(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(c), None) => c.is_ascii_alphabetic() && !is_vowel_word(c) || c == 'Đ',
        _ => is_listed(word),
    }
}

/// Whether the letter alone is a word, as `y` and `ô` are, in small letters.
fn is_vowel_word(c: char) -> bool {
    c.is_ascii_lowercase() && Letter::of(c).is_some_and(Letter::is_vowel)
}

fn is_listed(word: &str) -> bool {
    static LIST: LazyLock<Vec<&str>> = LazyLock::new(|| lexicon::dotted_abbreviations().collect());
    word.len() <= MAX_PART && LIST.binary_search(&word).is_ok()
}

enum Apostrophe {
    Joins,
    Belongs,
    Ends,
}

/// What an apostrophe is behind `before`: inside a word (`d'Ivoire`, `H'Mông`), the end of a name of the highlands that is written
/// apart (`Tr’ Hy`), or a closing quote.
fn apostrophe(text: &str, start: usize, before: &str, after: &str, next: usize) -> Apostrophe {
    if after.starts_with(character::is_letter) {
        // Two words of Vietnamese are a quote and what is glued to it.
        return if is_syllable(before) && is_syllable(after) && !before.is_ascii() {
            Apostrophe::Ends
        } else {
            Apostrophe::Joins
        };
    }
    let mut letters = before.chars();
    let prefix = letters.next().is_some_and(char::is_uppercase)
        && letters.all(|c| c.is_ascii_lowercase())
        && before.len() <= 2
        && before.bytes().all(|byte| !Letter::of(char::from(byte)).is_none_or(Letter::is_vowel));
    let quoted = text.get(..start).is_some_and(|text| text.ends_with(|c| is_apostrophe(c) || c == '‘'));
    let mut rest = text.get(next..).unwrap_or_default().chars();
    if prefix && !quoted && rest.next() == Some(' ') && rest.next().is_some_and(char::is_alphabetic) {
        Apostrophe::Belongs
    } else {
        Apostrophe::Ends
    }
}

/// Whether all its characters are capital letters.
fn is_capitals(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_uppercase() || character::attaches(c))
}

/// Whether it looks like an abbreviation: capitals that are too many consonants or few letters, perhaps one small letter with two
/// capitals or more (`TTg`, `ThS`).
fn is_abbreviation(word: &str) -> bool {
    // Most words begin with a small letter, or with a capital and two small letters.
    if let [first, rest @ ..] = word.as_bytes()
        && (first.is_ascii_lowercase() || matches!(rest, [a, b, ..] if a.is_ascii_lowercase() && b.is_ascii_lowercase()))
    {
        return false;
    }
    let mut upper = 0;
    let mut lower = 0;
    let mut vowels = 0;
    for c in word.chars() {
        if c.is_ascii_uppercase() {
            upper += 1;
            vowels += usize::from(matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y'));
            continue;
        }
        if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        } else if !character::attaches(c) {
            return false;
        }
        vowels += usize::from(Letter::of(c).is_none_or(Letter::is_vowel));
    }
    match lower {
        0 => upper > 0 && (upper <= MAX_SPOKEN || vowels == 0),
        1 => upper > 1 && upper < MAX_PART,
        _ => false,
    }
}

/// Whether it may be a part of an abbreviation with dots: few letters, capitals or a consonant or two (`Th.S`, `Tp.HCM`).
fn is_part(word: &str) -> bool {
    let mut count = 0;
    let mut vowels = 0;
    let mut upper = 0;
    for c in word.chars().filter(|&c| !character::attaches(c)) {
        count += 1;
        upper += usize::from(c.is_uppercase());
        vowels += usize::from(Letter::of(c).is_none_or(Letter::is_vowel));
        if !c.is_alphabetic() || count > MAX_PART {
            return false;
        }
    }
    let first = word.starts_with(char::is_uppercase);
    if count == upper { count == 1 || !is_syllable(word) } else { first && count <= 2 && vowels == 0 }
}
