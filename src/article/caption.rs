//! Which kept fragments are captions, and which lines are images' alts.
//!
//! `README.md` beside this file says how: alts first, then what each line says alone, then what its neighbours say of it.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::alt::{self, Shape};
use super::credit::Sign;
use super::evidence::{ENOUGH, End, Line, word_hashes};
use super::structure::Fate;
use super::{BlockKind, credit};
use crate::boilerplate::Rule;
use crate::page::Page;
use crate::span::Span;

/// The rule that takes the line of an image's alt.
const ALT: Rule = Rule::ImageAlt;
/// The rule that takes a caption's second copy.
const COPY: Rule = Rule::RepeatedCaption;

/// A caption that was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The index of the fragment that holds its text.
    pub fragment: usize,
    /// The caption without its credit, in [`Page::text`].
    pub text: Span,
    /// The fragment that holds the credit, and where the credit stands in [`Page::text`].
    pub credit: Option<(usize, Span)>,
    /// The fragment of the image's alt.
    pub alt: Option<usize>,
}

/// A line of the body on its way to being told.
struct Item {
    fragment: usize,
    /// What the frame made of it: a paragraph, the lead, a byline.
    kind: BlockKind,
    line: Line,
    /// The fragment of the alt of the image above it.
    alt: Option<usize>,
    /// The fragment behind it that is its credit.
    credit: Option<usize>,
    caption: bool,
}

/// Finds the captions among the kept fragments.
///
/// A caption's fate becomes `Kept(Caption)`, the line of an image's alt `Removed("image-alt")`, a line that is the caption's
/// credit `Joined`. The title, lead and byline are set when this is called; headings and the rest are told apart after it.
pub(crate) fn find(page: &Page, fates: &mut [Fate]) -> Vec<Found> {
    let mut items = lines(page, fates);
    take_alts(page, fates, &mut items);
    mark(page, &mut items, page_title(page, fates));
    join_credits(page, fates, &mut items);
    let mut lead = false;
    let mut found = Vec::new();
    for item in &items {
        if item.caption {
            lead |= item.kind == BlockKind::Lead;
            fates[item.fragment] = Fate::Kept(BlockKind::Caption);
            found.push(item.found(page));
        } else if lead {
            // A caption stood where the lead was looked for; the lead is behind it, if anywhere.
            if item.kind == BlockKind::Paragraph && item.line.is_prose() {
                fates[item.fragment] = Fate::Kept(BlockKind::Lead);
            }
            lead = false;
        }
    }
    found
}

impl Item {
    fn text<'a>(&self, page: &'a Page) -> &'a str {
        page.text_at(self.fragment)
    }

    fn found(&self, page: &Page) -> Found {
        let start = |fragment: usize| page.fragments.get(fragment).map_or(0, |fragment| fragment.text.start as usize);
        let split = self.line.split.clone().or_else(|| credit::split(self.text(page)));
        let split = split.as_ref();
        let shown = split.map_or(0..self.text(page).len(), |split| split.text.clone());
        let own = start(self.fragment);
        let mut credit = split
            .and_then(|split| split.credit.clone())
            .map(|credit| (self.fragment, Span::new(own + credit.start, own + credit.end)));
        if let Some(line) = self.credit
            && let Some(fragment) = page.fragments.get(line)
        {
            credit = credit::split(page.text_of(fragment))
                .and_then(|split| split.credit)
                .map(|credit| (line, Span::new(start(line) + credit.start, start(line) + credit.end)));
        }
        Found {
            fragment: self.fragment,
            text: Span::new(own + shown.start, own + shown.end),
            credit,
            alt: self.alt.filter(|&at| alt::counter(page.text_at(at)).is_none()),
        }
    }

    /// Whether its credit has a label, which settles that it is a caption.
    fn is_labelled(&self) -> bool {
        self.line.split.as_ref().is_some_and(|split| split.sign != Sign::Name)
    }
}

/// The lines of the body, in order, each with the alt above it that the furniture's rules took.
fn lines(page: &Page, fates: &[Fate]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut taken = None;
    for (at, (fragment, fate)) in page.fragments.iter().zip(fates).enumerate() {
        match fate {
            Fate::Kept(kind @ (BlockKind::Paragraph | BlockKind::Lead | BlockKind::Byline)) => {
                let alt = taken.take().filter(|&at| {
                    fates.get(at) == Some(&Fate::Removed(Rule::RepeatedTitle))
                        || matches!(alt::shape(page.text_at(at)), Some(Shape::Numbered | Shape::File | Shape::Counter))
                });
                items.push(Item {
                    fragment: at,
                    kind: *kind,
                    line: Line::read(page.text_of(fragment)),
                    alt,
                    credit: None,
                    caption: false,
                });
            }
            Fate::Removed(_) => taken = Some(at),
            _ => taken = None,
        }
    }
    items
}

/// The headline, or an empty text.
fn page_title<'a>(page: &'a Page, fates: &[Fate]) -> &'a str {
    let at = fates.iter().position(|fate| *fate == Fate::Kept(BlockKind::Title));
    at.and_then(|at| page.fragments.get(at)).map_or("", |fragment| page.text_of(fragment))
}

/// Takes the lines that are images' alts or second copies out of the body, and hands them to the line behind.
fn take_alts(page: &Page, fates: &mut [Fate], items: &mut Vec<Item>) {
    let mut title = Vec::new();
    word_hashes(page_title(page, fates), &mut title);
    let repeated = repeated(page, items);
    let mut vocabulary = None;
    // The words of this line and of the next, and which line that is.
    let (mut own, mut next, mut next_of) = (Vec::new(), Vec::new(), usize::MAX);
    let mut gone = vec![false; items.len()];
    for at in 0..items.len() {
        if gone[at]
            || items[at].line.is_prose() && !items[at].is_labelled()
            || items[at].kind == BlockKind::Lead && !items[at].is_labelled()
        {
            continue;
        }
        let text = items[at].text(page);
        if next_of == at {
            std::mem::swap(&mut own, &mut next);
        } else {
            own.clear();
            word_hashes(text, &mut own);
        }
        let follower = items.get(at + 1).filter(|item| !item.line.is_prose() || item.is_labelled());
        let rule = match follower {
            Some(follower) => {
                next.clear();
                word_hashes(follower.text(page), &mut next);
                next_of = at + 1;
                twin(&items[at].line, text, &own, &follower.line, follower.text(page), &next)
            }
            None => None,
        };
        if rule == Some(COPY) {
            items[at].alt = items[at].alt.or(Some(items[at + 1].fragment));
            items[at].caption = true;
            gone[at + 1] = true;
            fates[items[at + 1].fragment] = Fate::Removed(COPY);
            continue;
        }
        let again = repeated.contains(&items[at].fragment) && at + 1 < items.len();
        let alt = again || rule == Some(ALT) || is_alt(page, text, &own, &title, follower, &mut vocabulary);
        if alt {
            gone[at] = true;
            fates[items[at].fragment] = Fate::Removed(ALT);
            let fragment = items[at].fragment;
            if let Some(behind) = items.get_mut(at + 1) {
                behind.alt = Some(fragment);
            }
        }
    }
    let mut at = 0;
    items.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
}

/// The lines that stand in several places of the body: one alt for all the pictures of a page.
fn repeated(page: &Page, items: &[Item]) -> HashSet<usize> {
    let short = |item: &&Item| {
        (2..=30).contains(&item.line.words) && item.line.end == End::Open && !item.line.is_credit_only() && !item.line.marked
    };
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut out = HashSet::new();
    for item in items.iter().filter(short) {
        match first.entry(item.text(page)) {
            Entry::Vacant(place) => drop(place.insert(item.fragment)),
            Entry::Occupied(place) if *place.get() + 1 < item.fragment => out.extend([*place.get(), item.fragment]),
            Entry::Occupied(_) => {}
        }
    }
    out
}

/// Whether two lines that follow each other are a caption printed twice, or an alt and its caption.
fn twin(line: &Line, text: &str, own: &[u32], next: &Line, next_text: &str, next_words: &[u32]) -> Option<Rule> {
    if own.is_empty() || line.words > 90 || next.words > 120 {
        return None;
    }
    if line.is_credit_only() {
        let credit = |line: &Line, text: &str| {
            let credit = line.split.as_ref()?.credit.clone()?;
            let mut words = Vec::new();
            word_hashes(text.get(credit)?, &mut words);
            Some(words)
        };
        let same = credit(line, text) == credit(next, next_text);
        return (same && !next.is_credit_only()).then_some(ALT);
    }
    if own == next_words {
        // A headline printed twice is a card of another article.
        let shown = line.end == End::Stop || line.split.is_some() || line.points >= 5;
        return shown.then_some(COPY);
    }
    if line.marked || next.marked || matches!(line.end, End::Question | End::Runs) || alt::numbered(next_text).is_some() {
        return None;
    }
    let shown = |line: &Line, text: &str| {
        let mut words = Vec::new();
        word_hashes(line.split.as_ref().and_then(|split| text.get(split.text.clone())).unwrap_or(text), &mut words);
        words.sort_unstable();
        words.dedup();
        words
    };
    // A name, above what says more of who bears it.
    if line.words <= 5 && next.words <= 20 && line.split.is_none() && is_name(text) && own.len() < next_words.len() {
        let named = next_words.windows(own.len()).any(|words| words == own);
        if named && own.len() >= 2 {
            return Some(ALT);
        }
    }
    let (mine, theirs) = (shown(line, text), shown(next, next_text));
    let shared = mine.iter().filter(|word| theirs.binary_search(word).is_ok()).count();
    let (least, most) = (mine.len().min(theirs.len()), mine.len().max(theirs.len()));
    let share = 100 * shared / least.max(1);
    let (credited, next_credited) = (line.split.is_some(), next.split.is_some());
    let alike = match (credited, next_credited) {
        (true, true) => share >= 80 && least >= 4,
        // What says far more than the caption is no alt of it.
        (false, true) => {
            share >= 60 && least >= 3 && mine.len() <= theirs.len() * 3 / 2 + 2 || share == 100 && next_words.starts_with(own)
        }
        (false, false) => {
            share >= 75 && shared >= 5 && shared * 100 >= most * 65 && most <= 25 && own.get(..2) == next_words.get(..2)
        }
        // An alt with the credit in it, above a caption whose credit has a line of its own.
        (true, false) => next_words.len() >= 4 && own.starts_with(next_words),
    };
    alike.then_some(ALT)
}

/// Whether all words begin with capitals and nothing stands between them.
fn is_name(text: &str) -> bool {
    text.split(' ').all(|word| word.starts_with(char::is_uppercase) && !word.ends_with([',', '.', ':']))
}

/// Whether a line is an image's alt by itself, or by the line behind it.
fn is_alt(
    page: &Page,
    text: &str,
    own: &[u32],
    title: &[u32],
    follower: Option<&Item>,
    vocabulary: &mut Option<Vec<u32>>,
) -> bool {
    if own.len() >= 3 && own == title {
        return true;
    }
    match alt::shape(text) {
        Some(Shape::Numbered | Shape::File) => true,
        // One alone may be anything.
        Some(Shape::Counter) => false,
        Some(Shape::Label) => follower.is_some(),
        Some(Shape::Plain) => {
            let Some(follower) = follower else { return false };
            if follower.text(page).is_ascii() && !follower.is_labelled() {
                return false;
            }
            let lower = text.starts_with(|c: char| c.is_ascii_lowercase());
            if lower && !text.ends_with(['.', '!', '?', ',', ';']) {
                return true;
            }
            let known = vocabulary.get_or_insert_with(|| {
                let mut words = Vec::new();
                for fragment in &page.fragments {
                    let line = page.text_of(fragment);
                    if alt::has_marks(line) {
                        word_hashes(line, &mut words);
                    }
                }
                words.sort_unstable();
                words.dedup();
                words
            });
            let share = own.iter().filter(|word| known.binary_search(word).is_ok()).count();
            own.len() >= 3 && share * 10 >= own.len() * 7
        }
        None => {
            let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
            let rest = rest.strip_suffix(" - ").or_else(|| rest.strip_suffix(" – "));
            rest.is_some_and(|rest| {
                let mut words = Vec::new();
                word_hashes(rest, &mut words);
                words.len() >= 3 && words == title
            })
        }
    }
}

/// Marks the captions among the lines.
fn mark(page: &Page, items: &mut [Item], title: &str) {
    // The photographer of the whole article, behind its last line, is no caption.
    let last = items.len().saturating_sub(1);
    let credit_of_all = items.get(last).is_some_and(|item| {
        item.alt.is_none() && item.is_labelled() && (item.line.is_credit_only() || names_a_writer(item, page)) && last > 0
    });
    let about_pictures = ["ảnh", "Ảnh", "ẢNH", "hình"].iter().any(|word| title.contains(word));
    let pictures = credit_of_all
        || about_pictures
        || items.iter().any(|item| item.alt.is_some() || item.line.points_into_picture || item.is_labelled());
    for (at, item) in items.iter_mut().enumerate() {
        if at == last && credit_of_all {
            continue;
        }
        let source = item.line.is_credit_only() && credit::after(item.text(page), "nguồn:").is_some();
        item.caption |= item.is_labelled() && (!source || item.alt.is_some());
    }
    below_images(items);
    photo_story(items);
    let usual = usual_words(items);
    let mut points: Vec<i32> = (0..items.len()).map(|at| weigh(items, at, pictures, usual)).collect();
    for at in 1..items.len() {
        let (before, line) = (&items[at - 1], &items[at]);
        if line.line.is_credit_only() && line.alt.is_none() && line.fragment == before.fragment + 1 && !before.line.is_prose() {
            points[at - 1] += if is_closer(page, line, before) {
                10
            } else if before.line.end == End::Stop {
                0
            } else {
                4
            };
        }
    }
    credits_below(page, items, &mut points, usual);
    galleries(items, &mut points, credit_of_all, about_pictures);
    announced(page, items, &mut points);
    // Where every caption has its picture's alt above it, lines without one are the headlines of other articles.
    let mut captioned = items.iter().filter(|item| item.caption).peekable();
    let alts = captioned.peek().is_some() && captioned.all(|item| item.alt.is_some());
    if pictures && !alts {
        open_lines(page, items, &mut points);
    }
    above_images(items, &mut points);
    // One caption told by its shape makes another of the same page likelier.
    let told = items.iter().zip(&points).filter(|(item, points)| !item.caption && **points >= ENOUGH).count();
    for (item, points) in items.iter_mut().zip(points) {
        let points = if told > usize::from(points >= ENOUGH) { points + 2 } else { points };
        item.caption |= points >= ENOUGH && item.kind != BlockKind::Lead;
    }
    keep_sections(items);
}

/// Gives a caption without a credit the line behind it that is nothing but one, where the page sets them so: at once below,
/// or a credit that no other picture of the page has.
fn join_credits(page: &Page, fates: &mut [Fate], items: &mut Vec<Item>) {
    let mut times: HashMap<&str, u32> = HashMap::new();
    for item in items.iter().filter(|item| item.line.is_credit_only()) {
        *times.entry(item.text(page)).or_default() += 1;
    }
    for at in 1..items.len() {
        let (before, line) = (&items[at - 1], &items[at]);
        if !line.line.is_credit_only() || !line.caption || line.alt.is_some() || !before.caption || before.line.split.is_some()
        {
            continue;
        }
        let follows = line.fragment == before.fragment + 1;
        let single = gap(page, line) == 0 && !names_a_source(page, line);
        if follows && (single || is_closer(page, line, before) || times.get(line.text(page)) == Some(&1)) {
            let fragment = line.fragment;
            fates[fragment] = Fate::Joined;
            items[at - 1].credit = Some(fragment);
        }
    }
    items.retain(|item| fates[item.fragment] != Fate::Joined);
}

/// Whether a line stands at once below the one before, which does not stand so itself.
fn is_closer(page: &Page, line: &Item, before: &Item) -> bool {
    gap(page, line) == 0 && gap(page, before) > 0
}

/// How many blank lines stand above a line.
fn gap(page: &Page, item: &Item) -> u8 {
    page.fragments.get(item.fragment).map_or(0, |fragment| fragment.gap)
}

/// Whether a credit names where pictures are from, not who took one.
fn names_a_source(page: &Page, item: &Item) -> bool {
    credit::after(item.text(page), "nguồn").is_some()
}

/// What a line says for itself and what its neighbours say of it.
fn weigh(items: &[Item], at: usize, pictures: bool, usual: usize) -> i32 {
    let item = &items[at];
    if item.line.words > 60 || item.line.words == 0 || item.is_labelled() {
        return i32::MIN / 2;
    }
    let before = at.checked_sub(1).and_then(|at| items.get(at));
    let behind = items.get(at + 1);
    let mut points = item.line.points;
    // Short sentences among long paragraphs, two of them in a row at most, are rarely prose.
    let odd =
        |item: &Item| item.line.words >= 8 && item.line.words * 3 <= usual && item.line.end == End::Stop && !item.line.marked;
    let prose = |at: Option<usize>| at.and_then(|at| items.get(at)).is_some_and(|item| item.line.is_prose() && !item.caption);
    let (up, down) = (before.is_some_and(odd), behind.is_some_and(odd));
    let above = at.checked_sub(1 + usize::from(odd(item) && up));
    let below = Some(at + 1 + usize::from(odd(item) && down));
    if odd(item) && behind.is_some() {
        points += 3 + if up || down { 3 } else { 0 };
    }
    match behind {
        Some(_) if prose(above) && prose(below) => points += 2,
        // A heading has more below it than the closing line.
        Some(_) if at + 2 == items.len() && item.line.end == End::Open => points += 3,
        Some(_) => {}
        // The last line that says nothing is who wrote it.
        None if item.line.end == End::Open => points -= 8,
        None => {}
    }
    if before.is_some_and(|line| line.line.end == End::Runs) {
        points -= 8;
    }
    if pictures {
        points += 2;
    }
    // One among captions is one.
    let labelled = |item: Option<&Item>| item.is_some_and(|item| item.is_labelled() && !item.line.is_prose());
    if labelled(before) && labelled(behind) && !item.line.marked && item.line.words <= 30 {
        points += if item.line.end == End::Open { 10 } else { 4 };
    }
    points
}

/// The lines below images' alts: short ones are captions where the page has no headings of the same make, longer ones where
/// the page's other images have captions.
fn below_images(items: &mut [Item]) {
    let heading = |at: usize| {
        let (item, next) = (&items[at], items.get(at + 1));
        item.line.end == End::Open
            && item.line.words <= 25
            && !item.is_labelled()
            && item.kind == BlockKind::Paragraph
            // Above the first paragraph there is no heading.
            && at > 0
            && next.is_some_and(|next| next.line.is_prose() && next.alt.is_none())
    };
    let headings = (0..items.len()).filter(|&at| items[at].alt.is_none() && heading(at)).count();
    // What stands first below the headline's picture is the lead, unless it is too short for one.
    let first = usize::from(items.first().is_some_and(|item| item.line.is_prose() || item.kind != BlockKind::Paragraph));
    let imaged: Vec<usize> = (first..items.len()).filter(|&at| items[at].alt.is_some()).collect();
    let sure = |at: usize| items[at].is_labelled() || !items[at].line.is_prose() && items[at].line.end == End::Stop;
    let captioned = imaged.iter().filter(|&&at| sure(at)).count();
    let told: Vec<usize> = imaged
        .iter()
        .copied()
        .filter(|&at| {
            let item = &items[at];
            let fits = if item.line.is_prose() {
                captioned > 0 && captioned * 2 >= imaged.len()
            } else {
                headings < 2 || captioned > 0 || !heading(at) || item.line.points >= 6
            };
            fits && item.kind != BlockKind::Lead && !item.line.marked && item.line.words <= 60
        })
        .collect();
    for at in told {
        items[at].caption = true;
    }
}

/// Lines without a full stop among the paragraphs of an article that has pictures: headings stand alone above their text, so two
/// or three in a row are captions.
fn open_lines(page: &Page, items: &[Item], points: &mut [i32]) {
    let open = |item: &Item| {
        item.line.end == End::Open
            && (4..=25).contains(&item.line.words)
            && !item.line.marked
            && !item.caption
            && item.alt.is_none()
            && item.kind == BlockKind::Paragraph
            // Data has its label in front: an address, a telephone; or is mostly figures: "Hải Phòng 180-300 mm".
            && !item.text(page).contains(':')
            && item.text(page).split(' ').filter(|word| word.contains(|c: char| c.is_ascii_digit())).count() * 5 < item.line.words
    };
    let sentence = |at: Option<usize>| {
        at.and_then(|at| items.get(at)).is_some_and(|item| item.line.end == End::Stop || item.line.marked || item.is_labelled())
    };
    let mut at = 0;
    while at < items.len() {
        let len = items[at..].iter().take_while(|item| open(item)).count();
        let inside = sentence(at.checked_sub(1)) && sentence(Some(at + len)) && at + len + 1 < items.len();
        if (2..=3).contains(&len) && inside {
            points[at..at + len].iter_mut().for_each(|points| *points += 8);
        }
        at += len + 1;
    }
}

/// A line between a paragraph and an image is a heading: captions stand below what they are about.
fn above_images(items: &[Item], points: &mut [i32]) {
    for at in 0..items.len() {
        if items[at].alt.is_none() && items.get(at + 1).is_some_and(|next| next.alt.is_some()) {
            points[at] -= 14;
        }
    }
}

/// A heading has text below it: the only lines between two headings are no captions, unless they say so themselves.
fn keep_sections(items: &mut [Item]) {
    let heading = |item: &Item| item.line.end != End::Stop && item.line.words <= 25 && !item.caption && !item.line.marked;
    let mut at = 0;
    while at < items.len() {
        let end = at + 1 + items[at + 1..].iter().take_while(|item| item.caption).count();
        let opened = heading(&items[at]) || numbered(&items[at]);
        if opened && items.get(end).is_some_and(|next| heading(next) || numbered(next)) {
            for item in items[at + 1..end].iter_mut().filter(|item| !item.is_labelled() && item.line.end == End::Stop) {
                item.caption = false;
            }
        }
        at = end;
    }
}

/// Whether a line is the heading of an entry of a list: `3. Kim tiền`.
fn numbered(item: &Item) -> bool {
    item.line.marked && item.line.words <= 12 && item.line.end == End::Open && !item.caption
}

/// A photo story: image after image with a line or two below each, none of them credited. All these lines are captions.
fn photo_story(items: &mut [Item]) {
    let images: Vec<usize> = (0..items.len()).filter(|&at| items[at].alt.is_some()).collect();
    let (Some(&first), Some(&last)) = (images.first(), images.last()) else { return };
    let close = images.windows(2).all(|pair| pair[1] - pair[0] <= 3);
    let below = images.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(1);
    let end = items.len().min(last + below);
    // A short line above each is its heading: that is a list, and its text is none of the pictures'.
    let headed = |&at: &usize| {
        at.checked_sub(1).and_then(|at| items.get(at)).is_some_and(|above| {
            above.alt.is_none() && above.line.end == End::Open && above.line.words <= 10 && !above.is_labelled()
        })
    };
    if images.iter().filter(|at| headed(at)).count() * 2 >= images.len() {
        return;
    }
    let plain = items[first..end].iter().all(|item| !item.is_labelled() || item.line.is_credit_only());
    if images.len() >= 4 && close && plain && first <= 3 && end + 3 >= items.len() {
        for item in &mut items[first..end] {
            item.caption |= !item.line.marked && item.kind != BlockKind::Byline;
        }
    }
}

/// The words of the middle one of the paragraphs of prose, 0 when there are too few to tell.
fn usual_words(items: &[Item]) -> usize {
    let mut words: Vec<usize> = items.iter().filter(|item| item.line.is_prose()).map(|item| item.line.words).collect();
    if words.len() < 3 {
        return 0;
    }
    let middle = words.len() / 2;
    *words.select_nth_unstable(middle).1
}

/// Captions whose credits stand below them, on a page whose lines stand all alike: each credit has a short line above it, which is
/// no paragraph.
fn credits_below(page: &Page, items: &[Item], points: &mut [i32], usual: usize) {
    const SHORT: usize = 20;
    let below: Vec<usize> = (1..items.len())
        .filter(|&at| {
            let (before, line) = (&items[at - 1], &items[at]);
            line.line.is_credit_only()
                && line.alt.is_none()
                && line.fragment == before.fragment + 1
                && before.kind == BlockKind::Paragraph
                && !names_a_source(page, line)
        })
        .collect();
    let short = |at: usize| {
        let line = &items[at - 1].line;
        line.words <= SHORT && line.words * 3 <= usual * 2 && line.split.is_none() && !line.marked && line.end != End::Runs
    };
    if below.len() >= 2 && below.iter().all(|&at| short(at)) {
        below.into_iter().for_each(|at| points[at - 1] += ENOUGH);
    }
}

/// Galleries: runs of short lines that have credits among them, or stand behind the text of an article whose pictures are
/// credited at its end.
fn galleries(items: &[Item], points: &mut [i32], credit_of_all: bool, about_pictures: bool) {
    let short =
        |item: &Item| item.kind != BlockKind::Lead && (item.line.words <= 45 && !item.line.marked || item.is_labelled());
    let mut start = 0;
    while start < items.len() {
        let end = start + items[start..].iter().take_while(|item| short(item)).count();
        if end == start {
            start += 1;
            continue;
        }
        let run = &items[start..end];
        let labelled = run.iter().filter(|item| item.is_labelled()).count();
        let first = run.iter().position(Item::is_labelled).unwrap_or(run.len());
        let final_one = run.iter().rposition(Item::is_labelled).unwrap_or(0);
        let credits = run.iter().filter(|item| item.line.is_credit_only()).count();
        let rest = run.iter().filter(|item| !item.is_labelled());
        let (open, other) = (rest.clone().filter(|item| item.line.end == End::Open).count(), rest.clone().count());
        let mostly_open = open * 10 >= other * 6;
        let at_the_end = end + 2 >= items.len();
        // The works of an exhibition, the prizes of a contest: a title and a name each.
        let tail = run.iter().rev().take_while(|item| item.line.words <= 18).count();
        let works = at_the_end && labelled == 0 && tail >= 5 && about_pictures && !mostly_open;
        let imaged = run.iter().any(|item| item.alt.is_some());
        // Paragraphs of an article that keeps them short are no gallery, and an open line among them is their heading.
        let prose = run.iter().filter(|item| item.line.is_prose() && !item.is_labelled()).count();
        let pictures_only = prose * 4 <= run.len();
        for (at, item) in run.iter().enumerate() {
            let open = item.line.end == End::Open;
            if start + at + 1 == items.len() {
                continue;
            }
            points[start + at] += if credits > 0 && run.len() >= 3 && mostly_open {
                if open { 16 } else { 0 }
            } else if labelled >= 2 && pictures_only && open && at > first && (run.len() >= 4 || at + 1 < run.len()) {
                16
            } else if credits >= 3 && !imaged && (first..final_one).contains(&at) {
                12
            } else if credit_of_all && at_the_end && mostly_open && other >= 2 {
                if open { 12 } else { 0 }
            } else if works && at + tail >= run.len() {
                8
            } else {
                0
            };
        }
        start = end;
    }
}

/// The lines below one that announces pictures: "Một số hình ảnh trong đêm diễn:".
fn announced(page: &Page, items: &[Item], points: &mut [i32]) {
    const WORDS: usize = 20;
    for (at, item) in items.iter().enumerate() {
        let text = item.text(page);
        if item.line.words > WORDS || !text.ends_with(':') || !(text.contains("hình ảnh") || text.contains("Hình ảnh")) {
            continue;
        }
        let below = |item: &&Item| {
            item.kind == BlockKind::Paragraph
                && (item.is_labelled() || !item.line.is_prose() && !item.line.marked && item.line.words >= 4)
        };
        let run = items[at + 1..].iter().take_while(below).count();
        if run >= 2 {
            points[at + 1..at + 1 + run].iter_mut().for_each(|points| *points += 16);
        }
    }
}

/// Whether what stands before a credit is the writer's name: `Hoài An (Ảnh: AP)`.
fn names_a_writer(item: &Item, page: &Page) -> bool {
    let text = item.text(page);
    let Some(shown) = item.line.split.as_ref().and_then(|split| text.get(split.text.clone())) else { return false };
    shown.split(' ').all(|word| word.starts_with(|c: char| c.is_uppercase() || "-–,.".contains(c)))
        && shown.split(' ').count() <= 6
}
