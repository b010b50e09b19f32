//! VIQR: Vietnamese Quoted-Readable, the marks as punctuation behind the letter.
//!
//! `(` is the breve, `^` the circumflex, `+` the horn; `` ` `` `'` `?` `~` `.` are the tones in the order grave, acute, hook,
//! tilde, dot; `dd` is `đ`, and `DD` or `Dd` its capital. A backslash before a character keeps it from being a mark (or the second
//! `d`), so it is written before every one that would be. One that stands before a letter or a digit is itself.
//!
//! The signs are those of RFC 1456 (1993).

use std::hint::select_unpredictable;

use super::replaced;
use super::table::{CHUNK, INSTEAD, LEN, NONE, Sink, cell};
use crate::error::Error;
use crate::letter::{LOWER, Letter, Quality, Tone, UPPER};

const TONES: [u8; 6] = [0, b'`', b'\'', b'?', b'~', b'.'];

/// What a byte may do to the letter before it.
///
/// Reading is an automaton: its state is the letter written last, as far as a byte may still change it. The classes are numbered
/// for its table.
mod class {
    pub(super) const OTHER: u8 = 0;
    /// The tones are 1 to 5, in their order.
    pub(super) const LAST_TONE: u8 = 5;
    pub(super) const BREVE: u8 = 6;
    pub(super) const CIRCUMFLEX: u8 = 7;
    pub(super) const HORN: u8 = 8;
    pub(super) const SMALL_D: u8 = 9;
    pub(super) const CAPITAL_D: u8 = 10;
    pub(super) const BACKSLASH: u8 = 11;
    /// Any other punctuation: it can be escaped.
    pub(super) const PUNCTUATION: u8 = 12;
    /// The first of the vowels; a vowel's number is its row in the alphabet twice, and one more for a capital.
    pub(super) const VOWEL: u8 = 13;
    pub(super) const END: usize = VOWEL as usize + 24;
}

/// The states: nothing to change, a vowel (`1 + 2 * row`, and one more for a capital), a `d`, a backslash.
mod state {
    pub(super) const NONE: u8 = 0;
    pub(super) const VOWEL: u8 = 1;
    pub(super) const LAST_VOWEL: u8 = VOWEL + 23;
    pub(super) const SMALL_D: u8 = VOWEL + 24;
    pub(super) const CAPITAL_D: u8 = SMALL_D + 1;
    pub(super) const BACKSLASH: u8 = CAPITAL_D + 1;
    pub(super) const END: usize = BACKSLASH as usize + 1;
}

static CLASSES: [u8; 256] = {
    let mut classes = [class::OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_punctuation() {
            classes[byte] = class::PUNCTUATION;
        }
        byte += 1;
    }
    let mut tone = 1;
    while tone < 6 {
        classes[TONES[tone] as usize] = tone as u8;
        tone += 1;
    }
    classes[b'(' as usize] = class::BREVE;
    classes[b'^' as usize] = class::CIRCUMFLEX;
    classes[b'+' as usize] = class::HORN;
    classes[b'd' as usize] = class::SMALL_D;
    classes[b'D' as usize] = class::CAPITAL_D;
    classes[b'\\' as usize] = class::BACKSLASH;
    let mut row = 0;
    while row < 12 {
        if LOWER[row][0].is_ascii() {
            classes[LOWER[row][0] as usize] = class::VOWEL + 2 * row as u8;
            classes[UPPER[row][0] as usize] = class::VOWEL + 2 * row as u8 + 1;
        }
        row += 1;
    }
    classes
};

/// What a byte of a class does in a state.
#[derive(Clone, Copy)]
struct Step {
    /// The letter to write, with the length of the one it takes the place of; without a letter, what to add to the cell of the byte
    /// itself, so that it takes the place of the backslash before it.
    cell: u32,
    next: u8,
}

/// How many classes have room in the automaton; a power of two, to make a place cheap.
const WIDTH: usize = 64;
/// The same of states.
const HEIGHT: usize = 32;

/// The automaton, by state and class.
struct Automaton {
    /// Where the row of the next state begins. Apart from the cells, for each byte waits for the row of the one before it.
    rows: [u16; WIDTH * HEIGHT],
    cells: [u32; WIDTH * HEIGHT],
}

static AUTOMATON: Automaton = {
    assert!(class::END <= WIDTH && state::END <= HEIGHT);
    let mut automaton = Automaton { rows: [0; WIDTH * HEIGHT], cells: [0; WIDTH * HEIGHT] };
    let mut state = 0;
    while state < state::END {
        let mut class = 0;
        while class < class::END {
            let Step { cell, next } = step(state as u8, class as u8);
            automaton.rows[state * WIDTH + class] = next as u16 * WIDTH as u16;
            automaton.cells[state * WIDTH + class] = cell;
            class += 1;
        }
        state += 1;
    }
    automaton
};

const fn step(state: u8, class: u8) -> Step {
    let next = match class {
        class::VOWEL.. => state::VOWEL + (class - class::VOWEL),
        class::SMALL_D => state::SMALL_D,
        class::CAPITAL_D => state::CAPITAL_D,
        class::BACKSLASH => state::BACKSLASH,
        _ => state::NONE,
    };
    match (state, class) {
        (state::BACKSLASH, 1..=class::PUNCTUATION) => {
            // An escaped `d` is not the second of its pair, but it can be the first of the next: `d\dd` is `dđ`.
            let next = if class == class::BACKSLASH { state::NONE } else { next };
            Step { cell: 1 << INSTEAD, next }
        }
        (state::SMALL_D, class::SMALL_D) => Step { cell: cell('đ') | 1 << INSTEAD, next: state::NONE },
        (state::CAPITAL_D, class::SMALL_D | class::CAPITAL_D) => Step { cell: cell('Đ') | 1 << INSTEAD, next: state::NONE },
        (state::VOWEL..=state::LAST_VOWEL, 1..=class::HORN) => {
            let letters = if (state - state::VOWEL) % 2 == 1 { &UPPER } else { &LOWER };
            let row = ((state - state::VOWEL) / 2) as usize;
            // The rows of the marked letters follow that of their plain one.
            let (new_row, tone) = match (LOWER[row][0], class) {
                (_, 1..=class::LAST_TONE) => (row, class as usize),
                ('a', class::BREVE) | ('e', class::CIRCUMFLEX) | ('o', class::CIRCUMFLEX) | ('u', class::HORN) => (row + 1, 0),
                ('a', class::CIRCUMFLEX) | ('o', class::HORN) => (row + 2, 0),
                _ => return Step { cell: 0, next },
            };
            let length = cell(letters[row][0]) >> LEN;
            let next = if tone > 0 { state::NONE } else { state + 2 * (new_row - row) as u8 };
            Step { cell: cell(letters[new_row][tone]) | length << INSTEAD, next }
        }
        _ => Step { cell: 0, next },
    }
}

/// The cells of single bytes.
static CELLS: [u32; 256] = {
    let mut cells = [cell(NONE); 256];
    let mut byte = 0;
    while byte < 128 {
        cells[byte] = cell(byte as u8 as char);
        byte += 1;
    }
    cells
};

/// The text of the bytes and how many of them are not ASCII, which stand for nothing.
pub(super) fn decode(bytes: &[u8]) -> (String, usize) {
    let mut text = Sink::new(bytes.len() / 2);
    let mut row = 0;
    for chunk in bytes.chunks(CHUNK) {
        text.put(chunk.iter().map(|&byte| {
            let byte = usize::from(byte);
            let at = (row + usize::from(CLASSES[byte])) % (WIDTH * HEIGHT);
            row = usize::from(AUTOMATON.rows[at]);
            let cell = AUTOMATON.cells[at];
            select_unpredictable(cell >> LEN & 3 != 0, cell, cell | CELLS[byte])
        }));
    }
    text.finish()
}

/// The bytes of a text.
pub(super) fn encode(text: impl Iterator<Item = (usize, char)>, replacement: Option<&str>) -> Result<Vec<u8>, Error> {
    let mut writer = Writer { bytes: Vec::new(), before: None };
    for (at, letter) in text {
        if !writer.put(letter) {
            for letter in replaced(letter, at, "VIQR", replacement)?.chars() {
                writer.put(letter);
            }
        }
    }
    Ok(writer.bytes)
}

struct Writer {
    bytes: Vec<u8>,
    /// The letter that a sign written next would mark.
    before: Option<Letter>,
}

impl Writer {
    /// Writes a letter; false when VIQR has none such.
    fn put(&mut self, letter: char) -> bool {
        let Some(parts) = Letter::of(letter) else {
            if !letter.is_ascii() {
                return false;
            }
            let sign = letter as u8;
            if sign == b'\\' || self.before.is_some_and(|before| marked(before, sign).is_some()) {
                self.bytes.push(b'\\');
            }
            self.bytes.push(sign);
            self.before = None;
            return true;
        };
        let base = if parts.upper { parts.base.to_ascii_uppercase() } else { parts.base };
        if self.before.is_some_and(|before| marked(before, base).is_some()) {
            self.bytes.push(b'\\');
        }
        self.bytes.push(base);
        match parts.quality {
            Quality::Plain => {}
            Quality::Breve => self.bytes.push(b'('),
            Quality::Circumflex => self.bytes.push(b'^'),
            Quality::Horn => self.bytes.push(b'+'),
            Quality::Stroke => self.bytes.push(base),
        }
        if parts.tone != Tone::Level {
            self.bytes.push(TONES[parts.tone as usize]);
        }
        self.before = Some(parts);
        true
    }
}

/// The letter that a sign behind `letter` makes of it.
fn marked(letter: Letter, sign: u8) -> Option<Letter> {
    let plain = letter.quality == Quality::Plain && letter.tone == Tone::Level;
    let quality = match (sign, letter.base) {
        (b'(', b'a') => Quality::Breve,
        (b'^', b'a' | b'e' | b'o') => Quality::Circumflex,
        (b'+', b'o' | b'u') => Quality::Horn,
        (b'd', b'd') if !letter.upper => Quality::Stroke,
        (b'd' | b'D', b'd') if letter.upper => Quality::Stroke,
        _ => {
            let tone = Tone::ALL[TONES.iter().position(|&tone| tone == sign && tone != 0)?];
            return (letter.tone == Tone::Level && letter.is_vowel()).then_some(Letter { tone, ..letter });
        }
    };
    plain.then_some(Letter { quality, ..letter })
}
