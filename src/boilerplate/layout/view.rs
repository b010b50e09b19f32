//! A page with sums over it: what a box or any run of fragments holds.

use super::LONG;
use crate::boilerplate::line::Line;
use crate::page::Page;
use crate::page::layout::{Layout, Node};
use crate::span::Span;

/// What a run of fragments holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    /// Running text.
    pub(super) prose: u32,
    /// Fragments of running text.
    pub(super) paragraphs: u32,
    pub(super) letters: u32,
    pub(super) linked: u32,
    /// Bytes of fragments that are no running text.
    pub(super) other: u32,
    pub(super) visible: u32,
}

impl Weight {
    pub(super) fn link_share(self) -> u32 {
        if self.letters == 0 { 0 } else { (u64::from(self.linked) * 100 / u64::from(self.letters)) as u32 }
    }

    pub(super) fn prose_share(self) -> u32 {
        if self.letters == 0 { 0 } else { (u64::from(self.prose) * 100 / u64::from(self.letters)) as u32 }
    }
}

/// A page with sums over it, so that what a box holds is a difference.
pub(super) struct View<'a> {
    pub(super) page: &'a Page,
    pub(super) layout: &'a Layout,
    pub(super) lines: &'a [Line],
    /// For each fragment what stands before it, and one more for the whole page.
    pub(super) sums: Vec<Weight>,
    /// The running text of each fragment.
    pub(super) prose: Vec<u32>,
    /// For each box the number of the first one behind it and those in it.
    pub(super) skips: Vec<u32>,
    /// For each box whether it is a table of data.
    pub(super) tables: Vec<bool>,
    /// Whether what the page hides counts as not shown. Some pages hide all of the body until a script runs.
    pub(super) hides: bool,
    /// The fragment that is surely the headline.
    pub(super) anchor: Option<usize>,
    pub(super) start_of_body: usize,
    pub(super) title: Option<usize>,
    /// Whether a selector of the user's names the body.
    pub(super) named: bool,
}

impl<'a> View<'a> {
    pub(super) fn new(page: &'a Page, layout: &'a Layout, lines: &'a [Line]) -> Self {
        let mut view = Self {
            page,
            layout,
            lines,
            sums: vec![Weight::default(); page.fragments.len() + 1],
            prose: vec![0; page.fragments.len()],
            skips: skips(layout),
            tables: Vec::new(),
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
    pub(super) fn sum(&mut self) {
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

    pub(super) fn between(&self, first: usize, end: usize) -> Weight {
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

    pub(super) fn of_box(&self, number: u32) -> Weight {
        match self.layout.node(number) {
            Some(node) => self.between(node.first as usize, node.end as usize),
            None => self.between(0, self.page.fragments.len()),
        }
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.page.text_at(at)
    }

    pub(super) fn is_visible(&self, at: usize) -> bool {
        self.page.fragments.get(at).is_some_and(|fragment| fragment.visible)
    }

    /// Whether a fragment has running text.
    pub(super) fn is_prose(&self, at: usize) -> bool {
        self.prose.get(at).is_some_and(|&weight| weight > 0)
    }

    pub(super) fn hidden(&self, at: usize) -> bool {
        self.hides && self.layout.places.get(at).is_some_and(|place| place.hidden)
    }

    /// Whether a box holds the headline, so that it is no card of another article.
    pub(super) fn has_anchor(&self, node: &Node) -> bool {
        self.anchor.is_some_and(|at| (node.first as usize..node.end as usize).contains(&at))
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
