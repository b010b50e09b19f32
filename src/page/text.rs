//! A page of plain text to fragments: one for each paragraph, which is a line or lines that were wrapped at a column.

use super::{Fragment, Page, Tag};
use crate::normalize::Normalizer;
use crate::span::Span;

/// Reads a page of plain text.
pub(crate) fn read(input: &str, normalizer: &Normalizer) -> Page {
    let mut page = Page { text: String::with_capacity(input.len()), ..Page::default() };
    let mut blank = 0u8;
    let mut start = 0;
    let mut folded = String::new();
    for line in input.split_inclusive('\n') {
        let trimmed = trim(line);
        if trimmed.is_empty() {
            blank = blank.saturating_add(1);
        } else {
            let lead = trimmed.as_ptr() as usize - line.as_ptr() as usize;
            fold_spaces(trimmed, &mut folded);
            let text = page.push_text(&normalizer.normalize(&folded));
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

/// The line without white space and characters that cannot be seen at its ends.
fn trim(line: &str) -> &str {
    line.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}') || c.is_control()
    })
}

/// Writes `line` to `out`, each run of white space as one space; a run with a tab, the border of a table's cells, as one tab.
fn fold_spaces(line: &str, out: &mut String) {
    out.clear();
    let mut space = None;
    for c in line.chars() {
        if c.is_whitespace() {
            space = if c == '\t' { Some('\t') } else { space.or(Some(' ')) };
        } else {
            out.extend(space.take());
            out.push(c);
        }
    }
}
