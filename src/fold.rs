//! Folding: Vietnamese without its diacritics, as addresses, file names and search keys have it.
//!
//! Text goes through in blocks of 64 bytes. In a block that holds only what Vietnamese news is made of, each byte is looked up
//! by itself and the bytes before it, all 64 at once: the last byte of a letter gives the folded letter, the bytes before it give
//! nothing, and what is left is moved together. Any other block, such as one with Cyrillic or Chinese in it, is folded character
//! by character with the decompositions of Unicode. `fearless_simd` does this with the widest vectors that the processor has.

use std::borrow::Cow;
use std::sync::LazyLock;

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// The text without diacritics: `Đổi mới` becomes `Doi moi`. Borrowed when there is nothing to strip.
///
/// Every Latin letter loses its marks, foreign ones too (`Müller` becomes `Muller`), whether it is one code point or a letter
/// and combining marks, and so do the strokes of `đ ø ł ħ ŧ` and the look-alikes of `đ` (`ð`, `ɖ`). Dotless `ı` becomes `i`.
/// All else stays: `ß` and `æ` are letters, not letters with a mark, and other scripts keep their marks. A mark that stands on
/// no letter of another script is dropped.
///
/// ```
/// assert_eq!(toasoan::fold("Đường phố Hà Nội"), "Duong pho Ha Noi");
/// assert_eq!(toasoan::fold("Ða\u{323}i ho\u{323}c"), "Dai hoc");
/// ```
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let Some(start) = first_stripped(text) else { return Cow::Borrowed(text) };
    let mut bytes = Vec::new();
    fold_onto(text, start, &mut bytes);
    // Whole characters were copied or replaced by whole characters.
    Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// Puts the bytes of the folded text, which is UTF-8, in the place of what `out` holds. Folding changes nothing before `start`.
pub(crate) fn fold_onto(text: &str, start: usize, out: &mut Vec<u8>) {
    let tables = &*TABLES;
    // No letter folds to a longer one, and a block is written whole.
    let room = text.len() + BLOCK;
    let bytes = if out.capacity() < room { vec![0; room] } else { std::mem::take(out) };
    let mut folded = Out { bytes, len: 0 };
    folded.bytes.resize(room, 0);
    folded.push(text.as_bytes().get(..start).unwrap_or(&[]));
    dispatch!(Level::new(), simd => fold_blocks(simd, text, start, tables, &mut folded));
    folded.bytes.truncate(folded.len);
    *out = folded.bytes;
}

/// The text as Vietnamese portals write it in an address: `Đổi mới 2,3%` becomes `doi-moi-2-3`.
///
/// Folded, in lower case; the letters and figures of ASCII stay, what stands between them becomes one hyphen, and none stands
/// at either end. Invisible characters vanish; `ß æ œ þ` and full-width letters are spelled out; other scripts vanish like punctuation.
///
/// ```
/// assert_eq!(toasoan::slug("Giá vàng “tăng sốc”: 80 triệu/lượng!"), "gia-vang-tang-soc-80-trieu-luong");
/// ```
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let mut out = String::with_capacity(folded.len());
    let mut gap = false;
    let mut push = |letter: char, gap: &mut bool| {
        if *gap && !out.is_empty() {
            out.push('-');
        }
        *gap = false;
        out.push(letter);
    };
    for c in folded.chars() {
        match c {
            'a'..='z' | '0'..='9' => push(c, &mut gap),
            'A'..='Z' => push(c.to_ascii_lowercase(), &mut gap),
            'ß' => "ss".chars().for_each(|c| push(c, &mut gap)),
            'æ' | 'Æ' => "ae".chars().for_each(|c| push(c, &mut gap)),
            'œ' | 'Œ' => "oe".chars().for_each(|c| push(c, &mut gap)),
            'þ' | 'Þ' => "th".chars().for_each(|c| push(c, &mut gap)),
            '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
                // Full-width forms stand in the order of ASCII, 0xFEE0 higher.
                if let Ok(ascii) = u8::try_from(c as u32 - 0xFEE0) {
                    push(char::from(ascii.to_ascii_lowercase()), &mut gap);
                }
            }
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => {}
            _ => gap = true,
        }
    }
    out
}

/// Bytes that are looked up together.
const BLOCK: usize = 64;

/// What was written so far.
struct Out {
    bytes: Vec<u8>,
    len: usize,
}

impl Out {
    fn push(&mut self, bytes: &[u8]) {
        if let Some(to) = self.bytes.get_mut(self.len..self.len + bytes.len()) {
            to.copy_from_slice(bytes);
            self.len += bytes.len();
        }
    }
}

/// Folds the text from `at` on.
#[inline(always)]
fn fold_blocks<S: Simd>(simd: S, text: &str, mut at: usize, tables: &Tables, out: &mut Out) {
    let tables = tables.0.map(|table| u8x64::load_array(simd, table));
    let bytes = text.as_bytes();
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let mut last = [b' '; BLOCK];
        let (block, whole) = match rest.first_chunk::<BLOCK>() {
            Some(block) => (block, true),
            None => {
                last.iter_mut().zip(rest).for_each(|(to, &from)| *to = from);
                (&last, false)
            }
        };
        let found = look_up(simd, u8x64::load_array_ref(simd, block), tables);
        // The last character of a block may go on behind it, so the next block begins with it.
        let len = if whole { BLOCK - 1 - found.starts.leading_zeros() as usize } else { rest.len() };
        match out.bytes.get_mut(out.len..).and_then(<[u8]>::first_chunk_mut::<BLOCK>) {
            Some(to) if !found.slow => {
                *to = found.folded.into();
                out.len += (found.kept & (u64::MAX >> (BLOCK - len))).count_ones() as usize;
                at += len;
            }
            _ => at = fold_slowly(text, at, at + len, out),
        }
    }
}

/// What was looked up of a block.
struct Found<S: Simd> {
    /// The bytes that come out, those that are kept moved together.
    folded: u8x64<S>,
    /// Which bytes give one, and which begin a character; the lowest bit is of the first byte.
    kept: u64,
    starts: u64,
    /// Whether the block must be folded character by character.
    slow: bool,
}

/// Looks every byte of a block up; the block begins with a character.
#[inline(always)]
fn look_up<S: Simd>(simd: S, c: u8x64<S>, tables: [u8x64<S>; TABLE_COUNT]) -> Found<S> {
    let all = |byte: u8| u8x64::splat(simd, byte);
    let is = |bytes: u8x64<S>, byte: u8| bytes.simd_eq(all(byte));
    // The one and the two bytes before each.
    let b1 = all(0).slide::<63>(c);
    let b2 = all(0).slide::<62>(c);
    let low = c & all(0x3F);
    let [c3, c4, c5, c6, ba, bb] = tables;
    let mut out = c;
    for (lead, table) in [(0xC3, c3), (0xC4, c4), (0xC5, c5), (0xC6, c6)] {
        out = is(b1, lead).select(table.swizzle_dyn(low), out);
    }
    let three = is(b2, 0xE1);
    out = (three & is(b1, 0xBA)).select(ba.swizzle_dyn(low), out);
    out = (three & is(b1, 0xBB)).select(bb.swizzle_dyn(low), out);

    let two_lead = (c - all(0xC3)).simd_lt(all(4));
    let mark_lead = is(c | all(1), 0xCD);
    let mark_tail = is(b1 | all(1), 0xCD);
    let three_lead = is(c, 0xE1);
    let middle = is(b1, 0xE1);
    let kept = !(two_lead | mark_lead | mark_tail | three_lead | middle);

    // Other scripts, letters that are not in the tables, and marks that are none of Latin letters. Of the characters that begin
    // with E2, general punctuation and the signs of currencies are known.
    let stranger = c.simd_gt(all(0xC6)) & !mark_lead & !three_lead & !is(c, 0xE2)
        | middle & !is(c | all(1), 0xBB)
        | is(b1, 0xE2) & !is(c | all(2), 0x82)
        | is(b2, 0xE2) & is(b1, 0x82) & c.simd_lt(all(0xA0))
        | is(b1, 0xCC) & is(c, NEGATION as u8 | 0x80)
        | is(b1, 0xCD) & c.simd_gt(all(0xAF))
        | is(out, 0);
    Found {
        folded: out.compress(kept),
        kept: kept.to_bitmask(),
        starts: (!is(c & all(0xC0), 0x80)).to_bitmask(),
        slow: stranger.any_true(),
    }
}

/// What the last byte of a letter gives, by its low six bits; 0 where only the decompositions of Unicode know. A table for each
/// of the bytes before it: C3, C4, C5, C6 (the letters from U+00C0 to U+01BF), E1 BA and E1 BB (from U+1E80 to U+1EFF).
struct Tables([[u8; BLOCK]; TABLE_COUNT]);

const TABLE_COUNT: usize = 6;

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let before: [&[u8]; TABLE_COUNT] = [&[0xC3], &[0xC4], &[0xC5], &[0xC6], &[0xE1, 0xBA], &[0xE1, 0xBB]];
    Tables(before.map(|before| {
        let mut table = [0; BLOCK];
        for (cell, last) in table.iter_mut().zip(0x80..) {
            let utf8 = [before, &[last]].concat();
            let letter = std::str::from_utf8(&utf8).ok().and_then(|text| text.chars().next());
            *cell = letter.and_then(base).filter(char::is_ascii).map_or(0, |base| base as u8);
        }
        table
    }))
});

/// Folds from `at` to `end` and on through marks that belong to the last letter; returns where it stopped.
fn fold_slowly(text: &str, at: usize, end: usize, out: &mut Out) -> usize {
    let mut walk = Walk::default();
    let mut bytes = [0; 4];
    for (i, c) in text[at..].char_indices() {
        if at + i >= end && !is_combining_mark(c) {
            return at + i;
        }
        if let Some(c) = walk.step(c) {
            out.push(c.encode_utf8(&mut bytes).as_bytes());
        }
    }
    text.len()
}

/// Where the first character stands that folding changes.
fn first_stripped(text: &str) -> Option<usize> {
    let ascii: usize = text.as_bytes().chunks(BLOCK).take_while(|block| block.is_ascii()).map(<[u8]>::len).sum();
    let mut walk = Walk::default();
    let (i, _) = text.get(ascii..)?.char_indices().find(|&(_, c)| walk.step(c) != Some(c))?;
    Some(ascii + i)
}

/// What must be known of the text so far, character by character.
#[derive(Default)]
struct Walk {
    /// Whether the letter before is of a script whose marks stay.
    other_script: bool,
}

impl Walk {
    /// What the next character folds to.
    fn step(&mut self, c: char) -> Option<char> {
        if is_mark(c) {
            return Some(c).filter(|_| self.other_script);
        }
        let base = base(c);
        // A mark of another kind stands between a letter and its marks.
        if c != NEGATION && (c < '\u{370}' || !is_combining_mark(c)) {
            // Spacing marks of Greek are no letters and yet carry marks.
            let carries = c.is_alphabetic() || matches!(c, '\u{1FBD}'..='\u{1FFE}');
            self.other_script = base.is_none() && c > '\u{36F}' && carries;
        }
        Some(base.unwrap_or(c))
    }
}

/// A combining mark of the kind that Latin letters wear: U+0300 to U+036F without U+0338, which negates a symbol (`≠`).
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}') && c != NEGATION
}

const NEGATION: char = '\u{338}';

/// The Latin letter below the marks, or `None` when there are none on it.
fn base(c: char) -> Option<char> {
    let mut first = None;
    if !c.is_ascii() {
        decompose_canonical(c, |part| {
            first.get_or_insert(part);
        });
    }
    // Blocks from Latin-1 Supplement to IPA Extensions; the arrows and operators that begin with an ASCII symbol are negations.
    let first = first.filter(|&part| part < '\u{2B0}' && !matches!(c, '\u{2190}'..='\u{22FF}'))?;
    let base = match first {
        'đ' | 'ð' | 'ɖ' => 'd',
        'Đ' | 'Ð' | 'Ɖ' => 'D',
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'ħ' => 'h',
        'Ħ' => 'H',
        'ŧ' => 't',
        'Ŧ' => 'T',
        'ı' => 'i',
        other => other,
    };
    Some(base).filter(|&base| base != c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Character by character, as the documentation says it.
    fn plainly(text: &str) -> String {
        let mut out = Out { bytes: vec![0; text.len()], len: 0 };
        fold_slowly(text, 0, text.len(), &mut out);
        String::from_utf8(out.bytes[..out.len].to_vec()).unwrap()
    }

    #[test]
    fn every_character_folds_alike_in_a_block_and_alone() {
        for c in '\0'..='\u{2FFF}' {
            let text = format!("ấ{c}\u{301}b{}{c}", "đường ".repeat(12));
            assert_eq!(fold(&text), plainly(&text), "{c:?}");
        }
    }

    #[test]
    fn a_letter_may_lie_across_blocks() {
        for start in 0..BLOCK {
            for letter in ["ệ", "e\u{323}\u{302}", "й\u{301}", "—", "Đ", "😀", "æ\u{301}", "₫"] {
                let text = format!("{}{letter}{}", "x".repeat(start), "ư".repeat(BLOCK * 2));
                let text = format!("ă{text}");
                assert_eq!(fold(&text), plainly(&text), "{start} {letter}");
            }
        }
    }
}
