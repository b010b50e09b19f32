//! Words of the lexicon by their bytes: each in small letters, with a capital, and in capitals, in either tone style.
//!
//! Nearly every word of a text is written in one of these ways, and its number is one look-up of up to sixteen bytes. A word that is
//! written otherwise (`ThS`, `Ma-Rốc`, two words run together) is left to the scanner that reads letter by letter.

use super::token::{Classes, Shape, WordId};
use crate::letter::{Letter, Tone};

/// Words longer in bytes than this are read letter by letter.
const MAX_BYTES: usize = 16;

/// What a byte may be in a word.
const SMALL: u8 = 1;
const LARGE: u8 = 2;
const DIGIT: u8 = 4;
/// Part of a letter that is not ASCII.
const PART: u8 = 8;
const IN_WORD: u8 = SMALL | LARGE | DIGIT | PART;
/// A mark that may join what stands on both sides of it to one word.
const JOINER: u8 = 16;
/// The same between digits only.
const DIGIT_JOINER: u8 = 32;
/// Begins a sign that is no letter of Vietnamese: a quote, a no-break space, another script.
const ODD: u8 = 64;

const BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => LARGE,
            b'0'..=b'9' => DIGIT,
            // Continuation bytes; the leads of U+00C0 to U+01BF and of U+1000 to U+1FFF.
            0x80..=0xBF | 0xC3..=0xC6 | 0xE1 => PART,
            b'-' | b'\'' | b'&' | b'/' => JOINER,
            b'.' | b',' | b':' | b'%' => DIGIT_JOINER,
            0xC0..=0xFF => ODD,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// The spellings of the lexicon's words, by open addressing; at most half full.
#[derive(Debug)]
pub(super) struct Spellings {
    /// For each slot a byte of its tag, 0 in one that is free: all of them stay near, and few slots are read in vain.
    glances: Vec<u8>,
    slots: Vec<Slot>,
    count: usize,
    /// The numbers of marks, as [`Shape::Mark`] has them.
    marks: [WordId; 256],
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    tag: u32,
    word: WordId,
    shape: Shape,
}

const FREE: Slot = Slot { tag: 0, word: 0, shape: Shape::Lower };

impl Spellings {
    pub(super) fn new() -> Self {
        Self { glances: vec![0; 1 << 14], slots: vec![FREE; 1 << 14], count: 0, marks: [0; 256] }
    }

    /// Adds a word in all its spellings. A word with other signs than letters of Vietnamese or digits has none.
    pub(super) fn add(&mut self, word: &str, number: WordId) {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            self.put(word, number, Shape::Number);
            return;
        }
        let Some(letters) = word.chars().map(Letter::of).collect::<Option<Vec<Letter>>>() else { return };
        for letters in [Some(letters.clone()), other_style(&letters)].into_iter().flatten() {
            let spell = |large: fn(usize) -> bool| -> String {
                letters.iter().enumerate().filter_map(|(at, &letter)| Letter { upper: large(at), ..letter }.to_char()).collect()
            };
            self.put(&spell(|_| false), number, Shape::Lower);
            self.put(&spell(|_| true), number, Shape::Upper);
            if letters.len() > 1 {
                self.put(&spell(|at| at == 0), number, Shape::Capital);
            }
        }
    }

    /// Adds a mark.
    pub(super) fn add_mark(&mut self, mark: u8, number: WordId) {
        self.marks[usize::from(mark)] = number;
    }

    #[inline]
    pub(super) fn mark(&self, mark: u8) -> WordId {
        self.marks[usize::from(mark)]
    }

    /// The word at `at` if it is plain and ends before a space or a mark: its end, its number, its shape.
    #[inline]
    pub(super) fn plain_word(&self, bytes: &[u8], at: usize) -> Option<(usize, WordId, Shape)> {
        let (low, rest) = bytes.get(at..)?.split_first_chunk()?;
        let high = rest.first_chunk()?;
        let (mut low, mut high) = (u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        let stop = stops(low);
        let len = if stop != 0 {
            (low, high) = (low & before(stop), 0);
            stop.trailing_zeros() / 8
        } else {
            let stop = stops(high);
            high &= before(stop);
            8 + stop.trailing_zeros() / 8
        };
        let end = at + len as usize;
        if len == 0 || BYTES[usize::from(*bytes.get(end)?)] & (DIGIT | JOINER) != 0 || len as usize == MAX_BYTES {
            return None;
        }
        if let Some((word, shape)) = self.get((low, high)) {
            return Some((end, word, shape));
        }
        (is_small(low) && is_small(high)).then_some((end, 0, Shape::Lower))
    }

    /// The word at `at`, if bytes are enough to read it: its end, its number, its shape.
    pub(super) fn any_word(&self, classes: &Classes, text: &str, at: usize) -> Option<(usize, WordId, Shape)> {
        let bytes = text.as_bytes();
        let class = |at: usize| bytes.get(at).map_or(0, |&byte| BYTES[usize::from(byte)]);
        let (&head, tail) = bytes.get(at..)?.split_first()?;
        let first = BYTES[usize::from(head)];
        if first & IN_WORD == 0 {
            return None;
        }
        let (mut end, mut rest, mut stop) = (at + 1, 0, 0);
        for &byte in tail {
            let class = BYTES[usize::from(byte)];
            if class & IN_WORD == 0 {
                stop = class;
                break;
            }
            rest |= class;
            end += 1;
        }
        if stop & (ODD | JOINER | DIGIT_JOINER) != 0
            && (stop & ODD != 0
                || stop & JOINER != 0 && class(end + 1) & (IN_WORD | ODD) != 0
                || (first | rest) & DIGIT != 0 && class(end + 1) & DIGIT != 0)
            || end - at > MAX_BYTES
        {
            return None;
        }
        if let Some((word, shape)) = self.get(number_of(bytes.get(at..end)?)) {
            return Some((end, word, shape));
        }
        let shape = match (first, rest) {
            (SMALL, 0 | SMALL) => Shape::Lower,
            (LARGE, SMALL) => Shape::Capital,
            (LARGE, 0 | LARGE) => Shape::Upper,
            (DIGIT, 0 | DIGIT) => Shape::Number,
            _ => shape_of(classes, text.get(at..end)?)?,
        };
        Some((end, 0, shape))
    }

    #[inline]
    fn get(&self, word: (u64, u64)) -> Option<(WordId, Shape)> {
        let (mut at, tag) = place(word);
        let (mask, wanted) = (self.glances.len() - 1, glance(tag));
        loop {
            let found = *self.glances.get(at & mask)?;
            if found == wanted {
                let slot = self.slots.get(at & mask)?;
                if slot.tag == tag {
                    return Some((slot.word, slot.shape));
                }
            }
            if found == 0 {
                return None;
            }
            at += 1;
        }
    }

    fn put(&mut self, word: &str, number: WordId, shape: Shape) {
        if word.len() > MAX_BYTES || self.get(number_of(word.as_bytes())).is_some() {
            return;
        }
        if self.count * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![FREE; old.len() * 2];
            self.glances = vec![0; old.len() * 2];
            // The tag holds the bits that a larger table needs.
            for slot in old.into_iter().filter(|slot| slot.word != 0) {
                self.settle(slot.tag as usize, slot);
            }
        }
        let (at, tag) = place(number_of(word.as_bytes()));
        self.settle(at, Slot { tag, word: number, shape });
        self.count += 1;
    }

    fn settle(&mut self, from: usize, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = from & mask;
        while self.glances[at] != 0 {
            at = (at + 1) & mask;
        }
        self.glances[at] = glance(slot.tag);
        self.slots[at] = slot;
    }
}

/// The high bits of those of eight bytes that are below `@`, which is no letter: a space, a mark or a digit.
#[inline]
fn stops(bytes: u64) -> u64 {
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    // Such a byte has neither of its two highest bits.
    !(bytes | bytes << 1) & HIGH
}

/// All bits of the bytes before the first stop.
#[inline]
fn before(stops: u64) -> u64 {
    ((stops & stops.wrapping_neg()) >> 7).wrapping_sub(1)
}

/// Whether all of up to eight bytes, zeros behind them, are small letters of ASCII or parts of a letter that can only be small.
#[inline]
fn is_small(bytes: u64) -> bool {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = ONES << 7;
    let low = bytes & !HIGH;
    // Above `z`; at or below the grave accent, but not zero.
    let above = low + ONES * 5;
    let below = !(low + ONES * 31) & (low + ONES * 127);
    if (above | below) & !bytes & HIGH != 0 {
        return false;
    }
    // The last bytes of letters that are not ASCII: odd in `ạ` to `ỹ`, one by one in the older blocks.
    let mut leads = bytes & bytes << 1 & HIGH;
    while leads != 0 {
        let at = leads.trailing_zeros() / 8;
        let byte = |k: u32| if k < 8 { (bytes >> (8 * k)) as u8 } else { 0 };
        let small = match byte(at) {
            0xC3 => byte(at + 1) >= 0xA0 && byte(at + 1) != 0xB7,
            0xC4 => matches!(byte(at + 1), 0x83 | 0x91 | 0xA9),
            0xC5 => byte(at + 1) == 0xA9,
            0xC6 => matches!(byte(at + 1), 0xA1 | 0xB0),
            0xE1 => matches!(byte(at + 1), 0xBA | 0xBB) && byte(at + 2) & 1 == 1,
            _ => false,
        };
        if !small {
            return false;
        }
        leads &= leads - 1;
    }
    true
}

/// The bytes of a word as two numbers.
fn number_of(word: &[u8]) -> (u64, u64) {
    let eight = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
    word.split_at_checked(8).map_or_else(|| (eight(word), 0), |(low, high)| (eight(low), eight(high)))
}

/// The slot that a word is looked for at, and its tag.
#[inline]
fn place((low, high): (u64, u64)) -> (usize, u32) {
    let wide = u128::from(low ^ 0x9E37_79B9_7F4A_7C15) * u128::from(high ^ 0xD6E8_FEB8_6659_FD93);
    let tag = (wide as u64 ^ (wide >> 64) as u64) as u32;
    (tag as usize, tag)
}

/// A byte of a tag that its place does not have, never 0.
#[inline]
fn glance(tag: u32) -> u8 {
    (tag >> 24) as u8 | 1
}

/// The shape of a word of Vietnamese letters in one of the three ways to write one.
fn shape_of(classes: &Classes, word: &str) -> Option<Shape> {
    let mut chars = word.chars();
    let first = classes.is_large(chars.next()?)?;
    let (mut small, mut large) = (false, false);
    for c in chars {
        if classes.is_large(c)? {
            large = true;
        } else {
            small = true;
        }
    }
    match (first, small, large) {
        (false, _, false) => Some(Shape::Lower),
        (true, true, false) => Some(Shape::Capital),
        (true, false, _) => Some(Shape::Upper),
        _ => None,
    }
}

/// The word with the tone of its `oa`, `oe` or `uy` on the other letter.
fn other_style(letters: &[Letter]) -> Option<Vec<Letter>> {
    let at = letters.windows(2).position(|pair| {
        matches!((pair[0].base, pair[1].base), (b'o', b'a' | b'e') | (b'u', b'y'))
            && (pair[0].tone == Tone::Level) != (pair[1].tone == Tone::Level)
    })?;
    let mut moved = letters.to_vec();
    (moved[at].tone, moved[at + 1].tone) = (letters[at + 1].tone, letters[at].tone);
    Some(moved)
}
