//! Letters that only look like Vietnamese ones: of other alphabets, full-width, or foreign Latin.

use crate::letter::{Letter, Quality, Tone};

/// A letter with a Vietnamese twin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Twin {
    pub letter: Letter,
    pub kind: Kind,
}

/// What kind of company a look-alike needs to be taken for its twin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of another alphabet, in the same shape: a Latin letter in the same word is enough.
    OtherScript,
    /// A Greek small letter that formulas are written with: wants a Vietnamese letter with a mark in the same word.
    Symbol,
    /// `Ð ð`, which no language that still has them puts first in a word, where Vietnamese has its `Đ`.
    Eth,
    /// A Latin letter of other languages: the words beside must not be of those.
    Latin,
}

/// The twin of a letter. Its marks are to be taken off first (Unicode's canonical decomposition); `ǎ` is `a` with U+030C then.
pub(super) fn twin(c: char) -> Option<Twin> {
    let (kind, ascii) = match c {
        'Ð' | 'ð' => return Some(stroke(Kind::Eth, c == 'Ð')),
        'Ɖ' | 'ɖ' => return Some(stroke(Kind::Latin, c == 'Ɖ')),
        'ı' => (Kind::Latin, b'i'),
        '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
            // Full-width forms stand in the order of ASCII, 0xFEE0 higher.
            (Kind::OtherScript, u8::try_from(c as u32 - 0xFEE0).ok()?)
        }
        _ => (
            if matches!(c, 'α' | 'γ' | 'ι' | 'κ' | 'ν' | 'ρ' | 'υ' | 'χ') { Kind::Symbol } else { Kind::OtherScript },
            shape(c)?,
        ),
    };
    let upper = ascii.is_ascii_uppercase();
    let letter = Letter { base: ascii.to_ascii_lowercase(), quality: Quality::Plain, tone: Tone::Level, upper };
    Some(Twin { letter, kind })
}

fn stroke(kind: Kind, upper: bool) -> Twin {
    Twin { letter: Letter { base: b'd', quality: Quality::Stroke, tone: Tone::Level, upper }, kind }
}

/// The ASCII letter of the same shape, for Cyrillic and Greek.
fn shape(c: char) -> Option<u8> {
    Some(match c {
        'А' | 'Α' => b'A',
        'В' | 'Β' => b'B',
        'С' | 'Ϲ' => b'C',
        'Ԁ' => b'D',
        'Е' | 'Ε' => b'E',
        'Ԍ' => b'G',
        'Н' | 'Η' => b'H',
        'І' | 'Ι' | 'Ӏ' => b'I',
        'К' | 'Κ' => b'K',
        'М' | 'Μ' => b'M',
        'Ν' => b'N',
        'О' | 'Ο' => b'O',
        'Р' | 'Ρ' => b'P',
        'Ԛ' => b'Q',
        'Ѕ' => b'S',
        'Т' | 'Τ' => b'T',
        'Ѵ' => b'V',
        'Х' | 'Χ' => b'X',
        'У' | 'Ү' | 'Υ' => b'Y',
        'а' | 'α' => b'a',
        'с' | 'ϲ' => b'c',
        'ԁ' => b'd',
        'е' => b'e',
        'һ' => b'h',
        'і' | 'ι' => b'i',
        'к' | 'κ' => b'k',
        'ӏ' => b'l',
        'о' | 'ο' => b'o',
        'р' | 'ρ' => b'p',
        'ԛ' => b'q',
        'ѕ' => b's',
        'υ' => b'u',
        'ν' | 'ѵ' => b'v',
        'х' | 'χ' => b'x',
        'у' | 'ү' | 'γ' => b'y',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_twin_is_a_vietnamese_letter_of_the_same_case() {
        let mut seen = 0;
        for c in '\u{80}'..='\u{FFFF}' {
            if let Some(Twin { letter, .. }) = twin(c) {
                assert_eq!(Letter::of(letter.to_char().unwrap()), Some(letter), "{c}");
                assert_eq!(letter.upper, c.is_uppercase() || c == 'Ӏ', "{c}");
                assert_eq!(Letter::of(c), None, "{c}");
                seen += 1;
            }
        }
        assert!(seen > 100);
    }
}
