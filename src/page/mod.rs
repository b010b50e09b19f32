//! Reading: an input to fragments, the runs of text as the page laid them out.
//!
//! HTML and plain text give the same fragments, so everything after is written once.

#[cfg(feature = "html")]
pub(crate) mod html;
#[cfg(feature = "html")]
pub(crate) mod layout;
pub(crate) mod text;

use crate::span::Span;

/// What stands behind each text of a page. Between two blocks of an article stands no more, so that the article can be written
/// over the page's text.
pub(crate) const BORDER: &str = "\n\n";

/// A page as it was read: its fragments in reading order, and their texts in one buffer.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The texts of the fragments in their order, each with [`BORDER`] behind it: entities decoded, white space folded, spelling
    /// normalized.
    pub text: String,
    pub fragments: Vec<Fragment>,
    /// The addresses of pictures and links.
    pub addresses: String,
    /// What the layout says of the fragments; plain text has none.
    #[cfg(feature = "html")]
    pub layout: Option<Box<layout::Layout>>,
}

/// A run of text as the page laid it out: a block-level element or a paragraph of lines.
#[derive(Clone, Debug)]
pub(crate) struct Fragment {
    /// In [`Page::text`].
    pub text: Span,
    /// In the input. Fragments do not overlap there and come in order.
    pub source: Span,
    pub tag: Tag,
    /// Whether a reader of the page sees it: an image's alt in HTML is not seen, so it is not counted as removed either.
    pub visible: bool,
    /// The share of its letters that stand inside links, 0 to 100.
    pub link_share: u8,
    /// How many blank lines (or the like, in HTML) stand before it; 0 when it follows the fragment before it at once.
    pub gap: u8,
    /// The address of an image, in [`Page::addresses`].
    pub address: Option<Span>,
}

/// The element that holds a fragment; plain text has lines only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A line of plain text, or lines that were one paragraph.
    Line,
    /// `p`, and a `div` or the like in it.
    Paragraph,
    /// `h1` to `h6`.
    Heading(u8),
    /// `li`, `dt`, `dd`.
    ListItem,
    /// `blockquote`.
    Quote,
    /// A cell of a table.
    Cell,
    /// `figcaption`, and the caption of a table.
    Caption,
    /// A picture: its text is the alt.
    Image,
    /// Another block, or text straight in the page.
    Block,
}

impl Page {
    /// The text of a fragment.
    pub(crate) fn text_of(&self, fragment: &Fragment) -> &str {
        fragment.text.slice(&self.text)
    }

    /// The text of the fragment with this number, or an empty one.
    pub(crate) fn text_at(&self, at: usize) -> &str {
        self.fragments.get(at).map_or("", |fragment| self.text_of(fragment))
    }

    /// Adds the text of the next fragment and returns where it stands.
    pub(crate) fn push_text(&mut self, text: &str) -> Span {
        let span = push(&mut self.text, text);
        self.text.push_str(BORDER);
        span
    }
}

/// Adds a text to a buffer and returns where it stands.
pub(crate) fn push(buffer: &mut String, text: &str) -> Span {
    let start = buffer.len();
    buffer.push_str(text);
    Span::new(start, buffer.len())
}
