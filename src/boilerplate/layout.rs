//! What the layout of an HTML page says of its fragments: which box holds the body, and which boxes in and around it are none of
//! the article. `layout.md` beside this file explains the weights.

use std::collections::HashMap;
use std::ops::Range;

use super::line::{End, Line};
use super::{Part, Rule};
use crate::article::byline;
use crate::letter::Letter;
use crate::page::html::element::Element;
use crate::page::html::mark::Mark;
use crate::page::layout::{Layout, NOWHERE, Node};
use crate::page::{Fragment, Page, Tag};
use crate::span::Span;

/// The longest label in characters.
const LABEL: u32 = 80;
/// A fragment of fewer bytes is no running text.
const SHORT: usize = 40;
/// Nor is one of fewer words.
const FEWEST_WORDS: u32 = 7;
/// Bytes that one fragment adds to the weight of its box at most: an endless line is no better than a paragraph.
const LONG: u32 = 800;
/// A box with so few visible fragments may be a card: a headline, a picture and a summary of another article.
const CARD: u32 = 5;
/// Running text in front of the headline counts for so much less.
const BEFORE_TITLE: u32 = 4;
/// What one byte that is no running text takes from a box, in percent of a byte of running text.
const OTHER: i64 = 30;
/// A box is furniture from this weight of evidence on.
const FURNITURE: i32 = 3;
/// The weight of a label of comments at the head of a box behind running text.
const COMMENTS: i32 = 10;
/// A box with this share of the body's running text, in percent, is never furniture.
const LARGE: u64 = 35;
/// Fragments that are no running text between the body and a part of it that stands outside of its box.
const GAP: usize = 6;
/// A headline stands so many fragments in front of the body at most; farther ones lose by the distance.
const FRAME: usize = 60;
/// Two texts of this length, in bytes, that are the same are one text shown twice.
const REPEATED: usize = 60;

/// Marks of boxes that are no part of an article.
const FURNITURE_MARKS: &[Mark] = &[
    Mark::Advert,
    Mark::Comment,
    Mark::Footer,
    Mark::Navigation,
    Mark::Popup,
    Mark::Related,
    Mark::Share,
    Mark::Sidebar,
    Mark::Tags,
];

/// What the layout says of a page.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// The fragments of the body: those of its box, and those behind it that go on with it.
    pub core: Range<usize>,
    /// The fragment that is the headline.
    pub title: Option<usize>,
    /// The rule that takes each fragment, or `None` when the layout has nothing against it.
    pub verdicts: Vec<Option<Rule>>,
}

/// Looks at a page. `lines` has what the words of its fragments say, such as which are labels of furniture ("Tin liên quan").
pub(crate) fn look(page: &Page, layout: &Layout, lines: &[Line]) -> Shape {
    let mut view = View::new(page, layout, lines);
    view.weigh();
    let selected = view.selected();
    view.named = selected.is_some();
    let body = selected.as_ref().map_or_else(|| view.body(), |range| view.box_of(range));
    let core = match selected.clone() {
        Some(range) => range,
        None => match layout.node(body) {
            Some(node) => node.first as usize..node.end as usize,
            None => 0..page.fragments.len(),
        },
    };
    let mut shape = Shape { core, title: None, verdicts: vec![None; page.fragments.len()] };
    view.start_of_body = shape.core.start;
    shape.title = view.title(&shape.core).or_else(|| view.bold_title(&shape.core));
    view.title = shape.title;
    let behind = if selected.is_some() { shape.core.end } else { view.behind(body, shape.core.end) };
    view.judge_boxes(body, &mut shape);
    shape.core.end = behind;
    view.judge_fragments(&mut shape);
    shape
}

/// The rule whose label a fragment is as a whole.
pub(crate) fn label(lines: &[Line], at: usize) -> Option<Rule> {
    let line = lines.get(at)?;
    let label = line.label?;
    // A phrase at the end of a longer line is the line's own.
    let short = !line.is_prose() && line.chars <= LABEL;
    let notice = matches!(label.rule, Rule::Invitation | Rule::MobileNotice);
    (label.part == Part::Whole || short || notice).then_some(label.rule)
}

/// A text to compare: its letters and digits in lower case.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            if letter.is_ascii_alphanumeric() {
                key.push(letter.to_ascii_lowercase());
            }
        } else if Letter::of(letter).is_some_and(|letter| !letter.upper) {
            // Most letters, told without the tables of all scripts.
            key.push(letter);
        } else if letter.is_alphanumeric() {
            key.extend(letter.to_lowercase());
        }
    }
    key
}

/// What a run of fragments holds.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    /// Running text.
    prose: u32,
    /// Fragments of running text.
    paragraphs: u32,
    letters: u32,
    linked: u32,
    /// Bytes of fragments that are no running text.
    other: u32,
    visible: u32,
}

impl Weight {
    fn link_share(self) -> u32 {
        if self.letters == 0 { 0 } else { (u64::from(self.linked) * 100 / u64::from(self.letters)) as u32 }
    }

    fn prose_share(self) -> u32 {
        if self.letters == 0 { 0 } else { (u64::from(self.prose) * 100 / u64::from(self.letters)) as u32 }
    }
}

/// A page with sums over it, so that what a box holds is a difference.
struct View<'a> {
    page: &'a Page,
    layout: &'a Layout,
    lines: &'a [Line],
    /// For each fragment what stands before it, and one more for the whole page.
    sums: Vec<Weight>,
    /// The running text of each fragment.
    prose: Vec<u32>,
    /// For each box the number of the first one behind it and those in it.
    skips: Vec<u32>,
    /// Whether what the page hides counts as not shown. Some pages hide all of the body until a script runs.
    hides: bool,
    /// The fragment that is surely the headline.
    anchor: Option<usize>,
    start_of_body: usize,
    title: Option<usize>,
    /// Whether a selector of the user's names the body.
    named: bool,
}

impl<'a> View<'a> {
    fn new(page: &'a Page, layout: &'a Layout, lines: &'a [Line]) -> Self {
        let mut view = Self {
            page,
            layout,
            lines,
            sums: vec![Weight::default(); page.fragments.len() + 1],
            prose: vec![0; page.fragments.len()],
            skips: skips(layout),
            hides: true,
            anchor: None,
            start_of_body: 0,
            title: None,
            named: false,
        };
        view.sum();
        view
    }

    /// Adds up the fragments.
    fn sum(&mut self) {
        let mut total = Weight::default();
        for (at, fragment) in self.page.fragments.iter().enumerate() {
            if let Some(slot) = self.sums.get_mut(at) {
                *slot = total;
            }
            let prose = self.prose.get(at).copied().unwrap_or_default();
            total.prose = total.prose.saturating_add(prose);
            total.paragraphs += u32::from(prose > 0);
            if fragment.visible {
                let letters = Span::new(0, fragment.text.len()).end;
                total.letters = total.letters.saturating_add(letters);
                total.linked = total.linked.saturating_add((u64::from(letters) * u64::from(fragment.link_share) / 100) as u32);
                total.visible += 1;
                if u64::from(prose) * 3 < u64::from(letters.min(LONG)) {
                    total.other = total.other.saturating_add(letters);
                }
            }
        }
        if let Some(slot) = self.sums.last_mut() {
            *slot = total;
        }
    }

    fn between(&self, first: usize, end: usize) -> Weight {
        let (from, to) =
            (self.sums.get(first).copied().unwrap_or_default(), self.sums.get(end.max(first)).copied().unwrap_or_default());
        Weight {
            prose: to.prose.saturating_sub(from.prose),
            paragraphs: to.paragraphs.saturating_sub(from.paragraphs),
            letters: to.letters.saturating_sub(from.letters),
            linked: to.linked.saturating_sub(from.linked),
            other: to.other.saturating_sub(from.other),
            visible: to.visible.saturating_sub(from.visible),
        }
    }

    fn of_box(&self, number: u32) -> Weight {
        match self.layout.node(number) {
            Some(node) => self.between(node.first as usize, node.end as usize),
            None => self.between(0, self.page.fragments.len()),
        }
    }

    fn text(&self, at: usize) -> &'a str {
        self.page.fragments.get(at).map_or("", |fragment| self.page.text_of(fragment))
    }

    fn hidden(&self, at: usize) -> bool {
        self.hides && self.layout.places.get(at).is_some_and(|place| place.hidden)
    }

    /// Weighs the running text, once the sums of letters and links are there.
    fn weigh(&mut self) {
        let (mut shown, mut hidden) = (0u64, 0u64);
        self.anchor = self.find_anchor();
        let mut anchor = self.anchor;
        let prose: Vec<u32> = (0..self.page.fragments.len())
            .map(|at| {
                let mut weight = self.prose_of(at);
                if self.layout.places.get(at).is_some_and(|place| place.hidden) {
                    hidden += u64::from(weight);
                } else {
                    shown += u64::from(weight);
                }
                if anchor.is_some_and(|anchor| at < anchor) {
                    weight /= BEFORE_TITLE;
                }
                weight
            })
            .collect();
        self.hides = hidden <= 2 * shown;
        self.prose = prose;
        if self.hides {
            for at in 0..self.prose.len() {
                if self.hidden(at)
                    && let Some(weight) = self.prose.get_mut(at)
                {
                    *weight = 0;
                }
            }
        }
        // A headline with nothing behind it is none.
        if anchor.take().is_some_and(|anchor| self.prose.iter().skip(anchor).all(|&weight| weight == 0)) {
            for weight in &mut self.prose {
                *weight *= BEFORE_TITLE;
            }
        }
        self.sum();
    }

    /// The first fragment that is surely the headline: what the page declares as its title, in a heading, or its only `h1`.
    fn find_anchor(&self) -> Option<usize> {
        let declared: Vec<String> = self.layout.declared.titles().map(key).filter(|title| !title.is_empty()).collect();
        let headings = || {
            self.layout
                .places
                .iter()
                .enumerate()
                .filter(|(at, place)| place.heading > 0 && !place.hidden && self.text(*at).len() > 12)
        };
        let mut first = None;
        for (at, _) in headings().filter(|(_, place)| place.heading <= 3) {
            let own = key(self.text(at));
            if own.len() >= 12 && declared.iter().any(|title| title.starts_with(&own) || title.ends_with(&own)) {
                first = Some(at);
                break;
            }
        }
        first.or_else(|| {
            let mut highest = headings().filter(|(_, place)| place.heading == 1);
            let only = highest.next()?.0;
            highest.next().is_none().then_some(only)
        })
    }

    /// How much running text a fragment is: its bytes when it reads like sentences, less where boxes of its kind seldom hold the
    /// article.
    fn prose_of(&self, at: usize) -> u32 {
        let (Some(fragment), Some(place)) = (self.page.fragments.get(at), self.layout.places.get(at)) else { return 0 };
        let text = self.page.text_of(fragment);
        if !fragment.visible
            || place.control
            || fragment.link_share > 40
            || text.len() < SHORT
            || label(self.lines, at).is_some()
        {
            return 0;
        }
        let foreign =
            |line: &Line| line.label.is_some_and(|label| matches!(label.rule, Rule::Imprint | Rule::Comments | Rule::Login));
        if self.lines.get(at).is_some_and(|line| line.words < FEWEST_WORDS || foreign(line)) {
            return 0;
        }
        let sentence = text.ends_with(['.', '!', '?', '…', '”', '"', ':', ';', ')', '\'', '’']) || text.contains(". ");
        let mut weight = Span::new(0, text.len()).end.min(LONG);
        if !sentence {
            weight /= 3;
        }
        if place.heading > 0 {
            weight /= 4;
        }
        if matches!(fragment.tag, Tag::ListItem) {
            weight /= 2;
        }
        let mut near = true;
        for (_, node) in self.layout.around(at) {
            if matches!(node.element, Element::Nav | Element::Footer | Element::Dialog) {
                return 0;
            }
            if matches!(node.element, Element::Aside)
                || node.marks.has_any(&[Mark::Comment, Mark::Popup, Mark::Footer, Mark::Related])
            {
                weight /= 4;
            }
            let inside = self.between(node.first as usize, node.end as usize);
            near &= inside.visible <= CARD;
            if near && inside.visible > 1 && inside.link_share() >= 20 && !self.has_anchor(node) {
                weight /= 5;
                near = false;
            }
        }
        weight
    }

    /// The fragments that a selector of the user's names, from the first to the last.
    fn selected(&self) -> Option<Range<usize>> {
        let is_selected = |place: &crate::page::layout::Place| place.selected;
        let first = self.layout.places.iter().position(is_selected)?;
        let last = self.layout.places.iter().rposition(is_selected)?;
        Some(first..last + 1)
    }

    /// The smallest box that holds all of some fragments.
    fn box_of(&self, range: &Range<usize>) -> u32 {
        let found = self.layout.around(range.start).find(|(_, node)| node.end as usize >= range.end);
        found.map_or(NOWHERE, |(number, _)| number)
    }

    /// The box that holds the body: the one with the most running text, less what else is in it.
    fn body(&self) -> u32 {
        let score = |weight: Weight| i64::from(weight.prose) * 100 - i64::from(weight.other) * OTHER;
        let mut at = NOWHERE;
        let mut highest = score(self.of_box(NOWHERE));
        for number in 0..Span::new(0, self.layout.boxes.len()).end {
            let score = score(self.of_box(number));
            // Of boxes in one another with the same content the inner one is meant.
            if score >= highest {
                (at, highest) = (number, score);
            }
        }
        // A paragraph stands in a box of its own; the body is the box around.
        while let Some(node) = self.layout.node(at)
            && (matches!(
                node.element,
                Element::P
                    | Element::Blockquote
                    | Element::Li
                    | Element::Ul
                    | Element::Ol
                    | Element::Figcaption
                    | Element::Figure
            ) || self.of_box(at).visible < 2)
        {
            at = node.parent;
        }
        at
    }

    /// The headline: a heading before the end of the body that the page declares as its title, or the highest one.
    fn title(&self, core: &Range<usize>) -> Option<usize> {
        let declared: Vec<String> = self.layout.declared.titles().map(key).filter(|title| !title.is_empty()).collect();
        let mut best = None;
        // The key of a fragment is looked at only where it can begin or end the same as a declared one.
        let edges: Vec<(Option<char>, Option<char>)> =
            declared.iter().map(|title| (title.chars().next(), title.chars().next_back())).collect();
        let small = |letter: char| letter.to_lowercase().next();
        for (at, fragment) in self.page.fragments.iter().enumerate().take(core.end) {
            let Some(place) = self.layout.places.get(at) else { continue };
            let text = self.page.text_of(fragment);
            if !fragment.visible || self.hidden(at) || text.len() < 8 || text.len() > 500 || label(self.lines, at).is_some() {
                continue;
            }
            let marked = place.marks.has(Mark::Title)
                || self.layout.around(at).next().is_some_and(|(_, node)| node.marks.has(Mark::Title));
            let first = text.chars().find(|letter| letter.is_alphanumeric()).and_then(small);
            let last = text.chars().rev().find(|letter| letter.is_alphanumeric()).and_then(small);
            let matches = edges.iter().any(|edges| edges.0 == first || edges.1 == last) && {
                let own = key(text);
                let like = |title: &String| title.starts_with(&own) || title.ends_with(&own);
                declared.iter().any(|title| *title == own || (own.len() >= 16 && like(title)))
            };
            if place.heading == 0 && !matches && !marked {
                continue;
            }
            let mut score = match place.heading {
                1 => 6,
                2 => 3,
                3 => 1,
                _ => 0,
            };
            score += if matches { 10 } else { 0 } + if marked { 2 } else { 0 };
            score -= if fragment.link_share > 80 { 4 } else { 0 };
            // A sentence is a lead in a heading's element.
            score -= if text.ends_with('.') && !matches { 6 } else { 0 };
            let distance = core.start.saturating_sub(at);
            score -= if distance > FRAME { 8 } else { i32::try_from(distance / 10).unwrap_or(0) };
            if at >= core.start + 3 {
                score -= 5;
            }
            // Of two like ones the one nearer to the body is its headline.
            if score > 0 && best.is_none_or(|(_, before)| score >= before) {
                best = Some((at, score));
            }
        }
        best.map(|(at, _)| at)
    }

    /// The headline of a page without headings that declares none: the bold line nearest in front of the running text.
    fn bold_title(&self, core: &Range<usize>) -> Option<usize> {
        let prose = |at: &usize| self.prose.get(*at).is_some_and(|&weight| weight > 0) && !self.is_bold_headline(*at);
        let first = core.clone().find(prose)?;
        (core.start.saturating_sub(FRAME)..first).rev().find(|&at| self.is_bold_headline(at))
    }

    fn is_bold_headline(&self, at: usize) -> bool {
        let (Some(fragment), Some(place)) = (self.page.fragments.get(at), self.layout.places.get(at)) else { return false };
        let headline = self.lines.get(at).is_some_and(|line| line.is_headline() && line.end != End::Stop);
        fragment.visible && place.bold >= 90 && fragment.link_share < 50 && headline && !self.hidden(at)
    }

    /// One past the last fragment behind the body's box that goes on with the body: running text in the boxes around, with
    /// nothing between that ends an article.
    fn behind(&self, body: u32, end: usize) -> usize {
        let Some(outer) = self.layout.node(body).and_then(|node| self.layout.node(node.parent)) else { return end };
        let outer = self.layout.node(outer.parent).unwrap_or(outer);
        let mut last = end;
        for at in end..(outer.end as usize).min(self.page.fragments.len()) {
            if label(self.lines, at).is_some() || at - last > GAP {
                break;
            }
            let whole = self.page.fragments.get(at).is_some_and(|fragment| {
                fragment.link_share < 20
                    && u64::from(self.prose.get(at).copied().unwrap_or_default()) >= fragment.text.len() as u64 / 2
            });
            if whole && !self.hidden(at) && !self.in_furniture(at, 4) && !self.is_poll(at, self.text(at)) {
                last = at + 1;
            }
        }
        last
    }

    /// Whether words or elements of the boxes near a fragment say that it is furniture.
    fn in_furniture(&self, at: usize, boxes: usize) -> bool {
        self.layout.places.get(at).is_some_and(|place| place.marks.has_any(FURNITURE_MARKS))
            || self.layout.around(at).take(boxes).any(|(_, node)| {
                node.marks.has_any(FURNITURE_MARKS) || matches!(node.element, Element::Nav | Element::Footer | Element::Aside)
            })
    }

    /// Whether a fragment is the question of a poll: controls stand in the smallest box around that has others in it.
    /// Or it is what stands above a small form.
    fn is_poll(&self, at: usize, text: &str) -> bool {
        let Some((_, node)) = self.layout.around(at).find(|(number, _)| self.of_box(*number).visible > 1) else { return false };
        let inside = node.first as usize..node.end as usize;
        if inside.len() > GAP {
            return false;
        }
        inside.into_iter().any(|at| {
            let form = || {
                let own = |form: &Node| form.element == Element::Form && form.first >= node.first && form.end <= node.end;
                self.layout.around(at).any(|(_, form)| own(form))
            };
            self.layout.places.get(at).is_some_and(|place| place.control) && (text.ends_with('?') || form())
        })
    }

    /// Whether the smallest box around a fragment that has others in it is mostly links.
    fn in_card(&self, at: usize) -> bool {
        let around = self.layout.around(at).find(|(number, _)| self.of_box(*number).visible > 1);
        around.is_some_and(|(number, node)| {
            let weight = self.of_box(number);
            weight.visible <= CARD && weight.link_share() >= 20 && !self.has_anchor(node)
        })
    }

    /// Whether a box holds the headline, so that it is no card of another article.
    fn has_anchor(&self, node: &Node) -> bool {
        self.anchor.is_some_and(|at| (node.first as usize..node.end as usize).contains(&at))
    }

    /// Takes the boxes inside the body that are none of it.
    fn judge_boxes(&self, body: u32, shape: &mut Shape) {
        let (mut number, end) = match self.skips.get(body as usize) {
            Some(&end) => (body + 1, end),
            None => (0, Span::new(0, self.layout.boxes.len()).end),
        };
        while number < end {
            let Some(node) = self.layout.node(number) else { break };
            let range = node.first as usize..node.end as usize;
            let title = shape.title.is_some_and(|title| range.contains(&title));
            match self.evidence(number) {
                Some((evidence, rule))
                    if evidence >= FURNITURE && !title && (rule == Rule::Comments || !self.is_large(number, body)) =>
                {
                    for verdict in shape.verdicts.get_mut(range).into_iter().flatten() {
                        *verdict = Some(rule);
                    }
                    number = self.skips.get(number as usize).copied().unwrap_or(end).max(number + 1);
                }
                _ => number += 1,
            }
        }
    }

    /// Whether a box holds so much of the body's running text that it cannot be beside the point.
    fn is_large(&self, number: u32, body: u32) -> bool {
        u64::from(self.of_box(number).prose) * 100 >= u64::from(self.of_box(body).prose.max(1)) * LARGE
    }

    /// How much speaks for a box inside the body being furniture, and the rule by what says most.
    fn evidence(&self, number: u32) -> Option<(i32, Rule)> {
        let node = self.layout.node(number)?;
        if node.element.heading() > 0
            || matches!(node.element, Element::Figcaption | Element::Td | Element::Th | Element::Tr | Element::Tbody)
        {
            return None;
        }
        let (first, end) = (node.first as usize, node.end as usize);
        let weight = self.of_box(number);
        let mut evidence = 0;
        let mut rule = Rule::RelatedBox;
        let mut card = false;
        if !matches!(node.element, Element::P | Element::Li) && weight.visible > 1 {
            evidence += match weight.link_share() {
                50.. => 3,
                25..=49 => 1,
                _ => 0,
            };
            let shown = (first..end).find(|&at| self.page.fragments.get(at).is_some_and(|fragment| fragment.visible));
            if let Some(label) = shown.and_then(|at| label(self.lines, at))
                && !matches!(label, Rule::Navigation | Rule::Imprint)
            {
                // What readers write is as much running text as the article, but nothing of it comes before.
                let behind = label == Rule::Comments && self.between(self.start_of_body, first).prose > 0;
                evidence += if behind { COMMENTS } else { 4 };
                rule = label;
            }
            // Headlines that lead elsewhere: a card of another article, with its summary, or a list of such.
            let headlines = (first..end)
                .filter(|&at| {
                    self.page.fragments.get(at).is_some_and(|fragment| fragment.link_share > 80 && fragment.text.len() > 24)
                })
                .take(3)
                .count();
            card = headlines > 0 && weight.visible <= CARD && weight.link_share() >= 20;
            evidence += i32::try_from(headlines).unwrap_or(0);
            evidence += if card { 3 } else { 0 };
        }
        evidence += match node.element {
            Element::Nav | Element::Footer => 3,
            Element::Form => 2,
            Element::Aside | Element::Article => 1,
            _ => 0,
        };
        if node.marks.has_any(FURNITURE_MARKS) {
            evidence += 2;
        }
        if node.marks.has(Mark::Note) {
            evidence -= 3;
        }
        if weight.prose_share() >= 60 {
            evidence -= if weight.paragraphs > 1 { 4 } else { 2 - i32::from(card) };
        }
        Some((evidence, rule))
    }

    /// Judges the fragments one by one: those outside the body, and those inside whose boxes stay.
    fn judge_fragments(&self, shape: &mut Shape) {
        let core = shape.core.clone();
        let frame = shape.title.filter(|&title| title < core.start).unwrap_or(core.start);
        let mut seen: HashMap<u64, ()> = HashMap::new();
        // Behind a label of comments the body is over.
        let mut over = None;
        for (at, fragment) in self.page.fragments.iter().enumerate() {
            if shape.title == Some(at) || shape.verdicts.get(at).is_none_or(Option::is_some) {
                continue;
            }
            let Some(place) = self.layout.places.get(at) else { continue };
            let text = self.page.text_of(fragment);
            let rule = if self.hidden(at) {
                Some(Rule::Hidden)
            } else if place.control {
                Some(Rule::Control)
            } else if core.contains(&at) && self.named && !place.selected {
                Some(Rule::OutsideBody)
            } else if core.contains(&at) {
                if over.is_none()
                    && label(self.lines, at) == Some(Rule::Comments)
                    && u64::from(self.between(core.start, at).prose) * 2 > u64::from(self.between(at, core.end).prose)
                {
                    over = Some(Rule::Comments);
                }
                over.or_else(|| self.inside(at, fragment, text))
            } else if at > frame && at < core.start {
                self.framed(at, fragment, text)
            } else if fragment.link_share > 50 {
                Some(Rule::Links)
            } else {
                Some(Rule::OutsideBody)
            };
            let repeated = rule.is_none()
                && fragment.visible
                && text.len() >= REPEATED
                && self.lines.get(at).is_some_and(|line| seen.insert(line.hash, ()).is_some());
            if let Some(verdict) = shape.verdicts.get_mut(at) {
                *verdict = if repeated { Some(Rule::Repeated) } else { rule };
            }
        }
    }

    /// The rule that takes a fragment of the body.
    fn inside(&self, at: usize, fragment: &Fragment, text: &str) -> Option<Rule> {
        let place = self.layout.places.get(at)?;
        if !fragment.visible || place.figcaption {
            return None;
        }
        // What the body's box holds in front of the headline is its frame: the section, a label.
        // Running text there weighs a quarter already; what is no sentence weighs a third of that.
        let half = |prose: &u32| (*prose as usize) * 2 < text.len() / BEFORE_TITLE as usize;
        if self.title.is_some_and(|title| at < title) && self.prose.get(at).is_some_and(half) {
            return Some(Rule::Frame);
        }
        let links = if text.ends_with(['.', '”', '"']) { 80 } else { 60 };
        if fragment.link_share >= links && text.len() > 12 && (!self.in_table(at) || self.has_linked_picture(at)) {
            return Some(Rule::LinkLine);
        }
        if self.is_poll(at, text) {
            return Some(Rule::Control);
        }
        // "Sự kiện: X", where all behind the colon is linked.
        if fragment.link_share >= 30
            && let Some((head, rest)) = text.split_once(':')
            && head.len() <= SHORT
            && text.len() * usize::from(fragment.link_share) + 100 * 4 >= 100 * rest.len()
            && !byline::is_byline(text)
        {
            return Some(Rule::LinkLine);
        }
        if place.heading == 0 && self.lines.get(at).is_some_and(|line| line.date.is_some()) {
            return Some(Rule::DateLine);
        }
        label(self.lines, at).filter(|rule| !matches!(*rule, Rule::Navigation | Rule::Imprint))
    }

    /// Whether the fragment before is a picture that leads elsewhere, too: together they are the card of another article.
    fn has_linked_picture(&self, at: usize) -> bool {
        at.checked_sub(1)
            .and_then(|at| self.page.fragments.get(at))
            .is_some_and(|before| before.tag == Tag::Image && before.link_share == 100)
    }

    /// Whether a fragment is a cell of a table inside the body.
    fn in_table(&self, at: usize) -> bool {
        let inside = |node: &Node| node.first as usize > self.start_of_body;
        self.layout.around(at).find(|(_, node)| node.element == Element::Table).is_some_and(|(_, node)| inside(node))
    }

    /// The rule that takes a fragment between the headline and the body.
    fn framed(&self, at: usize, fragment: &Fragment, text: &str) -> Option<Rule> {
        let place = self.layout.places.get(at)?;
        if !fragment.visible {
            return None;
        }
        if let Some(rule) = label(self.lines, at) {
            return Some(rule);
        }
        let marked = |marks: &[Mark]| {
            place.marks.has_any(marks) || self.layout.around(at).take(2).any(|(_, node)| node.marks.has_any(marks))
        };
        let keep = place.figcaption
            || marked(&[Mark::Lead, Mark::Caption])
            || (fragment.link_share < 30 && text.chars().count() >= 60 && !self.in_furniture(at, 4) && !self.in_card(at));
        if keep {
            return None;
        }
        Some(if self.lines.get(at).is_some_and(|line| line.date.is_some()) { Rule::DateLine } else { Rule::Frame })
    }
}

/// For each box the number of the first behind it and those in it.
fn skips(layout: &Layout) -> Vec<u32> {
    let mut skips: Vec<u32> = (1..=Span::new(0, layout.boxes.len()).end).collect();
    // Boxes come before those in them, so from the end each one hands on to its parent where it ends.
    for (number, node) in layout.boxes.iter().enumerate().rev() {
        let end = skips.get(number).copied().unwrap_or_default();
        if let Some(parent) = skips.get_mut(node.parent as usize) {
            *parent = (*parent).max(end);
        }
    }
    skips
}
