//! Boxes inside the body that are none of it: evidence for and against each.

use super::{CARD, Shape, View, label};
use crate::boilerplate::Rule;
use crate::page::html::element::Element;
use crate::page::html::mark::Mark;
use crate::span::Span;

/// A box is furniture from this weight of evidence on.
const FURNITURE: i32 = 3;
/// The weight of a label of comments at the head of a box behind running text.
const COMMENTS: i32 = 10;
/// A box with this share of the body's running text, in percent, is never furniture.
const LARGE: u64 = 35;
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

impl View<'_> {
    /// Takes the boxes inside the body that are none of it.
    pub(super) fn judge_boxes(&self, body: u32, shape: &mut Shape) {
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
    pub(super) fn is_large(&self, number: u32, body: u32) -> bool {
        u64::from(self.of_box(number).prose) * 100 >= u64::from(self.of_box(body).prose.max(1)) * LARGE
    }

    /// How much speaks for a box inside the body being furniture, and the rule by what says most.
    pub(super) fn evidence(&self, number: u32) -> Option<(i32, Rule)> {
        let node = self.layout.node(number)?;
        if node.element.heading() > 0
            || matches!(node.element, Element::Figcaption | Element::Td | Element::Th | Element::Tr | Element::Tbody)
        {
            return None;
        }
        let (first, end) = (node.first as usize, node.end as usize);
        let weight = self.of_box(number);
        let mut evidence = 0;
        let mut rule = if node.marks.has(Mark::Tags) { Rule::Tags } else { Rule::RelatedBox };
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
            // A headline that leads nowhere, with a picture that does: where words say so, the card of another article.
            let leads = |at: usize| self.layout.places.get(at).is_some_and(|place| place.heading > 0);
            if headlines == 0
                && weight.visible <= CARD
                && node.marks.has(Mark::Related)
                && end - first <= 2 * CARD as usize
                && (first..end).any(leads)
                && (first..end).any(|at| self.is_linked_picture(at))
            {
                evidence += 2;
            }
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
        if node.marks.has(Mark::Note) || self.is_data_table(number) {
            evidence -= 3;
        }
        if weight.prose_share() >= 60 {
            evidence -= if weight.paragraphs > 1 { 4 } else { 2 - i32::from(card) };
        }
        Some((evidence, rule))
    }

    /// Whether words or elements of the boxes near a fragment say that it is furniture.
    pub(super) fn in_furniture(&self, at: usize, boxes: usize) -> bool {
        self.layout.places.get(at).is_some_and(|place| place.marks.has_any(FURNITURE_MARKS))
            || self.layout.around(at).take(boxes).any(|(_, node)| {
                node.marks.has_any(FURNITURE_MARKS) || matches!(node.element, Element::Nav | Element::Footer | Element::Aside)
            })
    }

    /// Whether the smallest box around a fragment that has others in it is mostly links.
    pub(super) fn in_card(&self, at: usize) -> bool {
        let around = self.layout.around(at).find(|(number, _)| self.of_box(*number).visible > 1);
        around.is_some_and(|(number, node)| {
            let weight = self.of_box(number);
            weight.visible <= CARD && weight.link_share() >= 20 && !self.has_anchor(node)
        })
    }
}
