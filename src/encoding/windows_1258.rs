//! windows-1258: Microsoft's code page for Vietnamese.
//!
//! A vowel with its quality mark has a byte, its tone mark another one behind it (a few letters that Latin-1 has, `à á è é ê`
//! among them, have a byte with the tone). The two are read as the one letter that they are.
//!
//! The table is Microsoft's `cp1258` as published by Unicode (MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT). The Encoding Standard
//! has control characters where Microsoft has nothing; a test compares the rest with `encoding_rs`.

use super::table::{NONE, Paired, ascii_and};
use crate::letter::{LOWER, UPPER};

pub(super) static WINDOWS_1258: Paired = write_marks(Paired::new(&ascii_and(&LETTERS)), &ascii_and(&LETTERS), &MARKS);

/// The combining marks, in the order of the tones.
const MARKS: [u8; 5] = [0xCC, 0xEC, 0xD2, 0xDE, 0xF2];

/// The bytes from 0x80 on.
#[rustfmt::skip]
const LETTERS: [char; 128] = [
    '€', NONE, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', NONE, '‹', 'Œ', NONE, NONE, NONE,
    NONE, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', NONE, '›', 'œ', NONE, NONE, 'Ÿ',
    '\u{A0}', '¡', '¢', '£', '¤', '¥', '¦', '§', '¨', '©', 'ª', '«', '¬', '\u{AD}', '®', '¯',
    '°', '±', '²', '³', '´', 'µ', '¶', '·', '¸', '¹', 'º', '»', '¼', '½', '¾', '¿',
    'À', 'Á', 'Â', 'Ă', 'Ä', 'Å', 'Æ', 'Ç', 'È', 'É', 'Ê', 'Ë', '\u{300}', 'Í', 'Î', 'Ï',
    'Đ', 'Ñ', '\u{309}', 'Ó', 'Ô', 'Ơ', 'Ö', '×', 'Ø', 'Ù', 'Ú', 'Û', 'Ü', 'Ư', '\u{303}', 'ß',
    'à', 'á', 'â', 'ă', 'ä', 'å', 'æ', 'ç', 'è', 'é', 'ê', 'ë', '\u{301}', 'í', 'î', 'ï',
    'đ', 'ñ', '\u{323}', 'ó', 'ô', 'ơ', 'ö', '÷', 'ø', 'ù', 'ú', 'û', 'ü', 'ư', '₫', 'ÿ',
];

/// Adds every vowel of `letters` with each of the five marks, to be read only.
pub(super) const fn read_marks(table: Paired, letters: &[char; 256], marks: &[u8; 5]) -> Paired {
    add_marks(table, letters, marks, false)
}

const fn write_marks(table: Paired, letters: &[char; 256], marks: &[u8; 5]) -> Paired {
    add_marks(table, letters, marks, true)
}

const fn add_marks(mut table: Paired, letters: &[char; 256], marks: &[u8; 5], written: bool) -> Paired {
    let mut byte = 0;
    while byte < 256 {
        let mut row = 0;
        while row < 12 {
            let mut tone = 1;
            while tone < 6 {
                let (base, mark) = (byte as u8, marks[tone - 1]);
                let letter = if LOWER[row][0] == letters[byte] {
                    LOWER[row][tone]
                } else if UPPER[row][0] == letters[byte] {
                    UPPER[row][tone]
                } else {
                    NONE
                };
                if letter != NONE {
                    table = if written { table.pair(base, mark, letter) } else { table.read_pair(base, mark, letter) };
                }
                tone += 1;
            }
            row += 1;
        }
        byte += 1;
    }
    table
}
