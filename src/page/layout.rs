//! What the layout of an HTML page says of its fragments: where each stands among the boxes of the page.

use super::html::element::Element;
use super::html::mark::Marks;
use crate::span::Span;

/// No box.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// The boxes of a page, and one place for each of its fragments. Only boxes that hold a fragment are here.
#[derive(Debug, Default)]
pub(crate) struct Layout {
    /// In the order in which they open, so that a box comes before those in it.
    pub boxes: Vec<Node>,
    /// One for each fragment of the page.
    pub places: Vec<Place>,
    /// Links and emphasis inside the fragments, in reading order.
    pub inlines: Vec<Inline>,
    /// What the head of the page and its data for machines say of the article.
    pub declared: super::html::declared::Declared,
}

/// An element that holds fragments.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    pub element: Element,
    /// What its class and id words say.
    pub marks: Marks,
    /// The box around it, or [`NOWHERE`].
    pub parent: u32,
    /// The fragments in it are those from `first` to before `end`.
    pub first: u32,
    pub end: u32,
}

/// Where a fragment stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The innermost box around it.
    pub node: u32,
    /// The inlines in it, from the first to before the second of these numbers in [`Layout::inlines`].
    pub inlines: (u32, u32),
    /// What the class words of the inline elements say that it begins in.
    pub marks: Marks,
    /// The level of the heading it is, 1 to 6, or 0.
    pub heading: u8,
    /// The share of its letters that are bold, 0 to 100.
    pub bold: u8,
    /// The share of its letters that are in italics, 0 to 100.
    pub italic: u8,
    /// Whether the page hides it until something happens: `hidden`, `display: none`.
    pub hidden: bool,
    /// Whether a picture stands in the same `figure`, caption table or box of its own.
    pub figcaption: bool,
    /// Whether it belongs to a control: a button, an option, a label of a field.
    pub control: bool,
    /// Whether a selector of the user's names the body and it stands in there.
    pub selected: bool,
}

/// A piece of a fragment that is a link or stands out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inline {
    pub kind: InlineKind,
    /// In the page's text.
    pub text: Span,
    /// The address of a link, in the page's addresses.
    pub address: Span,
}

/// What an inline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InlineKind {
    Link,
    Strong,
    Emphasis,
}

impl Layout {
    /// The box with a number.
    pub(crate) fn node(&self, number: u32) -> Option<&Node> {
        self.boxes.get(number as usize)
    }

    /// The boxes around a fragment, the innermost first.
    pub(crate) fn around(&self, fragment: usize) -> impl Iterator<Item = (u32, &Node)> {
        let mut next = self.places.get(fragment).map_or(NOWHERE, |place| place.node);
        std::iter::from_fn(move || {
            let number = next;
            let node = self.node(number)?;
            next = node.parent;
            Some((number, node))
        })
    }
}
