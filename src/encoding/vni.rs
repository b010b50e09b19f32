//! VNI for Windows: a letter and a mark behind it, a byte each.
//!
//! The mark carries the tone, or the tone and the quality mark at once (`a` and 0xE1 is `ấ`); `ơ ư` have a byte that takes a
//! tone like a plain vowel, and `i`, `ỵ` and `đ` have whole letters. A mark has a byte for either case; the letter decides.
//! A mark that stands behind no vowel means nothing. 0x80 to 0xBF are as in windows-1252.
//!
//! The table is that of the VNI company's fonts for Windows.

use super::table::{NONE, Paired, ascii_and};
use crate::letter::{LOWER, UPPER};

pub(super) static VNI: Paired = paired();

/// The bytes from 0x80 on that are letters by themselves.
#[rustfmt::skip]
const LETTERS: [char; 128] = [
    '€', NONE, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', NONE, 'Ž', NONE,
    NONE, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', NONE, 'ž', 'Ÿ',
    '\u{A0}', '¡', '¢', '£', '¤', '¥', '¦', '§', '¨', '©', 'ª', '«', '¬', '\u{AD}', '®', '¯',
    '°', '±', '²', '³', '´', 'µ', '¶', '·', '¸', '¹', 'º', '»', '¼', '½', '¾', '¿',
    NONE, NONE, NONE, NONE, NONE, NONE, 'Ỉ', NONE, NONE, NONE, NONE, NONE, 'Ì', 'Í', 'Ỵ', NONE,
    NONE, 'Đ', 'Ị', 'Ĩ', 'Ơ', NONE, 'Ư', NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, 'ỉ', NONE, NONE, NONE, NONE, NONE, 'ì', 'í', 'ỵ', NONE,
    NONE, 'đ', 'ị', 'ĩ', 'ơ', NONE, 'ư', NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE,
];

/// The small letters' marks, in the order of the tones: the level one (a quality mark alone) first.
const TONES: [u8; 6] = [0, 0xF8, 0xF9, 0xFB, 0xF5, 0xEF];
const BREVE: [u8; 6] = [0xEA, 0xE8, 0xE9, 0xFA, 0xFC, 0xEB];
const CIRCUMFLEX: [u8; 6] = [0xE2, 0xE0, 0xE1, 0xE5, 0xE3, 0xE4];

/// Rows of the alphabet, the byte of the letter that is written first, and the marks behind it.
const ROWS: [(usize, u8, [u8; 6]); 11] = [
    (0, b'a', TONES),
    (1, b'a', BREVE),
    (2, b'a', CIRCUMFLEX),
    (3, b'e', TONES),
    (4, b'e', CIRCUMFLEX),
    (6, b'o', TONES),
    (7, b'o', CIRCUMFLEX),
    (8, 0xF4, TONES),
    (9, b'u', TONES),
    (10, 0xF6, TONES),
    (11, b'y', TONES),
];

/// Between a small letter's byte and its capital's.
const CASE: u8 = 0x20;

const fn paired() -> Paired {
    let mut table = Paired::new(&ascii_and(&LETTERS));
    let mut at = 0;
    while at < ROWS.len() {
        let (row, base, marks) = ROWS[at];
        let mut tone = 0;
        while tone < 6 {
            let mark = marks[tone];
            if mark != 0 {
                let (small, capital) = (LOWER[row][tone], UPPER[row][tone]);
                table = table.pair(base, mark, small).pair(base - CASE, mark - CASE, capital);
                table = table.read_pair(base, mark - CASE, small).read_pair(base - CASE, mark, capital);
            }
            tone += 1;
        }
        at += 1;
    }
    table
}
