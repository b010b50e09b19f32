//! Running text: how much of it each fragment is.

use super::{CARD, LONG, View, label};
use crate::boilerplate::Rule;
use crate::boilerplate::line::Line;
use crate::page::Tag;
use crate::page::html::element::Element;
use crate::page::html::mark::Mark;
use crate::span::Span;

/// A fragment of fewer bytes is no running text.
pub(super) const SHORT: usize = 40;
/// Nor is one of fewer words.
const FEWEST_WORDS: u32 = 7;
/// Running text in front of the headline counts for so much less.
pub(super) const BEFORE_TITLE: u32 = 4;

impl View<'_> {
    /// Weighs the running text, once the sums of letters and links are there.
    pub(super) fn weigh(&mut self) {
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

    /// How much running text a fragment is: its bytes when it reads like sentences, less where boxes of its kind seldom hold the
    /// article.
    pub(super) fn prose_of(&self, at: usize) -> u32 {
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
}
