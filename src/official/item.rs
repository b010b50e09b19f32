//! A block's tokens to items: offices, names, and the words between them that matter.

use super::name::Name;
use super::office::OfficePhrase;
use super::reader::Reader;
use super::sense::Sense;
use super::token::{Gap, Shape};

/// What the clauses are read from; kept small, as items are many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub kind: Kind,
    first: u32,
    end: u32,
    place: u32,
}

impl Item {
    /// The first of its tokens among the block's.
    pub(super) const fn first(&self) -> usize {
        self.first as usize
    }

    /// The token behind it.
    pub(super) const fn end(&self) -> usize {
        self.end as usize
    }

    /// How many items stand before it, each word of [`Kind::Other`] counted as one.
    pub(super) const fn place(&self) -> usize {
        self.place as usize
    }
}

/// A block's items.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub list: Vec<Item>,
    /// What the items of [`Kind::Office`] are.
    pub offices: Vec<OfficePhrase>,
    /// How many words of the world of sports and business stand among them.
    pub trade: usize,
}

impl Items {
    pub(super) fn with_capacity(items: usize) -> Self {
        Self { list: Vec::with_capacity(items), ..Self::default() }
    }

    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.offices.clear();
        self.trade = 0;
    }

    /// Appends an item, behind the words from `plain` on that are none.
    fn push(&mut self, plain: usize, (kind, first, end): (Kind, usize, usize)) {
        let (plain, first, end) = (plain as u32, first as u32, end as u32);
        let mut place = match self.list.last() {
            Some(last) if matches!(last.kind, Kind::Other) => last.place + last.end - last.first,
            Some(last) => last.place + 1,
            None => 0,
        };
        if plain < first {
            self.list.push(Item { kind: Kind::Other, first: plain, end: first, place });
            place += first - plain;
        }
        self.list.push(Item { kind, first, end, place });
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// An office, by its place among the block's offices.
    Office(u32),
    Person(Person),
    /// A word of address that stands alone.
    Pronoun,
    /// The name of an organization or a place.
    Body,
    /// A word of the grammar, by what it may be.
    Word(Grammar),
    Comma,
    Dash,
    Open,
    Close,
    /// `và`, `cùng`.
    And,
    /// `kiêm`, `đồng thời là`.
    Also,
    Of,
    Colon,
    Semicolon,
    Quote,
    Number,
    /// The end of a sentence or of a part of it.
    Break,
    /// One or more words or marks that are nothing of the kind.
    Other,
}

/// What a word of the grammar may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar(u32);

impl Grammar {
    /// The lowest bit of [`Sense::GRAMMAR`], all of which are no further apart than a number of 32 bits has room for.
    const LOWEST: u32 = Sense::GRAMMAR.bits().trailing_zeros();

    const fn new(sense: Sense) -> Self {
        Self((sense.and(Sense::GRAMMAR).bits() >> Self::LOWEST) as u32)
    }

    pub(super) const fn has(self, sense: Sense) -> bool {
        (self.0 as u64) << Self::LOWEST & sense.bits() != 0
    }
}

const _: () = assert!(Sense::GRAMMAR.bits() >> Grammar::LOWEST <= u32::MAX as u64);

/// A person's name with the words of address before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    first: u32,
    end: u32,
    family: bool,
    /// Whether a word of address stands before it.
    pub addressed: bool,
    /// Whether it is one word that a verb follows: `Bưởi khai`.
    pub acts: bool,
}

impl Person {
    const fn new(name: Name, addressed: bool) -> Self {
        Self { first: name.first as u32, end: name.end as u32, family: name.family, addressed, acts: false }
    }

    pub(super) const fn name(&self) -> Name {
        Name { first: self.first as usize, end: self.end as usize, family: self.family }
    }
}

/// What the marks are.
static MARKS: [Kind; 128] = {
    let mut table = [Kind::Other; 128];
    table[b',' as usize] = Kind::Comma;
    table[b'-' as usize] = Kind::Dash;
    table[b'(' as usize] = Kind::Open;
    table[b')' as usize] = Kind::Close;
    table[b':' as usize] = Kind::Colon;
    table[b'"' as usize] = Kind::Quote;
    table[b'&' as usize] = Kind::And;
    table[b';' as usize] = Kind::Semicolon;
    table[b'.' as usize] = Kind::Break;
    table[b'!' as usize] = Kind::Break;
    table[b'?' as usize] = Kind::Break;
    table[b'>' as usize] = Kind::Break;
    table
};

/// At most so many words of address stand before a name: `Đại tá, PGS.TS`.
const MAX_HONORIFICS: usize = 4;

/// What an item is, and its tokens.
type Found = (Kind, usize, usize);

impl Reader<'_> {
    /// Appends the items of the block.
    pub(super) fn items(&self, items: &mut Items) {
        let (grammar, anchors, noted) = (Sense::GRAMMAR, Sense::ANCHOR, Sense::NOTED);
        let mut i = 0;
        // The first of the words before `i` that are no items.
        let mut plain = 0;
        let mut behind_office = false;
        while let Some(token) = self.tokens.get(i) {
            if token.gap == Gap::Glued {
                items.push(plain, (Kind::Break, i, i));
                (plain, behind_office) = (i, false);
            }
            if let Shape::Mark(mark) = token.shape {
                let kind = MARKS.get(usize::from(mark)).copied().unwrap_or(Kind::Other);
                behind_office = false;
                if !matches!(kind, Kind::Other) {
                    items.push(plain, (kind, i, i + 1));
                    plain = i + 1;
                }
                i += 1;
                continue;
            }
            let lower = token.shape == Shape::Lower && !behind_office;
            if lower && !self.vocabulary.is_noted(self.tokens, i) {
                i += 1;
                continue;
            }
            let sense = self.vocabulary.all(self.tokens, i);
            if lower && !sense.has(noted) {
                i += 1;
                continue;
            }
            let (kind, first, end) = if lower && !sense.has(anchors) {
                if sense.has(Sense::JOINT) { self.joiner_at(i) } else { (Kind::Other, i, i + 1) }
            } else if let Some(person) = self.behind_office(i, items.list.last().filter(|_| plain == i), &items.offices) {
                person
            } else if token.shape == Shape::Number {
                (if self.is(i, Sense::PLURAL) { Kind::Word(Grammar::new(Sense::PLURAL)) } else { Kind::Number }, i, i + 1)
            } else if token.is_capital() || sense.has(anchors) {
                self.item_at(i, sense, grammar, &mut items.offices)
            } else {
                self.joiner_at(i)
            };
            behind_office = matches!(kind, Kind::Office(_));
            if sense.has(Sense::TRADE) && !matches!(kind, Kind::Office(_) | Kind::Body) {
                items.trade += 1;
            }
            i = end.max(i + 1);
            if !matches!(kind, Kind::Other) {
                items.push(plain, (kind, first, end));
                plain = i;
            }
        }
        let end = self.tokens.len();
        items.push(plain, (Kind::Break, end, end));
    }

    /// Right behind a title with no organization a capital is a name, even one that begins an organization elsewhere: `tướng Sở`.
    fn behind_office(&self, at: usize, last: Option<&Item>, offices: &[OfficePhrase]) -> Option<Found> {
        let Some(&Item { kind: Kind::Office(office), end, .. }) = last else { return None };
        if end as usize != at
            || offices.get(office as usize)?.organization.is_some()
            || !(self.is_capital(at) || self.is_joined_name(at))
            || !self.follows(at)
        {
            return None;
        }
        let name = self.name_at(at, true)?;
        Some((Kind::Person(Person::new(name, false)), at, name.end))
    }

    fn joiner_at(&self, at: usize) -> Found {
        let token = &self.tokens[at];
        let joints = &self.vocabulary.joints;
        let kind = if token.word == 0 || token.shape != Shape::Lower {
            Kind::Other
        } else if token.word == joints.and || token.word == joints.with {
            Kind::And
        } else if token.word == joints.also {
            Kind::Also
        } else if token.word == joints.of {
            Kind::Of
        } else {
            Kind::Other
        };
        (kind, at, at + 1)
    }

    /// The item at `at`, where the phrases are `here`.
    fn item_at(&self, at: usize, here: Sense, grammar: Sense, offices: &mut Vec<OfficePhrase>) -> Found {
        if here.has(Sense::TITLE.or(Sense::STATUS).or(Sense::DEPUTY))
            && let Some(office) = self.office_at(at)
            && self.stands(&office)
        {
            offices.push(office);
            return (Kind::Office(offices.len() as u32 - 1), office.first, office.end);
        }
        if here.has(Sense::HONORIFIC)
            && let Some(item) = self.addressed_at(at, offices)
        {
            return item;
        }
        let capital = self.is_capital(at);
        if capital && here.has(Sense::TERRITORY) {
            let territory = self.len_of(at, Sense::TERRITORY);
            if territory > 0
                && self
                    .name_at(at, false)
                    .is_none_or(|n| !n.family || n.len() <= territory || self.vietnamese_name(at + territory).is_some())
            {
                return (Kind::Body, at, at + territory);
            }
        }
        let unit = if here.has(Sense::UNIT) { self.len_of(at, Sense::UNIT) } else { 0 };
        if unit > 0
            && self.is_capital(at + unit)
            && let Some(end) = self.unit_place(at).filter(|&end| end > at + unit)
        {
            return (Kind::Body, at, end);
        }
        if here.has(Sense::BODY)
            && let Some((len, _)) = self.vocabulary.longest(self.tokens, at, Sense::BODY)
            && (len > 1 || capital && self.vietnamese_name(at).is_none())
            // `tại Phủ Chủ tịch, Chủ tịch nước`; but `Văn phòng Tổng thống Hollande` names him.
            && (!here.has(grammar) || len > self.len_of(at, grammar) && self.name_at(at + len, true).is_none())
        {
            let place = if self.is_capital(at + len) { self.len_of(at + len, Sense::TERRITORY) } else { 0 };
            return (Kind::Body, at, at + len + place);
        }
        if here.has(grammar)
            && let Some((len, sense)) = self.vocabulary.longest(self.tokens, at, grammar)
        {
            let also = self.word_is(at, "đồng thời");
            return (if also { Kind::Also } else { Kind::Word(Grammar::new(sense)) }, at, at + len);
        }
        if capital && let Some(name) = self.name_at(at, false) {
            if at > 0 && ["quê", "tại", "ở"].iter().any(|word| self.word_is(at - 1, word)) {
                return (Kind::Body, at, name.end);
            }
            let acts = name.len() == 1 && self.len_of(name.end, Sense::VERB.or(Sense::ACTS)) > 0;
            return (Kind::Person(Person { acts, ..Person::new(name, false) }), at, name.end);
        }
        self.joiner_at(at)
    }

    /// Words of address with a name, with an office, or alone.
    fn addressed_at(&self, at: usize, offices: &mut Vec<OfficePhrase>) -> Option<Found> {
        let mut i = at;
        let mut address = false;
        for _ in 0..MAX_HONORIFICS {
            let Some((len, sense)) = self.vocabulary.longest(self.tokens, i, Sense::HONORIFIC) else { break };
            if i > at && !self.follows(i) {
                break;
            }
            address |= sense.has(Sense::ADDRESS);
            i += len;
            if self.is_mark(i, b',') && self.len_of(i + 1, Sense::CALLING) > 0 {
                i += 1;
            }
        }
        if i == at {
            return None;
        }
        if self.follows(i) {
            if (i == at + 1 && self.is(at, Sense::ADDRESS) || i == at + self.len_of(at, Sense::COMRADE))
                && let Some(office) = self.office_at(i)
                && self.stands(&office)
            {
                offices.push(OfficePhrase { first: at, ..office });
                return Some((Kind::Office(offices.len() as u32 - 1), at, office.end));
            }
            if let Some(name) = self.name_at(i, true) {
                return Some((Kind::Person(Person::new(name, true)), at, name.end));
            }
        }
        // A capital that is a name itself, such as `Anh Thơ`, is left to the names.
        // `Cụ thể` is nobody.
        (address && i == at + 1 && self.len_of(at, Sense::FUNCTION) <= 1).then_some((Kind::Pronoun, at, at + 1))
    }

    /// Whether an office is one: some titles are common words unless an organization or a name stands behind them.
    fn stands(&self, office: &OfficePhrase) -> bool {
        let (first, end) = office.title;
        // `TT Ngãi Giao` is a township, `TT Trump` a president.
        if self.tokens.get(first).is_some_and(|token| self.text_of(token) == "TT")
            && end == first + 1
            && self.len_of(end, Sense::COUNTRY) == 0
            && self.tokens.get(end).is_none_or(|next| crate::syllable::Syllable::parse(self.text_of(next)).is_some())
        {
            return false;
        }
        if let Some((organization, _)) = office.organization {
            // `lãnh đạo Sở Y tế` are several, `lãnh đạo Triều Tiên` is one.
            return !(end == first + 2
                && self.text_of(&self.tokens[first + 1]) == "đạo"
                && self.len_of(first, Sense::BOUND) == 2)
                || self.is_capital(organization) && self.len_of(organization, Sense::TERRITORY) > 0
                || ["đảng", "Đảng", "phe"].iter().any(|word| self.word_is(organization, word));
        }
        if office.class.has(Sense::MEMBER.or(Sense::BOUND)) && !office.class.has(Sense::STATE) {
            // `đại biểu Nguyễn Thị A` is one of an assembly that the article names.
            let deputy = office.class.has(Sense::MEMBER) && self.text_of(&self.tokens[end - 1]).to_lowercase() == "biểu";
            let part = self.tokens.get(end).is_some_and(|token| token.shape == Shape::Capital)
                && self.follows(end)
                && self.name_at(end, true).is_some_and(|name| name.len() == 1);
            return (deputy || self.is(first, Sense::SHORT)) && (part || self.vietnamese_name(end).is_some());
        }
        let named = self.follows(end) && self.name_at(end, true).is_some();
        let weak = end - first == 1;
        !weak || named || self.is(first, Sense::SHORT) && office.class != Sense::HEAD
    }
}
