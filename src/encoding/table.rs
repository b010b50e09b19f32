//! The engines of the eight-bit charsets: bytes to letters by table, alone or in pairs.
//!
//! A cell of a table is one `u32`: the letter's UTF-8 in the low three bytes, above them its length (two bits), the length of the
//! letter that it takes the place of (two bits, for pairs), and the top bit for a byte that stands for nothing. So a letter costs
//! a few loads, one store of four bytes and two additions, and no branch.

use std::hint::select_unpredictable;

/// How many input bytes go through the buffer on the stack at a time.
pub(super) const CHUNK: usize = 1024;
/// One more than the letters that can take a mark and the marks that a charset can have; powers of two, to make a place cheap.
const BASES: usize = 32;
const MARKS: usize = 64;
const PAIRS: usize = BASES * MARKS;
/// Where the length of a cell's letter begins, and that of the letter it takes the place of.
pub(super) const LEN: u32 = 24;
pub(super) const INSTEAD: u32 = 26;
/// The top bit of a cell: the byte stands for nothing and the cell holds U+FFFD.
const UNDEFINED: u32 = 1 << 31;
/// The letter that says "none" in a table.
pub(super) const NONE: char = '\u{FFFD}';

/// A letter as a cell; every letter of a table is in the basic plane, so three bytes hold it.
pub(super) const fn cell(letter: char) -> u32 {
    let code = letter as u32;
    let bytes = if code < 0x80 {
        code | 1 << LEN
    } else if code < 0x800 {
        (0xC0 | code >> 6) | (0x80 | code & 0x3F) << 8 | 2 << LEN
    } else {
        (0xE0 | code >> 12) | (0x80 | code >> 6 & 0x3F) << 8 | (0x80 | code & 0x3F) << 16 | 3 << LEN
    };
    if code == NONE as u32 { bytes | UNDEFINED } else { bytes }
}

/// A charset with a letter a byte.
pub(super) struct Single {
    cells: [u32; 256],
    codes: Codes,
}

/// A charset in which a second byte can mark the first.
pub(super) struct Paired {
    cells: [u32; 256],
    /// For each byte, its number among the letters that take a mark (from 1), or 0.
    bases: [u8; 256],
    /// For each byte, its number among the marks (from 1), or 0.
    marks: [u8; 256],
    /// By base and mark, 0 where the two bytes stay two letters.
    pairs: [u32; PAIRS],
    codes: Codes,
}

/// The bytes of each letter, for writing: the first in the low byte, the second (or 0) in the high one; 0 for none.
struct Codes {
    low: [u16; LOW_END],
    high: [u16; HIGH_END - HIGH_START],
    /// What is in neither range: punctuation, signs and combining marks.
    others: [(char, u16); OTHERS],
}

const LOW_END: usize = 0x1B1;
const HIGH_START: usize = 0x1EA0;
const HIGH_END: usize = 0x1EFA;
const OTHERS: usize = 64;

impl Codes {
    const fn new() -> Self {
        Self { low: [0; LOW_END], high: [0; HIGH_END - HIGH_START], others: [(NONE, 0); OTHERS] }
    }

    /// Gives `letter` its bytes; the first that it was given stay.
    const fn set(mut self, letter: char, code: u16) -> Self {
        let at = letter as usize;
        if at < LOW_END {
            if self.low[at] == 0 {
                self.low[at] = code;
            }
        } else if at >= HIGH_START && at < HIGH_END {
            if self.high[at - HIGH_START] == 0 {
                self.high[at - HIGH_START] = code;
            }
        } else if letter != NONE {
            let mut row = 0;
            while self.others[row].1 != 0 && self.others[row].0 != letter {
                row += 1;
            }
            if self.others[row].1 == 0 {
                self.others[row] = (letter, code);
            }
        }
        self
    }

    fn get(&self, letter: char) -> u16 {
        let at = letter as usize;
        if let Some(&code) = self.low.get(at) {
            code
        } else if let Some(&code) = at.checked_sub(HIGH_START).and_then(|at| self.high.get(at)) {
            code
        } else {
            self.others.iter().take_while(|row| row.1 != 0).find(|row| row.0 == letter).map_or(0, |row| row.1)
        }
    }
}

impl Single {
    /// From the letter of each byte.
    pub(super) const fn new(letters: &[char; 256]) -> Self {
        let mut cells = [0; 256];
        let mut codes = Codes::new();
        let mut byte = 0;
        while byte < 256 {
            cells[byte] = cell(letters[byte]);
            codes = codes.set(letters[byte], byte as u16);
            byte += 1;
        }
        Self { cells, codes }
    }

    /// The text of the bytes and how many of them stand for nothing.
    pub(super) fn decode(&self, bytes: &[u8]) -> (String, usize) {
        let mut text = Sink::new(bytes.len());
        for chunk in bytes.chunks(CHUNK) {
            text.put(chunk.iter().map(|&byte| self.cells[usize::from(byte)]));
        }
        text.finish()
    }

    /// The byte of a letter.
    pub(super) fn code(&self, letter: char) -> Option<u16> {
        code(self.codes.get(letter), letter)
    }
}

impl Paired {
    /// From the letter of each byte; pairs come with [`Self::pair`] and [`Self::read_pair`].
    pub(super) const fn new(letters: &[char; 256]) -> Self {
        let Single { cells, codes } = Single::new(letters);
        Self { cells, bases: [0; 256], marks: [0; 256], pairs: [0; PAIRS], codes }
    }

    /// Reads a byte that is not written.
    pub(super) const fn read(mut self, byte: u8, letter: char) -> Self {
        self.cells[byte as usize] = cell(letter);
        self
    }

    /// Adds a letter of two bytes; a letter that has a byte of its own keeps it for writing.
    pub(super) const fn pair(self, base: u8, mark: u8, letter: char) -> Self {
        let Self { cells, bases, marks, pairs, codes } = self.read_pair(base, mark, letter);
        Self { cells, bases, marks, pairs, codes: codes.set(letter, base as u16 | (mark as u16) << 8) }
    }

    /// Reads two bytes as a letter that is not written so.
    pub(super) const fn read_pair(mut self, base: u8, mark: u8, letter: char) -> Self {
        self.bases = numbered(self.bases, base, BASES);
        self.marks = numbered(self.marks, mark, MARKS);
        // So a byte goes with the one before it whatever that one went with.
        assert!(self.marks[base as usize] == 0 && self.bases[mark as usize] == 0, "no byte is both a base and a mark");
        let base_len = self.cells[base as usize] >> LEN & 3;
        self.pairs[self.bases[base as usize] as usize * MARKS + self.marks[mark as usize] as usize] =
            cell(letter) | base_len << INSTEAD;
        self
    }

    /// The text of the bytes and how many of them stand for nothing.
    pub(super) fn decode(&self, bytes: &[u8]) -> (String, usize) {
        let mut text = Sink::new(bytes.len());
        let mut base = 0;
        for chunk in bytes.chunks(CHUNK) {
            text.put(chunk.iter().map(|&byte| {
                let byte = usize::from(byte);
                let pair = self.pairs[(base * MARKS + usize::from(self.marks[byte])) % PAIRS];
                base = usize::from(self.bases[byte]);
                select_unpredictable(pair != 0, pair, self.cells[byte])
            }));
        }
        text.finish()
    }

    /// The byte or the two bytes of a letter.
    pub(super) fn code(&self, letter: char) -> Option<u16> {
        code(self.codes.get(letter), letter)
    }
}

/// Gives `byte` the next number in `numbers`, if it has none.
const fn numbered(mut numbers: [u8; 256], byte: u8, end: usize) -> [u8; 256] {
    if numbers[byte as usize] == 0 {
        let mut highest = 0;
        let mut at = 0;
        while at < 256 {
            if numbers[at] > highest {
                highest = numbers[at];
            }
            at += 1;
        }
        numbers[byte as usize] = highest + 1;
        assert!((highest as usize) + 1 < end, "a charset has fewer bases and marks than the table of pairs");
    }
    numbers
}

/// U+0000 is the one letter whose code is 0.
fn code(code: u16, letter: char) -> Option<u16> {
    (code != 0 || letter == '\0').then_some(code)
}

/// The most bytes of text that a chunk and the letter before it make, and room for the last store.
const BUFFER: usize = 3 * (CHUNK + 1) + 4;

/// Where decoded letters go: a buffer on the stack, checked and moved to the text a chunk at a time.
pub(super) struct Sink {
    text: String,
    undefined: usize,
    buffer: [u8; BUFFER],
    len: usize,
}

impl Sink {
    /// For `len` bytes of a legacy charset, which are a third more in UTF-8 when they are Vietnamese.
    pub(super) fn new(len: usize) -> Self {
        Self { text: String::with_capacity(len + len / 2), undefined: 0, buffer: [0; BUFFER], len: 0 }
    }

    /// Writes the letters of a chunk, and makes room for the next. The last letter stays, for it may be taken the place of.
    #[inline(always)]
    pub(super) fn put(&mut self, cells: impl Iterator<Item = u32>) {
        let (mut len, mut undefined) = (self.len, 0);
        for cell in cells {
            let start = len.wrapping_sub((cell >> INSTEAD & 3) as usize);
            if let Some(place) = self.buffer.get_mut(start..).and_then(|rest| rest.first_chunk_mut()) {
                *place = cell.to_le_bytes();
            }
            len = start.wrapping_add((cell >> LEN & 3) as usize);
            undefined += (cell >> 31) as usize;
        }
        self.undefined += undefined;
        let last = self.buffer.get(..len).unwrap_or_default().iter().rposition(|&byte| byte & 0xC0 != 0x80).unwrap_or(0);
        self.push(last);
        self.buffer.copy_within(last..len, 0);
        self.len = len - last;
    }

    pub(super) fn finish(mut self) -> (String, usize) {
        self.push(self.len);
        (self.text, self.undefined)
    }

    fn push(&mut self, end: usize) {
        // Whole letters were put, at most three bytes each, so the buffer holds them and they are UTF-8.
        if let Some(Ok(text)) = self.buffer.get(..end).map(simdutf8::basic::from_utf8) {
            self.text.push_str(text);
        }
    }
}

/// The letter of each byte of a charset that is ASCII below 0x80, from those above.
pub(super) const fn ascii_and(upper: &[char; 128]) -> [char; 256] {
    let mut letters = [NONE; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = if byte < 128 { byte as u8 as char } else { upper[byte - 128] };
        byte += 1;
    }
    letters
}

/// The same with letters in the place of some control characters.
pub(super) const fn controls_and(controls: &[(u8, char)], upper: &[char; 128]) -> [char; 256] {
    let mut letters = ascii_and(upper);
    let mut row = 0;
    while row < controls.len() {
        letters[controls[row].0 as usize] = controls[row].1;
        row += 1;
    }
    letters
}
