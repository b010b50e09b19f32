//! One spelling for Vietnamese text.
//!
//! First the form: everything becomes NFC. Then the repairs: a scan flags the few places that may need one, and each flagged
//! word is taken apart and written anew. README.md beside this file tells how and why.

mod changes;
mod form;
mod lookalike;
mod scan;
mod word;

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

pub use changes::Change;

use crate::letter::ToneStyle;
use changes::Rewrite;
use scan::{Scan, Suspects, Test};
use word::Words;

/// How to normalize.
///
/// With every repair on, which is the default, these things change, and only in words that are well-formed Vietnamese
/// syllables then and were not before (the style aside):
///
/// - a tone mark on the wrong vowel: `đựơc`, `gìa`, `ngươì` become `được`, `già`, `người`, whatever the case;
/// - marks in an order that Unicode's canonical composition cannot mend (`a` + U+0301 + U+0302), and doubled marks;
/// - letters that only look right, by the company they keep: Cyrillic, Greek and full-width ones, `Ð` and `Ɖ` for `Đ`, `ǎ`
///   for `ă`, dotless `ı` (abbreviations such as `QÐ` and `ТР.HCM` are mended too);
/// - soft hyphens, joiners, byte order marks and other invisible characters in Latin words, foreign ones too;
/// - spaces that are no plain space, by [`Spaces`].
///
/// Foreign words keep every letter. So do words that were glued together (`NộiChiều`) and words that are misspelled in
/// other ways: nothing is guessed.
///
/// Normalizing twice gives what normalizing once gives; the form of the input does not matter; a text that is NFC, spelled
/// right and in the wanted style comes back borrowed.
///
/// ```
/// use toasoan::{Form, Normalizer, ToneStyle};
///
/// let normalizer = Normalizer::new().tone(ToneStyle::Old);
/// assert_eq!(normalizer.normalize("Uỷ ban thừơng vụ"), "Ủy ban thường vụ");
/// assert_eq!(Normalizer::new().form(Form::Nfd).normalize("Việt"), "Vie\u{323}\u{302}t");
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "settings do nothing until `normalize`"]
pub struct Normalizer {
    tone: ToneStyle,
    form: Form,
    spaces: Spaces,
    repairs: Repairs,
}

/// The Unicode form of the result (UAX #15).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// Composed, a letter one code point where there is one: what the web has.
    #[default]
    Nfc,
    /// Decomposed, marks behind their letter.
    Nfd,
}

/// What becomes of spaces that are no plain space: U+00A0, U+2000 to U+200A, U+202F, U+205F, U+3000.
///
/// Line breaks and tabs always stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Spaces {
    /// Each becomes one plain space, for editors leave them by accident.
    #[default]
    Plain,
    /// They stay.
    Keep,
}

/// Whether words are repaired.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Repairs {
    /// Everything that [`Normalizer`] lists.
    #[default]
    All,
    /// Only the Unicode form is made; the tone style and the spaces are left alone too.
    FormOnly,
}

/// A normalized text, and where it differs from its source.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Normalized<'a> {
    /// The text; borrowed when nothing changed.
    pub text: Cow<'a, str>,
    /// Every change in order. Between them source and result are the same, byte for byte.
    pub changes: Vec<Change>,
}

impl Normalized<'_> {
    /// Where a byte offset into the result stands in the source: for one inside a change, the start of what stood there.
    #[must_use]
    pub fn to_source(&self, at: usize) -> usize {
        let behind = self.changes.partition_point(|change| change.result.start <= at);
        let Some(change) = behind.checked_sub(1).and_then(|last| self.changes.get(last)) else { return at };
        if at < change.result.end { change.source.start } else { change.source.end + (at - change.result.end) }
    }
}

/// How often a text is gone over: a look-alike that is told makes the ones beside it plainer, so that a second round may tell
/// those. A text without look-alikes and invisible characters is gone over once.
const MAX_ROUNDS: usize = 16;

impl Normalizer {
    /// The defaults: NFC, every repair on, the tone style as written, odd spaces made plain.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where the tone mark of an open `oa oe uy` goes.
    pub const fn tone(mut self, style: ToneStyle) -> Self {
        self.tone = style;
        self
    }

    /// The Unicode form of the result.
    pub const fn form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// What becomes of spaces that are no plain space.
    pub const fn spaces(mut self, spaces: Spaces) -> Self {
        self.spaces = spaces;
        self
    }

    /// Whether words are repaired.
    pub const fn repairs(mut self, repairs: Repairs) -> Self {
        self.repairs = repairs;
        self
    }

    /// The text in one spelling; borrowed when nothing changes.
    #[must_use]
    pub fn normalize<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.run(text, false).text
    }

    /// The text in one spelling, and the places where it differs.
    ///
    /// ```
    /// let normalized = toasoan::Normalizer::new().normalize_with_map("Ông gìa");
    /// assert_eq!(normalized.text, "Ông già");
    /// assert_eq!(normalized.changes.len(), 1);
    /// assert_eq!(normalized.changes[0].source, 6..9);
    /// ```
    #[must_use]
    pub fn normalize_with_map<'a>(&self, text: &'a str) -> Normalized<'a> {
        self.run(text, true)
    }

    fn run<'a>(&self, text: &'a str, noted: bool) -> Normalized<'a> {
        let composed = form::compose(text, noted);
        let repaired = match self.repairs {
            Repairs::All => {
                let mut repaired = composed;
                for _ in 0..MAX_ROUNDS {
                    let mut unsettled = false;
                    repaired = repaired.then(|text| self.repair(text, noted, &mut unsettled));
                    if !unsettled {
                        break;
                    }
                }
                repaired
            }
            Repairs::FormOnly => composed,
        };
        match self.form {
            Form::Nfc => repaired,
            Form::Nfd => repaired.then(|text| form::decompose(text, noted)).against(text),
        }
    }

    /// Repairs each word by the company that it keeps; `unsettled` says that another round may tell more.
    fn repair<'a>(&self, text: &'a str, noted: bool, unsettled: &mut bool) -> Normalized<'a> {
        match self.tone {
            ToneStyle::Keep => self.repair_suspects::<Suspects<{ scan::KEEP }>>(text, noted, unsettled),
            ToneStyle::Old => self.repair_suspects::<Suspects<{ scan::OLD }>>(text, noted, unsettled),
            ToneStyle::New => self.repair_suspects::<Suspects<{ scan::NEW }>>(text, noted, unsettled),
        }
    }

    fn repair_suspects<'a, T: Test>(&self, text: &'a str, noted: bool, unsettled: &mut bool) -> Normalized<'a> {
        let mut suspects = Scan::<T>::new(text);
        let mut rewrite = Rewrite::new(text, noted);
        let mut words = Words::new(text, self.tone);
        let mut done = 0;
        while let Some(place) = suspects.next_from(done) {
            let place = (done..=place).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(place);
            let Some(first) = text[place..].chars().next() else { break };
            if !word::is_part(first) {
                done = place + first.len_utf8();
                if word::is_odd_space(first) && self.spaces == Spaces::Plain {
                    rewrite.replace(place..done, " ");
                }
            } else {
                let mut word = word::bounds(text, place, done);
                // A mark that nothing hides any more may compose with the sign before it.
                if text[word.clone()].chars().find(|&c| !word::is_invisible(c)).is_some_and(is_combining_mark) {
                    let before = text[done..word.start].chars().next_back().filter(|&c| c != '\n');
                    word.start -= before.map_or(0, char::len_utf8);
                }
                done = word.end;
                if words.write(word.clone()) {
                    rewrite.replace(word, &words.out);
                }
            }
        }
        *unsettled = words.unsettled;
        rewrite.finish().into()
    }
}

impl<'a> Normalized<'a> {
    /// This and a further step.
    fn then(self, step: impl for<'b> FnOnce(&'b str) -> Normalized<'b>) -> Self {
        match self.text {
            Cow::Borrowed(text) => {
                let next = step(text);
                Self { text: next.text, changes: changes::join(self.changes, next.changes) }
            }
            Cow::Owned(text) => {
                let next = step(&text);
                let changes = changes::join(self.changes, next.changes);
                let next = match next.text {
                    Cow::Borrowed(_) => None,
                    Cow::Owned(next) => Some(next),
                };
                Self { text: Cow::Owned(next.unwrap_or(text)), changes }
            }
        }
    }

    /// Forgets what the steps changed and changed back.
    fn against(self, source: &'a str) -> Self {
        let Self { text, mut changes } = self;
        changes.retain(|change| source.get(change.source.clone()) != text.get(change.result.clone()));
        Self { text: if text == source { Cow::Borrowed(source) } else { text }, changes }
    }
}

impl<'a> From<(Cow<'a, str>, Vec<Change>)> for Normalized<'a> {
    fn from((text, changes): (Cow<'a, str>, Vec<Change>)) -> Self {
        Self { text, changes }
    }
}

/// The text with the defaults of [`Normalizer`].
#[must_use]
pub fn normalize(text: &str) -> Cow<'_, str> {
    Normalizer::new().normalize(text)
}

#[cfg(test)]
mod tests;
