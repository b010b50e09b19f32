//! What a block says, from tokens to positions in the article.

use super::clause::{Bare, Named, Reading};
use super::grammar::ABBREVIATIONS;
use super::item::{Items, Kind};
use super::office::{Body, OfficePhrase};
use super::reader::Reader;
use super::resolution::{Gathered, HeldOffice, Reference};
use super::token::{self, Shape};
use super::vocabulary::Sense;
use crate::letter::{Letter, Tone};
use crate::span::Span;

/// So many places of an article are remembered.
const MAX_PLACES: usize = 64;

impl Reader<'_> {
    /// Adds what a block says to what the article says.
    pub(super) fn gather(&self, reading: Reading, block: u32, gathered: &mut Gathered) {
        let mut at_reference = vec![0; reading.named.len()];
        let pronouns = reading.pronouns;
        let mut named: Vec<Option<Named>> = reading.named.into_iter().map(Some).collect();
        let mut bare: Vec<Option<Bare>> = reading.bare.into_iter().map(Some).collect();
        for (is_named, index) in reading.order {
            if is_named {
                let Some(named) = named.get_mut(index).and_then(Option::take) else { continue };
                let name = self.span(named.person.name.first, named.person.name.end);
                let offices = self.hold(&named.offices, gathered);
                at_reference[index] = gathered.references.len();
                gathered.references.push(Reference {
                    block,
                    text: self.span(named.first, named.person.name.end),
                    name,
                    keys: self.keys(name),
                    family: named.person.name.family,
                    led: named.person.addressed || named.before > 0,
                    addressed: named.person.addressed,
                    offices,
                    before: named.before,
                });
            } else {
                let Some(bare) = bare.get_mut(index).and_then(Option::take) else { continue };
                let offices = self.hold(&bare.offices, gathered);
                gathered.references.push(Reference {
                    block,
                    text: self.span(bare.first, bare.end),
                    name: Span::default(),
                    keys: Vec::new(),
                    family: false,
                    led: true,
                    addressed: false,
                    offices,
                    before: 0,
                });
            }
        }
        gathered.pronouns.extend(
            pronouns
                .into_iter()
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
            self.note_place(item.first, item.end, gathered);
            if let Some((_, sense)) = self.vocabulary.longest(self.tokens, item.first, Sense::BODY) {
                gathered.state += usize::from(sense.has(Sense::PUBLIC));
                gathered.trade += usize::from(sense.has(Sense::PRIVATE));
            }
        }
    }

    /// A unit at `at` with a name of two words that goes on to no third.
    fn note_place(&self, at: usize, end: usize, gathered: &mut Gathered) {
        let unit = self.len_of(at, Sense::UNIT);
        let first = at + unit;
        if unit == 0 || !self.is_capital(first) || !self.is_capital(first + 1) || !self.follows(first + 1) {
            return;
        }
        if self.unit_place(at) == Some(first + 2) && first + 2 <= end && gathered.places.len() < MAX_PLACES {
            gathered.places.insert(token::whole_key(self.keys(self.span(first, first + 2))));
        }
    }

    fn hold(&self, offices: &[OfficePhrase], gathered: &mut Gathered) -> Vec<usize> {
        offices
            .iter()
            .map(|office| {
                let title = self.span(office.title.0, office.title.1);
                let text = title.slice(self.text);
                let full = if office.class.has(Sense::SHORT) {
                    ABBREVIATIONS.iter().find(|pair| pair.0 == text).map_or(text, |pair| pair.1)
                } else {
                    text
                };
                // `Chủ tọa phiên tòa` and `chủ tọa` are one.
                let full = full.strip_suffix(" phiên tòa").unwrap_or(full);
                let organization = office.organization.map(|(first, end)| self.span(first, end));
                gathered.offices.push(HeldOffice {
                    title,
                    organization,
                    status: office.status,
                    class: office.class,
                    body: office.body,
                    title_key: token::whole_key(token::keys(self.vocabulary.classes(), full)),
                    short: office.class.has(Sense::SHORT),
                    alias_key: office.alias.and_then(|at| self.keys(self.span(at, at + 1)).first().copied()),
                    abbreviated: office.organization.is_some_and(|(first, end)| (first..end).any(|at| self.is_abbreviated(at))),
                    organization_keys: organization.map_or_else(Vec::new, |span| self.keys(span)),
                });
                gathered.offices.len() - 1
            })
            .collect()
    }

    /// Capitals only, two or more.
    fn is_abbreviated(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.shape == Shape::Upper && self.text_of(token).chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
        })
    }

    fn keys(&self, span: Span) -> Vec<u64> {
        token::keys(self.vocabulary.classes(), span.slice(self.text)).collect()
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
