//! Numbers: with separators, as dates and times and scores, with a unit or a percent sign.

use super::automaton::SETS_APART;
use super::character::{self, is_hyphen};
use super::token::TokenKind;
use super::word;

/// The end of the number that begins at `at`, if it is a plain case: figures with separators, perhaps a percent sign, and behind
/// them what sets a word apart.
pub(super) fn plain_end(bytes: &[u8], at: usize) -> Option<usize> {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = digits_end(bytes, at);
    while matches!(bytes.get(end), Some(b'.' | b',' | b'/' | b':')) && is_digit(end + 1) {
        end = digits_end(bytes, end + 1);
    }
    if bytes.get(end) == Some(&b'%') {
        end += 1;
    }
    match bytes.get(end)? {
        b'.' => matches!(bytes.get(end + 1), Some(b' ' | b'\n')),
        &byte => SETS_APART[usize::from(byte)],
    }
    .then_some(end)
}

/// The number that begins at `at` with an ASCII digit, its unit with it: its end, and whether it rather is a word (`1A`).
///
/// Between two digits `.`, `,`, `/`, `:`, an apostrophe, a hyphen or a dash join; so does a hyphen or a dash behind a unit (`20%-30%`,
/// `7h-9h`), and a hyphen before a word that is no syllable (`6-Jan`, `12-NQ`).
pub(super) fn find(text: &str, at: usize) -> (usize, TokenKind) {
    let (end, plain) = end(text, at);
    let number = plain || text.get(at..end).is_some_and(is_number);
    (end, if number { TokenKind::Number } else { TokenKind::Foreign })
}

/// Where it ends, and whether there are only figures and separators.
fn end(text: &str, at: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut end = at;
    let mut plain = true;
    loop {
        let digits = digits_end(bytes, end);
        end = word::run_end(text, digits);
        let mut unit = end > digits;
        if bytes.get(end) == Some(&b'%') {
            (end, unit) = (end + 1, true);
        }
        plain &= !unit;
        let Some(c) = character::at(text, end) else { return (end, plain) };
        let next = end + c.len_utf8();
        let digit = bytes.get(next).is_some_and(u8::is_ascii_digit);
        match c {
            '.' | ',' | '/' | ':' | '\'' | '’' if digit && !unit => end = next,
            '–' if digit => end = next,
            _ if is_hyphen(c) && digit => end = next,
            _ if is_hyphen(c) => {
                let word = word_end(text, end, next);
                return (word, plain && word == end);
            }
            _ => return (end, plain),
        }
    }
}

/// The end of the words that hyphens join to a number ending at `end`, the first hyphen ending at `next`.
fn word_end(text: &str, mut end: usize, mut next: usize) -> usize {
    loop {
        let to = word::run_end(text, next);
        let word = text.get(next..to).unwrap_or_default();
        if word.is_empty() || word::is_syllable(word) && !is_month(word) {
            return end;
        }
        end = to;
        match character::at(text, end) {
            Some(c) if is_hyphen(c) => next = end + c.len_utf8(),
            _ => return end,
        }
    }
}

/// Whether it is an English month cut to three letters, all of which spreadsheets write behind a hyphen.
fn is_month(word: &str) -> bool {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].contains(&word)
}

fn digits_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())
}

/// What is written behind a figure without a space.
const UNITS: [&str; 62] = [
    "C", "F", "GB", "GHz", "GW", "Gb", "Hz", "K", "KB", "KW", "MB", "MHz", "MW", "Mb", "TB", "TW", "USD", "V", "VND", "VNĐ",
    "W", "cc", "cm", "dm", "g", "gr", "h", "ha", "hp", "inch", "k", "kHz", "kV", "kW", "kWh", "kg", "km", "km2", "km²", "l",
    "lít", "m", "m2", "m3", "mg", "ml", "mm", "m²", "m³", "nd", "p", "ph", "px", "rd", "s", "st", "th", "tr", "triệu", "tấn",
    "tỷ", "đ",
];

/// Whether what [`find`] took is a number: behind the figures there are only units and months. `1A` and `3D` are none.
fn is_number(token: &str) -> bool {
    token.split(|c: char| !character::is_word(c)).all(|part| {
        let unit = part.trim_start_matches(|c: char| c.is_ascii_digit());
        // `15h30`: what follows the figures again.
        let name = unit.trim_end_matches(|c: char| c.is_ascii_digit());
        unit.is_empty() || UNITS.contains(&unit) || UNITS.contains(&name) || is_month(unit)
    })
}

/// Whether it is a Roman numeral in capital letters, written the one way that is right: `IV`, `XIX`, and not `IIII` or `IVI`.
pub(super) fn is_roman(word: &str) -> bool {
    // The value read so far is built anew from the digits and compared, so that only the one right spelling is left.
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // The longest one is `MMMDCCCLXXXVIII`.
    if word.is_empty() || word.len() > 15 || !word.bytes().all(|byte| b"IVXLCDM".contains(&byte)) {
        return false;
    }
    let mut value = 0;
    let mut rest = word;
    while let Some(&(digit, spelling)) = DIGITS.iter().find(|&&(_, spelling)| rest.starts_with(spelling)) {
        value += digit;
        rest = &rest[spelling.len()..];
    }
    if !rest.is_empty() {
        return false;
    }
    let mut rest = word;
    for (digit, spelling) in DIGITS {
        while value >= digit {
            let Some(next) = rest.strip_prefix(spelling) else { return false };
            (value, rest) = (value - digit, next);
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_roman;

    #[test]
    fn roman_numerals_have_one_spelling() {
        for word in ["I", "IV", "IX", "XIV", "XIX", "XXI", "MCMXLV", "MMXXVI"] {
            assert!(is_roman(word), "{word}");
        }
        for word in ["", "IIII", "IVI", "VX", "IC", "XIXI", "xiv", "XA", "VV", "IIV"] {
            assert!(!is_roman(word), "{word}");
        }
    }
}
