//! TCVN3: the charset of the ABC fonts (`.VnTime` and its kin), the third form of TCVN 5712:1993.
//!
//! It has a byte for each small letter and for the seven capitals without a tone (`Ă Â Ê Ô Ơ Ư Đ`). A capital with a tone is the
//! small letter's byte shown in a capital font, `.VnTimeH`; so the same bytes read in two ways, and only the font says which.
//! 0x80 to 0x9F are what Windows fonts have there, punctuation above all.
//!
//! The second form of the standard fills the places between with capitals and five combining tone marks (0xB0 to 0xB4). They are
//! read, since an ABC font has nothing there, but not written, since it could not show them.
//!
//! The table is TCVN 5712:1993, as in the C library's charmap `TCVN5712-1`.

use super::table::{NONE, Paired, ascii_and};
use super::windows_1258::read_marks;
use crate::letter::{LOWER, UPPER};

/// As a small-letter font shows it.
pub(super) static TCVN3: Paired = second_form(ascii_and(&LETTERS));
/// As a capital font shows it: every letter is a capital.
pub(super) static CAPITALS: Paired = second_form(capitals(ascii_and(&LETTERS)));

/// The bytes from 0x80 on, of the third form alone.
#[rustfmt::skip]
const LETTERS: [char; 128] = [
    '€', NONE, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', NONE, 'Ž', NONE,
    NONE, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', NONE, 'ž', 'Ÿ',
    '\u{A0}', 'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', NONE,
    NONE, NONE, NONE, NONE, NONE, 'à', 'ả', 'ã', 'á', 'ạ', NONE, 'ằ', 'ẳ', 'ẵ', 'ắ', NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', NONE, 'ẻ', 'ẽ',
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', NONE, NONE, NONE, 'ĩ', 'í', 'ị', 'ò',
    NONE, 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù',
    NONE, 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', NONE,
];

/// What the second form has where the third has nothing.
#[rustfmt::skip]
const SECOND_FORM: [(u8, char); 21] = [
    (0xAF, 'Ằ'), (0xB0, '\u{300}'), (0xB1, '\u{309}'), (0xB2, '\u{303}'), (0xB3, '\u{301}'), (0xB4, '\u{323}'),
    (0xBA, 'Ẳ'), (0xBF, 'Ẵ'), (0xC0, 'Ắ'), (0xC1, 'Ầ'), (0xC2, 'Ẩ'), (0xC3, 'Ẫ'), (0xC4, 'Ấ'), (0xC5, 'Ề'),
    (0xCD, 'Ể'), (0xD9, 'Ễ'), (0xDA, 'Ế'), (0xDB, 'Ồ'), (0xE0, 'Ổ'), (0xF0, 'Ỗ'), (0xFF, 'Ố'),
];

/// Its combining marks, in the order of the tones.
const MARKS: [u8; 5] = [0xB0, 0xB3, 0xB1, 0xB2, 0xB4];

const fn second_form(letters: [char; 256]) -> Paired {
    let mut table = read_marks(Paired::new(&letters), &letters, &MARKS);
    let mut row = 0;
    while row < SECOND_FORM.len() {
        table = table.read(SECOND_FORM[row].0, SECOND_FORM[row].1);
        row += 1;
    }
    table
}

const fn capitals(mut letters: [char; 256]) -> [char; 256] {
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = capital(letters[byte]);
        byte += 1;
    }
    letters
}

const fn capital(letter: char) -> char {
    if letter == 'đ' {
        return 'Đ';
    }
    let mut row = 0;
    while row < 12 {
        let mut tone = 0;
        while tone < 6 {
            if LOWER[row][tone] == letter {
                return UPPER[row][tone];
            }
            tone += 1;
        }
        row += 1;
    }
    letter.to_ascii_uppercase()
}
