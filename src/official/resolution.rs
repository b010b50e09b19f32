//! Who is meant: references to persons, persons to officials, bare titles to the one who holds them.

use super::gathering::initials;
use super::keyed::{KeyMap, KeySet, Keyed};
use super::office::Body;
use super::sense::Sense;
use super::token::whole_key;
use super::{Mention, MentionKind, Office, Official, Rows, Status};
use crate::article::Article;
use crate::span::Span;

/// All that the blocks say of persons, in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub offices: Vec<HeldOffice>,
    pub references: Vec<Reference>,
    /// The keys of the words of names and organizations, one behind the other.
    pub keys: Vec<u64>,
    /// Pronouns: the block, where it stands, and the reference whose person it means.
    pub pronouns: Vec<(u32, Span, usize)>,
    /// Who had, or will have, whose office: the references of both.
    pub heirs: Vec<(usize, usize, Status)>,
    /// The words of places that the article names with their unit: `xã Tân Khai`.
    pub places: KeySet,
    /// How often the article speaks of companies, clubs and the like.
    pub trade: usize,
    /// How often it speaks of the state.
    pub state: usize,
}

impl Gathered {
    /// With room for what a text of so many bytes says.
    pub(super) fn for_text(bytes: usize) -> Self {
        Self {
            offices: Vec::with_capacity(bytes / 300),
            references: Vec::with_capacity(bytes / 150),
            keys: Vec::with_capacity(bytes / 30),
            ..Self::default()
        }
    }

    /// `Chủ tịch Tân Khai` where the article knows Tân Khai as a commune is a bare title with what it is of.
    fn tell_places(&mut self, text: &str) {
        if self.places.is_empty() {
            return;
        }
        for reference in &mut self.references {
            // `Thị trưởng Ayaviri Rosa Mamani` where the article knows the city.
            if reference.keys.count >= 3
                && !(reference.addressed || reference.family)
                && reference.before == 1
                && let Some(&key) = reference.keys.slice_of(&self.keys).first()
                && self.places.contains(&whole_key([key]))
                && let Some(office) = reference.offices.indices().next().and_then(|at| self.offices.get_mut(at))
                && office.organization.is_none()
                && office.class.has(Sense::STATE.or(Sense::HEAD).or(Sense::PARTY))
                && let Some((place, rest)) = reference.name.slice(text).split_once(char::is_whitespace)
            {
                let start = reference.name.start as usize;
                office.organization = Some(Span::new(start, start + place.len()));
                office.body = Body::Public;
                office.organization_keys = Rows { first: reference.keys.first, count: 1 };
                reference.keys = Rows { first: reference.keys.first + 1, count: reference.keys.count - 1 };
                reference.key = whole_key(reference.keys.slice_of(&self.keys).iter().copied());
                reference.name.start = Span::new(0, reference.name.end as usize - rest.trim_start().len()).end;
                continue;
            }
            if reference.keys.count != 2 || reference.addressed || !self.places.contains(&reference.key) {
                continue;
            }
            let Some(office) =
                reference.offices.indices().next().filter(|_| reference.before == 1).and_then(|at| self.offices.get_mut(at))
            else {
                continue;
            };
            if office.organization.is_some() || !office.class.has(Sense::HEAD.or(Sense::PARTY)) {
                continue;
            }
            office.organization = Some(reference.name);
            office.body = Body::Public;
            office.organization_keys = std::mem::take(&mut reference.keys);
            (reference.name, reference.before) = (Span::default(), 0);
            reference.offices.count = 1;
        }
    }

    /// In a headline in capitals a name has no end: it is cut to a whole name that the article has elsewhere.
    fn cut_shouted(&mut self, text: &str) {
        let shouted =
            |reference: &Reference| reference.keys.count > 0 && !reference.name.slice(text).chars().any(char::is_lowercase);
        if !self.references.iter().any(shouted) {
            return;
        }
        let whole: KeySet = self.references.iter().filter(|r| r.keys.count >= 2 && !shouted(r)).map(|r| r.key).collect();
        for reference in &mut self.references {
            if !shouted(reference) || whole.contains(&reference.key) {
                continue;
            }
            let keys = reference.keys.slice_of(&self.keys);
            let Some((len, key)) = (2..keys.len())
                .rev()
                .map(|len| (len, whole_key(keys.iter().copied().take(len))))
                .find(|(_, key)| whole.contains(key))
            else {
                continue;
            };
            let name = reference.name.slice(text);
            let Some((cut, _)) = name.char_indices().filter(|(_, c)| c.is_whitespace()).nth(len - 1) else { continue };
            let end = Span::new(0, reference.name.start as usize + cut).end;
            (reference.keys.count, reference.key) = (len as u32, key);
            reference.name.end = end;
            reference.text.end = end;
        }
    }
}

/// An office with what is needed to compare it.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeldOffice {
    pub title: Span,
    pub organization: Option<Span>,
    pub status: Status,
    pub class: Sense,
    pub body: Body,
    pub title_key: u64,
    pub organization_keys: Rows,
    /// The title is an abbreviation.
    pub short: bool,
    /// The organization's abbreviation, as given in parentheses.
    pub alias_key: Option<u64>,
    /// The organization has a word in capitals.
    pub abbreviated: bool,
    /// The state whose the organization is.
    pub country: Option<u64>,
}

/// A place that speaks of a person, by name or by office.
#[derive(Debug)]
pub(super) struct Reference {
    pub block: u32,
    pub text: Span,
    /// Empty for a bare office.
    pub name: Span,
    pub keys: Rows,
    /// The key of the whole name.
    pub key: u64,
    /// Whether the name begins with a known family name.
    pub family: bool,
    /// Whether a title or an honorific stands before it.
    pub led: bool,
    /// Whether it is an honorific.
    pub addressed: bool,
    /// Whether it is one word that a verb follows.
    pub acts: bool,
    pub offices: Rows,
    /// How many of the offices stand in front.
    pub before: usize,
}

impl Gathered {
    fn keys(&self, rows: Rows) -> &[u64] {
        rows.slice_of(&self.keys)
    }

    /// The offices that stand in front of the name.
    fn offices_before(&self, reference: &Reference) -> impl DoubleEndedIterator<Item = &HeldOffice> {
        reference.offices.slice_of(&self.offices).iter().take(reference.before)
    }
}

/// So many persons of one name part, or holders of one title, are compared.
const MAX_CANDIDATES: usize = 32;
/// A person's further offices are left out.
pub(super) const MAX_OFFICES: usize = 64;

#[derive(Debug, Default)]
struct Person {
    keys: Rows,
    name: Span,
    family: bool,
    offices: Vec<usize>,
    mentions: Vec<Mention>,
    /// The reference that has the whole name first.
    first: usize,
    last_seen: Option<usize>,
    official: bool,
    /// A title or a word of address stood before the name somewhere.
    led: bool,
}

impl HeldOffice {
    fn standing(&self) -> Standing {
        if self.class.has(Sense::RANK) {
            return Standing::Public;
        }
        match self.body {
            Body::Private => Standing::None,
            Body::Institute if !self.class.has(Sense::STATE) => Standing::Open,
            Body::Public | Body::Institute => Standing::Public,
            Body::None | Body::Unknown if self.class.has(Sense::STATE.or(Sense::PARTY)) => Standing::Public,
            Body::None => Standing::Open,
            Body::Unknown => Standing::None,
        }
    }

    fn is_alias_of(&self, other: &Self, gathered: &Gathered) -> bool {
        let keys = gathered.keys(self.organization_keys);
        other.alias_key.is_some_and(|key| keys.last() == Some(&key)) && keys.len() <= 2
    }

    /// Whether two offices may be one: the same title, and one organization says no more than part of the other.
    fn agrees(&self, other: &Self, gathered: &Gathered, text: &str) -> bool {
        let (own, others) = (gathered.keys(self.organization_keys), gathered.keys(other.organization_keys));
        let initials = |office: &Self| office.organization.map_or_else(String::new, |span| initials(span.slice(text)));
        self.title_key == other.title_key
            && (self.is_alias_of(other, gathered)
                || other.is_alias_of(self, gathered)
                || part_of(own, others)
                || part_of(others, own)
                || (self.abbreviated || other.abbreviated)
                    && Some(initials(self)).filter(|own| own.len() > 2).is_some_and(|own| own == initials(other)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Public,
    /// What it is the head of is not said.
    Open,
    None,
}

/// Whether the first word of a name is one letter: `Y Brang`.
fn is_one_letter(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|word| word.chars().count() == 1)
}

/// Names longer than this are not compared letter by letter.
const MAX_COMPARED: usize = 64;

/// A word with fewer letters is never taken for a misspelt one.
const LEAST_MISSPELT: usize = 4;

/// Whether one letter makes the difference between two names: one more, one less, or another.
fn differ_in_one_letter(one: &str, other: &str) -> bool {
    if one.len().max(other.len()) > MAX_COMPARED {
        return false;
    }
    let letters = |name: &str| name.chars().flat_map(char::to_lowercase).collect::<Vec<char>>();
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    let behind = same + usize::from(short.len() == long.len());
    // A short word with another letter is another word: `George H. Bush`.
    let word = |letters: &[char]| letters.iter().take_while(|c| !c.is_whitespace()).count();
    let before: Vec<char> = long.iter().take(same).rev().copied().collect();
    short.get(behind..) == long.get(same + 1..) && word(&before) + word(long.get(same..).unwrap_or(&[])) >= LEAST_MISSPELT
}

/// Whether `part` stands in `whole` in order.
fn part_of(part: &[u64], whole: &[u64]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|key| rest.any(|k| k == key))
}

/// Fills the article's officials, offices and mentions.
pub(super) fn resolve(mut gathered: Gathered, article: &mut Article) {
    gathered.cut_shouted(&article.buffer);
    gathered.tell_places(&article.buffer);
    let mut people = People::for_references(gathered.references.len());
    let mut owner: Vec<Option<usize>> = vec![None; gathered.references.len()];
    for (index, reference) in gathered.references.iter().enumerate() {
        // `ông Y Brang` may be the Y Brang Niê of another place.
        let given_alone = reference.keys.count == 2 && reference.led && is_one_letter(reference.name.slice(&article.buffer));
        if reference.keys.count >= 2 && (reference.family || !reference.led) && !given_alone {
            let misspelt = people.misspelt(reference, &gathered, &article.buffer);
            owner[index] = Some(misspelt.unwrap_or_else(|| people.add(reference, index, &gathered)));
        }
    }
    // Foreign names of several words behind a title, the longest first: `Tổng thống Peña Nieto` is the Enrique Peña Nieto of another place.
    let mut led: Vec<usize> = (0..gathered.references.len())
        .filter(|&index| owner.get(index).is_some_and(Option::is_none) && gathered.references[index].keys.count >= 2)
        .collect();
    led.sort_by_key(|&index| std::cmp::Reverse(gathered.references[index].keys.count));
    for index in led {
        owner[index] = people.short(&gathered.references[index], index, &gathered, &article.buffer);
    }
    for (index, reference) in gathered.references.iter().enumerate() {
        if reference.keys.count == 0 {
            continue;
        }
        let person = match owner[index] {
            Some(person) => Some(person),
            None => people.short(reference, index, &gathered, &article.buffer),
        };
        if let Some(person) = person {
            owner[index] = Some(person);
            let row = &mut people.rows[person];
            row.last_seen = Some(index);
            row.take(reference.offices, &gathered);
            let kind = if reference.keys.count >= 2 && reference.keys.count >= row.keys.count {
                MentionKind::Full
            } else {
                MentionKind::Short
            };
            row.mentions.push(Mention { text: reference.text, block: reference.block, kind });
        }
    }
    people.hand_on(&mut gathered, &owner);
    let gathered = &gathered;
    let politics = gathered.state > gathered.trade;
    for person in &mut people.rows {
        person.settle(gathered, politics, &article.buffer);
    }
    people.bare(gathered, &owner, article);
    for &(block, text, reference) in &gathered.pronouns {
        if let Some(person) = owner.get(reference).copied().flatten() {
            people.rows[person].mentions.push(Mention { text, block, kind: MentionKind::Pronoun });
        }
    }
    people.write(gathered, article);
}

#[derive(Debug, Default)]
struct People {
    rows: Vec<Person>,
    whole: KeyMap<usize>,
    /// The last person with a part of a name, as a place in `parts`.
    by_part: KeyMap<usize>,
    /// Persons with a part of a name, each with the place of the one before.
    parts: Vec<(usize, Option<usize>)>,
}

impl People {
    /// With room for what so many references may name.
    fn for_references(references: usize) -> Self {
        let whole = references / 3;
        Self {
            rows: Vec::with_capacity(whole),
            whole: KeyMap::with_capacity_and_hasher(whole, Keyed::default()),
            by_part: KeyMap::with_capacity_and_hasher(whole * 2, Keyed::default()),
            parts: Vec::with_capacity(whole * 2),
        }
    }

    /// The person with this whole name, new if need be.
    fn add(&mut self, reference: &Reference, index: usize, gathered: &Gathered) -> usize {
        if let Some(&person) = self.whole.get(&reference.key) {
            return person;
        }
        let person = self.rows.len();
        self.rows.push(Person {
            keys: reference.keys,
            name: reference.name,
            family: reference.family,
            first: index,
            ..Person::default()
        });
        self.whole.insert(reference.key, person);
        let keys = gathered.keys(reference.keys);
        for (at, key) in keys.iter().enumerate() {
            if at == 0 || at + 1 == keys.len() || !reference.family {
                let before = self.by_part.insert(*key, self.parts.len());
                self.parts.push((person, before));
            }
        }
        person
    }

    /// The person whose whole name this is with one letter wrong: a foreign name, or one with the same title in front.
    fn misspelt(&self, reference: &Reference, gathered: &Gathered, text: &str) -> Option<usize> {
        if self.whole.contains_key(&reference.key) {
            return None;
        }
        let title = gathered.offices_before(reference).next_back();
        let keys = gathered.keys(reference.keys);
        for key in [*keys.last()?, *keys.first()?] {
            let mut place = self.by_part.get(&key).copied();
            for _ in 0..MAX_CANDIDATES {
                let Some(&(index, before)) = place.and_then(|place| self.parts.get(place)) else { break };
                place = before;
                let person = &self.rows[index];
                let own = gathered.keys(person.keys);
                let same = own.len() == keys.len() && own.iter().zip(keys).filter(|(a, b)| a != b).count() == 1;
                let held = title.is_some_and(|t| {
                    let first = gathered.references.get(person.first);
                    first.is_some_and(|first| {
                        first.offices.slice_of(&gathered.offices).iter().any(|o| o.title_key == t.title_key)
                    })
                });
                let allowed = held || !reference.family;
                if same && allowed && differ_in_one_letter(person.name.slice(text), reference.name.slice(text)) {
                    return Some(index);
                }
            }
        }
        None
    }

    /// The person whom part of a name means; a title in front may make a new one.
    fn short(&mut self, reference: &Reference, at: usize, gathered: &Gathered, text: &str) -> Option<usize> {
        if let Some(&person) = self.whole.get(&reference.key) {
            return Some(person);
        }
        let keys = gathered.keys(reference.keys);
        let last = *keys.last()?;
        let title = gathered.offices_before(reference).next_back();
        let mut best: Option<((bool, bool, bool, usize), usize)> = None;
        for key in [last, *keys.first()?] {
            let mut place = self.by_part.get(&key).copied();
            for _ in 0..MAX_CANDIDATES {
                let Some(&(index, before)) = place.and_then(|place| self.parts.get(place)) else { break };
                place = before;
                let person = &self.rows[index];
                let own = gathered.keys(person.keys);
                let ends = own.ends_with(keys);
                let begins = (keys.len() == 1 || person.family) && own.starts_with(keys);
                let inside = !person.family && keys.len() == 1 && own.contains(&last);
                if !(ends || begins || inside) || !(reference.led || ends && (!person.family || reference.acts)) {
                    continue;
                }
                let holds = title.is_some_and(|t| {
                    person.offices.iter().filter_map(|&o| gathered.offices.get(o)).any(|o| o.title_key == t.title_key)
                });
                let rank = (holds, ends, person.led, person.last_seen.map_or(0, |seen| seen + 1));
                if best.is_none_or(|(r, _)| rank > r) {
                    best = Some((rank, index));
                }
            }
        }
        if let Some((_, index)) = best {
            return Some(index);
        }
        if keys.len() >= 2
            && let Some(index) = self.misspelt(reference, gathered, text)
        {
            return Some(index);
        }
        let public = gathered
            .offices_before(reference)
            // One word behind `đại biểu` is a name only where the article has the whole of it.
            .any(|o| o.standing() != Standing::None && (keys.len() >= 2 || !o.class.has(Sense::MEMBER)));
        (public || reference.led && keys.len() >= 2).then(|| self.add(reference, at, gathered))
    }

    /// Gives those who held somebody's office, or will, that office.
    fn hand_on(&mut self, gathered: &mut Gathered, owner: &[Option<usize>]) {
        for (heir, of, status) in std::mem::take(&mut gathered.heirs) {
            let (Some(&Some(heir)), Some(&Some(of))) = (owner.get(heir), owner.get(of)) else { continue };
            // The office that one was given is what the other left.
            let passed = self.rows[of]
                .offices
                .iter()
                .filter_map(|&office| gathered.offices.get(office))
                .filter(|office| {
                    (office.status != Status::Former || status == Status::Former)
                        && !office.class.has(Sense::RANK.or(Sense::MEMBER))
                        && office.standing() != Standing::None
                })
                .min_by_key(|office| match office.status {
                    Status::Incoming if status == Status::Former => 0,
                    Status::Former => 2,
                    _ => 1,
                });
            let held = |title: u64| self.rows[heir].offices.iter().any(|&held| gathered.offices[held].title_key == title);
            if heir != of
                && let Some(&office) = passed
                && !held(office.title_key)
            {
                self.rows[heir].offices.push(gathered.offices.len());
                gathered.offices.push(HeldOffice { status, ..office });
            }
        }
    }

    /// Gives bare offices to the one person who holds them.
    fn bare(&mut self, gathered: &Gathered, owner: &[Option<usize>], article: &Article) {
        // By title, each title's in the order of the persons.
        let mut holders: Vec<(u64, usize, usize)> = Vec::new();
        for (index, person) in self.rows.iter().enumerate().filter(|(_, person)| person.official) {
            holders.extend(person.offices.iter().map(|&office| (gathered.offices[office].title_key, index, office)));
        }
        holders.sort_by_key(|&(title, ..)| title);
        let mut seen: Vec<Option<usize>> = vec![None; self.rows.len()];
        let mut last = None;
        for (at, reference) in gathered.references.iter().enumerate() {
            if let Some(person) = owner[at] {
                seen[person] = Some(at);
                last = Some(person);
                continue;
            }
            if reference.keys.count > 0 {
                continue;
            }
            let mut found: Option<Vec<usize>> = None;
            for bare in reference.offices.slice_of(&gathered.offices) {
                if bare.short && bare.organization.is_none() || bare.is_institution(article) {
                    found = Some(Vec::new());
                    continue;
                }
                let first = holders.partition_point(|&(title, ..)| title < bare.title_key);
                let mut these: Vec<usize> = holders
                    .iter()
                    .skip(first)
                    .take_while(|&&(title, ..)| title == bare.title_key)
                    .take(MAX_CANDIDATES)
                    .filter(|(_, person, held)| {
                        let family = self.rows[*person].family;
                        let held = &gathered.offices[*held];
                        bare.agrees(held, gathered, &article.buffer)
                            && !bare.is_abroad(held, family)
                            && (held.status != Status::Former || bare.status == Status::Former)
                    })
                    .map(|&(_, person, _)| person)
                    .collect();
                these.dedup();
                found = Some(match found {
                    None => these,
                    Some(before) => before.into_iter().filter(|person| these.contains(person)).collect(),
                });
            }
            let Some(mut found) = found else { continue };
            if found.is_empty()
                && let Some(person) = last.filter(|&person| self.rows[person].may_speak(reference, gathered, article))
            {
                self.rows[person].take(reference.offices, gathered);
                found.push(person);
            }
            found.sort_unstable();
            found.dedup();
            let person = match found.as_slice() {
                [] => continue,
                [one] => *one,
                _ => match found.iter().copied().filter(|&p| seen[p].is_some()).max_by_key(|&p| seen[p]) {
                    Some(nearest) => nearest,
                    None => continue,
                },
            };
            seen[person] = Some(at);
            last = Some(person);
            self.rows[person].learn(reference.offices, gathered);
            self.rows[person].mentions.push(Mention { text: reference.text, block: reference.block, kind: MentionKind::Title });
        }
    }

    fn write(&mut self, gathered: &Gathered, article: &mut Article) {
        let mut rows: Vec<&mut Person> =
            self.rows.iter_mut().filter(|person| person.official && !person.mentions.is_empty()).collect();
        for person in &mut rows {
            person.mentions.sort_by_key(|mention| mention.text);
        }
        rows.sort_by_key(|person| person.mentions.first().map(|mention| mention.text));
        for person in rows {
            let offices = Rows { first: article.offices.len() as u32, count: person.offices.len() as u32 };
            let mentions = Rows { first: article.mentions.len() as u32, count: person.mentions.len() as u32 };
            article.offices.extend(person.offices.iter().map(|&office| {
                let office = &gathered.offices[office];
                Office { title: office.title, organization: office.organization, status: office.status }
            }));
            article.mentions.append(&mut person.mentions);
            article.officials.push(Official { name: person.name, offices, mentions });
        }
    }
}

impl Person {
    /// Adds offices that the person does not have yet.
    fn take(&mut self, offices: Rows, gathered: &Gathered) {
        for index in offices.indices() {
            let office = &gathered.offices[index];
            let known = |&held: &usize| {
                let held = &gathered.offices[held];
                held.title_key == office.title_key
                    && gathered.keys(held.organization_keys) == gathered.keys(office.organization_keys)
                    && held.short == office.short
            };
            if self.offices.len() < MAX_OFFICES && !self.offices.iter().any(known) {
                self.offices.push(index);
            }
        }
    }

    /// Whether a spokesperson's title that nobody is given may mean this person, spoken of last: the body is part of the person's own.
    fn may_speak(&self, reference: &Reference, gathered: &Gathered, article: &Article) -> bool {
        let [office] = reference.offices.slice_of(&gathered.offices) else { return false };
        let keys = gathered.keys(office.organization_keys);
        let title = article.slice(office.title).to_lowercase();
        (title.ends_with("phát ngôn") || title.ends_with("phát ngôn viên"))
            && !keys.is_empty()
            && self.offices.iter().any(|&held| part_of(keys, gathered.keys(gathered.offices[held].organization_keys)))
    }

    /// A bare title that means the person may say more of the office: `người phát ngôn Bộ Ngoại giao`.
    fn learn(&mut self, offices: Rows, gathered: &Gathered) {
        for index in offices.indices() {
            let fuller = &gathered.offices[index];
            if let Some(office) = self.offices.iter_mut().find(|office| {
                gathered.offices[**office].organization.is_none() && gathered.offices[**office].title_key == fuller.title_key
            }) && fuller.organization.is_some()
            {
                *office = index;
            }
        }
    }

    /// Keeps the offices that are public, each once in its fullest form, and decides whether the person is an official.
    fn settle(&mut self, gathered: &Gathered, politics: bool, text: &str) {
        let mut kept: Vec<usize> = Vec::new();
        let (mut public, mut private, mut open) = (false, false, false);
        for &index in &self.offices {
            let office = &gathered.offices[index];
            match office.standing() {
                Standing::Public => public = true,
                Standing::Open => open |= office.is_high(),
                Standing::None => {
                    private = true;
                    continue;
                }
            }
            match kept.iter_mut().find(|other| gathered.offices[**other].agrees(office, gathered, text)) {
                Some(other) => {
                    let kept = &gathered.offices[*other];
                    if (kept.organization_keys.count, !kept.short) < (office.organization_keys.count, !office.short) {
                        *other = index;
                    }
                }
                None => kept.push(index),
            }
        }
        // `Chủ tịch Nguyễn Văn A` beside `Chủ tịch nước`, `tướng A` beside `Trung tướng`: the shorter is the same office.
        if kept.len() > 1 {
            let all = kept.clone();
            kept.retain(|&k| {
                let office = &gathered.offices[k];
                office.organization.is_some() || !all.iter().any(|&other| office.is_part_of(&gathered.offices[other], text))
            });
        }
        self.official = public || open && politics && !private;
        self.offices = kept;
    }
}

impl HeldOffice {
    /// `Bộ trưởng Ngoại giao New Zealand` is not the `Bộ trưởng Ngoại giao` of here.
    fn is_abroad(&self, held: &Self, family: bool) -> bool {
        family && self.country.is_some() && held.organization.is_some() && held.country != self.country
    }

    /// `Thủ tướng Chính phủ` without a name is the office that gives an order, not its holder.
    fn is_institution(&self, article: &Article) -> bool {
        self.class.has(Sense::STATE)
            && self
                .organization
                .is_some_and(|span| article.slice(span).eq_ignore_ascii_case("chính phủ") || article.slice(span) == "Chính phủ")
    }

    /// Whether its title only says less than the other's.
    fn is_part_of(&self, other: &Self, text: &str) -> bool {
        let (own, whole) = (self.title.slice(text), other.title.slice(text));
        let ranks = self.class.has(Sense::RANK) && other.class.has(Sense::RANK);
        if own.len() >= whole.len() || !(ranks || self.class.has(Sense::HEAD)) {
            return false;
        }
        let (own, whole) = (own.to_lowercase(), whole.to_lowercase());
        self.class.has(Sense::HEAD) && whole.strip_prefix(&own).is_some_and(|rest| rest == " nước")
            || ranks && whole.ends_with(&own)
    }

    /// A title that a public person may have with nothing behind it: `Chủ tịch Tập Cận Bình`.
    fn is_high(&self) -> bool {
        self.class.has(Sense::HIGH) && self.body == Body::None
    }
}
