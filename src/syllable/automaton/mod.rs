//! One table that walks a word byte by byte and knows at its end whether it is a well-formed syllable.
//!
//! It accepts what [`super::Syllable::parse`] accepts, the irregular syllables aside: any case, composed or decomposed, the tone
//! in either style. `generator.rs` makes it out of the rules, a test holds it equal, and `README.md` in the folder above has the
//! sizes.

#[cfg(test)]
mod generator;
#[rustfmt::skip]
mod table;

/// The kinds of bytes that the table tells apart.
const CLASSES: usize = 64;
/// The class of a byte after which no word goes on.
const OTHER: u8 = 63;

/// The class of each byte. Bytes that can never follow the same bytes share a class: an ASCII letter and a continuation byte.
static CLASS: [u8; 256] = {
    let mut table = [OTHER; 256];
    // What stands for the place behind the word: it changes nothing.
    table[0] = 0;
    let mut byte = 0x80;
    while byte < 0xC0 {
        table[byte] = byte as u8 & 0x3F;
        byte += 1;
    }
    let mut letter = 1;
    while letter <= 26 {
        table[0x40 + letter] = letter as u8;
        table[0x60 + letter] = letter as u8;
        letter += 1;
    }
    // The first bytes of the letters of Vietnamese, and of the combining marks (0xCC).
    table[0xC3] = 0x30;
    table[0xC4] = 0x31;
    table[0xC5] = 0x32;
    table[0xC6] = 0x33;
    table[0xCC] = 0x34;
    table[0xE1] = 0x35;
    table
};

/// A row of [`CLASSES`] places a state, row 0 for the state that nothing leads out of. What is in a place is the next state.
static NEXT: [u16; table::STATES * CLASSES] = {
    let mut next = [0; table::STATES * CLASSES];
    let mut at = 0;
    let mut state = 1;
    while state < table::STATES {
        // A state inside of a letter has a continuation byte of class 0; one behind a letter stays as it is behind the word.
        next[state * CLASSES] = (state * CLASSES) as u16;
        let end = at + 1 + 2 * table::WAYS[at] as usize;
        at += 1;
        while at < end {
            next[state * CLASSES + table::WAYS[at] as usize] = table::WAYS[at + 1] * CLASSES as u16;
            at += 2;
        }
        state += 1;
    }
    next
};

/// Where the walk of a word is; the place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State(u16);

impl State {
    /// The state before the first byte.
    pub(super) const START: Self = Self(table::START * CLASSES as u16);

    /// The state after the eight bytes of `word`, the first in the lowest place; bytes of 0 at its end are no part of it.
    pub(super) fn walk(self, word: u64) -> Self {
        word.to_le_bytes().into_iter().fold(self, Self::step)
    }

    fn step(self, byte: u8) -> Self {
        Self(NEXT.get(usize::from(self.0) + usize::from(CLASS[usize::from(byte)])).copied().unwrap_or(0))
    }

    /// Whether a word may end here.
    pub(super) const fn is_end(self) -> bool {
        self.0 >= table::FIRST_END * CLASSES as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::{Letter, Tone, ToneStyle};
    use crate::syllable::Syllable;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn accepts(word: &str) -> bool {
        word.bytes().fold(State::START, State::step).is_end()
    }

    #[test]
    fn it_accepts_every_syllable_in_every_form() {
        for syllable in Syllable::all() {
            for style in [ToneStyle::Old, ToneStyle::New] {
                let word = syllable.display(style).to_string();
                let upper = word.to_uppercase();
                let decomposed: String = word.nfd().collect();
                let partly: String = word.chars().flat_map(tone_apart).collect();
                for form in [&word, &upper, &decomposed, &partly, &upper.nfd().collect()] {
                    assert!(accepts(form), "{form:?}");
                }
            }
        }
    }

    /// A letter and its tone mark apart, the quality mark left on the letter: what windows-1258 has.
    fn tone_apart(c: char) -> Vec<char> {
        let Some(letter) = Letter::of(c) else { return vec![c] };
        let mark =
            [None, Some('\u{300}'), Some('\u{301}'), Some('\u{309}'), Some('\u{303}'), Some('\u{323}')][letter.tone as usize];
        Letter { tone: Tone::Level, ..letter }.to_char().into_iter().chain(mark).collect()
    }

    #[test]
    fn the_table_is_what_the_generator_makes() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/syllable/automaton/table.rs");
        let made = generator::source();
        if std::env::var_os("UPDATE_TABLES").is_some() {
            std::fs::write(path, &made).unwrap();
        }
        assert!(std::fs::read_to_string(path).unwrap() == made, "set UPDATE_TABLES to write the table anew");
    }

    proptest! {
        #[test]
        fn it_accepts_what_parse_accepts(word in "[bcdđghklmnpqrstvx]{0,3}[aăâeêioôơuưyáàạảãắấéếíóốớúứýềờỏđ\u{300}\u{301}\u{302}\u{306}\u{31b}\u{323}]{0,4}[a-z]{0,2}") {
            let irregular = crate::lexicon::irregular_syllables().any(|entry| Some(entry.to_string()) == Syllable::parse(&word).map(|s| s.to_string()));
            prop_assert_eq!(accepts(&word), Syllable::parse(&word).is_some() && !irregular);
        }
    }
}
