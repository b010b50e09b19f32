//! Which kept fragments are captions, and which lines are images' alts.

use super::structure::Fate;
use crate::page::Page;
use crate::span::Span;

/// A caption that was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The index of the fragment that holds its text.
    pub fragment: usize,
    /// The caption without its credit, in [`Page::text`].
    pub text: Span,
    pub credit: Option<String>,
    pub alt: Option<String>,
    pub alt_restored: Option<String>,
    pub image: Option<String>,
}

/// Finds the captions among the kept fragments.
///
/// A caption's fate becomes `Kept(Caption)`, the line of an image's alt `Removed("image-alt")`, a line that is the caption's
/// credit `Joined`. The title, lead and byline are set when this is called; headings and the rest are told apart after it.
pub(crate) fn find(_page: &Page, _fates: &mut [Fate]) -> Vec<Found> {
    Vec::new()
}
