//! Which office is whose, as the sentence says: in front of the name, behind it, or by a verb.

use super::Status;
use super::item::{Item, Items, Kind, Person};
use super::link::{Link, Sentence};
use super::office::{Body, OfficePhrase};
use super::reader::Reader;
use super::sense::Sense;
use super::token::Shape;

/// A name in the text, with the offices that its sentence gives the person.
#[derive(Debug)]
pub(super) struct Named {
    pub person: Person,
    /// Where the mention begins: the first token of title, honorific and name.
    pub first: usize,
    pub offices: Vec<OfficePhrase>,
    /// How many of the offices stand in front of the name.
    pub before: usize,
}

/// Offices without a name beside them.
#[derive(Debug)]
pub(super) struct Bare {
    pub first: usize,
    pub end: usize,
    pub offices: Vec<OfficePhrase>,
}

/// What a block says.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub named: Vec<Named>,
    pub bare: Vec<Bare>,
    /// Pronouns that begin a sentence, each with the index of the name that it means.
    pub pronouns: Vec<(usize, usize)>,
    /// Who followed whom, or will, in office.
    pub heirs: Vec<Heir>,
    /// In the order of the text: names by `(true, index)`, bare offices by `(false, index)`.
    pub order: Vec<(bool, usize)>,
    /// Lists of offices that are done with, for the next ones.
    pub spare: Vec<Vec<OfficePhrase>>,
}

/// One who held the office of another, or will.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heir {
    /// The index of the name.
    pub named: usize,
    /// The index of the other's.
    pub of: usize,
    pub status: Status,
}

/// A chain has at most so many offices.
const MAX_CHAIN: usize = 12;
/// So many words may lead from several persons' title to their names.
const MAX_LEAD: usize = 5;
/// So many words may stand between several persons and the office that all of them are given.
const MAX_SHARED: usize = 5;
/// The words of a term of office are at most so many.
const MAX_TERM: usize = 9;

impl Reader<'_> {
    /// Reads a block's items into an empty reading.
    pub(super) fn clauses(&self, Items { list: items, offices, .. }: &Items, reading: &mut Reading) {
        let mut sentence = Sentence::default();
        let mut shared: Option<(Vec<OfficePhrase>, usize)> = None;
        let mut i = 0;
        while let Some(item) = items.get(i) {
            match item.kind {
                Kind::Break => {
                    // A sentence without a name leaves the one before it in force.
                    let only_recent = if sentence.person.is_some() {
                        sentence.earlier.is_none() && sentence.listed.is_none()
                    } else {
                        sentence.only_recent
                    };
                    let recent = sentence.person.or(sentence.listed).or(sentence.recent);
                    sentence = Sentence { recent, only_recent, ..Sentence::default() };
                    shared = None;
                    i += 1;
                }
                Kind::Semicolon => {
                    if let Some((_, until)) = &mut shared {
                        *until = item.place();
                    }
                    sentence.listed = sentence.person.or(sentence.listed);
                    sentence.person = None;
                    i += 1;
                }
                Kind::Office(_) => i = self.chain(items, offices, i, reading, &mut sentence, &mut shared),
                // `hai ông Hùng` are two, and neither.
                Kind::Person(person)
                    if person.addressed
                        && person.name().len() == 1
                        && i > 0
                        && matches!(items[i - 1].kind, Kind::Word(sense) if sense.has(Sense::PLURAL)) =>
                {
                    i += 1;
                }
                Kind::Person(person) => {
                    let mut named = Named { person, first: item.first(), offices: Vec::new(), before: 0 };
                    if let Some((offices, until)) = &mut shared {
                        if *until + 2 >= item.place() {
                            named.offices.clone_from(offices);
                            *until = item.place() + 1;
                        } else {
                            shared = None;
                        }
                    }
                    if let Some((of, status)) = self.heir_of(items, i, &sentence) {
                        named.person.addressed = true;
                        reading.heirs.push(Heir { named: reading.named.len(), of, status });
                    }
                    sentence.earlier = sentence.person.map(|person| (person, sentence.person_item));
                    sentence.person = Some(reading.named.len());
                    sentence.person_item = i;
                    if person.addressed {
                        sentence.subject = Some((reading.named.len(), i));
                    }
                    reading.order.push((true, reading.named.len()));
                    reading.named.push(named);
                    i += 1;
                }
                Kind::Pronoun => {
                    // `Ông cho biết` right behind a sentence that names one person alone.
                    if sentence.pronoun.is_none()
                        && sentence.person.is_none()
                        && sentence.only_recent
                        && starts_sentence(items, i)
                        && let Some(recent) = sentence.recent
                    {
                        reading.pronouns.push((item.first(), recent));
                    }
                    sentence.pronoun = Some(i);
                    i += 1;
                }
                Kind::Word(sense) => {
                    sentence.note(sense, i);
                    i += 1;
                }
                Kind::Close => {
                    // `A (45 tuổi, Phó bí thư) và B`: what stands in parentheses does not end a shared list.
                    if let Some((_, until)) = &mut shared
                        && sentence.person.is_some()
                    {
                        *until = item.place() + 1;
                    }
                    i += 1;
                }
                Kind::Body => {
                    let sense = self
                        .vocabulary
                        .longest(self.tokens, item.first(), Sense::BODY)
                        .map_or(Sense::default(), |found| found.1);
                    if sense.has(Sense::BODY) {
                        sentence.private = sense.has(Sense::PRIVATE);
                    }
                    i += 1;
                }
                _ => i += 1,
            }
        }
    }

    /// Reads the chain of offices that begins at item `at`, decides whose they are, and returns the item behind it.
    fn chain(
        &self,
        items: &[Item],
        phrases: &[OfficePhrase],
        at: usize,
        reading: &mut Reading,
        sentence: &mut Sentence,
        shared: &mut Option<(Vec<OfficePhrase>, usize)>,
    ) -> usize {
        let link = self.link(items, at, sentence);
        let listed = matches!(link, Link::Clause(..));
        let mut offices = reading.spare.pop().unwrap_or_default();
        let first = items[at].first();
        let mut i = at;
        // The item behind the last office taken.
        let mut behind = at + 1;
        while let Some(&Item { kind: Kind::Office(office), .. }) = items.get(i)
            && let Some(office) = phrases.get(office as usize)
        {
            // Nobody has two ranks: a second one begins what is said of somebody else.
            if office.class.has(Sense::RANK) && offices.iter().any(|o: &OfficePhrase| o.class.has(Sense::RANK)) {
                i = behind;
                break;
            }
            offices.push(*office);
            i += 1;
            behind = i;
            if offices.len() >= MAX_CHAIN || office.apart {
                break;
            }
            match (items.get(i).map(|item| item.kind), items.get(i + 1).map(|item| item.kind)) {
                (Some(Kind::Office(_)), _) => {}
                (Some(Kind::Comma | Kind::Dash | Kind::Also | Kind::Open), Some(Kind::Office(_))) => i += 1,
                (Some(Kind::Semicolon), Some(Kind::Office(_))) if listed => i += 1,
                (Some(Kind::And), Some(Kind::Office(_)))
                    if self.ends_in_a_name(items, i + 1) && office.class.has(Sense::MEMBER) =>
                {
                    i += 1
                }
                _ => break,
            }
        }
        // `theo quyết định của Chủ tịch nước, Đại tá A`, `thăng hàm Thượng tướng, Chủ tịch nước B`: the first is nobody's here.
        let mut first = first;
        let idle = match at.checked_sub(1).map(|before| items[before].kind) {
            Some(Kind::Of) => at > 1 && matches!(items[at - 2].kind, Kind::Word(sense) if sense.has(Sense::PAPER)),
            Some(Kind::Word(sense)) => self.word_is(items[at - 1].first(), "hàm") && sense.has(Sense::VOID),
            _ => false,
        };
        if idle && offices.len() > 1 && items.get(at + 1).is_some_and(|item| matches!(item.kind, Kind::Comma)) {
            offices.remove(0);
            first = offices[0].first;
        }
        let link = if idle && !matches!(link, Link::Clause(..)) { Link::Void } else { link };
        let end = offices.last().map_or(first, |office| office.end);
        let plural = at > 0 && matches!(items[at - 1].kind, Kind::Word(sense) if sense.has(Sense::PLURAL));

        // `Chủ tịch, Bí thư huyện Tân Lập`: the first has the organization of the second.
        for k in (1..offices.len()).rev() {
            let (after, office) = (offices[k], &mut offices[k - 1]);
            if office.organization.is_none()
                && office.class.has(Sense::HEAD.or(Sense::PARTY))
                && !after.class.has(Sense::RANK)
                && after.body == Body::Public
                && after.first == office.end + 1
            {
                (office.organization, office.body, office.alias) = (after.organization, after.body, after.alias);
            }
        }

        // The name right behind, perhaps behind a comma and a word of address.
        let mut next = i;
        let mut spread = false;
        if plural
            && let [office] = offices.as_mut_slice()
            && office.organization.is_none()
            && let Some(other) = self.named_before(items, phrases, at, office)
        {
            (office.organization, office.body, office.alias) = (other.organization, other.body, other.alias);
        }
        if plural {
            // `Các phó bí thư gồm: ông A`, `hai phó bí thư được bầu là ông A`
            while matches!(items.get(next).map(|item| item.kind), Some(Kind::Colon | Kind::Other | Kind::Word(_))) {
                next += 1;
            }
            spread = next > i
                && items.get(next).is_some_and(|item| item.place() - items[i].place() <= MAX_LEAD)
                && (matches!(items[next - 1].kind, Kind::Colon)
                    || ["là", "gồm"].iter().any(|word| self.word_is(items[next - 1].end() - 1, word)));
            if !spread {
                next = i;
            }
        }
        let by_verb = at > 0 && matches!(items[at - 1].kind, Kind::Word(sense) if sense.has(Sense::HOLDS.or(Sense::GIVES)));
        if !matches!(link, Link::Apposition(_))
            && (by_verb || offices.last().is_some_and(|office| office.organization.is_some()))
            && matches!(items.get(next).map(|item| item.kind), Some(Kind::Comma | Kind::Dash))
            && matches!(items.get(next + 1).map(|item| item.kind), Some(Kind::Person(p)) if p.addressed && !self.is(items[next + 1].first(), Sense::CALLING))
            // `Theo phát ngôn viên Bộ Ngoại giao, ông A sẽ thăm`: behind the comma the sentence begins.
            && !(first > 0
                && (self.word_is(first - 1, "Theo") || self.word_is(first - 1, "theo"))
                && !matches!(items.get(next + 2).map(|item| item.kind), Some(Kind::Comma | Kind::Dash | Kind::Open | Kind::Colon)))
        {
            next += 1;
        }
        // `Chủ tịch UBND tỉnh - Lê Văn A`
        if matches!(link, Link::None)
            && offices.last().is_some_and(|office| office.organization.is_some())
            && matches!(items.get(next).map(|item| item.kind), Some(Kind::Dash))
            && matches!(items.get(next + 1).map(|item| item.kind), Some(Kind::Person(p)) if !p.addressed && p.name().len() > usize::from(p.name().family) + 1)
        {
            next += 1;
        }
        // `Đại tá, TS A`
        if matches!(items.get(next).map(|item| item.kind), Some(Kind::Comma))
            && offices.last().is_some_and(|office| office.class.has(Sense::RANK))
            && let Some(item) = items.get(next + 1)
            && matches!(item.kind, Kind::Person(person) if person.addressed)
            && self.is(item.first(), Sense::CALLING)
        {
            next += 1;
        }
        // `miễn nhiệm chức danh Ủy viên UBND đối với ông A`
        let mut onto = false;
        let term = self.behind_term(end);
        let to = if self.word_is(term, "đối") && self.word_is(term + 1, "với") {
            term + 2
        } else if self.word_is(term, "cho") {
            // `bổ nhiệm chức vụ Trưởng phòng cho ông A`
            term + 1
        } else {
            end
        };
        let ended = at > 0 && matches!(items[at - 1].kind, Kind::Word(sense) if sense.has(Sense::ENDS));
        if (by_verb || ended)
            && to > end
            && let Some(behind) = (i..items.len().min(i + MAX_TERM)).find(|&k| items[k].first() == to)
            && matches!(items[behind].kind, Kind::Person(p) if p.addressed)
        {
            (next, onto) = (behind, true);
        }
        let behind = match items.get(next) {
            Some(item) if self.follows(item.first()) && !offices.last().is_some_and(|office| office.apart) => match item.kind {
                Kind::Person(person) => Some((person, item.first())),
                _ => None,
            },
            _ => None,
        };
        let instead = behind.is_some_and(|(person, _)| self.is_organization_instead(&person, link, &mut offices));
        if let Some((person, person_first)) = behind.filter(|_| !instead) {
            let mut own = offices;
            if onto {
                let status = sentence.status();
                own.iter_mut().filter(|office| office.status == Status::Current).for_each(|office| office.status = status);
            }
            if let Link::Apposition(index) = link
                && own.len() >= 2
                && reading.named.get(index).is_some_and(|named| named.before == 0)
                && let Some(last) = own.pop()
            {
                if let Some(named) = reading.named.get_mut(index) {
                    named.offices.append(&mut own);
                }
                own.push(last);
            }
            // `Phát ngôn viên A của Bộ Ngoại giao`
            if matches!(items.get(next + 1).map(|item| item.kind), Some(Kind::Of))
                && let Some(body) = items.get(next + 2).filter(|item| matches!(item.kind, Kind::Body))
                && let Some(last) = own.last_mut()
                && last.organization.is_none()
                && !last.class.has(Sense::RANK)
            {
                (last.organization, last.body) = self.organization_at(body.first(), last.class);
            }
            // `được bổ nhiệm làm Giám đốc thay Thiếu tướng A`
            if sentence.gives
                && let Some(other) = sentence.person
                && own.iter().all(|office| office.class.has(Sense::RANK))
                && self.is_replaced(items, at)
            {
                reading.heirs.push(Heir { named: reading.named.len(), of: other, status: Status::Former });
            }
            // `đại biểu A (đoàn Điện Biên)`
            if let Some(last) = own.last_mut()
                && last.class.has(Sense::MEMBER)
                && last.organization.is_none()
                && matches!(items.get(next + 1).map(|item| item.kind), Some(Kind::Comma | Kind::Open))
                && (self.word_is(person.name().end + 1, "đoàn") || self.word_is(person.name().end + 1, "Đoàn"))
            {
                let delegation = self.organization_at(person.name().end + 1, last.class);
                if delegation.0.is_some_and(|(first, end)| end > first + 1) {
                    (last.organization, last.body) = delegation;
                }
            }
            // `Sau ba tháng làm Bí thư, bà A`: the office is hers and no part of the mention.
            let aside = by_verb && next > i || onto || spread;
            let mention = if aside { person_first } else { own.first().map_or(person_first, |office| office.first) };
            let before = if aside { 0 } else { own.len() };
            let own_first = mention;
            if plural {
                *shared = Some((own.clone(), items[next].place() + 1));
            } else {
                *shared = None;
            }
            sentence.earlier = sentence.person.map(|person| (person, sentence.person_item));
            sentence.person = Some(reading.named.len());
            sentence.person_item = next;
            sentence.subject = Some((reading.named.len(), next));
            reading.order.push((true, reading.named.len()));
            reading.named.push(Named { person, first: own_first, offices: own, before });
            return next + 1;
        }
        match link {
            Link::Apposition(index) | Link::Clause(index, _) => {
                let status = if let Link::Clause(_, status) = link { status } else { Status::Current };
                for office in &mut offices {
                    if office.status == Status::Current {
                        office.status = status;
                    }
                    // `Công ty X do ông A làm chủ tịch`
                    if matches!(link, Link::Clause(..))
                        && sentence.private
                        && office.body == Body::None
                        && office.class.has(Sense::HEAD)
                    {
                        office.body = Body::Private;
                    }
                }
                // `ông A và ông B giữ chức Phó Chủ tịch`
                if matches!(link, Link::Clause(..))
                    && let Some(last) = sentence.person
                    && items[at].place() <= items[sentence.person_item].place() + MAX_SHARED
                {
                    let first = last - self.sharing(items, sentence.person_item).min(last);
                    let all = reading.named.iter_mut().enumerate().take(last + 1).skip(first);
                    for (_, named) in all.filter(|&(other, _)| first <= index && other != index) {
                        named.offices.extend_from_slice(&offices);
                    }
                }
                if let Some(named) = reading.named.get_mut(index) {
                    named.offices.append(&mut offices);
                }
                reading.spare.push(offices);
                // What is said next is still about the same person.
                if instead && sentence.person == Some(index) {
                    sentence.person_item = next;
                    return next + 1;
                }
            }
            Link::Void => {}
            Link::None => {
                let institution = matches!(items.get(i).map(|item| item.kind), Some(Kind::Comma))
                    && matches!(items.get(i + 1).map(|item| item.kind), Some(Kind::Body))
                    && !matches!(items.get(i + 2).map(|item| item.kind), Some(Kind::Person(_)));
                if !institution {
                    reading.order.push((false, reading.bare.len()));
                    reading.bare.push(Bare { first, end, offices });
                }
            }
        }
        i
    }

    /// Steps over the term that an office is held for: `nhiệm kỳ 2021-2026`, `khóa XV`.
    fn behind_term(&self, at: usize) -> usize {
        let start = |at| ["nhiệm", "khóa", "khoá"].iter().any(|word| self.word_is(at, word));
        let at = if self.is_mark(at, b',') && start(at + 1) { at + 1 } else { at };
        let mut i = at;
        while i < at + MAX_TERM {
            let numeral = self.tokens.get(i).is_some_and(|token| matches!(token.shape, Shape::Number | Shape::Upper));
            let word = ["nhiệm", "kỳ", "khóa", "khoá"].iter().any(|word| self.word_is(i, word));
            let joined = i > at && (self.is_mark(i, b'-') || self.is_mark(i, b','));
            if !(word || i > at && numeral || joined) {
                break;
            }
            i += 1;
        }
        i
    }

    /// Behind `ông A - chủ tịch` a foreign name is the organization's: the office is of it then.
    fn is_organization_instead(&self, person: &Person, link: Link, offices: &mut [OfficePhrase]) -> bool {
        let Some(office) = offices.last_mut() else { return false };
        // `bà A, Hiệu trưởng Trường Nguyễn Thị B`: whom the school is called after.
        if let (Link::Apposition(_), Body::Institute, Some((first, end))) = (link, office.body, office.organization)
            && end == person.name().first
            && !person.addressed
        {
            (office.organization, office.end) = (Some((first, person.name().end)), person.name().end);
            return true;
        }
        // `bà A, Trưởng thôn Nà Lừa`: what the unit in the title is called.
        let of_unit =
            office.title.1.checked_sub(1).is_some_and(|last| self.is(last, Sense::UNIT) && !self.word_is(last, "nước"));
        let instead = matches!(link, Link::Apposition(_))
            && !person.addressed
            && (!person.name().family || of_unit)
            && (office.class.has(Sense::HEAD) || of_unit)
            && office.organization.is_none();
        if instead {
            office.organization = Some((person.name().first, person.name().end));
            office.body = Body::Unknown;
        }
        instead
    }

    /// Whether the offices that begin at item `at` lead to a name.
    fn ends_in_a_name(&self, items: &[Item], at: usize) -> bool {
        items
            .iter()
            .skip(at)
            .take(MAX_CHAIN)
            .find(|item| !matches!(item.kind, Kind::Office(_) | Kind::Comma))
            .is_some_and(|item| matches!(item.kind, Kind::Person(_)))
    }
}

/// Whether the item at `at` begins a sentence.
fn starts_sentence(items: &[Item], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| items.get(before)).is_none_or(|item| matches!(item.kind, Kind::Break))
}
