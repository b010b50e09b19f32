//! Fragments one by one: those outside the body, and those inside whose boxes stay.

use std::collections::HashMap;
use std::ops::Range;

use super::body::GAP;
use super::prose::BEFORE_TITLE;
use super::prose::SHORT;
use super::{Shape, View, label};
use crate::article::byline;
use crate::boilerplate::Rule;
use crate::boilerplate::line::End;
use crate::page::html::element::Element;
use crate::page::html::mark::Mark;
use crate::page::layout::Node;
use crate::page::{Fragment, Tag};

/// Two texts of this length, in bytes, that are the same are one text shown twice.
const REPEATED: usize = 60;

impl View<'_> {
    /// Judges the fragments one by one: those outside the body, and those inside whose boxes stay.
    pub(super) fn judge_fragments(&self, shape: &mut Shape) {
        let core = shape.core.clone();
        let frame = shape.title.filter(|&title| title < core.start).unwrap_or(core.start);
        let mut seen: HashMap<u64, ()> = HashMap::new();
        // Behind a label of comments the body is over, and behind the imprint below it.
        let mut over = None;
        let last = core.clone().rev().find(|&at| self.is_prose(at) && shape.verdicts.get(at).is_some_and(Option::is_none));
        let foot = last.map_or(core.end, |last| self.foot(&core, last));
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
                let below = label(self.lines, at)
                    .filter(|rule| at >= foot && fragment.visible && matches!(rule, Rule::Imprint | Rule::Navigation));
                if over.is_none() && below == Some(Rule::Imprint) {
                    over = below;
                }
                over.or(below).or_else(|| self.inside(at, fragment, text))
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

    /// Where the body's box goes on behind the box that holds the last two paragraphs: there is the page's foot, when an old
    /// portal has both in one table.
    fn foot(&self, core: &Range<usize>, last: usize) -> usize {
        let before = (core.start..last).rev().find(|&at| self.is_prose(at)).unwrap_or(last);
        let flows = [Element::P, Element::Li, Element::Ul, Element::Ol, Element::Blockquote];
        let holds = |node: &Node| (node.first as usize) <= before && !flows.contains(&node.element);
        let found = self.layout.around(last).find(|(_, node)| holds(node));
        found.map_or(core.end, |(_, node)| node.end as usize)
    }

    /// The rule that takes a fragment of the body.
    pub(super) fn inside(&self, at: usize, fragment: &Fragment, text: &str) -> Option<Rule> {
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
        if label(self.lines, at) == Some(Rule::Tags) {
            return Some(Rule::Tags);
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

    /// The rule that takes a fragment between the headline and the body.
    pub(super) fn framed(&self, at: usize, fragment: &Fragment, text: &str) -> Option<Rule> {
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
        // A lead may be a short sentence.
        let sentence = self.is_prose(at) && self.lines.get(at).is_some_and(|line| line.end == End::Stop);
        let keep = place.figcaption
            || marked(&[Mark::Lead, Mark::Caption])
            || (fragment.link_share < 30
                && (sentence || text.chars().count() >= 60)
                && !self.in_furniture(at, 4)
                && !self.in_card(at));
        if keep {
            return None;
        }
        Some(if self.lines.get(at).is_some_and(|line| line.date.is_some()) { Rule::DateLine } else { Rule::Frame })
    }

    /// Whether a fragment is the question of a poll: controls stand in the smallest box around that has others in it.
    /// Or it is what stands above a small form.
    pub(super) fn is_poll(&self, at: usize, text: &str) -> bool {
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

    /// Whether the fragment before is a picture that leads elsewhere, too: together they are the card of another article.
    pub(super) fn has_linked_picture(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|at| self.is_linked_picture(at))
    }

    pub(super) fn is_linked_picture(&self, at: usize) -> bool {
        self.page.fragments.get(at).is_some_and(|fragment| fragment.tag == Tag::Image && fragment.link_share == 100)
    }
}
