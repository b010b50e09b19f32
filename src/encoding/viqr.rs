//! VIQR: Vietnamese Quoted-Readable, the marks as punctuation behind the letter.
//!
//! `(` is the breve, `^` the circumflex, `+` the horn; `` ` `` `'` `?` `~` `.` are the tones in the order grave, acute, hook,
//! tilde, dot; `dd` is `đ`, and `DD` or `Dd` its capital. A backslash before a character keeps it from being a mark (or the second
//! `d`), so it is written before every one that would be. One that stands before a letter or a digit is itself.
//!
//! The signs are those of RFC 1456 (1993).

use super::replaced;
use crate::error::Error;
use crate::letter::{Letter, Quality, Tone};

const TONES: [u8; 6] = [0, b'`', b'\'', b'?', b'~', b'.'];

/// The text of the bytes and how many of them are not ASCII, which stand for nothing.
pub(super) fn decode(bytes: &[u8]) -> (String, usize) {
    let mut text = String::with_capacity(bytes.len());
    let mut undefined = 0;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let mut behind = bytes.get(at + 1..).unwrap_or_default();
        at += 1;
        match byte {
            b'\\' if behind.first().is_some_and(|&next| is_escaped(next)) => {
                text.push(char::from(behind[0]));
                at += 1;
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                let mut letter =
                    Letter { base: byte.to_ascii_lowercase(), quality: Quality::Plain, tone: Tone::Level, upper: byte < b'a' };
                while let Some((&sign, rest)) = behind.split_first()
                    && let Some(marked) = marked(letter, sign)
                {
                    letter = marked;
                    behind = rest;
                    at += 1;
                }
                text.extend(letter.to_char());
            }
            0..0x80 => text.push(char::from(byte)),
            _ => {
                text.push(char::REPLACEMENT_CHARACTER);
                undefined += 1;
            }
        }
    }
    (text, undefined)
}

/// The bytes of a text.
pub(super) fn encode(text: impl Iterator<Item = (usize, char)>, replacement: Option<&str>) -> Result<Vec<u8>, Error> {
    let mut writer = Writer { bytes: Vec::new(), before: None };
    for (at, letter) in text {
        if !writer.put(letter) {
            for letter in replaced(letter, at, "VIQR", replacement)?.chars() {
                writer.put(letter);
            }
        }
    }
    Ok(writer.bytes)
}

struct Writer {
    bytes: Vec<u8>,
    /// The letter that a sign written next would mark.
    before: Option<Letter>,
}

impl Writer {
    /// Writes a letter; false when VIQR has none such.
    fn put(&mut self, letter: char) -> bool {
        let Some(parts) = Letter::of(letter) else {
            if !letter.is_ascii() {
                return false;
            }
            let sign = letter as u8;
            if sign == b'\\' || self.before.is_some_and(|before| marked(before, sign).is_some()) {
                self.bytes.push(b'\\');
            }
            self.bytes.push(sign);
            self.before = None;
            return true;
        };
        let base = if parts.upper { parts.base.to_ascii_uppercase() } else { parts.base };
        if self.before.is_some_and(|before| marked(before, base).is_some()) {
            self.bytes.push(b'\\');
        }
        self.bytes.push(base);
        match parts.quality {
            Quality::Plain => {}
            Quality::Breve => self.bytes.push(b'('),
            Quality::Circumflex => self.bytes.push(b'^'),
            Quality::Horn => self.bytes.push(b'+'),
            Quality::Stroke => self.bytes.push(base),
        }
        if parts.tone != Tone::Level {
            self.bytes.push(TONES[parts.tone as usize]);
        }
        self.before = Some(parts);
        true
    }
}

/// The letter that a sign behind `letter` makes of it.
fn marked(letter: Letter, sign: u8) -> Option<Letter> {
    let plain = letter.quality == Quality::Plain && letter.tone == Tone::Level;
    let quality = match (sign, letter.base) {
        (b'(', b'a') => Quality::Breve,
        (b'^', b'a' | b'e' | b'o') => Quality::Circumflex,
        (b'+', b'o' | b'u') => Quality::Horn,
        (b'd', b'd') if !letter.upper => Quality::Stroke,
        (b'd' | b'D', b'd') if letter.upper => Quality::Stroke,
        _ => {
            let tone = Tone::ALL[TONES.iter().position(|&tone| tone == sign && tone != 0)?];
            return (letter.tone == Tone::Level && letter.is_vowel()).then_some(Letter { tone, ..letter });
        }
    };
    plain.then_some(Letter { quality, ..letter })
}

/// Whether a backslash before it is an escape: signs are, and the second `d`; letters and digits are not.
fn is_escaped(next: u8) -> bool {
    next.is_ascii_punctuation() || next.eq_ignore_ascii_case(&b'd')
}
