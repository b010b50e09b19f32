//! The grammar of an office: a status word, a title, and the organization that it is of.

use super::Status;
use super::grammar::ABBREVIATIONS;
use super::reader::Reader;
use super::sense::Sense;
use super::token::Shape;

/// What stands in parentheses between an organization and a name has at most so many words.
const MAX_ASIDE: usize = 14;

/// What an officer has charge of has at most so many words more than one.
const MAX_CHARGE: usize = 7;

/// An office in a block's tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct OfficePhrase {
    pub first: usize,
    pub end: usize,
    pub title: (usize, usize),
    pub organization: Option<(usize, usize)>,
    pub class: Sense,
    pub body: Body,
    pub status: Status,
    /// The token of an abbreviation in parentheses behind the organization.
    pub alias: Option<usize>,
    /// Its organization is itself an office, whose holder's name follows.
    pub apart: bool,
}

/// What an organization is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Body {
    /// None is named.
    None,
    /// The state, the Party, a mass organization, an international body.
    Public,
    /// A company, a club.
    Private,
    /// A school, a hospital, a newspaper.
    Institute,
    /// Nothing is known.
    Unknown,
}

impl Reader<'_> {
    /// The office at `at`.
    pub(super) fn office_at(&self, at: usize) -> Option<OfficePhrase> {
        let mut i = at;
        let mut status = Status::Current;
        while let Some((len, sense)) = self.vocabulary.longest(self.tokens, i, Sense::STATUS) {
            if i + len > at + 6 {
                return None;
            }
            status = if sense.has(Sense::FORMER) {
                Status::Former
            } else if sense.has(Sense::ACTING) {
                Status::Acting
            } else {
                Status::Incoming
            };
            i += len;
        }
        let (mut len, mut class) = self.vocabulary.longest(self.tokens, i, Sense::TITLE).unwrap_or_default();
        if let Some((deputy, _)) = self.vocabulary.longest(self.tokens, i, Sense::DEPUTY)
            && self.follows(i + deputy)
            && let Some((rest, sense)) = self.vocabulary.longest(self.tokens, i + deputy, Sense::TITLE)
            && deputy + rest > len
        {
            (len, class) = (deputy + rest, sense);
        }
        if len == 0 || self.len_of(i, Sense::BODY) > len {
            return None;
        }
        if class.has(Sense::SHORT)
            && let Some(token) = self.tokens.get(i)
            && token.shape != Shape::Upper
            && ABBREVIATIONS.iter().all(|pair| pair.0 != self.text_of(token))
        {
            return None;
        }
        let title = i;
        let mut end = i + len;
        if self.follows(end) {
            let suffix = self.len_of(end, Sense::SUFFIX);
            if suffix > 0
                && self.in_charge(end).is_none()
                && self.vocabulary.longest(self.tokens, end, Sense::TITLE.or(Sense::BODY)).is_none_or(|found| found.0 <= suffix)
            {
                end += suffix;
            }
        }
        let title = (title, end);
        let mut from = end;
        while self.follows(from) {
            let filler = self.len_of(from, Sense::FILLER);
            if filler == 0 {
                break;
            }
            from += filler;
            if self.word_is(from - 2, "đắc") && self.word_is(from - 1, "cử") {
                status = Status::Incoming;
            }
        }
        let (organization, body) = if self.follows(from) { self.organization_at(from, class) } else { (None, Body::None) };
        // `chủ tịch một câu lạc bộ`
        let body = if organization.is_none() && self.word_is(from, "một") && self.len_of(from + 1, Sense::PRIVATE) > 0 {
            Body::Private
        } else {
            body
        };
        let end = organization.map_or(if self.name_at(from, true).is_some() { from } else { end }, |o| o.1);
        let organization = organization.map(|(first, end)| (first, self.behind_abbreviation(end, class)));
        let alias = organization.and_then(|o| self.abbreviation_at(o.1));
        let organization =
            organization.map(|(first, end)| if alias.is_some() { (first, end) } else { (first, self.higher_place(end)) });
        let end = organization.map_or(end, |o| o.1);
        let end = if alias.is_some() && self.name_at(end + 3, true).is_some() { end + 3 } else { end };
        let end = self.abroad(end);
        let end = if organization.is_some() { self.aside(end) } else { end };
        let end = self.in_charge(end).unwrap_or(end);
        // `phát ngôn viên của Tổng thống X`: the name is the inner title's.
        let mut office = OfficePhrase { first: at, end, title, organization, class, body, status, alias, apart: false };
        if let Some((first, end)) = organization
            && first > from
            && self.len_of(first, Sense::TITLE) > 0
            && self.name_at(end, true).is_some()
        {
            office.end = first;
            office.apart = true;
        } else if let Some((first, end)) = organization
            && self.name_at(end, true).is_some()
            && self.len_of(first, Sense::BODY) < end - first
            && let Some(inner) = (first + 1..end).rev().take(3).find(|&k| self.len_of(k, Sense::STATE) == end - k)
        {
            // `quan chức thuộc chính quyền Tổng thống X`
            office.organization = Some((first, inner));
            office.end = inner;
            office.apart = true;
        }
        Some(office)
    }

    /// Where the name begins behind what its bearer has charge of: `Phó Giám đốc Sở Y tế phụ trách chuyên môn Lê Văn An`.
    fn in_charge(&self, at: usize) -> Option<usize> {
        if !(self.word_is(at, "phụ") || self.word_is(at, "đặc")) || !self.word_is(at + 1, "trách") || !self.follows(at) {
            return None;
        }
        let name = (at + 3..at + 3 + MAX_CHARGE).find(|&k| self.is_capital(k))?;
        let plain =
            (at..name).all(|k| self.tokens.get(k).is_some_and(|token| token.shape == Shape::Lower) && self.follows(k + 1));
        let whole = self.name_at(name, true).is_some_and(|name| name.end - name.first >= 2);
        (plain && whole && self.follows(name)).then_some(name)
    }

    /// Steps over what is said of the organization before the name of its head: `UBND huyện Tân Lập (cũ) Lê Văn An`.
    fn aside(&self, at: usize) -> usize {
        let mut end = at;
        if self.word_is(end, "cũ") {
            end += 1;
        }
        if self.is_mark(end, b'(') {
            let Some(close) = (end + 1..end + MAX_ASIDE).find(|&k| self.is_mark(k, b')')) else { return at };
            end = close + 1;
        }
        if end > at && self.follows(end) && self.vietnamese_name(end).is_some_and(|name| name.len() >= 2) { end } else { at }
    }

    /// The abbreviation in parentheses at `at`: `Cục Tình báo Trung ương (CIA)`.
    fn abbreviation_at(&self, at: usize) -> Option<usize> {
        let inside = self.tokens.get(at + 1).is_some_and(|token| token.shape == Shape::Upper);
        (self.is_mark(at, b'(') && inside && self.is_mark(at + 2, b')')).then_some(at + 1)
    }

    /// Where an organization ends that goes on behind its abbreviation: `Phòng Cảnh sát hình sự (PC02) Công an tỉnh Lâm Đồng`.
    fn behind_abbreviation(&self, at: usize, class: Sense) -> usize {
        if self.abbreviation_at(at).is_none() || !self.follows(at + 3) || self.len_of(at + 3, Sense::PUBLIC) == 0 {
            return at;
        }
        match self.organization_at(at + 3, class) {
            (Some((_, end)), Body::Public) => end,
            _ => at,
        }
    }

    /// Steps over where an envoy serves: `Đại sứ Pháp tại Việt Nam`.
    fn abroad(&self, at: usize) -> usize {
        if !(self.word_is(at, "tại") || self.word_is(at, "ở")) || !self.is_capital(at + 1) {
            return at;
        }
        let country = self.len_of(at + 1, Sense::COUNTRY.or(Sense::BODY));
        if country > 0 { at + 1 + country } else { at }
    }
}
