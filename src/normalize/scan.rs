//! Which places of a text may need a repair: a test on bytes, block by block, that never misses one and rarely errs.
//!
//! The text is NFC. Every test looks at a byte and the few around it with nothing but comparisons, so that the compiler can
//! make vector code of the loop. README.md beside this file says why these tests are enough.

/// Bytes that are tested together.
pub(super) const BLOCK: usize = 64;
/// Bytes that a test looks back and ahead.
const BEFORE: usize = 3;
const AFTER: usize = 4;
const WINDOW: usize = BEFORE + BLOCK + AFTER;

/// Which words of two styles are looked for.
pub(super) const KEEP: u8 = 0;
pub(super) const OLD: u8 = 1;
pub(super) const NEW: u8 = 2;

/// The places in a text that may need a repair, in order. A place is a byte of a character of the word, or of the odd space.
pub(super) struct Suspects<'a, const STYLE: u8> {
    bytes: &'a [u8],
    /// Where the block begins that `flags` are of.
    block: usize,
    /// The first flag not yet looked at.
    next: usize,
    flags: [u8; BLOCK],
}

impl<'a, const STYLE: u8> Suspects<'a, STYLE> {
    pub(super) fn new(text: &'a str) -> Self {
        // Before the first block: all its flags are looked at.
        Self { bytes: text.as_bytes(), block: BLOCK.wrapping_neg(), next: BLOCK, flags: [0; BLOCK] }
    }

    /// The first place at or after `from`.
    pub(super) fn next_from(&mut self, from: usize) -> Option<usize> {
        if from > self.block.wrapping_add(self.next) && self.block < from {
            self.next = (from - self.block).min(BLOCK);
        }
        loop {
            let flagged = self.flags.get(self.next..).and_then(|flags| flags.iter().position(|&flag| flag != 0));
            if let Some(ahead) = flagged {
                let place = self.block + self.next + ahead;
                self.next += ahead + 1;
                if place >= from {
                    return Some(place);
                }
                continue;
            }
            self.next = 0;
            self.block = self.block.wrapping_add(BLOCK);
            loop {
                if self.block >= self.bytes.len() {
                    self.next = BLOCK;
                    return None;
                }
                if self.test() {
                    break;
                }
                self.block += BLOCK;
            }
        }
    }

    /// Tests a block. Whether any flag is set.
    fn test(&mut self) -> bool {
        let window = self.block.checked_sub(BEFORE).and_then(|start| self.bytes.get(start..)?.first_chunk::<WINDOW>());
        if let Some(window) = window {
            return test::<STYLE>(window, &mut self.flags);
        }
        // At either end of the text zeros stand for what is not there.
        let mut window = [0; WINDOW];
        let start = self.block.saturating_sub(BEFORE);
        let have = self.bytes.get(start..).unwrap_or(&[]);
        let skip = BEFORE - (self.block - start);
        for (to, &from) in window.iter_mut().skip(skip).zip(have) {
            *to = from;
        }
        test::<STYLE>(&window, &mut self.flags)
    }
}

/// Whether a byte continues a character.
const fn continues(byte: u8) -> bool {
    (byte as i8) < -64
}

/// Whether a byte begins a letter with a mark (or a letter that only looks like one).
const fn leads(byte: u8) -> bool {
    byte.wrapping_sub(0xC3) < 4 || byte == 0xE1
}

const fn is(byte: u8, lower: u8) -> bool {
    byte | 0x20 == lower
}

const fn is_vowel(byte: u8) -> bool {
    is(byte, b'a') | is(byte, b'e') | is(byte, b'i') | is(byte, b'o') | is(byte, b'u') | is(byte, b'y')
}

/// Whether a letter may begin with this byte. Some signs and quotes pass too.
const fn is_letter(byte: u8) -> bool {
    byte > b'@'
}

#[inline]
fn test<const STYLE: u8>(window: &[u8; WINDOW], flags: &mut [u8; BLOCK]) -> bool {
    for i in 0..BLOCK {
        let [b3, b2, b1, c, n1, n2, n3, n4] = [
            window[i],
            window[i + 1],
            window[i + 2],
            window[i + 3],
            window[i + 4],
            window[i + 5],
            window[i + 6],
            window[i + 7],
        ];
        // Sets of vowels by the bytes that begin with `x`.
        let i_set = |x: u8, y: u8, z: u8| {
            (x == 0xC3) & (y & 0xDE == 0x8C) | (x == 0xC4) & (y & 0xFE == 0xA8) | (x == 0xE1) & (y == 0xBB) & (z & 0xFC == 0x88)
        };
        let a_set = |x: u8, y: u8, z: u8| {
            (x == 0xC3) & ((y & 0xDE == 0x80) | (y & 0xDF == 0x83)) | (x == 0xE1) & (y == 0xBA) & (z & 0xFC == 0xA0)
        };
        let u_set = |x: u8, y: u8, z: u8| {
            (x == 0xC3) & ((y & 0xDF == 0x99) | (y & 0xDF == 0x9A))
                | (x == 0xC5) & (y & 0xFE == 0xA8)
                | (x == 0xE1) & (y == 0xBB) & (z & 0xFC == 0xA4)
        };

        // Marks, other scripts, look-alikes, invisible characters and odd spaces, by their first bytes.
        let stranger = (c.wrapping_sub(0xCC) < 8)
            | (c == 0xEF)
            | (c == 0xC2) & ((n1 == 0xA0) | (n1 == 0xAD))
            | (c == 0xC3) & (n1 & 0xDF == 0x90)
            | (c == 0xC4) & (n1 == 0xB1)
            | (c == 0xC6) & (n1 == 0x89)
            | (c == 0xC7) & ((n1 == 0x8D) | (n1 == 0x8E))
            | (c == 0xC9) & (n1 == 0x96)
            | (c == 0xE2) & ((n1 == 0x80) & ((n2 < 0x90) | (n2 == 0xAF)) | (n1 == 0x81) & (n2 >= 0x9F))
            | (c == 0xE3) & (n1 == 0x80) & (n2 == 0x80);

        // The last byte of a letter with a mark, or nearly so: not that of `đ`, nor that of a curly quote.
        let marked = continues(c) & !((b1 == 0xC4) & (c | 1 == 0x91)) & (b1 != 0x80);
        // `ư`, which alone may stand before a marked letter, if that is an `ơ`.
        let u_horn = (b1 == 0xC6) & ((c == 0xAF) | (c == 0xB0));
        let o_horn_ahead = (n1 == 0xC6) | (n1 == 0xE1) & (n2 == 0xBB) & (n3.wrapping_sub(0x9A) < 10);
        let two_marked = marked & leads(n1) & !(u_horn & o_horn_ahead);
        // In a right word a plain vowel after a marked one is the last letter.
        let not_last = marked & is_vowel(n1) & is_letter(n2);
        // After `q` comes `u`, and it never carries the tone; nor does the `i` of `gi` before a vowel.
        let after_q = is(c, b'q') & (n1 >= 0x80);
        let after_g = is(c, b'g') & (i_set(n1, n2, n3) & if_three(n1 == 0xE1, is_vowel(n4), is_vowel(n3)));
        // A plain vowel before a marked one, where the mark belongs to the first.
        let too_late = (is(c, b'a') | is(c, b'e')) & leads(n1)
            | is(c, b'o') & i_set(n1, n2, n3)
            | is(c, b'u') & !is(b1, b'q') & (i_set(n1, n2, n3) | a_set(n1, n2, n3))
            | (is(c, b'i') & !is(b1, b'g') | is(c, b'y')) & (a_set(n1, n2, n3) | u_set(n1, n2, n3));

        let mut flag = stranger | two_marked | not_last | after_q | after_g | too_late;
        if STYLE == OLD {
            let last = if_three(n1 == 0xE1, !is_letter(n4), !is_letter(n3));
            let e_set = (n1 == 0xC3) & (n2 & 0xDE == 0x88) | (n1 == 0xE1) & (n2 == 0xBA) & (n3.wrapping_sub(0xB8) < 6);
            let y_set = (n1 == 0xC3) & (n2 & 0xDF == 0x9D) | (n1 == 0xE1) & (n2 == 0xBB) & (n3.wrapping_sub(0xB2) < 8);
            flag |= last & (is(c, b'o') & (a_set(n1, n2, n3) | e_set) | is(c, b'u') & !is(b1, b'q') & y_set);
        }
        if STYLE == NEW {
            let o_set = (b1 == 0xC3) & ((c & 0xDE == 0x92) | (c & 0xDF == 0x95)) | (b1 == 0xBB) & (c & 0xFC == 0x8C);
            let u_set = u_set(b1, c, 0) | (b1 == 0xBB) & (c & 0xFC == 0xA4);
            flag |= !is_letter(n2) & (o_set & (is(n1, b'a') | is(n1, b'e')) | u_set & is(n1, b'y'));
        }
        flags[i] = u8::from(flag);
        let _ = (b2, b3);
    }
    flags.iter().fold(0, |any, flag| any | flag) != 0
}

const fn if_three(three: bool, then: bool, otherwise: bool) -> bool {
    three & then | !three & otherwise
}
