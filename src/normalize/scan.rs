//! Which places of a text may need work: tests on bytes, block by block, that never miss one and rarely err.
//!
//! Every test looks at a byte and the few around it with nothing but comparisons, in a loop that the compiler makes vector
//! code of; `fearless_simd` runs it with the widest vectors that the processor has. README.md beside this file says why the
//! tests are enough.

use std::marker::PhantomData;

use fearless_simd::{Level, dispatch};

/// Bytes that are tested together.
const BLOCK: usize = 128;
/// Bytes that a test looks back and ahead.
const BEFORE: usize = 1;
const AFTER: usize = 4;
const WINDOW: usize = BEFORE + BLOCK + AFTER;

/// A test on the byte `c`, the one before it and the four behind it; zeros stand for what is not there.
pub(super) trait Test {
    fn flags(before: u8, c: u8, ahead: [u8; AFTER]) -> bool;
}

/// The flagged places of a text, in order. Each is a byte of a character of the word that may need work.
pub(super) struct Scan<'a, T> {
    bytes: &'a [u8],
    /// Where the block begins that `flags` are of.
    block: usize,
    flags: [u8; BLOCK],
    test: PhantomData<T>,
}

impl<'a, T: Test> Scan<'a, T> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut scan = Self { bytes: text.as_bytes(), block: 0, flags: [0; BLOCK], test: PhantomData };
        scan.find_block(0);
        scan
    }

    /// The first flagged place at or after `from`. Asked with growing places only.
    pub(super) fn next_from(&mut self, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            if from >= self.block + BLOCK {
                self.find_block(from - from % BLOCK);
            }
            if self.block >= self.bytes.len() {
                return None;
            }
            let skip = from.saturating_sub(self.block);
            let flags = self.flags.get(skip..).unwrap_or(&[]);
            if let Some(ahead) = flags.iter().position(|&flag| flag != 0) {
                return Some(self.block + skip + ahead);
            }
            from = self.block + BLOCK;
        }
    }

    /// Goes to the first block at or after `start` that has a flag, or behind the end.
    fn find_block(&mut self, start: usize) {
        let (bytes, flags) = (self.bytes, &mut self.flags);
        self.block = dispatch!(Level::new(), _simd => find_block::<T>(bytes, start, flags));
    }
}

#[inline(always)]
fn find_block<T: Test>(bytes: &[u8], start: usize, flags: &mut [u8; BLOCK]) -> usize {
    let mut block = start;
    while block < bytes.len() {
        let window = block.checked_sub(BEFORE).and_then(|start| bytes.get(start..)?.first_chunk::<WINDOW>());
        let found = match window {
            Some(window) => test_block::<T>(window, flags),
            None => test_block::<T>(&window_at_end(bytes, block), flags),
        };
        if found {
            break;
        }
        block += BLOCK;
    }
    block
}

/// The window of the first block or of the last ones.
fn window_at_end(bytes: &[u8], block: usize) -> [u8; WINDOW] {
    let mut window = [0; WINDOW];
    let missing = BEFORE.saturating_sub(block);
    let have = bytes.get((block + missing).saturating_sub(BEFORE)..).unwrap_or(&[]);
    let len = have.len().min(WINDOW - missing);
    if let (Some(to), Some(from)) = (window.get_mut(missing..missing + len), have.get(..len)) {
        to.copy_from_slice(from);
    }
    window
}

#[inline(always)]
fn test_block<T: Test>(window: &[u8; WINDOW], flags: &mut [u8; BLOCK]) -> bool {
    let mut any = 0;
    for i in 0..BLOCK {
        let ahead = [window[i + 2], window[i + 3], window[i + 4], window[i + 5]];
        let flag = u8::from(T::flags(window[i], window[i + 1], ahead));
        flags[i] = flag;
        any |= flag;
    }
    any != 0
}

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
