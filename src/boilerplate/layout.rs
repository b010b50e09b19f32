//! What the layout of an HTML page says of its fragments: which box holds the body, and which boxes in and around it are none of
//! the article. `README.md` beside this file explains the weights.

use super::line::Lines;
use super::{Part, Rule};
use crate::page::html::element::Element;
use crate::page::html::mark::Mark;
use crate::page::layout::{Layout, NOWHERE};
use crate::page::{Fragment, Page, Tag};
use crate::span::Span;

/// A fragment of fewer letters is no prose.
const SHORT: usize = 40;
/// Letters that one fragment adds to the weight of its box at most: an endless line is no better than a paragraph.
const LONG: u32 = 800;
/// Fragments between the title and the body at most.
const FRAME: usize = 60;
/// A box is furniture from this weight of evidence on.
const FURNITURE: i32 = 3;

/// What the layout says of a page.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// The fragments of the body: those of its box.
    pub core: std::ops::Range<usize>,
    /// The fragment that is the headline.
    pub title: Option<usize>,
    /// The rule that takes each fragment, or `None` when the layout has nothing against it.
    pub verdicts: Vec<Option<Rule>>,
}

/// What boxes hold, from sums over the fragments before each.
struct Sums {
    prose: Vec<u32>,
    letters: Vec<u32>,
    linked: Vec<u32>,
    paragraphs: Vec<u32>,
}

/// One box's share of the sums.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    prose: u32,
    letters: u32,
    linked: u32,
    paragraphs: u32,
}

impl Sums {
    fn new(page: &Page, layout: &Layout, lines: &Lines) -> Self {
        let count = page.fragments.len() + 1;
        let mut sums = Self {
            prose: Vec::with_capacity(count),
            letters: Vec::with_capacity(count),
            linked: Vec::with_capacity(count),
            paragraphs: Vec::with_capacity(count),
        };
        let mut total = Weight::default();
        for (at, fragment) in page.fragments.iter().enumerate() {
            sums.push(total);
            let text = page.text_of(fragment);
            let prose = if label(lines, at).is_some() { 0 } else { prose(page, layout, at, fragment, text) };
            let letters = if fragment.visible { Span::new(0, text.len()).end } else { 0 };
            total.prose = total.prose.saturating_add(prose);
            total.paragraphs += u32::from(prose > 0);
            total.letters = total.letters.saturating_add(letters);
            total.linked = total.linked.saturating_add((u64::from(letters) * u64::from(fragment.link_share) / 100) as u32);
        }
        sums.push(total);
        sums
    }

    fn push(&mut self, total: Weight) {
        self.prose.push(total.prose);
        self.letters.push(total.letters);
        self.linked.push(total.linked);
        self.paragraphs.push(total.paragraphs);
    }

    fn of(&self, first: usize, end: usize) -> Weight {
        let between = |sums: &[u32]| {
            sums.get(end).copied().unwrap_or_default().saturating_sub(sums.get(first).copied().unwrap_or_default())
        };
        Weight {
            prose: between(&self.prose),
            letters: between(&self.letters),
            linked: between(&self.linked),
            paragraphs: between(&self.paragraphs),
        }
    }
}

impl Weight {
    fn link_share(self) -> u32 {
        if self.letters == 0 { 0 } else { (u64::from(self.linked) * 100 / u64::from(self.letters)) as u32 }
    }

    fn prose_share(self) -> u32 {
        if self.letters == 0 { 0 } else { (u64::from(self.prose) * 100 / u64::from(self.letters)) as u32 }
    }
}

/// How much running text a fragment is: its letters when it reads like sentences, less where boxes of that kind seldom hold the
/// article.
fn prose(page: &Page, layout: &Layout, at: usize, fragment: &Fragment, text: &str) -> u32 {
    let Some(place) = layout.places.get(at) else { return 0 };
    if !fragment.visible || place.hidden || place.control || fragment.link_share > 40 || text.len() < SHORT {
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
    for (_, node) in layout.around(at) {
        if matches!(node.element, Element::Nav | Element::Footer | Element::Dialog) {
            return 0;
        }
        if matches!(node.element, Element::Aside)
            || node.marks.has_any(&[Mark::Comment, Mark::Popup, Mark::Footer, Mark::Related])
        {
            weight /= 4;
        }
    }
    let _ = page;
    weight
}

/// Looks at a page. `lines` has what their words say, such as which are labels of furniture ("Tin liên quan").
pub(crate) fn look(page: &Page, layout: &Layout, lines: &Lines) -> Shape {
    let count = page.fragments.len();
    let sums = Sums::new(page, layout, lines);
    let skip = skips(layout);
    let core = core(layout, &sums, &skip, count);
    let range = match layout.node(core) {
        Some(node) => node.first as usize..node.end as usize,
        None => 0..count,
    };
    let title = title(page, layout, &range);
    let mut shape = Shape { core: range, title, verdicts: vec![None; count] };
    outside(page, layout, &sums, lines, &mut shape);
    inside(layout, &sums, &skip, lines, core, &mut shape, page);
    shape
}

/// For each box the number of the first behind it and those in it.
fn skips(layout: &Layout) -> Vec<u32> {
    let count = Span::new(0, layout.boxes.len()).end;
    let mut skip = vec![0u32; layout.boxes.len()];
    // Boxes come before those in them, so from the end each one knows where its last one ends.
    let mut last: Vec<u32> = (1..=count).collect();
    for (number, node) in layout.boxes.iter().enumerate().rev() {
        let end = last.get(number).copied().unwrap_or(count);
        if let Some(slot) = skip.get_mut(number) {
            *slot = end;
        }
        if let Some(parent) = last.get_mut(node.parent as usize) {
            *parent = (*parent).max(end);
        }
    }
    skip
}

/// The boxes directly in a box, or the outermost ones.
fn children<'a>(layout: &'a Layout, skip: &'a [u32], number: u32) -> impl Iterator<Item = u32> + 'a {
    let (mut next, end) = match skip.get(number as usize) {
        Some(&end) => (number + 1, end),
        None => (0, Span::new(0, layout.boxes.len()).end),
    };
    std::iter::from_fn(move || {
        if next >= end {
            return None;
        }
        let child = next;
        next = skip.get(child as usize).copied().unwrap_or(end).max(child + 1);
        Some(child)
    })
}

/// The box that holds the body: from the page inwards, as long as one box holds most of the running text.
fn core(layout: &Layout, sums: &Sums, skip: &[u32], count: usize) -> u32 {
    let weight = |number: u32| match layout.node(number) {
        Some(node) => sums.of(node.first as usize, node.end as usize),
        None => sums.of(0, count),
    };
    let mut at = NOWHERE;
    loop {
        let whole = weight(at);
        let best = children(layout, skip, at).max_by_key(|&child| weight(child).prose);
        let Some(best) = best else { break };
        let inner = weight(best);
        // One paragraph among others is no box of the body, however long it is.
        if inner.paragraphs < 2 && whole.paragraphs > 1 && u64::from(inner.prose) * 10 < u64::from(whole.prose) * 9 {
            break;
        }
        if inner.prose == 0 || u64::from(inner.prose) * 100 < u64::from(whole.prose) * 60 {
            break;
        }
        at = best;
    }
    // A single paragraph stands in a box of its own kind; the body is the box around.
    while let Some(node) = layout.node(at)
        && matches!(
            node.element,
            Element::P | Element::Blockquote | Element::Li | Element::Ul | Element::Ol | Element::Figcaption | Element::Figure
        )
        && layout.node(node.parent).is_some()
    {
        at = node.parent;
    }
    at
}

/// The headline: a heading before the end of the body that the page declares as its title, or the highest one.
fn title(page: &Page, layout: &Layout, core: &std::ops::Range<usize>) -> Option<usize> {
    let declared: Vec<String> = layout.declared.titles().map(key).filter(|title| !title.is_empty()).collect();
    let mut best = None;
    for (at, fragment) in page.fragments.iter().enumerate().take(core.end) {
        let Some(place) = layout.places.get(at) else { continue };
        let text = page.text_of(fragment);
        if !fragment.visible || place.hidden || text.len() < 8 || text.len() > 500 {
            continue;
        }
        let own = key(text);
        let matches = declared.iter().any(|title| *title == own || (own.len() >= 16 && title.starts_with(&own)));
        let marked =
            place.marks.has(Mark::Title) || layout.around(at).next().is_some_and(|(_, node)| node.marks.has(Mark::Title));
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
        let distance = core.start.saturating_sub(at);
        score -= if distance > FRAME { 8 } else { i32::try_from(distance / 10).unwrap_or(0) };
        if at >= core.start + 3 {
            score -= 5;
        }
        if score > 0 && best.is_none_or(|(_, before)| score > before) {
            best = Some((at, score));
        }
    }
    best.map(|(at, _)| at)
}

/// What stands outside the body: only the frame between the title and the body, and what follows the body at once, can be kept.
fn outside(page: &Page, layout: &Layout, sums: &Sums, lines: &Lines, shape: &mut Shape) {
    let core = shape.core.clone();
    let frame = shape.title.filter(|&title| title < core.start).unwrap_or(core.start);
    let _ = sums;
    for (at, fragment) in page.fragments.iter().enumerate() {
        if core.contains(&at) || shape.title == Some(at) {
            continue;
        }
        let Some(place) = layout.places.get(at) else { continue };
        let framed = at > frame && at < core.start;
        let marked =
            |marks: &[Mark]| place.marks.has_any(marks) || layout.around(at).take(3).any(|(_, node)| node.marks.has_any(marks));
        let text = page.text_of(fragment);
        let keep = framed
            && !place.hidden
            && !place.control
            && label(lines, at).is_none()
            && (!fragment.visible
                || place.figcaption
                || marked(&[Mark::Lead, Mark::Caption])
                || (fragment.link_share < 30 && text.chars().count() >= 60 && !marked(FURNITURE_MARKS)));
        if !keep && let Some(verdict) = shape.verdicts.get_mut(at) {
            *verdict = Some(if place.hidden {
                "hidden"
            } else if place.control {
                "control"
            } else if fragment.link_share > 50 {
                "links"
            } else {
                "outside-body"
            });
        }
    }
}

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

/// The boxes inside the body that are none of it.
fn inside(layout: &Layout, sums: &Sums, skip: &[u32], lines: &Lines, core: u32, shape: &mut Shape, page: &Page) {
    let (mut number, end) = match skip.get(core as usize) {
        Some(&end) => (core + 1, end),
        None => (0, Span::new(0, layout.boxes.len()).end),
    };
    while number < end {
        let Some(node) = layout.node(number) else { break };
        let range = node.first as usize..node.end as usize;
        if evidence(layout, sums, lines, number, page) >= FURNITURE && !shape.title.is_some_and(|title| range.contains(&title))
        {
            for at in range {
                if let Some(verdict) = shape.verdicts.get_mut(at) {
                    *verdict = Some("related-box");
                }
            }
            number = skip.get(number as usize).copied().unwrap_or(end).max(number + 1);
        } else {
            number += 1;
        }
    }
    for at in shape.core.clone() {
        let (Some(fragment), Some(place)) = (page.fragments.get(at), layout.places.get(at)) else { continue };
        let text = page.text_of(fragment);
        let rule = if place.hidden {
            Some("hidden")
        } else if place.control {
            Some("control")
        } else if !fragment.visible || place.figcaption || shape.title == Some(at) {
            None
        } else if fragment.link_share >= 80 && text.len() > 12 && !matches!(fragment.tag, Tag::Cell) {
            Some("link-line")
        } else if place.heading == 0 && lines.rows.get(at).is_some_and(|line| line.date.is_some()) {
            Some("date-line")
        } else if let Some(rule) = label(lines, at)
            && rule != "navigation"
            && rule != "imprint"
        {
            Some(rule)
        } else {
            None
        };
        if let (Some(rule), Some(verdict)) = (rule, shape.verdicts.get_mut(at)) {
            verdict.get_or_insert(rule);
        }
    }
}

/// How much speaks for a box inside the body being furniture.
fn evidence(layout: &Layout, sums: &Sums, lines: &Lines, number: u32, page: &Page) -> i32 {
    let Some(node) = layout.node(number) else { return 0 };
    if node.element.heading() > 0 || matches!(node.element, Element::Figcaption | Element::Td | Element::Tr | Element::Tbody) {
        return 0;
    }
    let (first, end) = (node.first as usize, node.end as usize);
    let weight = sums.of(first, end);
    let paragraph = matches!(node.element, Element::P | Element::Li) || end - first == 1;
    let mut evidence = 0;
    if !paragraph {
        evidence += match weight.link_share() {
            50.. => 3,
            25..=49 => 1,
            _ => 0,
        };
        if let Some(shown) = (first..end).find(|&at| page.fragments.get(at).is_some_and(|fragment| fragment.visible))
            && label(lines, shown).is_some_and(|rule| rule != "navigation" && rule != "imprint")
        {
            evidence += 3;
        }
        let linked_heading = (first..end).any(|at| {
            layout.places.get(at).is_some_and(|place| place.heading > 0)
                && page.fragments.get(at).is_some_and(|fragment| fragment.link_share > 80)
        });
        evidence += if linked_heading { 2 } else { 0 };
    }
    evidence += match node.element {
        Element::Nav | Element::Footer | Element::Form => 2,
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
        evidence -= 2;
        if weight.paragraphs > 1 {
            evidence -= 2;
        }
    }
    evidence
}

/// The rule whose label a fragment is as a whole.
pub(crate) fn label(lines: &Lines, at: usize) -> Option<Rule> {
    let line = lines.rows.get(at)?;
    let label = line.label?;
    (label.part == Part::Whole || !line.is_prose()).then_some(label.rule)
}

/// A text to compare: its letters and digits in lower case.
pub(crate) fn key(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
