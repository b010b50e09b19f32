//! The headline: a heading that the page declares as its title, the highest one, or a bold line.

use std::ops::Range;

use super::{View, key, label};
use crate::boilerplate::line::End;
use crate::page::html::mark::Mark;

/// A headline stands so many fragments in front of the body at most; farther ones lose by the distance.
const FRAME: usize = 60;

impl View<'_> {
    /// The first fragment that is surely the headline: what the page declares as its title, in a heading, or its only `h1`.
    pub(super) fn find_anchor(&self) -> Option<usize> {
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

    /// The headline: a heading before the end of the body that the page declares as its title, or the highest one.
    pub(super) fn title(&self, core: &Range<usize>) -> Option<usize> {
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
    pub(super) fn bold_title(&self, core: &Range<usize>) -> Option<usize> {
        let prose = |at: &usize| self.prose.get(*at).is_some_and(|&weight| weight > 0) && !self.is_bold_headline(*at);
        let first = core.clone().find(prose)?;
        (core.start.saturating_sub(FRAME)..first).rev().find(|&at| self.is_bold_headline(at))
    }

    pub(super) fn is_bold_headline(&self, at: usize) -> bool {
        let (Some(fragment), Some(place)) = (self.page.fragments.get(at), self.layout.places.get(at)) else { return false };
        let headline = self.lines.get(at).is_some_and(|line| line.is_headline() && line.end != End::Stop);
        fragment.visible && place.bold >= 90 && fragment.link_share < 50 && headline && !self.hidden(at)
    }
}
