//! What offices hang on: the name, verb or heir that stands before them in the sentence.

use super::Status;
use super::item::{Grammar, Item, Kind, Person};
use super::office::OfficePhrase;
use super::reader::Reader;
use super::sense::Sense;

/// What is said of a person between the name and the office has at most so many words.
const MAX_REMARK: usize = 10;
/// So many words may stand between a person and the verb that gives an office.
const MAX_REACH: usize = 30;

/// How a chain of offices hangs on what stands before it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link {
    None,
    /// It means nobody.
    Void,
    /// Behind a name.
    Apposition(usize),
    /// By a verb.
    Clause(usize, Status),
}

/// What a sentence has said so far.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sentence {
    /// The last person named in it.
    pub person: Option<usize>,
    /// That person's item.
    pub person_item: usize,
    /// The last person named before it.
    pub recent: Option<usize>,
    pub pronoun: Option<usize>,
    /// The sentence before named that person and nobody else.
    pub only_recent: bool,
    pub gives: bool,
    pub ends: bool,
    pub past: bool,
    /// The person named before the last one.
    pub earlier: Option<(usize, usize)>,
    /// The last person with a title or a word of address, and the item.
    pub subject: Option<(usize, usize)>,
    /// The last person named before a semicolon of it.
    pub listed: Option<usize>,
    /// The last body that it named is a company or the like.
    pub private: bool,
}

impl Sentence {
    pub(super) fn note(&mut self, sense: Grammar, _at: usize) {
        self.gives |= sense.has(Sense::GIVES);
        self.ends |= sense.has(Sense::ENDS);
        self.past |= sense.has(Sense::PAST);
    }

    pub(super) const fn status(&self) -> Status {
        if self.ends || self.past {
            Status::Former
        } else if self.gives {
            Status::Incoming
        } else {
            Status::Current
        }
    }
}

impl Reader<'_> {
    /// How the chain at item `at` hangs on what stands before it.
    pub(super) fn link(&self, items: &[Item], at: usize, sentence: &Sentence) -> Link {
        let colon = at > 1
            && matches!(items[at - 1].kind, Kind::Colon)
            && matches!(items[at - 2].kind, Kind::Word(sense) if sense.has(Sense::HOLDS));
        let at = if colon { at - 1 } else { at };
        let before = |n: usize| at.checked_sub(n).and_then(|k| items.get(k)).map(|item| item.kind);
        match before(1) {
            Some(Kind::Comma | Kind::Dash | Kind::Open) => {
                let Some(person) = sentence.person else {
                    let listed = at > 1
                        && matches!(items[at - 2].kind, Kind::Body)
                        && self.len_of(items[at - 2].first(), Sense::TERRITORY) == 0;
                    return if listed { Link::Void } else { Link::None };
                };
                let mut k = at - 1;
                // `ông A (ngoài cùng bên trái), Phó giám đốc`, `ông A, 45 tuổi, Phó giám đốc`
                if let Some(k2) = self.step_over_aside(items, k) {
                    k = k2;
                }
                if k == sentence.person_item + 1 {
                    // `trao quyết định cho đồng chí A, Chủ tịch nước nêu rõ`
                    let begins = matches!(before(1), Some(Kind::Comma)) && self.is_sole(&items[at]);
                    return if begins { Link::None } else { Link::Apposition(person) };
                }
                // `ông A, Phó bí thư, nguyên Chủ tịch`: the chain before was cut by a word of the past.
                if matches!(before(2), Some(Kind::Body)) { Link::Void } else { Link::None }
            }
            // `ông A, một quan chức của …`
            Some(Kind::Word(sense))
                if sense.has(Sense::VOID) && !sense.has(Sense::PLURAL) && matches!(before(2), Some(Kind::Comma)) =>
            {
                match sentence.person {
                    Some(person) if sentence.person_item + 3 == at => Link::Apposition(person),
                    _ => Link::Void,
                }
            }
            Some(Kind::Word(sense)) => {
                // `giao Giám đốc Sở làm tổ trưởng`: whoever is the director, and heads the group as such.
                if self.word_is(items[at - 1].first(), "giao")
                    && !items[at - 1].first().checked_sub(1).is_some_and(|before| self.word_is(before, "được"))
                {
                    return Link::None;
                }
                if self.word_is(items[at - 1].first(), "làm")
                    && matches!(before(2), Some(Kind::Office(_)))
                    && at > 2
                    && self.word_is(items[at - 3].first(), "giao")
                {
                    return Link::Void;
                }
                let verb = sense.has(Sense::HOLDS.or(Sense::GIVES).or(Sense::ENDS));
                if !verb {
                    if sense.has(Sense::PAST) && sentence.person.is_some_and(|_| distance(items, sentence.person_item, at) <= 3)
                    {
                        return sentence.person.map_or(Link::None, |p| Link::Clause(p, Status::Former));
                    }
                    return if sense.has(Sense::VOID.or(Sense::PLURAL)) { Link::Void } else { Link::None };
                }
                self.subject(items, at, sentence)
            }
            // `Bí thư A kiêm Chủ tịch HĐND`
            Some(Kind::Also) => match sentence.person {
                Some(person) if sentence.person_item + 2 == at => Link::Apposition(person),
                _ => Link::None,
            },
            // `ông A đứng đầu Ủy ban Quốc phòng`
            Some(Kind::Person(_)) if self.word_is(items[at].first(), "đứng") => match sentence.person {
                Some(person) if sentence.person_item + 1 == at => Link::Apposition(person),
                _ => Link::None,
            },
            Some(Kind::Of) => match before(2) {
                Some(Kind::Word(sense)) if sense.has(Sense::PAPER) => Link::Void,
                _ => Link::None,
            },
            _ => Link::None,
        }
    }

    /// Whether an office that one person of the state holds stands alone before a verb: behind a comma it begins the sentence's core.
    fn is_sole(&self, office: &Item) -> bool {
        self.len_of(office.end(), Sense::VERB) > 0
            && (office.first()..office.end()).len() <= 3
            && matches!(
                (office.first()..office.end())
                    .filter_map(|at| self.tokens.get(at))
                    .map(|token| self.text_of(token))
                    .collect::<Vec<_>>()[..],
                ["Chủ", "tịch", "nước"] | ["Thủ", "tướng"] | ["Tổng", "Bí" | "bí", "thư"] | ["Tổng", "thống"]
            )
    }

    /// How many persons named right before the one at item `at` share with him what is said behind: `các ông A, B và C được bầu`.
    pub(super) fn sharing(&self, items: &[Item], at: usize) -> usize {
        let person = |k: usize| matches!(items.get(k).map(|item| item.kind), Some(Kind::Person(_)));
        let (mut first, mut joined) = (at, false);
        while first >= 2 && person(first - 2) && matches!(items[first - 1].kind, Kind::Comma | Kind::And) {
            joined |= matches!(items[first - 1].kind, Kind::And);
            first -= 2;
        }
        let several = first > 0 && matches!(items[first - 1].kind, Kind::Word(sense) if sense.has(Sense::PLURAL));
        if joined || several { (at - first) / 2 } else { 0 }
    }

    /// Walks back over `, 45 tuổi` or `(ngoài cùng bên trái)` before the separator at item `k`; the separator before it.
    fn step_over_aside(&self, items: &[Item], k: usize) -> Option<usize> {
        let opening = matches!(items.get(k.checked_sub(1)?)?.kind, Kind::Close);
        let mut j = k;
        loop {
            j = j.checked_sub(1)?;
            let far = distance(items, j, k);
            match items.get(j)?.kind {
                _ if far > MAX_REMARK => return None,
                Kind::Open if opening => return Some(j),
                Kind::Comma | Kind::Open if !opening && far <= 4 => return Some(j),
                Kind::Break | Kind::Person(_) | Kind::Office(_) => return None,
                _ => {}
            }
        }
    }

    /// Whom a verb that gives or ends an office speaks of.
    fn subject(&self, items: &[Item], at: usize, sentence: &Sentence) -> Link {
        let status = sentence.status();
        let is_copula = self.word_is(items[at - 1].first(), "là") || self.word_is(items[at - 1].first(), "Là");
        let reach = if is_copula && !sentence.gives { 3 } else { MAX_REACH };
        let pronoun = sentence.pronoun.filter(|&p| distance(items, p, at) <= reach + 1);
        // `A được Thủ tướng B bổ nhiệm làm …`: the one who gives it does not get it.
        if let Some((person, _)) = sentence.earlier
            && matches!(items.get(sentence.person_item + 1).map(|item| item.kind), Some(Kind::Word(sense)) if sense.has(Sense::GIVES))
        {
            return Link::Clause(person, status);
        }
        if let Some((person, item)) = sentence.subject.filter(|&(_, item)| distance(items, item, at) <= reach + 1)
            && sentence.person != Some(person)
            && pronoun.is_none_or(|p| p < item)
        {
            return Link::Clause(person, status);
        }
        if let Some(person) = sentence.person.filter(|_| distance(items, sentence.person_item, at) <= reach + 1)
            && pronoun.is_none_or(|p| p < sentence.person_item)
        {
            return Link::Clause(person, status);
        }
        if let Some(p) = pronoun
            && let Some(recent) = sentence.person.or(sentence.recent)
        {
            let _ = p;
            return Link::Clause(recent, status);
        }
        Link::Void
    }

    /// Whose office the person at item `at` held or will hold: `người tiền nhiệm A`, `người kế nhiệm ông B là ông C`.
    pub(super) fn heir_of(&self, items: &[Item], at: usize, sentence: &Sentence) -> Option<(usize, Status)> {
        let heir = |at: usize| match items.get(at)?.kind {
            Kind::Word(sense) if sense.has(Sense::PREDECESSOR) => Some(Status::Former),
            Kind::Word(sense) if sense.has(Sense::SUCCESSOR) => Some(Status::Incoming),
            _ => None,
        };
        let other = sentence.person.or(sentence.recent)?;
        // `bà A được bầu làm Chủ tịch thay ông B`
        let replaced = sentence.gives && sentence.person.is_some() && self.is_replaced(items, at);
        if replaced {
            return Some((other, Status::Former));
        }
        let mut before = at.checked_sub(1)?;
        if let Some(status) = heir(before) {
            return Some((other, status));
        }
        let joined = matches!(items.get(before)?.kind, Kind::Comma) || self.word_is(items.get(before)?.first(), "là");
        if !joined {
            return None;
        }
        before = before.checked_sub(1)?;
        if !matches!(items.get(before)?.kind, Kind::Person(_) | Kind::Pronoun) {
            return None;
        }
        before = before.checked_sub(1)?;
        if matches!(items.get(before)?.kind, Kind::Of) {
            before = before.checked_sub(1)?;
        }
        Some((other, heir(before)?))
    }

    /// Whether `thay`, `thay cho` or `thay thế` stands before the person or rank at item `at`.
    pub(super) fn is_replaced(&self, items: &[Item], at: usize) -> bool {
        let Some(item) = items.get(at) else { return false };
        if !matches!(item.kind, Kind::Person(Person { addressed: true, .. }) | Kind::Office(_)) {
            return false;
        }
        let first = item.first();
        first > 0 && self.word_is(first - 1, "thay")
            || first > 1 && self.word_is(first - 2, "thay") && ["cho", "thế"].iter().any(|word| self.word_is(first - 1, word))
    }

    /// The office that `hai phó bí thư` are deputies of, named before in the sentence: `ngoài Bí thư Tỉnh ủy`.
    pub(super) fn named_before<'a>(
        &self,
        items: &[Item],
        phrases: &'a [OfficePhrase],
        at: usize,
        office: &OfficePhrase,
    ) -> Option<&'a OfficePhrase> {
        let deputy = self.len_of(office.title.0, Sense::DEPUTY);
        let words = |(first, end): (usize, usize)| (first..end).map(|at| self.tokens.get(at).map_or(0, |token| token.word));
        items
            .get(..at)?
            .iter()
            .rev()
            .take_while(|item| !matches!(item.kind, Kind::Break))
            .filter_map(|item| if let Kind::Office(index) = item.kind { phrases.get(index as usize) } else { None })
            .find(|other| {
                deputy > 0
                    && other.organization.is_some()
                    && words(other.title).eq(words((office.title.0 + deputy, office.title.1)))
            })
    }
}

/// How many items further `to` is than `from`, words that are nothing by themselves counted one by one.
fn distance(items: &[Item], from: usize, to: usize) -> usize {
    let place = |at: usize| items.get(at).map_or(0, |item| item.place());
    place(to).saturating_sub(place(from))
}
