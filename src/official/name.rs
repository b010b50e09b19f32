//! Names of persons: where one begins and ends.

use super::reader::Reader;
use super::sense::Sense;
use super::token::{Gap, Shape, Token};

/// Vietnamese names have two to five syllables.
const MAX_VIETNAMESE: usize = 5;
/// Foreign names are cut after so many words.
const MAX_FOREIGN: usize = 7;

/// A name in a block's tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub first: usize,
    pub end: usize,
    /// Begins with a family name of the lexicon and has a given name.
    pub family: bool,
}

impl Name {
    pub(super) const fn len(&self) -> usize {
        self.end - self.first
    }
}

impl Reader<'_> {
    /// The name at `at`. `led` says that a title or an honorific stands before it: then one word, and any capitals, are enough.
    pub(super) fn name_at(&self, at: usize, led: bool) -> Option<Name> {
        let first = self.tokens.get(at)?;
        if !(first.is_capital() || led && (self.is_joined_name(at) || self.is_particle_name(at)))
            || self.begins_phrase(at, Sense::VERB)
            || self.is_numeral(at)
        {
            return None;
        }
        if let Some(name) = self.vietnamese_name(at) {
            return Some(name);
        }
        let function = self.is(at, Sense::FUNCTION);
        if function && !led {
            return None;
        }
        let end = self.foreign_end(at, led);
        // `Thượng tướng CAND`: an abbreviation, unless the whole line is in capitals.
        let shouted =
            at.checked_sub(1).is_some_and(|before| self.tokens[before].shape == Shape::Upper) && !self.is(at, Sense::UNIT);
        if end == at + 1 && first.shape == Shape::Upper && self.letters(first) > 1 && !shouted {
            return None;
        }
        (end > at).then_some(Name { first: at, end, family: false })
    }

    /// A family name and one to four given names.
    pub(super) fn vietnamese_name(&self, at: usize) -> Option<Name> {
        let first = self.tokens.get(at)?;
        if !first.is_capital() || !self.is(at, Sense::FAMILY) {
            return None;
        }
        // `Trường Đại học Y Hà Nội`
        if first.shape == Shape::Upper && self.letters(first) == 1 && self.len_of(at + 1, Sense::TERRITORY) > 0 {
            return None;
        }
        let shouted = first.shape == Shape::Upper && self.letters(first) > 1;
        let mut end = at + 1;
        while end < at + MAX_VIETNAMESE {
            let Some(next) = self.tokens.get(end) else { break };
            let fits = if shouted {
                next.shape == Shape::Upper
            } else {
                next.shape == Shape::Capital || next.shape == Shape::Upper && self.letters(next) == 1
            };
            if !fits
                || next.gap != Gap::Space
                // `Trần Văn Cam kết luận`: behind a name no verb has a capital.
                || self.begins_phrase(end, if shouted { Sense::VERB } else { Sense::default() })
                || (shouted && end >= at + 3 && self.vocabulary.first(next).has(Sense::FUNCTION))
            {
                break;
            }
            end += 1;
        }
        (end > at + 1).then_some(Name { first: at, end, family: true })
    }

    fn foreign_end(&self, at: usize, led: bool) -> usize {
        let mut end = at;
        while end < at + MAX_FOREIGN {
            let Some(next) = self.tokens.get(end) else { break };
            // `Albert F. Rosario`
            if end > at + 1
                && next.is_mark(b'.')
                && next.gap == Gap::None
                && self.tokens.get(end - 1).is_some_and(|initial| initial.shape == Shape::Upper && self.letters(initial) == 1)
                && self.tokens.get(end + 1).is_some_and(|t| t.is_capital() && t.gap == Gap::Space)
                && crate::syllable::Syllable::parse(self.text_of(&self.tokens[at])).is_none()
            {
                end += 1;
                continue;
            }
            if end > at && next.gap != Gap::Space {
                break;
            }
            if next.is_capital() {
                if end > at
                    && (self.begins_phrase(end, Sense::VERB)
                        || self.text_of(next).bytes().any(|b| b.is_ascii_digit())
                        // `bà Tú Anh`: a given name of two words may end in any.
                        || self.is(end, Sense::FUNCTION)
                            && self.vietnamese_name(end).is_none()
                            && !(led && end == at + 1 && !self.is_capital(end + 1)))
                {
                    break;
                }
                end += 1;
                continue;
            }
            if next.shape != Shape::Lower {
                break;
            }
            let joined =
                self.is(end, Sense::PARTICLE) || self.text_of(next).starts_with("al-") || self.text_of(next).starts_with("el-");
            let alone = joined && self.text_of(next).contains('-');
            // `Greta von der Aue`
            let behind = end + 1 + usize::from(end > at && self.is(end + 1, Sense::PARTICLE) && !self.is_capital(end + 1));
            if joined
                && (alone || (end + 1..=behind).all(|k| self.tokens.get(k).is_some_and(|t| t.gap == Gap::Space)))
                && (alone || self.is_capital(behind))
            {
                end += 1;
                continue;
            }
            break;
        }
        end
    }

    /// Whether the words at `at` begin a title or the name of an organization: a known phrase of two words or more of which the second is
    /// not written like a name. `more` are other phrases that count.
    fn begins_phrase(&self, at: usize, more: Sense) -> bool {
        let phrases = Sense::TITLE.or(Sense::BODY).or(Sense::FIELD).or(more);
        let Some((len, _)) = self.vocabulary.longest(self.tokens, at, phrases) else { return false };
        len >= 2
            && self
                .tokens
                .get(at + 1)
                .is_some_and(|second| second.shape == Shape::Lower || second.shape == Shape::Upper && self.letters(second) > 1)
    }

    /// `el-Sisi`, `al-Assad`: a particle joined to a capital.
    pub(super) fn is_joined_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.shape == Shape::Lower
                && self.text_of(token).split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase))
        })
    }

    /// `bà de Wilt`: a particle before a word that is no syllable of ours.
    fn is_particle_name(&self, at: usize) -> bool {
        let next = at + 1;
        self.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
            && self.is(at, Sense::PARTICLE)
            && self.follows(next)
            && self.tokens.get(next).is_some_and(|token| {
                token.shape == Shape::Capital && crate::syllable::Syllable::parse(self.text_of(token)).is_none()
            })
    }

    /// A Roman numeral or a word with digits: `khóa XIII`, `G7`.
    fn is_numeral(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let text = self.text_of(token);
            text.bytes().any(|b| b.is_ascii_digit()) || text.len() > 1 && text.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
        })
    }

    fn letters(&self, token: &Token) -> usize {
        self.text_of(token).chars().take(2).count()
    }
}
