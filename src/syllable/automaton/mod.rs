//! Two tables that walk a token byte by byte, up to what follows it, and know what it is if it is a plain case: a well-formed
//! syllable, or another word of small letters.
//!
//! The syllables are those that [`super::Syllable::parse`] accepts, in any case, the tone in either style, when what stands behind
//! sets the word apart for sure (a space, a comma, a full stop); all else is left to the rules for words. One table is for composed
//! text and one for decomposed. `generator.rs` makes them out of the rules, a test holds them equal, and `README.md` in the folder
//! above has the sizes.

#[cfg(test)]
mod generator;
#[rustfmt::skip]
mod table;

use std::fmt;

use super::TokenKind;

/// States that both tables have; a state is the number of its row. Row 0, of zeros alone, is for what is no plain case.
mod state {
    /// A syllable was read, and a byte behind it that sets it apart. Nothing leads out of this one and the next two.
    pub(super) const SYLLABLE: u16 = 1;
    /// A syllable was read, and what is a full stop if the syllable is more than a letter.
    pub(super) const SENTENCE_END: u16 = 2;
    /// Letters were read that are no syllable, and a byte behind them that sets them apart: a foreign word, if its second letter
    /// is a small one.
    pub(super) const FOREIGN: u16 = 3;
    /// Only a dot was read behind a syllable.
    pub(super) const DOT: u16 = 4;
    /// Letters that are no syllable, the last a small one.
    pub(super) const LETTERS: u16 = 5;
    /// Nothing was read; the first of the states that stand for what was read of a syllable.
    pub(super) const START: u16 = 6;
}

/// The bytes that set the word before them apart.
pub(super) static SETS_APART: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b" \t\n\r!\"#$()*,/:;<=>?";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

/// A row of 256 bytes a state; what is in a place is the next state, its number in the high byte.
type Table = [u16; 1 << 16];

static COMPOSED: Table = expand(table::COMPOSED, table::COMPOSED_FIRST_END);
static DECOMPOSED: Table = expand(table::DECOMPOSED, table::DECOMPOSED_FIRST_END);

/// The whole table out of the list of ways; `first_end` is the first of the states at which a syllable may end.
const fn expand(ways: &[u8], first_end: u16) -> Table {
    let mut next = [0; 1 << 16];
    let mut byte = 0;
    while byte < 256 {
        let mut end = state::SYLLABLE;
        while end <= state::FOREIGN {
            next[at(end, byte)] = end << 8;
            end += 1;
        }
        byte += 1;
    }
    let mut row = state::START;
    let mut place = 0;
    while place < ways.len() {
        let end = place + 1 + 2 * ways[place] as usize;
        place += 1;
        // A small letter that leads on to no syllable leads to a foreign word. Which one it begins with may be a capital.
        let mut letter = b'a';
        while letter <= b'z' {
            next[at(row, letter as usize)] = state::LETTERS << 8;
            if row == state::START && letter != b'i' {
                next[at(row, letter.to_ascii_uppercase() as usize)] = state::LETTERS << 8;
            }
            letter += 1;
        }
        while place < end {
            let byte = ways[place];
            let to = (ways[place + 1] as u16) << 8;
            next[at(row, byte as usize)] = to;
            // `VI`, `XI` and `I` may be numerals, so that no word with a capital `I` is a plain case.
            if byte != b'i' && byte.is_ascii_lowercase() {
                next[at(row, byte.to_ascii_uppercase() as usize)] = to;
            }
            place += 2;
        }
        if row >= first_end {
            next[at(row, b'.' as usize)] = state::DOT << 8;
        }
        row += 1;
    }
    let rows = row;
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        let mut row = first_end;
        while SETS_APART[byte] && row < rows {
            next[at(row, byte)] = state::SYLLABLE << 8;
            row += 1;
        }
        // `http:` is none.
        if SETS_APART[byte] && c != b':' {
            next[at(state::LETTERS, byte)] = state::FOREIGN << 8;
        } else if c.is_ascii_lowercase() {
            next[at(state::LETTERS, byte)] = state::LETTERS << 8;
        }
        if matches!(c, b' ' | b'\n' | b'"' | b'.') {
            next[at(state::DOT, byte)] = state::SENTENCE_END << 8;
        }
        byte += 1;
    }
    next
}

/// The place of a state and a byte in a table.
const fn at(state: u16, byte: usize) -> usize {
    (state as usize) << 8 | byte
}

/// The form that a text is in, as the table for it.
#[derive(Clone, Copy)]
pub(super) struct Form(&'static Table);

impl Form {
    pub(super) const COMPOSED: Self = Self(&COMPOSED);
    pub(super) const DECOMPOSED: Self = Self(&DECOMPOSED);

    /// The form that is not this one.
    pub(super) fn other(self) -> Self {
        if std::ptr::eq(self.0, &raw const COMPOSED) { Self::DECOMPOSED } else { Self::COMPOSED }
    }
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if std::ptr::eq(self.0, &raw const COMPOSED) { "Composed" } else { "Decomposed" })
    }
}

/// Where the walk of a word is: the place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State(u16);

impl State {
    /// Of no walk.
    pub(super) const NONE: Self = Self(0);
    pub(super) const START: Self = Self(state::START << 8);
    pub(super) const SYLLABLE: Self = Self(state::SYLLABLE << 8);
    pub(super) const SENTENCE_END: Self = Self(state::SENTENCE_END << 8);
    pub(super) const DOT: Self = Self(state::DOT << 8);

    /// The state after the eight bytes.
    #[inline(always)]
    pub(super) fn walk(self, form: Form, bytes: &[u8; 8]) -> Self {
        let mut state = self.0;
        for &byte in bytes {
            state = form.0[usize::from(state | u16::from(byte))];
        }
        Self(state)
    }

    /// Whether what was walked is a plain case, the token's second byte being this.
    #[inline]
    pub(super) fn is_plain(self, second: u8) -> bool {
        // Each of the states in the order of their numbers wants one thing more.
        let stop = u16::from(second != b'.');
        let foreign = u16::from(second & 0xE0 == 0x60);
        (self.0 >> 8).wrapping_sub(state::SYLLABLE) < 1 + stop + foreign
    }

    /// What the token is, if it is a plain case.
    #[inline]
    pub(super) fn kind(self) -> TokenKind {
        if self.0 >> 8 == state::FOREIGN { TokenKind::Foreign } else { TokenKind::Syllable }
    }
}

/// Whether the first `len` of eight bytes, at most seven, are a plain syllable, the first byte in the lowest place and the others 0.
pub(super) fn accepts(word: u64, len: usize) -> bool {
    let spaces = u64::from_le_bytes([b' '; 8]);
    let behind = if len < 8 { spaces << (8 * len) } else { 0 };
    State::START.walk(Form::COMPOSED, &(word | behind).to_le_bytes()) == State::SYLLABLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::ToneStyle;
    use crate::syllable::Syllable;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn is_found(word: &str) -> bool {
        let mut bytes = word.as_bytes().to_vec();
        bytes.resize(word.len() / 8 * 8 + 8, b' ');
        [Form::COMPOSED, Form::DECOMPOSED].into_iter().any(|form| {
            let eights = bytes.chunks_exact(8).map(|eight| eight.try_into().unwrap());
            eights.fold(State::START, |state, eight| state.walk(form, eight)) == State::SYLLABLE
        })
    }

    #[test]
    fn it_accepts_every_syllable_composed_and_decomposed() {
        for syllable in Syllable::all() {
            for style in [ToneStyle::Old, ToneStyle::New] {
                let word = syllable.display(style).to_string();
                let upper = word.to_uppercase();
                for form in [&word, &word.nfd().collect(), &upper, &upper.nfd().collect()] {
                    assert_eq!(is_found(form), !form.contains('I'), "{form:?}");
                }
            }
        }
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
            let syllable = Syllable::parse(&word);
            prop_assert!(!is_found(&word) || syllable.is_some());
            // Letters that are neither composed nor in canonical order, such as `é` with a hat behind it, are left to `parse`.
            let plain = syllable.is_some_and(|syllable| {
                [ToneStyle::Old, ToneStyle::New].into_iter().any(|style| {
                    let written = syllable.display(style).to_string();
                    written == word || written.nfd().eq(word.chars())
                })
            });
            let irregular = crate::lexicon::irregular_syllables().any(|entry| Syllable::parse(entry) == syllable);
            prop_assert!(is_found(&word) || !plain || irregular);
        }
    }
}
