//! The grammar of an organization's name: where what a title is of begins and ends.

use super::office::Body;
use super::reader::Reader;
use super::sense::Sense;
use super::token::{Shape, Token};

/// The name of an organization is cut after so many tokens.
const MAX_ORGANIZATION: usize = 40;
/// A unit's own name has at most so many words.
const MAX_PLACE: usize = 4;

impl Reader<'_> {
    /// What a title is of.
    pub(super) fn organization_at(&self, at: usize, class: Sense) -> (Option<(usize, usize)>, Body) {
        let mut i = at;
        if self.word_is(i, "của") || self.word_is(i, "thuộc") {
            let next = i + 1;
            let named = self.len_of(next, Sense::BODY.or(Sense::UNIT)) > 0
                || self.is_capital(next) && self.len_of(next, Sense::TERRITORY) > 0;
            if !named || class.has(Sense::RANK) {
                return (None, Body::None);
            }
            i = next;
        }
        if self.word_is(i, "nước") && self.is_capital(i + 1) && self.len_of(i + 1, Sense::TERRITORY) > 0 {
            i += 1;
        }
        if class.has(Sense::RANK) {
            return (None, Body::None);
        }
        let territory = if self.is_capital(i) { self.len_of(i, Sense::TERRITORY) } else { 0 };
        let (body_len, body_sense) =
            self.vocabulary.longest(self.tokens, i, Sense::BODY.or(Sense::WHOLE).or(Sense::SEATED)).unwrap_or_default();
        let field = self.len_of(i, Sense::FIELD);
        if territory > 0 && territory >= body_len.max(field) {
            return (Some((i, self.name_end(i + territory, false))), Body::Public);
        }
        let desk = if class.has(Sense::HEAD) { self.len_of(i, Sense::DESK) } else { 0 };
        if desk > body_len && !self.is_of_unit(i) {
            return (Some((i, self.organization_end(i + desk, false))), Body::Private);
        }
        // `người đứng đầu bang Gia Lâm`: the unit has a name.
        if body_len > 0
            && self.len_of(i, Sense::UNIT) == body_len
            && self.tokens.get(i).is_some_and(|token| token.shape == Shape::Lower)
            && self.is_capital(i + body_len)
            && let Some(end) = self.unit_place(i).filter(|&end| end > i + body_len)
        {
            return (Some((i, end)), Body::Public);
        }
        if body_len > 0 && body_len >= field && !self.is_name_instead(i, body_len) {
            if body_sense.has(Sense::WHOLE) && self.is_sentence_behind(i + body_len) {
                return (Some((i, i + body_len)), Body::Public);
            }
            let body = match body_sense {
                s if s.has(Sense::PRIVATE) => Body::Private,
                s if s.has(Sense::INSTITUTE) => Body::Institute,
                _ if self.is_of_unit(i) => self.unit_body(i, i + body_len),
                _ => Body::Public,
            };
            let local = self.len_of(i, Sense::LOCAL) == body_len
                || body_sense.has(Sense::WHOLE) && body_sense.has(Sense::SEATED) && !self.is(i + body_len, Sense::FAMILY);
            let seat = if local { self.local_place(i + body_len) } else { i + body_len };
            // `Bí thư Huyện ủy Tân Lập thông tin`: behind the place the sentence goes on.
            let end = if seat > i + body_len { seat } else { self.organization_end(seat, false) };
            return (Some((i, end)), self.refine(body, i + body_len, end));
        }
        if class.has(Sense::HEAD) && !self.is_of_unit(i) && self.len_of(i, Sense::DESK) > 0 {
            return (Some((i, self.organization_end(i + self.len_of(i, Sense::DESK), false))), Body::Private);
        }
        if field > 0 && !class.has(Sense::MEMBER) {
            let end = self.organization_end(i + field, true);
            let body = match self.is_of_unit(i) {
                _ if !class.has(Sense::HEAD) => Body::Public,
                false => Body::Unknown,
                true => self.unit_body(i, end),
            };
            return (Some((i, end)), body);
        }
        // `Trưởng bản Huồi Khe Và Bá Xồng`
        let of_unit = i > 0 && self.is(i - 1, Sense::UNIT) && !self.word_is(i - 1, "nước");
        if of_unit && self.is_capital(i) && self.is_place_before_name(i) {
            return (Some((i, i + 2)), Body::Public);
        }
        // `Trưởng bản Huồi Khe, ông Và Bá Xồng`
        if of_unit
            && self.is_capital(i)
            && self.is_capital(i + 1)
            && self.follows(i + 1)
            && self.is_mark(i + 2, b',')
            && self.is(i + 3, Sense::ADDRESS)
            && self.is_capital(i + 4)
        {
            return (Some((i, i + 2)), Body::Public);
        }
        if let Some(end) = self.unit_place(i) {
            // `tổng thống nước này` names no state.
            return if end == i + 1 && self.word_is(i, "nước") {
                (None, Body::None)
            } else {
                (Some((i, self.force_of(end))), Body::Public)
            };
        }
        // `Trưởng ban Bảo vệ rừng`, `Cục trưởng Quản lý giá`: a capital that begins a word of two syllables.
        if (class.has(Sense::STATE) || self.is_of_unit(i))
            && self.is_capital(i)
            && self.begins_compound(i)
            // `Bộ trưởng Minh hứa` is a name and a verb.
            && (i..i + 2).all(|k| self.tokens.get(k).is_some_and(|token| self.vocabulary.in_field(token)))
            && self.vietnamese_name(i).is_none()
            && !self.is(i, Sense::HONORIFIC)
        {
            let end = self.organization_end(i + 2, false);
            return (Some((i, end)), if self.is_of_unit(i) { self.unit_body(i, end) } else { Body::Public });
        }
        if let Some(token) = self.tokens.get(i)
            && token.shape == Shape::Upper
            && token.end - token.start > 2
            && self.vietnamese_name(i).is_none()
            && class.has(Sense::HEAD)
            && !self.tokens.get(i + 1).is_some_and(|next| next.shape == Shape::Upper)
        {
            return (Some((i, i + 1)), Body::Unknown);
        }
        (None, Body::None)
    }

    /// A one-word head of an organization may be the family name of a person: `Giám đốc Đoàn Văn A`.
    fn is_name_instead(&self, at: usize, len: usize) -> bool {
        len == 1
            && self.vietnamese_name(at).is_some_and(|name| {
                name.len() >= 3
                    || name.len() == 2
                        && self.len_of(at + 1, Sense::TERRITORY.or(Sense::BODY)) == 0
                        && !self.vocabulary.in_field(&self.tokens[at + 1])
            })
    }

    /// A public head with a private body in its name is private: `Ban Kiểm soát Công ty …`.
    fn refine(&self, body: Body, from: usize, end: usize) -> Body {
        let mut i = from;
        while i < end {
            // `giám sát ngân hàng` is a field, `các ngân hàng` are what is overseen: no bank.
            let field = self.len_of(i, Sense::FIELD).max(usize::from(i > from && self.word_is(i - 1, "các")) * 2);
            let (len, sense) = self.vocabulary.longest(self.tokens, i, Sense::BODY).unwrap_or_default();
            if field <= len && sense.has(Sense::PRIVATE) && len >= 2 && body != Body::Private {
                return Body::Private;
            }
            i += field.max(len).max(1);
        }
        body
    }

    /// What the unit is whose word ends the title before `at`: `Trưởng ban | Kiểm soát` is a company's, `Trưởng ban | tổ chức V-League` a
    /// tournament's.
    fn unit_body(&self, at: usize, end: usize) -> Body {
        let (len, sense) = self.vocabulary.longest(self.tokens, at - 1, Sense::BODY).unwrap_or_default();
        let trade = (at..=end).any(|k| self.is_capital(k) && self.len_of(k, Sense::TRADE) > 0);
        if trade || len > 1 && sense.has(Sense::PRIVATE) { Body::Private } else { Body::Public }
    }

    /// Where the name of an organization ends, its head being read.
    ///
    /// Up to a person's name or a mark it may hold any words that are no verbs; where it goes on into a sentence, only words that
    /// the lists know are its own.
    fn organization_end(&self, from: usize, after_field: bool) -> usize {
        let known = self.name_end(from, after_field);
        let end = self.bounded_end(from, after_field).map_or(known, |bounded| bounded.max(known));
        // `TAND cấp cao tại Đà Nẵng`
        let seat = if end > 0 && self.word_is(end - 1, "cao") && self.word_is(end, "tại") && self.is_capital(end + 1) {
            self.len_of(end + 1, Sense::TERRITORY)
        } else {
            0
        };
        let end = if seat > 0 { end + 1 + seat } else { end };
        // `Hội đồng Quốc gia Syria - Ammar al-Asad`
        let foreign = self.tokens.get(end).is_some_and(|t| crate::syllable::Syllable::parse(self.text_of(t)).is_none());
        if end > from && foreign && self.is_mark(end - 1, b'-') { end - 1 } else { end }
    }

    /// The end of a name that a person's name or a mark bounds.
    fn bounded_end(&self, from: usize, after_field: bool) -> Option<usize> {
        let mut i = from;
        // Behind a place or a whole field a small word is rather the sentence's.
        let mut closed = after_field;
        let mut loose = false;
        let mut after_place = false;
        while i < from + MAX_ORGANIZATION {
            let Some(token) = self.tokens.get(i).filter(|_| self.follows(i)) else { return (!loose).then_some(i) };
            match token.shape {
                Shape::Mark(b'-')
                    if i > from
                        && self.is_capital(i - 1)
                        && self.is_capital(i + 1)
                        && self.len_of(i + 1, Sense::TITLE.or(Sense::HONORIFIC)) == 0
                        && self.vietnamese_name(i + 1).is_none() =>
                {
                    i += 1;
                    continue;
                }
                Shape::Mark(b',') if self.goes_on_behind_comma(i + 1) => {
                    i += 1;
                    continue;
                }
                Shape::Mark(b'&') => {
                    i += 1;
                    continue;
                }
                Shape::Mark(_) => return (!loose).then_some(i),
                Shape::Number if self.is_age(i) => return (!loose).then_some(i),
                Shape::Number if token.end - token.start <= 3 => {
                    i += 1;
                    continue;
                }
                Shape::Number => return None,
                _ => {}
            }
            let capital = token.is_capital();
            if capital && self.is_place_before_name(i) {
                return Some(i + 2);
            }
            if self.word_is(i, "cũ") {
                return (!loose).then_some(i);
            }
            if capital
                && self.len_of(i, Sense::TITLE) == 0
                && self.vietnamese_name(i).is_some_and(|name| {
                    name.len() >= 3 || self.len_of(i, Sense::TERRITORY.or(Sense::BODY).or(Sense::FIELD)) == 0
                })
            {
                return if self.is_joined(i, from) { None } else { Some(i) };
            }
            if self.len_of(i, Sense::HONORIFIC) > 0 && self.is_capital(i + 1) && (!capital || self.is(i, Sense::ADDRESS)) {
                return Some(i);
            }
            if self.len_of(i, Sense::TITLE.or(Sense::STATUS)) > 0 {
                return None;
            }
            if self.is_prevention(i) {
                i += 3;
                closed = false;
                continue;
            }
            let territory = if capital { self.territory_within(i) } else { 0 };
            if territory > 0 {
                i += territory;
                (closed, after_place) = (true, true);
                continue;
            }
            if let Some(end) = self.unit_place(i) {
                // `lục quân nước này` names no state.
                if end == i + 1 && self.word_is(i, "nước") {
                    return None;
                }
                i = end;
                (closed, after_place) = (true, true);
                continue;
            }
            let body = self.len_of(i, Sense::BODY);
            let field = self.len_of(i, Sense::FIELD);
            if body.max(field) > 0 && (capital || !closed || self.joins_field(i)) {
                i += body.max(field);
                (closed, after_place) = (true, false);
                continue;
            }
            if self.word_is(i, "kiêm") {
                return (!loose).then_some(i);
            }
            let joiner = self.word_is(i, "và")
                || self.word_is(i, "các")
                || self.word_is(i, "của")
                || self.word_is(i, "về")
                || self.word_is(i, "cho");
            if joiner {
                let next = i + 1;
                // Behind a place `về` and `cho` are the sentence's, and `cho biết` is at any time.
                let verbal = self.word_is(i, "cho")
                    && self.tokens.get(next).is_some_and(|t| t.shape == Shape::Lower)
                    && self.len_of(next, Sense::BODY.or(Sense::FIELD)) == 0;
                if verbal || after_place && (self.word_is(i, "về") || self.word_is(i, "cho")) {
                    return None;
                }
                if self.tokens.get(next).is_none_or(|t| !t.is_word())
                    || self.len_of(next, Sense::HONORIFIC.or(Sense::TITLE).or(Sense::VERB).or(Sense::PLURAL)) > 0
                        && !self.word_is(next, "các")
                {
                    return None;
                }
                loose |= after_place;
                closed = false;
                i += 1;
                continue;
            }
            if self.is(i, Sense::FUNCTION) && !(capital && self.begins_compound(i))
                || self.len_of(i, Sense::VERB) > 0 && !capital
            {
                return None;
            }
            // `ban tổ chức V-League Lê Văn A`
            if capital
                && !after_place
                && self.vietnamese_name(i + 1).is_some_and(|name| name.len() >= 3)
                && crate::syllable::Syllable::parse(self.text_of(token)).is_none()
            {
                return Some(i + 1);
            }
            if self.is_unknown_name(i) {
                return Some(i);
            }
            if capital {
                let syllable = token.shape == Shape::Upper || crate::syllable::Syllable::parse(self.text_of(token)).is_some();
                // `người phát ngôn cảnh sát Seo Ji-won`: the family name before may be a syllable of ours.
                let given = self.text_of(token).split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase));
                if given && i > from && self.is_capital(i - 1) {
                    return Some(i - 1);
                }
                // `thủ lĩnh CNRP Sam Rainsy`: the first word of the name may be a syllable of ours.
                let known = Sense::TERRITORY.or(Sense::BODY).or(Sense::FIELD).or(Sense::UNIT);
                if !syllable
                    && i > from
                    && self.tokens.get(i - 1).is_some_and(|t| t.shape == Shape::Capital && !self.vocabulary.in_field(t))
                    && self.len_of(i - 1, known) == 0
                    && !after_place
                {
                    return Some(i - 1);
                }
                if !syllable || after_place {
                    return if self.is_joined(i, from) { None } else { Some(i) };
                }
                closed = false;
            } else if closed {
                loose |= after_place;
            }
            i += 1;
        }
        None
    }

    /// `phòng, chống`, whose comma ends nothing.
    fn is_prevention(&self, at: usize) -> bool {
        (self.word_is(at, "phòng") || self.word_is(at, "Phòng")) && self.is_mark(at + 1, b',') && self.word_is(at + 2, "chống")
    }

    /// Whether a name begins at `at` whose family name no list has: three capitals in a row that begin nothing else.
    fn is_unknown_name(&self, at: usize) -> bool {
        (at..at + 3).all(|k| {
            self.follows(k)
                && self.tokens.get(k).is_some_and(|t| t.shape == Shape::Capital)
                // One word such as `Đức` may be a given name as well.
                && self.len_of(k, Sense::TERRITORY.or(Sense::BODY).or(Sense::FIELD).or(Sense::UNIT)) <= usize::from(k > at)
        })
    }

    /// Whether the number at `at` says how old somebody is: `UBND tỉnh 46 tuổi`.
    fn is_age(&self, at: usize) -> bool {
        self.word_is(at + 1, "tuổi")
    }

    /// Steps over the force of a numbered region: `Vùng 4 Hải quân`.
    fn force_of(&self, end: usize) -> usize {
        let numbered = end > 0 && self.tokens.get(end - 1).is_some_and(|token| token.shape == Shape::Number);
        if numbered && self.is_capital(end) { end + self.len_of(end, Sense::PUBLIC) } else { end }
    }

    /// Whether `và` stands before the word at `at`: what begins there is something else than the organization at `from`.
    fn is_joined(&self, at: usize, from: usize) -> bool {
        at > from && self.word_is(at - 1, "và")
    }

    /// Whether the words behind a comma still belong to a name: small words, up to a place, a joiner with more of them, or a person's name.
    fn goes_on_behind_comma(&self, at: usize) -> bool {
        let mut i = at;
        while i < at + 8 {
            let Some(token) = self.tokens.get(i).filter(|_| self.follows(i)) else { return false };
            let trung_uong = token.shape == Shape::Capital && self.len_of(i, Sense::PLACE.or(Sense::COUNTRY)) > 0
                || self.word_is(i, "Trung") && self.word_is(i + 1, "ương");
            if i > at && trung_uong {
                return true;
            }
            if token.is_capital() {
                return i > at && self.vietnamese_name(i).is_some();
            }
            if token.shape != Shape::Lower
                || self.len_of(i, Sense::TITLE.or(Sense::HONORIFIC).or(Sense::STATUS).or(Sense::VERB)) > 0
            {
                return false;
            }
            if i > at && self.word_is(i, "và") {
                return self.len_of(i + 1, Sense::FIELD) > 0;
            }
            if self.is(i, Sense::FUNCTION) || i == at && self.len_of(i, Sense::UNIT) > 0 {
                return false;
            }
            i += 1;
        }
        false
    }

    /// Where a name ends by the words that the lists know.
    fn name_end(&self, from: usize, after_field: bool) -> usize {
        let mut i = from;
        let mut in_field = after_field;
        // Behind a capital word that no list knows: its small words follow.
        let mut open = false;
        while i < from + MAX_ORGANIZATION && self.follows(i) {
            let Some(token) = self.tokens.get(i) else { break };
            let capital = token.is_capital();
            if self.is_prevention(i) {
                i += 3;
                (in_field, open) = (true, true);
                continue;
            }
            let territory = if capital { self.territory_within(i) } else { 0 };
            let body = self.len_of(i, Sense::BODY);
            let field = self.len_of(i, Sense::FIELD);
            if territory > 0 && territory >= body && territory >= field {
                i += territory;
                (in_field, open) = (false, false);
                continue;
            }
            let joined = i == from && !after_field || open || self.joins_field(i);
            if field > 0 && field >= body && (capital || joined) && !self.is_name_instead(i, field) {
                i += field;
                in_field = true;
                continue;
            }
            if let Some(end) = self.unit_place(i) {
                if end == i + 1 && self.word_is(i, "nước") {
                    break;
                }
                i = end;
                (in_field, open) = (false, false);
                continue;
            }
            if body > 0 && !self.is_name_instead(i, body) && (capital || body > 1 || self.is(i, Sense::UNIT)) {
                i += body;
                (in_field, open) = (false, false);
                continue;
            }
            if in_field {
                let joiner = token.is_mark(b'-') || token.is_mark(b'&') || self.word_is(i, "và");
                if joiner && self.len_of(i + 1, Sense::FIELD) > 0 && self.len_of(i + 1, Sense::TITLE) == 0 {
                    i += 1;
                    continue;
                }
                if token.is_mark(b',') && self.listed_field(i + 1) {
                    i += 1;
                    continue;
                }
            }
            if token.shape == Shape::Number && !self.is_age(i)
                || self.word_is(i, "số") && self.tokens.get(i + 1).is_some_and(|t| t.shape == Shape::Number)
            {
                let step = if token.shape == Shape::Number { 1 } else { 2 };
                if token.end - token.start > 4 && step == 1 {
                    break;
                }
                i += step;
                continue;
            }
            if capital {
                if self.vietnamese_name(i).is_some()
                    || self.len_of(i, Sense::TITLE.or(Sense::HONORIFIC)) > 0
                    || i > from && !in_field && self.is_unknown_name(i)
                {
                    break;
                }
                if self.is(i, Sense::FUNCTION) && !open || !(self.has_public_sound(i) || i == from && self.begins_compound(i)) {
                    break;
                }
                i += 1;
                in_field = self.vocabulary.in_field(token);
                open = true;
                if !in_field && self.begins_compound(i - 1) {
                    i += 1;
                }
                continue;
            }
            if token.shape == Shape::Lower && open && self.vocabulary.in_field(token) && !self.is(i, Sense::FUNCTION) {
                i += 1;
                in_field = true;
                continue;
            }
            break;
        }
        i
    }

    /// Whether the title before `at` is of a unit that names its field: `trưởng ban`, `trưởng phòng`.
    fn is_of_unit(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            ["ban", "Ban", "phòng", "Phòng", "nhiệm", "trưởng"].iter().any(|word| self.word_is(before, word))
        })
    }

    /// Whether a joiner stands before the field at `at`.
    fn joins_field(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| {
            self.is_mark(before, b'-') || self.is_mark(before, b'&') || self.is_mark(before, b',') || self.word_is(before, "và")
        })
    }

    /// Whether a capital word and the small one behind it read as one word of two syllables.
    fn begins_compound(&self, at: usize) -> bool {
        self.follows(at + 1)
            && self.tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Lower)
            && !self.is(at + 1, Sense::FUNCTION)
            && self.tokens.get(at).is_some_and(|token| crate::syllable::Syllable::parse(self.text_of(token)).is_some())
            && self
                .len_of(at + 1, Sense::VERB.or(Sense::HOLDS).or(Sense::GIVES).or(Sense::ENDS).or(Sense::VOID).or(Sense::UNIT))
                == 0
    }

    /// Whether a capital word reads as part of an organization's name rather than as a person's: a field's word, or an abbreviation.
    fn has_public_sound(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| self.vocabulary.in_field(token) || token.shape == Shape::Upper && token.end - token.start > 1)
    }

    /// A field in a list that ends with `và` and a field: `Văn hóa, Thể thao và Du lịch`.
    fn listed_field(&self, at: usize) -> bool {
        let mut i = at;
        for _ in 0..6 {
            let field = self.len_of(i, Sense::FIELD);
            if field == 0 {
                return false;
            }
            i += field;
            if self.word_is(i, "và") || self.is_mark(i, b'&') {
                return self.len_of(i + 1, Sense::FIELD) > 0;
            }
            if !self.is_mark(i, b',') {
                return false;
            }
            i += 1;
        }
        false
    }

    /// A unit of territory with its name, or alone: `huyện Hòa Vang`, `quận 1`, `tỉnh`.
    pub(super) fn unit_place(&self, at: usize) -> Option<usize> {
        let unit = self.len_of(at, Sense::UNIT);
        if unit == 0 {
            return None;
        }
        let i = at + unit;
        let alone = self.tokens.get(at).is_some_and(|t| t.shape != Shape::Upper);
        if !self.follows(i) {
            return alone.then_some(i);
        }
        if self.tokens.get(i).is_some_and(|t: &Token| t.shape == Shape::Number && t.end - t.start <= 3) && !self.is_age(i) {
            return Some(i + 1);
        }
        if self.len_of(at, Sense::BODY) > unit {
            return None;
        }
        if self.is_capital(i) {
            let known = self.len_of(i, Sense::TERRITORY);
            if known > 0 {
                return Some(i + known);
            }
            let run = (i..i + MAX_PLACE + 4).take_while(|&k| self.is_capital(k) && (k == i || self.follows(k))).count();
            let person = self.vietnamese_name(i).is_some_and(|name| name.len() >= 3 && name.len() == run)
                && !self.is_place_before_name(i);
            if person || alone && self.is_highland_name(i, run) {
                return alone.then_some(i);
            }
            return Some(self.cut_place(i, run));
        }
        alone.then_some(i)
    }

    /// A name of the Central Highlands behind a unit that stands alone, a verb behind it: `Bí thư Đảng ủy phường K'Brêm đã đến`.
    fn is_highland_name(&self, at: usize, run: usize) -> bool {
        let marked = |text: &str| text.starts_with(['K', 'H']) && text[1..].starts_with(['\'', '’']);
        let named = self.tokens.get(at).is_some_and(|token| marked(self.text_of(token)));
        let place = (at + 1..at + run).any(|k| self.vietnamese_name(k).is_some());
        named && !place && self.tokens.get(at + run).is_some_and(|next| next.shape == Shape::Lower)
    }

    /// Where a place's name ends in a run of capitals: before a person's name.
    fn cut_place(&self, at: usize, run: usize) -> usize {
        for cut in [2, 3, 1, 4] {
            if cut < run && self.vietnamese_name(at + cut).is_some() {
                return at + cut;
            }
        }
        at + run.min(MAX_PLACE)
    }

    /// The place of a body that has one: `Huyện ủy Tân Lập`, where the place's name looks like a person's.
    fn local_place(&self, at: usize) -> usize {
        if !self.is_capital(at) || self.len_of(at, Sense::TERRITORY.or(Sense::BODY).or(Sense::FIELD)) > 0 {
            return at;
        }
        let run = (at..at + MAX_PLACE + 4).take_while(|&k| self.is_capital(k) && self.follows(k)).count();
        let before_name =
            |len: usize| run > len + 1 && self.vietnamese_name(at + len).is_some_and(|name| name.len() + len == run);
        match (run, [2, 3].into_iter().find(|&len| before_name(len))) {
            (2, _) => at + 2,
            (_, Some(len)) => at + len,
            _ => at,
        }
    }

    /// The length of the place at `at` in an organization's name; `Mỹ Thành` is a place of the country rather than the state `Mỹ`.
    fn territory_within(&self, at: usize) -> usize {
        let known = self.len_of(at, Sense::TERRITORY);
        let next = at + 1;
        let local = known == 1
            && self.follows(next)
            && self.tokens.get(at).is_some_and(|token| token.shape == Shape::Capital)
            && self.tokens.get(next).is_some_and(|token| {
                token.shape == Shape::Capital && crate::syllable::Syllable::parse(self.text_of(token)).is_some()
            })
            && !self.is(next, Sense::FAMILY)
            && self.len_of(next, Sense::TERRITORY.or(Sense::TITLE).or(Sense::BODY).or(Sense::FIELD)) == 0
            && !(self.is_capital(next + 1) && self.follows(next + 1));
        if local { 2 } else { known }
    }

    /// Whether two capitals at `at` are a place that no list knows, as a whole person's name stands behind them: `Trà Lĩnh Vũ Đình An`.
    ///
    /// Two words that could begin a name themselves are a place where the name would be longer than names are.
    fn is_place_before_name(&self, at: usize) -> bool {
        if self.len_of(at, Sense::TERRITORY.or(Sense::TITLE).or(Sense::BODY).or(Sense::FIELD).or(Sense::UNIT)) > 0 {
            return false;
        }
        let plain =
            |k: usize| self.tokens.get(k).is_some_and(|token| token.shape == Shape::Capital && token.end - token.start > 1);
        if !plain(at) || !plain(at + 1) || !self.follows(at + 1) || self.word_is(at + 1, "Thị") || self.word_is(at + 1, "Văn")
        {
            return false;
        }
        let Some(name) = self.vietnamese_name(at + 2) else { return false };
        let syllables = (at..at + 2)
            .all(|k| self.tokens.get(k).is_some_and(|token| crate::syllable::Syllable::parse(self.text_of(token)).is_some()));
        let closed = !self.is_capital(name.end) || !self.follows(name.end);
        syllables
            && self.follows(at + 2)
            && closed
            && name.len() >= 3
            && (name.len() == 3 || self.vietnamese_name(at).is_none())
    }

    /// Whether a small word of the sentence stands at `at`, no part of an organization's name.
    fn is_sentence_behind(&self, at: usize) -> bool {
        self.follows(at)
            && self.tokens.get(at).is_some_and(|token| token.shape == Shape::Lower)
            && self.len_of(at, Sense::UNIT.or(Sense::TERRITORY).or(Sense::BODY)) == 0
            && !["và", "của", "cũ", "các", "nước"].iter().any(|word| self.word_is(at, word))
    }

    /// Steps over the unit above, behind a comma: `xã Tân Lập, huyện Mộc Châu`.
    pub(super) fn higher_place(&self, at: usize) -> usize {
        let mut end = at;
        while self.is_mark(end, b',')
            && self.tokens.get(end + 1).is_some_and(|token| token.shape == Shape::Lower)
            && self.is_capital(end + 1 + self.len_of(end + 1, Sense::UNIT))
            && end < at + MAX_ORGANIZATION
            && let Some(next) = self.unit_place(end + 1)
        {
            end = next;
        }
        end
    }
}
