//! Which kept fragments are captions, and which lines are images' alts.

use super::BlockKind;
use super::credit::{self, Sign};
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
pub(crate) fn find(page: &Page, fates: &mut [Fate]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, (fragment, fate)) in page.fragments.iter().zip(fates).enumerate() {
        if *fate != Fate::Kept(BlockKind::Paragraph) {
            continue;
        }
        let line = page.text_of(fragment);
        let Some(split) = credit::split(line).filter(|split| split.sign != Sign::Name) else { continue };
        *fate = Fate::Kept(BlockKind::Caption);
        let start = fragment.text.start as usize;
        found.push(Found {
            fragment: at,
            text: Span::new(start + split.text.start, start + split.text.end),
            credit: split.credit.and_then(|credit| line.get(credit)).map(str::to_owned),
            alt: None,
            alt_restored: None,
            image: None,
        });
    }
    found
}
