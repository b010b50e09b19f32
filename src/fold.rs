//! Folding: Vietnamese without its diacritics, as addresses, file names and search keys have it.
//!
//! Text goes through in blocks of 64 bytes. In a block that holds only what Vietnamese news is made of, each byte is looked up
//! by itself and the byte before it: the last byte of a letter gives the folded letter, the bytes before it give nothing. No
//! byte waits for the one before, so the lookups overlap; a second loop moves the results together. Any other block, such as
//! one with Cyrillic or Chinese in it, is folded character by character with the decompositions of Unicode.

use std::borrow::Cow;
use std::sync::LazyLock;

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
    let table = &*TABLE;
    let Some(start) = first_stripped(text) else { return Cow::Borrowed(text) };
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len());
    out.extend_from_slice(&bytes[..start]);
    let mut at = start;
    let mut found = [0; BLOCK];
    while let Some(block) = bytes.get(at..).and_then(<[u8]>::first_chunk::<BLOCK>) {
        // A character is four bytes at most.
        let end = (at + BLOCK - 3..=at + BLOCK).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(at + BLOCK);
        if table.look_up(block, &mut found) {
            let mut folded = [0; BLOCK];
            let mut len = 0;
            for &byte in &found[..end - at] {
                // `len` is below 64 whenever a byte comes, so the mask only tells the compiler so.
                folded[len % BLOCK] = byte;
                len += usize::from(byte != SKIP);
            }
            out.extend_from_slice(&folded[..len]);
            at = end;
        } else {
            at = fold_slowly(text, at, end, &mut out);
        }
    }
    fold_slowly(text, at, text.len(), &mut out);
    // Whole characters were copied or replaced by whole characters.
    Cow::Owned(String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
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
/// In the table: this byte gives nothing, the last byte of its letter gives it all.
const SKIP: u8 = 0;
/// In the table: this block must be folded character by character. As text both values are control characters, which
/// are sent there too.
const SLOW: u8 = 1;

/// What comes out for a byte, by the byte before it.
struct Table {
    /// The row for each byte before.
    row: [u8; 256],
    /// The bytes that come out, or [`SKIP`] or [`SLOW`].
    cells: [[u8; 256]; ROWS],
}

/// A row for any byte before, and one for each lead byte (or, of three bytes, for the middle byte) that begins a letter.
const ROWS: usize = 16;

static TABLE: LazyLock<Table> = LazyLock::new(Table::new);

impl Table {
    fn new() -> Self {
        let mut table = Self { row: [0; 256], cells: [[SLOW; 256]; ROWS] };
        // Before any continuation byte the row is the plain one or one of those below; what is no continuation byte begins a
        // character, whatever stood before it.
        for row in &mut table.cells {
            for byte in 2..0x80 {
                row[usize::from(byte)] = byte;
            }
            row[0xC2] = 0xC2;
            row[0xE2] = 0xE2;
            for lead in [0xC3, 0xC4, 0xC5, 0xC6, 0xCC, 0xCD, 0xE1] {
                row[lead] = SKIP;
            }
        }
        // The second byte after C2 and the third after E2 80: symbols, quotes and dashes stay.
        for byte in 0x80..0xC0 {
            table.cells[0][usize::from(byte)] = byte;
        }
        // Two bytes: the letters from U+00C0 to U+01BF.
        for (row, lead) in [(1, 0xC3), (2, 0xC4), (3, 0xC5), (4, 0xC6)] {
            table.row[usize::from(lead)] = row;
            for low in 0x80..0xC0 {
                table.letter(row, low, &[lead, low]);
            }
        }
        // Two bytes: the combining marks from U+0300 to U+036F.
        for (row, lead, marks) in [(5, 0xCC, 0x80..0xC0), (6, 0xCD, 0x80..0xB0)] {
            table.row[lead] = row;
            table.cells[usize::from(row)][marks].fill(SKIP);
        }
        table.cells[5][usize::from(NEGATION as u8 | 0x80)] = SLOW;
        // Three bytes: the letters from U+1E80 to U+1EFF. Only there does a continuation byte follow on one of these middle bytes.
        table.row[0xE1] = 7;
        table.cells[7][0xBA..=0xBB].fill(SKIP);
        for (row, middle) in [(8, 0xBA), (9, 0xBB)] {
            table.row[usize::from(middle)] = row;
            for low in 0x80..0xC0 {
                table.letter(row, low, &[0xE1, middle, low]);
            }
        }
        table.row[0xE2] = 10;
        table.cells[10][0x80] = 0x80;
        table
    }

    /// Sets the cell of a letter's last byte, when the letter folds to an ASCII one.
    fn letter(&mut self, row: u8, last: u8, utf8: &[u8]) {
        let letter = std::str::from_utf8(utf8).ok().and_then(|text| text.chars().next());
        if let Some(base) = letter.and_then(base).filter(char::is_ascii) {
            self.cells[usize::from(row)][usize::from(last)] = base as u8;
        }
    }

    /// Looks every byte of a block up; the block begins with a character. `false` when it must be folded slowly.
    #[inline]
    fn look_up(&self, block: &[u8; BLOCK], found: &mut [u8; BLOCK]) -> bool {
        found[0] = self.cells[0][usize::from(block[0])];
        for i in 1..BLOCK {
            let row = usize::from(self.row[usize::from(block[i - 1])]);
            // There are 16 rows, and all numbers of rows are below.
            found[i] = self.cells[row % ROWS][usize::from(block[i])];
        }
        !found.contains(&SLOW)
    }
}

/// Folds from `at` to `end` and on through marks that belong to the last letter; returns where it stopped.
fn fold_slowly(text: &str, at: usize, end: usize, out: &mut Vec<u8>) -> usize {
    let mut walk = Walk::default();
    let mut bytes = [0; 4];
    for (i, c) in text[at..].char_indices() {
        if at + i >= end && !is_combining_mark(c) {
            return at + i;
        }
        if let Some(c) = walk.step(c) {
            out.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
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
        let mut out = Vec::new();
        fold_slowly(text, 0, text.len(), &mut out);
        String::from_utf8(out).unwrap()
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
