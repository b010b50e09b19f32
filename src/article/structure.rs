//! Judged fragments to blocks.
//!
//! Each fragment gets a [`Fate`]. The furniture's verdicts come first, then the frame (title, lead, byline), then the captions
//! (`caption.rs`), then what is left: headings, list items, quotes, tables, paragraphs. [`build`] writes the article from them.

use super::{Article, Block, BlockKind, Caption, Removed, caption};
use crate::boilerplate::Rule;
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
}

/// The article that a judged page holds; its officials are found later.
pub(crate) fn build(page: &Page, verdicts: &[Option<Rule>]) -> Article {
    let mut fates: Vec<Fate> =
        verdicts.iter().map(|rule| rule.map_or(Fate::Kept(BlockKind::Paragraph), Fate::Removed)).collect();
    if let Some(first) = fates.iter_mut().find(|fate| matches!(fate, Fate::Kept(_))) {
        *first = Fate::Kept(BlockKind::Title);
    }
    let captions = caption::find(page, &mut fates);
    write(page, &fates, &captions)
}

/// Lays the kept fragments into the buffer, and behind them the margin.
fn write(page: &Page, fates: &[Fate], captions: &[caption::Found]) -> Article {
    let mut article = Article { buffer: String::with_capacity(page.text.len() + 256), ..Article::default() };
    // Where each fragment's text went in the buffer, and in which block.
    let mut places = vec![(0usize, 0u32); page.fragments.len()];
    for (at, (fragment, fate)) in page.fragments.iter().zip(fates).enumerate() {
        let text = page.text_of(fragment);
        match (fate, article.blocks.last_mut()) {
            (Fate::Removed(_), _) => continue,
            (Fate::Joined, Some(block)) => {
                article.buffer.push('\n');
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
                    BlockKind::Lead if article.lead.is_none() => article.lead = Some(span),
                    _ => {}
                }
                article.blocks.push(Block { kind, text: span, source: fragment.source });
            }
        }
        places[at].1 = article.blocks.len().saturating_sub(1) as u32;
    }
    article.text_len = article.buffer.len();
    for (fragment, fate) in page.fragments.iter().zip(fates) {
        if let Fate::Removed(rule) = fate
            && fragment.visible
        {
            let text = push(&mut article.buffer, page.text_of(fragment));
            article.removed.push(Removed { rule, text, source: fragment.source });
        }
    }
    for found in captions {
        let Some(&(start, block)) = places.get(found.fragment) else { continue };
        let Some(fragment) = page.fragments.get(found.fragment) else { continue };
        // A span in the fragment's text, moved to where that text stands now.
        let moved = |span: Span| {
            let from = fragment.text.start as usize;
            Span::new(start + (span.start as usize).saturating_sub(from), start + (span.end as usize).saturating_sub(from))
        };
        article.captions.push(Caption {
            block,
            text: moved(found.text),
            credit: found.credit.as_ref().map(|credit| push(&mut article.buffer, credit)),
            alt: found.alt.as_ref().map(|alt| push(&mut article.buffer, alt)),
            alt_restored: found.alt_restored.as_ref().map(|alt| push(&mut article.buffer, alt)),
            image: found.image.as_ref().map(|image| push(&mut article.buffer, image)),
        });
    }
    article
}

fn push(buffer: &mut String, text: &str) -> Span {
    let start = buffer.len();
    buffer.push_str(text);
    Span::new(start, buffer.len())
}
