//! The box that holds the body, and what goes on behind it.

use std::ops::Range;

use super::view::Weight;
use super::{View, label};
use crate::page::html::element::Element;
use crate::page::layout::NOWHERE;
use crate::span::Span;

/// What one byte that is no running text takes from a box, in percent of a byte of running text.
const OTHER: i64 = 30;
/// Fragments that are no running text between the body and a part of it that stands outside of its box.
pub(super) const GAP: usize = 6;

impl View<'_> {
    /// The fragments that a selector of the user's names, from the first to the last.
    pub(super) fn selected(&self) -> Option<Range<usize>> {
        let is_selected = |place: &crate::page::layout::Place| place.selected;
        let first = self.layout.places.iter().position(is_selected)?;
        let last = self.layout.places.iter().rposition(is_selected)?;
        Some(first..last + 1)
    }

    /// The smallest box that holds all of some fragments.
    pub(super) fn box_of(&self, range: &Range<usize>) -> u32 {
        let found = self.layout.around(range.start).find(|(_, node)| node.end as usize >= range.end);
        found.map_or(NOWHERE, |(number, _)| number)
    }

    /// The box that holds the body: the one with the most running text, less what else is in it.
    pub(super) fn body(&self) -> u32 {
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

    /// One past the last fragment behind the body's box that goes on with the body: running text in the boxes around, with
    /// nothing between that ends an article.
    pub(super) fn behind(&self, body: u32, end: usize) -> usize {
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
}
