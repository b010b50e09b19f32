//! The article: one buffer of clean text, and ranges into it.

pub(crate) mod alt;
pub(crate) mod byline;
mod caption;
pub(crate) mod credit;
pub(crate) mod date;
mod dateline;
mod evidence;
mod frame;
mod html;
#[cfg(feature = "serde")]
mod json;
mod kind;
#[cfg(feature = "html")]
mod markup;
mod metadata;
pub(crate) mod signature;
mod structure;

pub(crate) use structure::build;

pub use html::HtmlOptions;
pub use metadata::{Metadata, MetadataField, Provenance};

use crate::official::{Mention, Office, Official};
use crate::span::Span;

/// A clean article.
///
/// All it says is ranges into one buffer of UTF-8. The buffer begins with the clean text, the blocks joined by `\n\n`; behind it
/// stands the *margin*: what is not in the text, such as images' alts and what was removed. [`Article::slice`] reads either.
#[derive(Clone, Debug, Default)]
pub struct Article {
    pub(crate) buffer: String,
    pub(crate) text_len: usize,
    pub(crate) title: Option<Span>,
    pub(crate) lead: Option<Span>,
    pub(crate) dateline: Option<Span>,
    pub(crate) byline: Vec<Span>,
    pub(crate) published: Option<Span>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) captions: Vec<Caption>,
    pub(crate) officials: Vec<Official>,
    pub(crate) offices: Vec<Office>,
    pub(crate) mentions: Vec<Mention>,
    pub(crate) removed: Vec<Removed>,
    pub(crate) metadata: Vec<Metadata>,
    pub(crate) inlines: Vec<html::Inline>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
#[repr(u32)]
pub enum BlockKind {
    /// The headline.
    Title = 1,
    /// The summary paragraph below the headline (*sapo*).
    Lead = 2,
    /// A paragraph of the body.
    Paragraph = 3,
    /// A heading inside the body.
    Heading = 4,
    /// The text below a picture, with its credit.
    Caption = 5,
    /// A quotation that stands apart.
    Quote = 6,
    /// Who wrote it, or where it was taken from.
    Byline = 7,
    /// An item of a list.
    ListItem = 8,
    /// A table, its rows as lines.
    Table = 9,
}

/// A kept piece of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the article's text.
    pub text: Span,
    /// Where it came from in the input.
    pub source: Span,
}

/// A picture's caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Caption {
    /// The index of its block.
    pub block: u32,
    /// The caption without its credit, in the article's buffer.
    pub text: Span,
    /// Who made the picture, in the article's buffer.
    pub credit: Option<Span>,
    /// The picture's alternative text as the page has it, in the article's buffer; `None` also when the page leaves it empty.
    pub alt: Option<Span>,
    /// The alt with its diacritics restored from the article's own words, in the article's buffer.
    pub alt_restored: Option<Span>,
    /// How sure the restored alt is, in percent; 0 when there is none.
    pub alt_confidence: u8,
    /// The picture's address as the page gives it, against the page's `base` if it names one; in the article's buffer.
    pub image: Option<Span>,
}

/// A piece of the page that was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Removed {
    /// The name of the rule that took it.
    pub rule: &'static str,
    /// Its text, in the article's buffer.
    pub text: Span,
    /// Where it stood in the input.
    pub source: Span,
}

impl Article {
    /// The clean text: the blocks joined by two newlines.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.buffer[..self.text_len]
    }

    /// The piece of the article's buffer that `span` covers; empty when it does not fit.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.buffer)
    }

    /// The headline.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.map(|span| self.slice(span))
    }

    /// The summary paragraph below the headline.
    #[must_use]
    pub fn lead(&self) -> Option<&str> {
        self.lead.map(|span| self.slice(span))
    }

    /// The newsroom or place that the lead begins with (`TTO -`, `(Dân trí) -`), in the article's buffer; the lead has it too.
    ///
    /// The range reaches up to the lead's first word, so that what is behind it is the lead without its dateline.
    #[must_use]
    pub const fn dateline(&self) -> Option<Span> {
        self.dateline
    }

    /// Who wrote it, in the page's order. A name that stands in the date line ("Lê An • 28/05/2022 15:40") is here, too, and no block.
    pub fn byline(&self) -> impl ExactSizeIterator<Item = &str> {
        self.byline.iter().map(|&span| self.slice(span))
    }

    /// When it was published, in ISO 8601 with the zone, to the precision that the page gives.
    #[must_use]
    pub fn published(&self) -> Option<&str> {
        self.published.map(|span| self.slice(span))
    }

    /// The blocks in reading order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The captions in reading order.
    #[must_use]
    pub fn captions(&self) -> &[Caption] {
        &self.captions
    }

    /// The officials in the order of their first mention.
    #[must_use]
    pub fn officials(&self) -> &[Official] {
        &self.officials
    }

    /// The offices that the article gives an official.
    #[must_use]
    pub fn offices(&self, official: &Official) -> &[Office] {
        official.offices.slice_of(&self.offices)
    }

    /// Where the article speaks of an official, in reading order.
    #[must_use]
    pub fn mentions(&self, official: &Official) -> &[Mention] {
        official.mentions.slice_of(&self.mentions)
    }

    /// What was taken from the page, in the page's order.
    #[must_use]
    pub fn removed(&self) -> &[Removed] {
        &self.removed
    }

    /// What is known of the article beside its text: rows of a field and its value, with where each was found. Plain text has none.
    #[must_use]
    pub fn metadata(&self) -> &[Metadata] {
        &self.metadata
    }
}
