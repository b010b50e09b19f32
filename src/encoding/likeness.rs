//! How Vietnamese a text is: which of its words are syllables.
//!
//! Text read in the wrong charset keeps its ASCII letters and loses all others, so the words that have a letter with a mark are the
//! witnesses. Vietnamese allows some 18,000 syllables out of the many millions of strings that its letters could make; a word that
//! came out wrong is a syllable by chance only, and its capitals stand in the wrong places too.

use crate::letter::{Letter, Quality, Tone};
use crate::syllable::{MAX_LETTERS, analyze};

/// A count of the words of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Words that have a letter.
    pub words: u32,
    /// Words that are well-formed syllables.
    pub syllables: u32,
    /// Words with a Vietnamese mark that are well-formed syllables.
    pub good: u32,
    /// A set of the good words, by six bits of a hash: a sign repeated in the same place is one witness only.
    pub kinds: u64,
    /// Words with a mark, a foreign letter or a sign inside that are none.
    pub bad: u32,
    /// Characters that no word has inside.
    pub strange: u32,
}

impl Likeness {
    pub(super) fn of(text: &str) -> Self {
        let mut counts = Self::default();
        let mut word = Word::default();
        for c in text.chars() {
            match kind(c) {
                Kind::Separator => counts.add(&std::mem::take(&mut word)),
                Kind::Letter(letter) => word.push(letter),
                Kind::Strange => word.strange += 1,
                Kind::Digit => word.digits = true,
                Kind::Broken => {
                    word.strange += 1;
                    word.broken = true;
                }
            }
        }
        counts.add(&word);
        counts
    }

    fn add(&mut self, word: &Word) {
        self.strange += word.strange;
        if word.len == 0 {
            self.bad += u32::from(word.broken);
            return;
        }
        self.words += 1;
        let syllable = word.is_syllable();
        self.syllables += u32::from(syllable);
        // Any vowel alone is a syllable, but hardly any is a word: a byte between two signs says nothing.
        if syllable && word.len == 1 && !word.is_common_vowel() {
        } else if word.marked || word.strange > 0 {
            if syllable {
                self.good += 1;
                self.kinds |= 1 << word.hash();
            } else {
                self.bad += 1;
            }
        }
    }

    /// How much better a text is than another with the same words: what makes sense in it, less what does not.
    pub(super) const fn merit(self) -> i64 {
        2 * self.surplus() - self.strange as i64
    }

    /// The one with the greater surplus.
    pub(super) const fn max_surplus(self, other: Self) -> Self {
        if other.surplus() > self.surplus() { other } else { self }
    }

    /// Good words over bad ones.
    pub(super) const fn surplus(self) -> i64 {
        self.good as i64 - self.bad as i64
    }
}

/// Whether the characters are one well-formed syllable in one of the usual cases.
pub(super) fn is_syllable(text: impl IntoIterator<Item = char>) -> bool {
    let mut word = Word::default();
    for c in text {
        match kind(c) {
            Kind::Letter(letter) => word.push(letter),
            _ => return false,
        }
    }
    word.is_syllable()
}

enum Kind {
    Letter(Letter),
    /// Stands beside the letters of a code such as `A4`, but never beside a letter with a mark.
    Digit,
    /// Ends a word.
    Separator,
    /// A foreign letter or a sign that no word has inside.
    Strange,
    /// A control character or U+FFFD, which no text has.
    Broken,
}

fn kind(c: char) -> Kind {
    match c {
        '\t' | '\n' | '\x0C' | '\r' | ' ' => Kind::Separator,
        '\0'..' ' | '\x7F'..'\u{A0}' | char::REPLACEMENT_CHARACTER => Kind::Broken,
        _ => match Letter::of(c) {
            Some(letter) => Kind::Letter(letter),
            None if c.is_ascii_digit() => Kind::Digit,
            None if c.is_ascii() || is_typography(c) => Kind::Separator,
            None => Kind::Strange,
        },
    }
}

/// Signs that stand beside a word in Vietnamese print.
fn is_typography(c: char) -> bool {
    matches!(c, '\u{A0}' | '«' | '»' | '°' | '·' | '₫' | '€' | '™' | '²' | '³' | '×' | '\u{2010}'..='\u{2027}' | '\u{FEFF}')
}

/// A run of letters and strange characters.
#[derive(Default)]
struct Word {
    letters: [Option<Letter>; MAX_LETTERS],
    /// All its letters, also those that are too many to be kept.
    len: usize,
    marked: bool,
    strange: u32,
    digits: bool,
    broken: bool,
}

impl Word {
    fn push(&mut self, letter: Letter) {
        if let Some(place) = self.letters.get_mut(self.len) {
            *place = Some(letter);
        }
        self.len += 1;
        self.marked |= letter.quality != Quality::Plain || letter.tone != Tone::Level;
    }

    fn is_syllable(&self) -> bool {
        if self.len > MAX_LETTERS || self.strange > 0 || self.digits || !self.has_regular_case() {
            return false;
        }
        let mut letters = [Letter { base: 0, quality: Quality::Plain, tone: Tone::Level, upper: false }; MAX_LETTERS];
        for (letter, place) in self.letters.iter().flatten().zip(&mut letters) {
            *place = *letter;
        }
        letters.get(..self.len).and_then(analyze).is_some_and(|analysis| analysis.is_well_placed())
    }

    fn hash(&self) -> u32 {
        let letters = self.letters.iter().flatten().filter_map(|letter| letter.to_char());
        letters.fold(0u32, |hash, letter| (hash ^ letter as u32).wrapping_mul(0x9E37_79B1)) >> 26
    }

    /// `ở` and `ý`.
    fn is_common_vowel(&self) -> bool {
        let is = |&letter: &Letter| matches!(letter.to_char(), Some('ở' | 'ý' | 'Ở' | 'Ý'));
        self.letters.first().is_some_and(|letter| letter.as_ref().is_some_and(is))
    }

    /// All small, all capital, or the first alone capital.
    fn has_regular_case(&self) -> bool {
        let mut letters = self.letters.iter().flatten().map(|letter| letter.upper);
        let first = letters.next().unwrap_or(false);
        let second = letters.next().unwrap_or(false);
        (first || !second) && letters.all(|upper| upper == second)
    }
}
