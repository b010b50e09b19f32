//! What a block says, from tokens to positions in the article.

use super::Rows;
use super::clause::{Named, Reading};
use super::grammar::ABBREVIATIONS;
use super::item::{Items, Kind};
use super::office::{Body, OfficePhrase};
use super::reader::Reader;
use super::resolution::{Gathered, HeldOffice, Reference};
use super::sense::Sense;
use super::token::{self, Shape};
use crate::letter::{Letter, Tone};
use crate::span::Span;

/// So many places of an article are remembered.
const MAX_PLACES: usize = 64;

impl Reader<'_> {
    /// Adds what a block says to what the article says.
    pub(super) fn gather(&self, reading: &mut Reading, block: u32, gathered: &mut Gathered) {
        let mut named = reading.named.drain(..);
        let mut bare = reading.bare.drain(..);
        let mut at_reference = vec![0; if reading.pronouns.is_empty() && reading.heirs.is_empty() { 0 } else { named.len() }];
        for (is_named, index) in reading.order.drain(..) {
            if is_named {
                let Some(named) = named.next() else { continue };
                let Named { person, first, offices: mut held, before } = named;
                if let Some(place) = at_reference.get_mut(index) {
                    *place = gathered.references.len();
                }
                let keys = self.keys(person.name().first, person.name().end, &mut gathered.keys);
                let offices = self.hold(&held, gathered);
                if held.capacity() > 0 {
                    held.clear();
                    reading.spare.push(held);
                }
                gathered.references.push(Reference {
                    block,
                    text: self.span(first, person.name().end),
                    name: self.span(person.name().first, person.name().end),
                    key: token::whole_key(keys.slice_of(&gathered.keys).iter().copied()),
                    keys,
                    family: person.name().family,
                    led: person.addressed || before > 0,
                    addressed: person.addressed,
                    acts: person.acts,
                    offices,
                    before,
                });
            } else {
                let Some(mut bare) = bare.next() else { continue };
                let offices = self.hold(&bare.offices, gathered);
                bare.offices.clear();
                reading.spare.push(bare.offices);
                gathered.references.push(Reference {
                    block,
                    text: self.span(bare.first, bare.end),
                    name: Span::default(),
                    key: 0,
                    keys: Rows::default(),
                    family: false,
                    led: true,
                    addressed: false,
                    acts: false,
                    offices,
                    before: 0,
                });
            }
        }
        gathered.heirs.extend(
            reading
                .heirs
                .drain(..)
                .filter_map(|heir| Some((*at_reference.get(heir.named)?, *at_reference.get(heir.of)?, heir.status))),
        );
        gathered.pronouns.extend(
            reading
                .pronouns
                .drain(..)
                .filter_map(|(token, index)| Some((block, self.span(token, token + 1), *at_reference.get(index)?))),
        );
    }

    /// Counts the words of the state and of trade, and notes the places that stand with their unit.
    pub(super) fn weigh(&self, items: &Items, gathered: &mut Gathered) {
        for office in &items.offices {
            for at in office.organization.map_or(0..0, |(first, end)| first..end) {
                self.note_place(at, office.organization.map_or(at, |o| o.1), gathered);
            }
            match office.body {
                Body::Public => gathered.state += 1,
                Body::Private => gathered.trade += 1,
                _ => gathered.state += usize::from(office.class.has(Sense::STATE.or(Sense::PARTY).or(Sense::RANK))),
            }
        }
        gathered.trade += items.trade;
        for item in items.list.iter().filter(|item| matches!(item.kind, Kind::Body)) {
            self.note_place(item.first(), item.end(), gathered);
            if let Some((_, sense)) = self.vocabulary.longest(self.tokens, item.first(), Sense::BODY) {
                gathered.state += usize::from(sense.has(Sense::PUBLIC));
                gathered.trade += usize::from(sense.has(Sense::PRIVATE));
            }
        }
    }

    /// A unit at `at` with a name of two words that goes on to no third, or of one that is no syllable of ours.
    fn note_place(&self, at: usize, end: usize, gathered: &mut Gathered) {
        let unit = self.len_of(at, Sense::UNIT);
        let first = at + unit;
        if unit == 0 || !self.is_capital(first) || gathered.places.len() >= MAX_PLACES {
            return;
        }
        let two = self.is_capital(first + 1) && self.follows(first + 1);
        let place = first + 1 + usize::from(two);
        let foreign = |token| crate::syllable::Syllable::parse(self.text_of(token)).is_none();
        let named = two || self.tokens.get(first).is_some_and(foreign);
        if named && self.unit_place(at) == Some(place) && place <= end {
            let len = gathered.keys.len();
            let keys = self.keys(first, place, &mut gathered.keys);
            gathered.places.insert(token::whole_key(keys.slice_of(&gathered.keys).iter().copied()));
            gathered.keys.truncate(len);
        }
    }

    fn hold(&self, offices: &[OfficePhrase], gathered: &mut Gathered) -> Rows {
        let first = gathered.offices.len() as u32;
        for office in offices {
            let title = self.span(office.title.0, office.title.1);
            let title_key = self.title_key(office, title.slice(self.text), &mut gathered.keys);
            let organization_keys = match office.organization {
                Some((first, end)) => self.keys(first, end, &mut gathered.keys),
                None => Rows::default(),
            };
            gathered.offices.push(HeldOffice {
                title,
                organization: office.organization.map(|(first, end)| self.span(first, end)),
                status: office.status,
                class: office.class,
                body: office.body,
                title_key,
                short: office.class.has(Sense::SHORT),
                alias_key: office
                    .alias
                    .and_then(|at| token::keys(self.vocabulary.classes(), self.text_of(self.tokens.get(at)?)).next()),
                abbreviated: office.organization.is_some_and(|(first, end)| (first..end).any(|at| self.is_abbreviated(at))),
                organization_keys,
                country: office.organization.and_then(|(first, end)| self.country_in(first, end)),
            });
        }
        Rows { first, count: offices.len() as u32 }
    }

    /// The key of the state that an organization's name ends with.
    fn country_in(&self, first: usize, end: usize) -> Option<u64> {
        let at = (first..end).find(|&at| {
            self.is_capital(at) && self.len_of(at, Sense::COUNTRY) == end - at && self.len_of(at, Sense::PLACE) == 0
        })?;
        let (start, end) = (self.tokens.get(at)?.start, self.tokens.get(end - 1)?.end);
        Some(token::whole_key(token::keys(self.vocabulary.classes(), Span { start, end }.slice(self.text))))
    }

    /// The key of a title, an abbreviation's being that of what it stands for.
    fn title_key(&self, office: &OfficePhrase, text: &str, keys: &mut Vec<u64>) -> u64 {
        let full = if office.class.has(Sense::SHORT) {
            ABBREVIATIONS.iter().find(|pair| pair.0 == text).map_or(text, |pair| pair.1)
        } else {
            text
        };
        // `Chủ tọa phiên tòa` and `chủ tọa` are one.
        let whole = full.strip_suffix(" phiên tòa").unwrap_or(full);
        if whole.len() != text.len() {
            return token::whole_key(token::keys(self.vocabulary.classes(), whole));
        }
        let len = keys.len();
        // `Nữ Thủ tướng` is the `Thủ tướng`.
        let woman = self.is(office.title.0, Sense::FILLER) && self.len_of(office.title.0 + 1, Sense::TITLE) > 0;
        let own = self.keys(office.title.0 + usize::from(woman), office.title.1, keys);
        let key = token::whole_key(own.slice_of(keys).iter().copied());
        keys.truncate(len);
        key
    }

    /// Capitals only, two or more.
    fn is_abbreviated(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.shape == Shape::Upper && self.text_of(token).chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
        })
    }

    /// Appends the keys of the words of a range of tokens, and says where they stand.
    fn keys(&self, first: usize, end: usize, out: &mut Vec<u64>) -> Rows {
        let start = out.len();
        for token in self.tokens.get(first..end).unwrap_or(&[]) {
            self.vocabulary.keys(token, self.text_of(token), out);
        }
        Rows { first: start as u32, count: (out.len() - start) as u32 }
    }

    /// From the first token of a range to its last.
    fn span(&self, first: usize, end: usize) -> Span {
        let start = self.tokens.get(first).map_or(0, |token| token.start);
        let end = end.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(start, |token| token.end);
        Span { start, end: end.max(start) }
    }
}

/// The first letters of an organization's words, abbreviations whole: the same for `Bộ GD-ĐT` and `Bộ Giáo dục và Đào tạo`.
pub(super) fn initials(organization: &str) -> String {
    let mut out = String::new();
    for word in organization.split(|c: char| c.is_whitespace() || matches!(c, '-' | '&' | ',' | '.')) {
        let short = is_abbreviation(word);
        if word == "và" || word == "VÀ" {
            continue;
        }
        for c in word.chars().take(if short || word.starts_with(|c: char| c.is_ascii_digit()) { usize::MAX } else { 1 }) {
            match Letter::of(c).map(|letter| Letter { tone: Tone::Level, upper: false, ..letter }).and_then(Letter::to_char) {
                Some(letter) => out.push(letter),
                None => out.push(c),
            }
        }
    }
    out
}

/// Capitals only, two or more.
fn is_abbreviation(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1 && !word.chars().any(char::is_lowercase)
}
