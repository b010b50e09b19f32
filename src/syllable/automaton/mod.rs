//! Two tables that walk a word byte by byte, up to what follows it, and know whether it is a well-formed syllable.
//!
//! They accept what [`super::Syllable::parse`] accepts, the irregular syllables aside, when what stands behind the word sets it
//! apart for sure (a space, a comma, perhaps a dot); all else is left to the rules for words. One table is for composed
//! text and one for decomposed: in any case, the tone in either style. `generator.rs` makes them out of the rules, a test holds
//! them equal, and `README.md` in the folder above has the sizes.

#[cfg(test)]
mod generator;
#[rustfmt::skip]
mod table;

/// States that both tables have; a state is the number of its row. Row 0, of zeros alone, is for what is no plain syllable.
mod state {
    /// A syllable was read, and a byte behind it that sets it apart; nothing leads out of it.
    pub(super) const FOUND: u16 = 1;
    /// A syllable was read, and a dot behind it; nothing leads out of it.
    pub(super) const FOUND_WITH_DOT: u16 = 2;
    /// The first state that stands for what was read of a word.
    pub(super) const FIRST: u16 = 3;
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

/// The whole table out of the list of ways; `first_end` is the first of the states at which a word may end.
const fn expand(ways: &[u8], first_end: u16) -> Table {
    let mut next = [0; 1 << 16];
    let mut byte = 0;
    while byte < 256 {
        next[(state::FOUND as usize) << 8 | byte] = state::FOUND << 8;
        next[(state::FOUND_WITH_DOT as usize) << 8 | byte] = state::FOUND_WITH_DOT << 8;
        byte += 1;
    }
    let mut row = state::FIRST;
    let mut at = 0;
    while at < ways.len() {
        let start = (row as usize) << 8;
        let end = at + 1 + 2 * ways[at] as usize;
        at += 1;
        while at < end {
            let byte = ways[at];
            let to = (ways[at + 1] as u16) << 8;
            next[start | byte as usize] = to;
            // `VI`, `XI` and `I` may be numerals, so that no word with a capital `I` is a plain case.
            if byte != b'i' && byte.is_ascii_lowercase() {
                next[start | byte.to_ascii_uppercase() as usize] = to;
            }
            at += 2;
        }
        if row >= first_end {
            next[start | b'.' as usize] = state::FOUND_WITH_DOT << 8;
            let mut byte = 0;
            while byte < 128 {
                if SETS_APART[byte] {
                    next[start | byte] = state::FOUND << 8;
                }
                byte += 1;
            }
        }
        row += 1;
    }
    next
}

/// The form that a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Composed,
    Decomposed,
}

/// Where the walk of a word is: the place of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State(u16);

impl State {
    pub(super) const FOUND: Self = Self(state::FOUND << 8);
    pub(super) const FOUND_WITH_DOT: Self = Self(state::FOUND_WITH_DOT << 8);

    /// The state before the first byte.
    #[inline]
    pub(super) const fn start(form: Form) -> Self {
        Self(match form {
            Form::Composed => table::COMPOSED_START << 8,
            Form::Decomposed => table::DECOMPOSED_START << 8,
        })
    }

    /// The state after the eight bytes, the first in the lowest place.
    #[inline(always)]
    pub(super) fn walk(self, form: Form, bytes: u64) -> Self {
        let table = match form {
            Form::Composed => &COMPOSED,
            Form::Decomposed => &DECOMPOSED,
        };
        let mut state = self.0;
        for byte in bytes.to_le_bytes() {
            state = table[usize::from(state | u16::from(byte))];
        }
        Self(state)
    }
}

/// Whether the first `len` of eight bytes, at most seven, are a plain syllable, the first byte in the lowest place and the others 0.
pub(super) fn accepts(word: u64, len: usize) -> bool {
    let spaces = u64::from_le_bytes([b' '; 8]);
    let behind = if len < 8 { spaces << (8 * len) } else { 0 };
    State::start(Form::Composed).walk(Form::Composed, word | behind) == State::FOUND
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
        [Form::Composed, Form::Decomposed].into_iter().any(|form| {
            let eights = bytes.chunks_exact(8).map(|eight| u64::from_le_bytes(eight.try_into().unwrap()));
            eights.fold(State::start(form), |state, eight| state.walk(form, eight)) == State::FOUND
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
