//! Which places of a text may need work: tests on bytes that never miss one and rarely err.
//!
//! Each place that they flag is a byte of a character of the word that may need work. README.md beside this file says why the
//! tests are enough.

pub(super) use crate::scan::{AFTER, Scan, Test};

/// First bytes of characters that NFC may change, or that may compose with what stands before them: marks, and other scripts
/// wholesale. Every character from U+0080 to U+02FF and from U+1E80 to U+1EFF is as it should be.
pub(super) struct Form;

impl Test for Form {
    #[inline(always)]
    fn flags(_: u8, c: u8, [n1, n2, ..]: [u8; AFTER]) -> bool {
        (c == 0xCC) | BeyondMarks::flags(0, c, [n1, n2, 0, 0])
    }
}

/// The same but for the marks from U+0300 to U+033F.
pub(super) struct BeyondMarks;

impl Test for BeyondMarks {
    #[inline(always)]
    fn flags(_: u8, c: u8, [n1, n2, ..]: [u8; AFTER]) -> bool {
        // General punctuation and currency stay, except for two spaces that have another code point in NFC.
        let punctuation = (c == 0xE2) & ((n1 > 0x82) | (n1 == 0x80) & (n2 < 0x82));
        (c > 0xCC) & (c != 0xE1) & (c != 0xE2) | (c == 0xE1) & (n1 | 1 != 0xBB) | punctuation
    }
}

/// Words that may need a repair, and odd spaces, in NFC; and in a style other than the text's own the words it changes.
pub(super) struct Suspects<const STYLE: u8>;

/// The styles of [`Suspects`].
pub(super) const KEEP: u8 = 0;
pub(super) const OLD: u8 = 1;
pub(super) const NEW: u8 = 2;

impl<const STYLE: u8> Test for Suspects<STYLE> {
    #[inline(always)]
    fn flags(b1: u8, c: u8, [n1, n2, n3, n4]: [u8; AFTER]) -> bool {
        let horned = b1 == 0xC6;
        // The vowels `a i u` with a tone mark, by their bytes, which begin at `n1`.
        let two = n1 == 0xC3;
        let three_a = (n1 == 0xE1) & (n2 == 0xBA);
        let three_b = (n1 == 0xE1) & (n2 == 0xBB);
        let a_ahead = two & ((n2 & 0xDE == 0x80) | (n2 & 0xDF == 0x83)) | three_a & (n3 & 0xFC == 0xA0);
        let i_ahead = two & (n2 & 0xDE == 0x8C) | (n1 == 0xC4) & (n2 & 0xFE == 0xA8) | three_b & (n3 & 0xFC == 0x88);
        let u_ahead = two & ((n2 & 0xDF == 0x99) | (n2 & 0xDF == 0x9A))
            | (n1 == 0xC5) & (n2 & 0xFE == 0xA8)
            | three_b & (n3 & 0xFC == 0xA4);

        // Marks, other scripts, look-alikes, invisible characters and odd spaces, by their first bytes.
        let stranger = (c > 0xC6) & (c != 0xE1) & (c != 0xE2)
            | (c == 0xC2)
            | (c == 0xE2) & (n2.wrapping_sub(0x90) >= 0x0F) & (n2 != 0xA6)
            | (b1 == 0xC3) & (c & 0xDF == 0x90)
            | (b1 == 0xC4) & (c == 0xB1)
            | horned & (c == 0x89);

        // `c` ends a letter with a mark, other than `đ`, and is no curly quote's last byte.
        let marked = continues(c) & !((b1 == 0xC4) & (c | 1 == 0x91)) & (b1 != 0x80);
        // Before a marked letter stands none but `ơ ư`, and those not before `a i u` with a tone.
        let two_marked = marked & leads(n1) & !horned | horned & (a_ahead | i_ahead | u_ahead);
        // A plain vowel behind a marked letter is the last of the word.
        let not_last = marked & may_be_vowel(n1) & may_be_letter(n2);
        // Behind `q` stands a plain `u`, and the `i` of `gi` has no tone when more follows.
        let after_q = is(c, b'q') & (n1 >= 0x80);
        let after_g = is(c, b'g') & i_ahead & may_be_letter(n3);
        // A plain vowel before a marked one that wants the mark for itself.
        let too_late = (c & 0xDB == 0x41) & leads(n1)
            | is(c, b'o') & i_ahead
            | is(c, b'u') & !is(b1, b'q') & (a_ahead | i_ahead)
            | (is(c, b'i') & !is(b1, b'g') | is(c, b'y')) & (a_ahead | u_ahead);

        let mut flag = stranger | two_marked | not_last | after_q | after_g | too_late;
        if STYLE == OLD {
            // `oà oè uỳ` at the end of a word.
            let e_ahead = two & (n2 & 0xDE == 0x88) | three_a & (n3.wrapping_sub(0xB8) < 6);
            let y_ahead = two & (n2 & 0xDF == 0x9D) | three_b & (n3.wrapping_sub(0xB2) < 8);
            let last = (n1 == 0xE1) & !is_letter(n4) | (n1 != 0xE1) & !is_letter(n3);
            flag |= last & (is(c, b'o') & (a_ahead | e_ahead) | is(c, b'u') & !is(b1, b'q') & y_ahead);
        }
        if STYLE == NEW {
            // `òa òe ùy` at the end of a word, seen from the last byte of the marked letter.
            let o = (b1 == 0xC3) & ((c & 0xDE == 0x92) | (c & 0xDF == 0x95)) | (b1 == 0xBB) & (c & 0xFC == 0x8C);
            let u = (b1 == 0xC3) & ((c & 0xDF == 0x99) | (c & 0xDF == 0x9A))
                | (b1 == 0xC5) & (c & 0xFE == 0xA8)
                | (b1 == 0xBB) & (c & 0xFC == 0xA4);
            flag |= !may_be_letter(n2) & (o & (n1 & 0xDB == 0x41) | u & is(n1, b'y'));
        }
        flag
    }
}

/// Whether a byte continues a character.
const fn continues(byte: u8) -> bool {
    (byte as i8) < -64
}

/// Whether a byte begins a letter with a mark; so do the first bytes of some strangers.
const fn leads(byte: u8) -> bool {
    byte.wrapping_sub(0xC3) < 0x1F
}

/// Whether a byte is this ASCII letter in either case.
const fn is(byte: u8, lower: u8) -> bool {
    byte | 0x20 == lower
}

/// Whether a byte is a vowel in either case; `m`, `q` and some brackets pass too.
const fn may_be_vowel(byte: u8) -> bool {
    (byte & 0xC3 == 0x41) | is(byte, b'o')
}

/// Whether a letter may begin with this byte; signs and quotes pass too.
const fn may_be_letter(byte: u8) -> bool {
    byte > b'@'
}

/// Whether a letter of Vietnamese begins with this byte; strangers pass too.
const fn is_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | leads(byte)
}
