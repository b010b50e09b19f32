//! Unicode forms: any text to NFC, and to NFD.
//!
//! A scan finds the characters that may not be in NFC; all text before the next one is kept as it is. Letters of Vietnamese with one
//! or two combining marks are composed by a table, many in a row, and what the table does not have goes through
//! `unicode-normalization`.

use std::hint::select_unpredictable;
use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, is_nfc, is_nfd};

use super::Normalized;
use super::changes::Rewrite;
use super::scan::{BeyondMarks, Form, Scan};

/// The text in NFC.
pub(super) fn compose(text: &str, noted: bool) -> Normalized<'_> {
    let bytes = text.as_bytes();
    let mut places = Scan::<Form>::new(text);
    let mut rewrite = Rewrite::new(text, noted);
    // Made when first needed, for most texts have no mark.
    let mut run = None;
    let mut done = 0;
    while let Some(place) = places.next_from(done) {
        // Before an ASCII character nothing composes with what stands in front of it.
        let start = last_ascii(bytes, done, place + 1).unwrap_or(done);
        if !noted {
            let run = run.get_or_insert_with(|| Run::new(text));
            let end = run.compose(start);
            if end > start {
                rewrite.replace(start..end, run.composed());
                done = end;
                continue;
            }
        }
        let end =
            bytes.get(place + 1..).and_then(|rest| rest.iter().position(u8::is_ascii)).map_or(text.len(), |at| place + 1 + at);
        let segment = text.get(start..end).unwrap_or("");
        if !is_nfc(segment) {
            rewrite.replace(start..end, &segment.nfc().collect::<String>());
        }
        done = end;
    }
    rewrite.finish().into()
}

/// The text in NFD.
pub(super) fn decompose(text: &str, noted: bool) -> Normalized<'_> {
    let mut rewrite = Rewrite::new(text, noted);
    let bytes = text.as_bytes();
    let mut made = String::new();
    let mut done = 0;
    while let Some(ahead) = bytes.get(done..).and_then(|rest| rest.iter().position(|byte| !byte.is_ascii())) {
        // The marks behind an ASCII letter may change their order.
        let place = done + ahead;
        let start = place.saturating_sub(1).max(done);
        let end = bytes.get(place..).and_then(|rest| rest.iter().position(u8::is_ascii)).map_or(text.len(), |at| place + at);
        let segment = text.get(start..end).unwrap_or("");
        if !is_nfd(segment) {
            made.clear();
            made.extend(segment.nfd());
            rewrite.replace(start..end, &made);
        }
        done = end;
    }
    rewrite.finish().into()
}

/// Where the last ASCII byte stands from `start` on and before `end`.
fn last_ascii(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    Some(start + bytes.get(start..end)?.iter().rposition(u8::is_ascii)?)
}

/// How much text is composed in one run.
const RUN: usize = 4096;

/// Composes letters and marks by the table, a run of text at a time.
struct Run<'a> {
    bytes: &'a [u8],
    /// What the table cannot know: other scripts, rare marks.
    beyond: Scan<'a, BeyondMarks>,
    table: &'static Table,
    out: Vec<u8>,
    len: usize,
}

impl<'a> Run<'a> {
    fn new(text: &'a str) -> Self {
        // Nothing in the table is longer than what it is made of, and writing is by sixteen bytes.
        let out = vec![0; RUN + 2 * STEP];
        Self { bytes: text.as_bytes(), beyond: Scan::new(text), table: &TABLE, out, len: 0 }
    }

    /// Composes from `start`, where nothing composes with what stands before; returns where it stopped: at a place of the same
    /// kind, or at `start` when its first letter is not in the table.
    fn compose(&mut self, start: usize) -> usize {
        self.len = 0;
        let end = self.bytes.len();
        let limit = self.beyond.next_from(start).unwrap_or(end).min(start + RUN);
        // The last ASCII character may be the base of a mark behind the limit.
        let limit = if limit == end { end } else { last_ascii(self.bytes, start, limit).unwrap_or(start) };
        let mut at = start;
        while at < limit {
            // Sixteen bytes are written, and those from the next mark on are written over.
            let sixteen = self.load::<STEP>(at);
            self.store(sixteen);
            let ahead = first_mark(sixteen).min(limit - at);
            at += ahead;
            self.len += ahead;
            if ahead == STEP || at == limit {
                continue;
            }
            let [_, mark, lead, next, third, ..] = self.load::<8>(at);
            let two = lead == MARK;
            let (base, base_len) = self.base(start, at);
            let letter = self.table.letter(base, mark, two, next);
            if letter == 0 || two & (third == MARK) {
                // Nothing composes with what stands before this letter.
                let base_start = (start..at).rev().find(|&at| self.bytes.get(at).is_some_and(|&byte| !continues(byte)));
                let base_start = base_start.unwrap_or(start);
                self.len = self.len.saturating_sub(at - base_start);
                return base_start;
            }
            let [a, b, c, len] = letter.to_le_bytes();
            self.len -= base_len;
            self.store([a, b, c, 0]);
            self.len += usize::from(len);
            at += select_unpredictable(two, 4, 2);
        }
        limit
    }

    /// The bytes from `at` on; zeros behind the end.
    fn load<const N: usize>(&self, at: usize) -> [u8; N] {
        let rest = self.bytes.get(at..).unwrap_or(&[]);
        rest.first_chunk().copied().unwrap_or_else(|| {
            let mut bytes = [0; N];
            bytes.iter_mut().zip(rest).for_each(|(to, &from)| *to = from);
            bytes
        })
    }

    /// Writes at the end of the output, without making it longer.
    fn store<const N: usize>(&mut self, bytes: [u8; N]) {
        // The output has a step more than a run is long, and never gets ahead of it.
        if let Some(to) = self.out.get_mut(self.len..).and_then(<[u8]>::first_chunk_mut) {
            *to = bytes;
        }
    }

    /// The table's number of the letter before `at`, not before `start`, and its length in bytes.
    fn base(&self, start: usize, at: usize) -> (u8, usize) {
        match *self.bytes.get(start..at).unwrap_or(&[]) {
            [.., ascii] if ascii.is_ascii() => (self.table.ascii[usize::from(ascii & 0x7F)], 1),
            [.., lead @ 0xC3..=0xC6, low] => (self.table.two[usize::from(lead - 0xC3)][usize::from(low & 0x3F)], 2),
            _ => (0, 0),
        }
    }

    fn composed(&self) -> &str {
        // Whole characters were copied or replaced by whole characters.
        simdutf8::basic::from_utf8(self.out.get(..self.len).unwrap_or(&[])).unwrap_or("")
    }
}

/// The first byte of the marks from U+0300 to U+033F.
const MARK: u8 = 0xCC;

/// Whether a byte continues a character.
const fn continues(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// Bytes that are copied together: seldom are there more between two marks.
const STEP: usize = 16;

/// How many bytes stand before the first mark.
fn first_mark(bytes: [u8; STEP]) -> usize {
    let word = u128::from_le_bytes(bytes) ^ u128::from_le_bytes([MARK; STEP]);
    // The lowest zero byte is found by the borrow that it takes.
    let zeros = word.wrapping_sub(u128::from_le_bytes([0x01; STEP])) & !word & u128::from_le_bytes([0x80; STEP]);
    zeros.trailing_zeros() as usize / 8
}

/// Letters that take marks, and the marks; both in the order of their numbers, which begin at 1.
const BASES: [char; 24] =
    ['a', 'e', 'i', 'o', 'u', 'y', 'â', 'ê', 'ô', 'ă', 'ơ', 'ư', 'A', 'E', 'I', 'O', 'U', 'Y', 'Â', 'Ê', 'Ô', 'Ă', 'Ơ', 'Ư'];
const MARKS: [char; 8] = ['\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}'];
/// No mark at all, the marks, and any other mark.
const MARK_NUMBERS: usize = MARKS.len() + 2;

/// What letters and marks compose to.
struct Table {
    /// The numbers of the ASCII letters; 0 for what has no number, here and below.
    ascii: [u8; 128],
    /// The numbers of the letters that begin with C3 to C6, by that byte and the low bits of the other.
    two: [[u8; 64]; 4],
    /// The numbers of the marks, by the low bits of their second byte.
    marks: [u8; 64],
    /// The letter's bytes and how many they are, by the numbers of a letter and two marks; 0 where there is none.
    letters: Vec<[[u32; MARK_NUMBERS]; MARK_NUMBERS]>,
}

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

impl Table {
    fn new() -> Self {
        let other = MARKS.len() as u8 + 1;
        let letters = vec![[[0; MARK_NUMBERS]; MARK_NUMBERS]; BASES.len() + 1];
        let mut table = Self { ascii: [0; 128], two: [[0; 64]; 4], marks: [other; 64], letters };
        for (&mark, number) in MARKS.iter().zip(1..) {
            table.marks[mark as usize & 0x3F] = number;
        }
        for (&base, number) in BASES.iter().zip(1u8..) {
            match *base.encode_utf8(&mut [0; 4]).as_bytes() {
                [ascii] => table.ascii[usize::from(ascii & 0x7F)] = number,
                [lead @ 0xC3..=0xC6, low] => table.two[usize::from(lead - 0xC3)][usize::from(low & 0x3F)] = number,
                _ => {}
            }
            let rows = &mut table.letters[usize::from(number)];
            for (i, &first) in MARKS.iter().enumerate() {
                rows[i + 1][0] = composed([base, first].into_iter());
                for (k, &second) in MARKS.iter().enumerate() {
                    rows[i + 1][k + 1] = composed([base, first, second].into_iter());
                }
            }
        }
        table
    }

    /// What a letter and one mark, or `two`, compose to, the marks by their second bytes.
    fn letter(&self, base: u8, first: u8, two: bool, second: u8) -> u32 {
        let first = self.marks[usize::from(first & 0x3F)];
        let second = select_unpredictable(two, self.marks[usize::from(second & 0x3F)], 0);
        self.letters.get(usize::from(base)).map_or(0, |rows| rows[usize::from(first)][usize::from(second)])
    }
}

/// The bytes of the one letter that the characters compose to, and their number; 0 when they are more than one.
fn composed(chars: impl Iterator<Item = char>) -> u32 {
    let mut chars = chars.nfc();
    let (Some(letter), None) = (chars.next(), chars.next()) else { return 0 };
    let mut bytes = [0; 4];
    let len = letter.encode_utf8(&mut bytes).len();
    // Letters of Vietnamese have three bytes at most, so that the last one is free.
    bytes[3] = len as u8;
    u32::from_le_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every place where a run, a block or a step may end.
    #[test]
    fn composes_across_every_boundary() {
        let pieces = [
            "e\u{302}\u{323}",
            "ê\u{323}",
            "a\u{301}",
            "o\u{31B}\u{300}",
            "n\u{303}",
            "a\u{302}\u{301}\u{323}",
            "“á”",
            "и\u{306}",
        ];
        for piece in pieces {
            for before in (0..20).chain(124..132).chain(RUN - 10..RUN + 3) {
                for after in [0, 1, 9] {
                    let text = format!("e\u{301}{}{piece}{}", "x".repeat(before), "u\u{31B}o".repeat(after));
                    assert_eq!(compose(&text, false).text, text.nfc().collect::<String>(), "{before} {piece:?} {after}");
                    assert_eq!(compose(&text, true).text, text.nfc().collect::<String>(), "{before} {piece:?} {after}");
                }
            }
        }
    }

    #[test]
    fn every_character_and_mark_composes() {
        for c in ('\0'..='\u{4FF}').chain('\u{10F8}'..='\u{1178}').chain('\u{1E00}'..='\u{2130}') {
            for tail in ["", "\u{301}", "\u{323}\u{302}", "\u{340}", "\u{338}", "\u{302}\u{301}"] {
                let text = format!("ô{c}{tail}a {c}");
                assert_eq!(compose(&text, false).text, text.nfc().collect::<String>(), "{c:?} {tail:?}");
                assert_eq!(decompose(&text, false).text, text.nfd().collect::<String>(), "{c:?} {tail:?}");
            }
        }
    }
}
