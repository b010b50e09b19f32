//! Judged fragments to blocks.
//!
//! Each fragment gets a [`Fate`]. The furniture's verdicts come first, then the frame (title, lead, byline), then the captions
//! (`caption.rs`), then what is left: headings, list items, quotes, tables, paragraphs. [`build`] writes the article from them.

use super::{Article, Block, BlockKind, Caption, Removed, alt, caption, dateline, frame, kind};
use crate::boilerplate::{Judgement, Rule};
use crate::page::Page;
use crate::span::Span;

/// What becomes of a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is none of the article; the rule that took it.
    Removed(Rule),
    /// It is a block of the article.
    Kept(BlockKind),
    /// It goes on the block of the kept fragment before it, on a line of its own: a table's row, the credit below a caption.
    Joined,
    /// It goes on the line of the kept fragment before it, behind a tab: a cell of a table.
    Beside,
}

/// The article that a judged page holds; its officials are found later.
pub(crate) fn build(page: &Page, judgement: &Judgement) -> Article {
    let mut fates: Vec<Fate> =
        judgement.verdicts.iter().map(|rule| rule.map_or(Fate::Kept(BlockKind::Paragraph), Fate::Removed)).collect();
    #[cfg(feature = "html")]
    if let (Some(layout), Some(shape)) = (&page.layout, &judgement.shape) {
        let parts = super::markup::parts(page, layout, shape, &judgement.lines, &mut fates);
        let mut article = write(page, &fates, &parts.captions, &parts.bylines);
        super::metadata::fill(&mut article, page, layout, shape, &judgement.lines);
        return article;
    }
    let mut byline = frame::set(page, judgement, &mut fates);
    let captions = caption::find(page, &mut fates);
    byline.retain(|&at| matches!(fates.get(at), Some(Fate::Kept(BlockKind::Byline))));
    kind::set(page, judgement, &mut fates);
    let published = judgement.outline.date.and_then(|at| judgement.lines.rows.get(at)?.date);
    let mut article = write(page, &fates, &captions, &byline);
    if let Some(date) = published {
        article.published = Some(push(&mut article.buffer, &date.to_string()));
    }
    article
}

/// Whether a fragment is kept, whatever its kind.
pub(super) fn is_kept(fates: &[Fate], at: usize) -> bool {
    matches!(fates.get(at), Some(Fate::Kept(_)))
}

/// Keeps a fragment as a block of a kind.
pub(super) fn set(fates: &mut [Fate], at: usize, kind: BlockKind) {
    if let Some(fate) = fates.get_mut(at) {
        *fate = Fate::Kept(kind);
    }
}

/// Lays the kept fragments into the buffer, and behind them the margin.
fn write(page: &Page, fates: &[Fate], captions: &[caption::Found], bylines: &[usize]) -> Article {
    let mut article = Article { buffer: String::with_capacity(page.text.len() + 256), ..Article::default() };
    // Where each fragment's text went in the buffer, and in which block.
    let mut places = vec![(0usize, 0u32); page.fragments.len()];
    for (at, (fragment, fate)) in page.fragments.iter().zip(fates).enumerate() {
        let text = page.text_of(fragment);
        match (fate, article.blocks.last_mut()) {
            (Fate::Removed(_), _) => continue,
            (Fate::Joined | Fate::Beside, Some(block)) => {
                article.buffer.push(if *fate == Fate::Beside { '\t' } else { '\n' });
                places[at].0 = article.buffer.len();
                article.buffer.push_str(text);
                block.text.end = Span::new(0, article.buffer.len()).end;
                block.source.end = block.source.end.max(fragment.source.end);
            }
            (fate, before) => {
                if before.is_some() {
                    article.buffer.push_str("\n\n");
                }
                let start = article.buffer.len();
                places[at].0 = start;
                article.buffer.push_str(text);
                let span = Span::new(start, article.buffer.len());
                let kind = if let Fate::Kept(kind) = fate { *kind } else { BlockKind::Paragraph };
                match kind {
                    BlockKind::Title if article.title.is_none() => article.title = Some(span),
                    BlockKind::Lead if article.lead.is_none() => {
                        article.lead = Some(span);
                        article.dateline = dateline::len(text).map(|len| Span::new(start, start + len));
                    }
                    _ => {}
                }
                article.blocks.push(Block { kind, text: span, source: fragment.source });
            }
        }
        places[at].1 = article.blocks.len().saturating_sub(1) as u32;
    }
    article.text_len = article.buffer.len();
    for (at, (fragment, fate)) in page.fragments.iter().zip(fates).enumerate() {
        if let Fate::Removed(rule) = fate {
            let text = push(&mut article.buffer, page.text_of(fragment));
            places[at].0 = text.start as usize;
            if fragment.visible {
                article.removed.push(Removed { rule, text, source: fragment.source });
            }
        }
    }
    for &at in bylines {
        if let (Some(&(start, _)), Some(fragment)) = (places.get(at), page.fragments.get(at)) {
            article.byline.push(Span::new(start, start + fragment.text.len()));
        }
    }
    // A span of a fragment's text, moved to where that text stands now.
    let moved = |at: usize, span: Span| {
        let (&(start, _), fragment) = (places.get(at)?, page.fragments.get(at)?);
        let from = fragment.text.start;
        let place = |position: u32| start + position.saturating_sub(from) as usize;
        Some(Span::new(place(span.start), place(span.end)))
    };
    let whole = |at: usize| moved(at, page.fragments.get(at)?.text);
    for found in captions {
        let (Some(text), Some(&(_, block))) = (moved(found.fragment, found.text), places.get(found.fragment)) else { continue };
        let image = found.alt.and_then(|alt| page.fragments.get(alt)?.address).map(|image| image.slice(&page.text));
        article.captions.push(Caption {
            block,
            text,
            // A byline may have come between a caption and a credit behind it.
            credit: found
                .credit
                .and_then(|(at, span)| moved(at, span))
                .filter(|&credit| article.blocks.get(block as usize).is_some_and(|block| block.text.contains(credit))),
            alt: found.alt.and_then(whole),
            alt_restored: None,
            alt_confidence: 0,
            image: image.map(|image| push(&mut article.buffer, image)),
        });
    }
    #[cfg(feature = "html")]
    if let Some(layout) = &page.layout {
        inlines(&mut article, page, layout, fates, moved);
    }
    alt::restore(&mut article);
    article
}

/// Moves the links and the emphasis of the kept fragments to where their texts stand in the buffer.
#[cfg(feature = "html")]
fn inlines(
    article: &mut Article,
    page: &Page,
    layout: &crate::page::layout::Layout,
    fates: &[Fate],
    moved: impl Fn(usize, Span) -> Option<Span>,
) {
    use super::html::{Inline, Style};
    use crate::page::layout::InlineKind;
    for (at, (place, fate)) in layout.places.iter().zip(fates).enumerate() {
        if matches!(fate, Fate::Removed(_)) {
            continue;
        }
        for inline in layout.inlines.get(place.inlines.0 as usize..place.inlines.1 as usize).into_iter().flatten() {
            let Some(text) = moved(at, inline.text) else { continue };
            let style = match inline.kind {
                InlineKind::Link => Style::Link,
                InlineKind::Strong => Style::Strong,
                InlineKind::Emphasis => Style::Emphasis,
            };
            let address = push(&mut article.buffer, inline.address.slice(&page.text));
            article.inlines.push(Inline { style, text, address });
        }
    }
}

pub(super) fn push(buffer: &mut String, text: &str) -> Span {
    let start = buffer.len();
    buffer.push_str(text);
    Span::new(start, buffer.len())
}
