//! Keys: the letters and digits of a line without marks and case, one space between words. Labels are compared by them.
//!
//! Lines are folded many at once and then taken apart in blocks of 64 bytes, each kind of byte as the bits of one number, so that
//! counting words and capitals costs a few instructions a block. A line with more than ASCII and the usual dashes and quotes left
//! in it is read character by character.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64};

use super::line::Line;

/// Bytes that are looked at together.
const BLOCK: usize = 64;

/// Room for the keys of some lines.
#[derive(Default)]
pub(crate) struct Keys {
    /// The lines, each with a line break behind it.
    joined: String,
    /// The same without diacritics.
    plain: Vec<u8>,
    /// The keys, each with a line break behind it.
    text: String,
    /// What was counted of each line, and where its key ends.
    counts: Vec<(Line, usize)>,
}

/// Keys that were written, one behind the other.
#[derive(Default)]
struct Out {
    bytes: Vec<u8>,
    len: usize,
    lines: Vec<(Line, usize)>,
}

impl Keys {
    /// Takes other lines in the place of those that it had.
    pub(crate) fn fold<'t>(&mut self, lines: impl Iterator<Item = &'t str>) {
        self.joined.clear();
        let mut chars = Vec::new();
        for line in lines {
            chars.push(line.chars().count() as u32);
            if memchr::memchr(b'\n', line.as_bytes()).is_some() {
                self.joined.extend(line.chars().map(|c| if c == '\n' { ' ' } else { c }));
            } else {
                self.joined.push_str(line);
            }
            self.joined.push('\n');
        }
        crate::fold::fold_onto(&self.joined, 0, &mut self.plain);
        let len = self.plain.len();
        self.plain.resize(len + BLOCK, b' ');
        self.counts.clear();
        let (plain, counts) = (self.plain.as_slice(), std::mem::take(&mut self.counts));
        let mut out = Out { bytes: std::mem::take(&mut self.text).into_bytes(), len: 0, lines: counts };
        dispatch!(Level::new(), simd => fold_lines(simd, plain, len, &mut out));
        out.bytes.truncate(out.len);
        // Whole characters were written.
        self.text = String::from_utf8(out.bytes).unwrap_or_default();
        self.counts = out.lines;
        for ((line, _), chars) in self.counts.iter_mut().zip(chars) {
            line.chars = chars;
        }
    }

    /// What was counted of each line, and its key.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (Line, &str)> {
        let mut start = 0;
        self.counts.iter().map(move |&(line, end)| {
            let key = self.text.get(start..end).unwrap_or_default();
            start = end + 1;
            (line, key)
        })
    }

    /// All the keys, each with a line break behind it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

/// The key of a phrase of a list or of the user's.
pub(crate) fn key_of(phrase: &str) -> String {
    let mut plain = Vec::new();
    crate::fold::fold_onto(phrase, 0, &mut plain);
    plain.iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b' ');
    let mut out = Out::default();
    fold_slowly(&plain, 0, 0, &mut out);
    out.bytes.truncate(out.lines.first().map_or(0, |&(_, end)| end));
    // Whole characters were written.
    String::from_utf8(out.bytes).unwrap_or_default()
}

impl Out {
    /// Makes room for a block of which any part is pushed.
    #[inline(always)]
    fn reserve(&mut self) {
        if self.bytes.len() < self.len + 2 * BLOCK {
            self.bytes.resize(2 * self.len + 4 * BLOCK, 0);
        }
    }

    fn push(&mut self, text: &str) {
        self.reserve();
        if let Some(to) = self.bytes.get_mut(self.len..self.len + text.len()) {
            to.copy_from_slice(text.as_bytes());
            self.len += text.len();
        }
    }

    /// Sets off the next word of the key that begins at `start`.
    fn separate(&mut self, start: usize) {
        if self.len > start && self.bytes.get(self.len - 1) != Some(&b' ') {
            self.push(" ");
        }
    }

    /// Adds the bytes of a block whose bits are set.
    #[inline(always)]
    fn push_kept(&mut self, block: [u8; BLOCK], mut kept: u64) {
        let mut bytes = [0; 2 * BLOCK];
        bytes[..BLOCK].copy_from_slice(&block);
        self.reserve();
        let mut from = 0;
        while kept != 0 {
            let skip = kept.trailing_zeros();
            kept >>= skip;
            from += skip as usize;
            let run = kept.trailing_ones();
            // A block is written whole, and the next run over what is not of this one.
            if let (Some(to), Some(bytes)) = (
                self.bytes.get_mut(self.len..).and_then(<[u8]>::first_chunk_mut::<BLOCK>),
                bytes.get(from..).and_then(<[u8]>::first_chunk::<BLOCK>),
            ) {
                *to = *bytes;
            }
            self.len += run as usize;
            kept = kept.checked_shr(run).unwrap_or(0);
            from += run as usize;
        }
    }

    /// Ends the key of a line that begins at `start`.
    #[inline(always)]
    fn end(&mut self, start: usize, mut line: Line, any_small: bool) {
        if self.len > start && self.bytes.get(self.len - 1) == Some(&b' ') {
            self.len -= 1;
        }
        line.capitalized = line.capitalized * 100 / line.words.max(1);
        line.capitals = line.letters > 0 && !any_small;
        self.lines.push((line, self.len));
        self.push("\n");
    }
}

/// The lines of the first `len` bytes of `plain`, each with a line break behind it; a block more is there.
#[inline(always)]
fn fold_lines<S: Simd>(simd: S, plain: &[u8], len: usize, out: &mut Out) {
    let all = |byte: u8| u8x64::splat(simd, byte);
    let mut at = 0;
    while at < len {
        let (start, key) = (at, out.len);
        let mut line = Line::default();
        let mut any_small = false;
        // Of the byte before the block: whether it is of a word, whether it is a small letter.
        let (mut within, mut behind_small) = (0, 0);
        loop {
            // A block more than the lines is there.
            let Some(block) = plain.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>) else { return };
            let c = u8x64::load_array_ref(simd, block);
            let is = |byte: u8| c.simd_eq(all(byte)).to_bitmask();
            let among = |first: u8, count: u8| (c - all(first)).simd_lt(all(count));
            let ahead = is(b'\n').trailing_zeros();
            let inside = u64::MAX.checked_shr(BLOCK as u32 - ahead).unwrap_or(0);
            let beyond = c.simd_ge(all(0x80)).to_bitmask() & inside;
            if beyond != 0 {
                // General punctuation from U+2010 on stands between words.
                let third = among(0x90, 0x30).to_bitmask();
                let known = is(0xE2) & is(0x80) >> 1 & third >> 2;
                if beyond & !(known | known << 1 | known << 2) != 0 {
                    at = fold_slowly(plain, start, key, out);
                    break;
                }
            }
            let capital = among(b'A', 26);
            let small = among(b'a', 26);
            let digit = among(b'0', 10);
            let word = capital | small | digit;
            let (capitals, smalls, words) =
                (capital.to_bitmask() & inside, small.to_bitmask() & inside, word.to_bitmask() & inside);
            let before = words << 1 | within;
            let after_small = smalls << 1 | behind_small;
            let letters = capitals | smalls;
            line.upper |= line.letters == 0 && capitals & letters.wrapping_neg() & letters != 0;
            line.words += (words & !before).count_ones();
            line.letters += letters.count_ones();
            line.digits += (words & !letters).count_ones();
            line.capitalized += (capitals & (!before | after_small)).count_ones();
            any_small |= smalls != 0;
            // Of what stands behind a word the first byte is its space.
            let kept = (words | before) & inside;
            let folded = word.select(capital.select(c | all(0x20), c), all(b' '));
            out.push_kept(folded.into(), kept);
            (within, behind_small) = (words >> 63, smalls >> 63);
            if ahead < BLOCK as u32 {
                at += ahead as usize + 1;
                out.end(key, line, any_small);
                break;
            }
            at += BLOCK;
        }
    }
}

/// Reads the line that begins at `start` character by character in the place of what was made of it; returns where the next begins.
fn fold_slowly(plain: &[u8], start: usize, key: usize, out: &mut Out) -> usize {
    let rest = plain.get(start..).unwrap_or_default();
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let text = rest.get(..end).and_then(|line| std::str::from_utf8(line).ok()).unwrap_or_default();
    out.len = key;
    let mut line = Line::default();
    let mut any_small = false;
    let mut bytes = [0; 4];
    // Whether the character before is of a word, and whether it is a small letter.
    let (mut within, mut behind_small) = (false, false);
    for c in text.chars() {
        if matches!(c, '©' | '®') {
            out.separate(key);
            out.push("copyright ");
            line.words += 1;
            (within, behind_small) = (false, false);
            continue;
        }
        if !c.is_alphanumeric() {
            // Characters of no width are parts of the letter before them.
            if !is_unseen(c) {
                (within, behind_small) = (false, false);
            }
            continue;
        }
        if !within {
            out.separate(key);
            line.words += 1;
        }
        let capital = c.is_ascii_uppercase();
        line.upper |= line.letters == 0 && capital;
        line.capitalized += u32::from(capital && (!within || behind_small));
        if c.is_ascii_digit() {
            line.digits += 1;
        } else {
            line.letters += 1;
        }
        any_small |= c.is_lowercase();
        (within, behind_small) = (true, c.is_ascii_lowercase());
        out.push(c.to_lowercase().next().unwrap_or(c).encode_utf8(&mut bytes));
    }
    out.end(key, line, any_small);
    start + end + 1
}

/// Combining marks and characters of no width.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> (Line, String) {
        let mut keys = Keys::default();
        keys.fold(std::iter::once(text));
        let (line, key) = keys.lines().next().expect("one line was given");
        (line, key.to_owned())
    }

    #[test]
    fn keys_are_letters_and_digits() {
        for (text, key) in [
            ("TIN LIÊN QUAN:", "tin lien quan"),
            ("  Bình luận (19) – “Đọc…” ", "binh luan 19 doc"),
            ("Ảnh: Đ.H./TTXVN", "anh d h ttxvn"),
            ("© 2024 Báo Sông", "copyright 2024 bao song"),
            ("Москва и Hà Nội", "москва и ha noi"),
            ("a\u{200B}b\u{AD}c", "abc"),
            ("dòng\nhai", "dong hai"),
            ("— …", ""),
            ("", ""),
        ] {
            assert_eq!(of(text).1, key, "{text}");
        }
    }

    #[test]
    fn what_is_counted() {
        let (line, _) = of("Thủ tướng: 12 tỉnh, TP và 3 bộ; GDP tăngMạnh");
        assert_eq!((line.words, line.digits, line.letters), (10, 3, 29));
        assert_eq!((line.upper, line.capitals, line.capitalized), (true, false, 40));
        assert_eq!(line.chars, 44);
        assert!(of("24H MUA SẮM").0.capitals && !of("24h").0.upper);
    }

    #[test]
    fn blocks_and_characters_give_the_same() {
        let parts = ["Đà Nẵng", ", ", "…", "– ", "“", "a1B", "  ", "7", "ỷ", "xX", ".", "Q", "\t"];
        let mut state = 7u64;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        let mut keys = Keys::default();
        for _ in 0..200 {
            let texts: Vec<String> =
                (0..random(40)).map(|_| (0..random(40)).map(|_| parts[random(parts.len())]).collect()).collect();
            keys.fold(texts.iter().map(String::as_str));
            assert_eq!(keys.lines().count(), texts.len());
            for (text, (line, key)) in texts.iter().zip(keys.lines()) {
                let plain = format!("{}\n", crate::fold(text));
                let mut slow = Out::default();
                fold_slowly(plain.as_bytes(), 0, 0, &mut slow);
                let (mut wanted, end) = slow.lines[0];
                wanted.chars = line.chars;
                assert_eq!(key.as_bytes(), &slow.bytes[..end], "{text}");
                assert_eq!(format!("{line:?}"), format!("{wanted:?}"), "{text}");
            }
        }
    }
}
