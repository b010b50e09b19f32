//! The rimes of Vietnamese: which glide, nucleus and coda go together, and a table that finds them by their letters.
//!
//! A letter without its tone has a code of five bits ([`code`]), so the longest rime (four letters) is a key of 20 bits. The rimes
//! stand in an open-addressed table that is made at compile time from the three lists of codas below.

use crate::letter::{Letter, Quality};

use super::sound::{Coda, Glide, Nucleus};

/// The most letters that a well-formed syllable has: `nghiêng`.
pub(crate) const MAX_LETTERS: usize = 7;

/// A rime taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rime {
    pub glide: Glide,
    pub nucleus: Nucleus,
    pub coda: Coda,
    /// Whether the nucleus `Ie` is spelled with `y`.
    pub with_y: bool,
}

/// The codes of the letters that rimes are spelled with.
mod letters {
    pub(super) const A: u32 = 1;
    pub(super) const A_BREVE: u32 = 2;
    pub(super) const A_CIRCUMFLEX: u32 = 3;
    pub(super) const E: u32 = 4;
    pub(super) const E_CIRCUMFLEX: u32 = 5;
    pub(super) const I: u32 = 6;
    pub(super) const O: u32 = 7;
    pub(super) const O_CIRCUMFLEX: u32 = 8;
    pub(super) const O_HORN: u32 = 9;
    pub(super) const U: u32 = 10;
    pub(super) const U_HORN: u32 = 11;
    pub(super) const Y: u32 = 12;
    pub(super) const C: u32 = 14;
    pub(super) const G: u32 = 17;
    pub(super) const H: u32 = 18;
    pub(super) const M: u32 = 21;
    pub(super) const N: u32 = 22;
    pub(super) const P: u32 = 23;
    pub(super) const T: u32 = 27;
}
use letters as l;

/// The five-bit code of `ê`, which the spelling of `gi` turns on.
pub(crate) const CODE_E_CIRCUMFLEX: u8 = l::E_CIRCUMFLEX as u8;

/// The five-bit code of `c`.
pub(crate) const CODE_C: u8 = l::C as u8;

/// The bit that marks the key of what follows `qu`.
const AFTER_QU: u32 = 1 << 20;

const CODES: [[u8; 5]; 26] = {
    let mut table = [[0; 5]; 26];
    let mut next = l::Y as u8 + 1;
    let mut at = 0;
    while at < 26 {
        // `f j w z` are no letters of Vietnamese.
        if !matches!(b'a' + at as u8, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'f' | b'j' | b'w' | b'z') {
            table[at][Quality::Plain as usize] = next;
            next += 1;
            if b'a' + at as u8 == b'd' {
                table[at][Quality::Stroke as usize] = next;
                next += 1;
            }
        }
        at += 1;
    }
    let vowels = [
        (b'a', Quality::Plain),
        (b'a', Quality::Breve),
        (b'a', Quality::Circumflex),
        (b'e', Quality::Plain),
        (b'e', Quality::Circumflex),
        (b'i', Quality::Plain),
        (b'o', Quality::Plain),
        (b'o', Quality::Circumflex),
        (b'o', Quality::Horn),
        (b'u', Quality::Plain),
        (b'u', Quality::Horn),
        (b'y', Quality::Plain),
    ];
    let mut at = 0;
    while at < vowels.len() {
        table[(vowels[at].0 - b'a') as usize][vowels[at].1 as usize] = 1 + at as u8;
        at += 1;
    }
    table
};

/// A letter without tone and case as a number of 1 to 29, and 0 for what Vietnamese does not write with.
pub(crate) fn code(letter: Letter) -> u8 {
    CODES.get(usize::from(letter.base.wrapping_sub(b'a'))).map_or(0, |row| row[letter.quality as usize])
}

const fn mask(codas: &[Coda]) -> u16 {
    let mut mask = 0;
    let mut at = 0;
    while at < codas.len() {
        mask |= 1 << codas[at] as u16;
        at += 1;
    }
    mask
}

/// The codas of each nucleus (in the order of the enum) without a glide.
const PLAIN: [u16; 16] = {
    use Coda::{C, Ch, I, M, N, Ng, Nh, None, O, P, T, U, Y};
    [
        mask(&[None, I, O, U, Y, M, N, Ng, Nh, P, T, C, Ch]),
        mask(&[M, N, Ng, P, T, C]),
        mask(&[U, Y, M, N, Ng, P, T, C]),
        mask(&[None, O, M, N, Ng, P, T, C]),
        mask(&[None, U, M, N, Nh, P, T, Ch]),
        mask(&[None, U, M, N, Nh, P, T, Ch]),
        mask(&[None, I, M, N, Ng, P, T, C]),
        mask(&[None, I, M, N, Ng, P, T, C]),
        mask(&[None, I, M, N, P, T]),
        mask(&[None, I, M, N, Ng, P, T, C]),
        mask(&[None, I, U, M, Ng, T, C]),
        mask(&[None]),
        mask(&[Ng, C]),
        mask(&[None, U, M, N, Ng, P, T, C]),
        mask(&[None, I, M, N, Ng, T, C]),
        mask(&[None, I, U, M, N, Ng, P, T, C]),
    ]
};

/// The codas of each nucleus after the glide, the onset not being `q`.
const GLIDED: [u16; 16] = {
    use Coda::{C, Ch, I, M, N, Ng, Nh, None, O, P, T, U, Y};
    [
        mask(&[None, I, O, Y, M, N, Ng, Nh, P, T, C, Ch]),
        mask(&[M, N, Ng, T, C]),
        mask(&[Y, N, Ng, T]),
        mask(&[None, O, M, N, T]),
        mask(&[None, Nh, Ch]),
        0,
        0,
        0,
        mask(&[None]),
        0,
        0,
        mask(&[None, U, N, Nh, P, T, Ch]),
        0,
        mask(&[None, N, T]),
        0,
        0,
    ]
};

/// The codas of each nucleus after `qu`.
const AFTER_Q: [u16; 16] = {
    use Coda::{C, Ch, I, M, N, Ng, Nh, None, O, P, T, U, Y};
    [
        mask(&[None, I, O, U, Y, N, Ng, Nh, P, T, C, Ch]),
        mask(&[M, N, Ng, P, T, C]),
        mask(&[Y, N, Ng, T]),
        mask(&[None, O, N, T]),
        mask(&[None, U, N, Nh, T, Ch]),
        mask(&[None, Nh, T, Ch]),
        0,
        mask(&[C]),
        mask(&[None]),
        0,
        0,
        mask(&[None, Nh, P, T, Ch]),
        0,
        mask(&[N, T]),
        0,
        0,
    ]
};

/// Whether a rime of these parts is spoken after `q` (or after other onsets), whatever the onset.
pub(crate) const fn exists(after_q: bool, glide: Glide, nucleus: Nucleus, coda: Coda) -> bool {
    let row = match (after_q, glide) {
        (true, Glide::Rounded) => AFTER_Q[nucleus as usize],
        (true, Glide::None) => 0,
        (false, Glide::Rounded) => GLIDED[nucleus as usize],
        (false, Glide::None) => PLAIN[nucleus as usize],
    };
    row & (1 << coda as u16) != 0
}

/// 319 keys at most in 1024 places; the multiplier is one that keeps every search to a few steps.
const SLOTS: usize = 1024;
const EMPTY: u32 = 0;

/// A key of 21 bits above `coda`, `nucleus`, `glide`, `with_y` (4, 4, 1 and 1 bits).
static TABLE: [u32; SLOTS] = build();

const fn slot(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 22) as usize
}

const fn push(key: u32, code: u32) -> u32 {
    if code == 0 { key } else { (key & AFTER_QU) | ((key & !AFTER_QU) << 5) | code }
}

/// The two letters of a nucleus, the second 0 if there is none.
const fn spelling(nucleus: Nucleus, coda: Coda, with_y: bool) -> [u32; 2] {
    let open = matches!(coda, Coda::None);
    match nucleus {
        Nucleus::A => [l::A, 0],
        Nucleus::ABreve => [l::A_BREVE, 0],
        Nucleus::ACircumflex => [l::A_CIRCUMFLEX, 0],
        Nucleus::E => [l::E, 0],
        Nucleus::ECircumflex => [l::E_CIRCUMFLEX, 0],
        Nucleus::I => [l::I, 0],
        Nucleus::O => [l::O, 0],
        Nucleus::OCircumflex => [l::O_CIRCUMFLEX, 0],
        Nucleus::OHorn => [l::O_HORN, 0],
        Nucleus::U => [l::U, 0],
        Nucleus::UHorn => [l::U_HORN, 0],
        Nucleus::Y => [l::Y, 0],
        Nucleus::OLong => [l::O, l::O],
        Nucleus::Ie => [if with_y { l::Y } else { l::I }, if open { l::A } else { l::E_CIRCUMFLEX }],
        Nucleus::Uo => [l::U, if open { l::A } else { l::O_CIRCUMFLEX }],
        Nucleus::UoHorn => [l::U_HORN, if open { l::A } else { l::O_HORN }],
    }
}

const fn coda_spelling(coda: Coda) -> [u32; 2] {
    match coda {
        Coda::None => [0, 0],
        Coda::I => [l::I, 0],
        Coda::Y => [l::Y, 0],
        Coda::O => [l::O, 0],
        Coda::U => [l::U, 0],
        Coda::M => [l::M, 0],
        Coda::N => [l::N, 0],
        Coda::Ng => [l::N, l::G],
        Coda::Nh => [l::N, l::H],
        Coda::P => [l::P, 0],
        Coda::T => [l::T, 0],
        Coda::C => [l::C, 0],
        Coda::Ch => [l::C, l::H],
    }
}

const fn build() -> [u32; SLOTS] {
    let mut table = [EMPTY; SLOTS];
    let mut n = 0;
    while n < Nucleus::ALL.len() {
        let nucleus = Nucleus::ALL[n];
        let mut c = 0;
        while c < Coda::ALL.len() {
            let coda = Coda::ALL[c];
            if exists(false, Glide::None, nucleus, coda) {
                table = insert(table, 0, nucleus, coda, Glide::None, false);
                if matches!(nucleus, Nucleus::Ie) && !matches!(coda, Coda::None) {
                    table = insert(table, 0, nucleus, coda, Glide::None, true);
                }
            }
            let with_y = matches!(nucleus, Nucleus::Ie);
            if exists(false, Glide::Rounded, nucleus, coda) {
                let glide = if matches!(nucleus, Nucleus::A | Nucleus::ABreve | Nucleus::E) { l::O } else { l::U };
                table = insert(table, glide, nucleus, coda, Glide::Rounded, with_y);
            }
            if exists(true, Glide::Rounded, nucleus, coda) {
                table = insert(table, AFTER_QU, nucleus, coda, Glide::Rounded, with_y);
            }
            c += 1;
        }
        n += 1;
    }
    table
}

const fn insert(mut table: [u32; SLOTS], start: u32, nucleus: Nucleus, coda: Coda, glide: Glide, with_y: bool) -> [u32; SLOTS] {
    let [a, b] = spelling(nucleus, coda, with_y);
    let [c, d] = coda_spelling(coda);
    let key = push(push(push(push(start, a), b), c), d);
    let mut at = slot(key);
    while table[at] != EMPTY {
        assert!(table[at] >> 10 != key, "two rimes have one spelling");
        at = (at + 1) % SLOTS;
    }
    table[at] = key << 10 | (with_y as u32) << 9 | (glide as u32) << 8 | (nucleus as u32) << 4 | coda as u32;
    table
}

/// The rime that these letter codes spell. `after_qu` says that they stand behind `qu`, which is then not among them.
pub(crate) fn find(codes: &[u8], after_qu: bool) -> Option<Rime> {
    if codes.is_empty() || codes.len() > 4 {
        return None;
    }
    let key = codes.iter().fold(0, |key, &code| key << 5 | u32::from(code)) | if after_qu { AFTER_QU } else { 0 };
    let mut at = slot(key);
    loop {
        // `at` is below `SLOTS`: a product shifted to ten bits, or a remainder.
        let row = TABLE[at];
        if row >> 10 == key {
            return Some(Rime {
                glide: if row >> 8 & 1 == 1 { Glide::Rounded } else { Glide::None },
                nucleus: Nucleus::ALL[(row >> 4 & 15) as usize],
                coda: *Coda::ALL.get((row & 15) as usize)?,
                with_y: row >> 9 & 1 == 1,
            });
        }
        if row == EMPTY {
            return None;
        }
        at = (at + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_a_code_of_its_own() {
        let mut seen = [0; 32];
        for c in "aăâeêioôơuưybcdđghklmnpqrstvx".chars() {
            seen[usize::from(code(Letter::of(c).unwrap()))] += 1;
        }
        assert_eq!(seen[1..30], [1; 29]);
        assert_eq!(code(Letter::of('w').unwrap()), 0);
        for (c, want) in
            [('c', l::C), ('g', l::G), ('h', l::H), ('m', l::M), ('n', l::N), ('p', l::P), ('t', l::T), ('y', l::Y)]
        {
            assert_eq!(u32::from(code(Letter::of(c).unwrap())), want, "{c}");
        }
    }

    #[test]
    fn searches_are_short() {
        let used = TABLE.iter().filter(|&&row| row != EMPTY).count();
        assert!(used > 200 && used < SLOTS / 2, "{used}");
        let mut run = 0;
        for &row in &TABLE {
            run = if row == EMPTY { 0 } else { run + 1 };
            assert!(run < 24);
        }
    }
}
