//! A page of plain text to fragments: one for each line that is not blank.

use super::{Fragment, Page, Tag};
use crate::normalize::Normalizer;
use crate::span::Span;

/// Reads a page of plain text.
pub(crate) fn read(input: &str, normalizer: &Normalizer) -> Page {
    let mut page = Page { text: String::with_capacity(input.len()), ..Page::default() };
    let mut blank = 0u8;
    let mut start = 0;
    for line in input.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            blank = blank.saturating_add(1);
        } else {
            let lead = line.len() - line.trim_start().len();
            let text = page.push_text(&normalizer.normalize(trimmed));
            page.fragments.push(Fragment {
                text,
                source: Span::new(start + lead, start + lead + trimmed.len()),
                tag: Tag::Line,
                visible: true,
                link_share: 0,
                gap: blank,
                address: None,
            });
            blank = 0;
        }
        start += line.len();
    }
    page
}
