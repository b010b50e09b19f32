//! Judged fragments to blocks.
//!
//! Each fragment gets a [`Fate`]. The furniture's verdicts come first, then the frame (title, lead, byline), then the captions
//! (`caption.rs`), then what is left: headings, list items, quotes, tables, paragraphs. [`build`] writes the article from them.

use super::{Article, Block, BlockKind, Caption, Removed, alt, caption, dateline, frame, kind, signature};
use crate::boilerplate::{Judgement, Rule};
use crate::page::{BORDER, Fragment, Page, push};
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
pub(crate) fn build(page: Page, judgement: Judgement) -> Article {
    let mut fates: Vec<Fate> =
        judgement.verdicts.iter().map(|rule| rule.map_or(Fate::Kept(BlockKind::Paragraph), Fate::Removed)).collect();
    #[cfg(feature = "html")]
    if let (Some(layout), Some(shape)) = (&page.layout, &judgement.shape) {
        let parts = super::markup::parts(&page, layout, shape, &judgement.lines, &mut fates);
        let dates = super::metadata::Dates::of(layout, shape, &judgement.lines);
        let seen = super::metadata::Seen::of(&page, layout, shape, &fates, &judgement.lines);
        drop(judgement);
        let (mut article, page) = write(page, &fates, &parts.captions, &parts.bylines, &parts.signed);
        super::metadata::fill(&mut article, &page, &dates, &seen);
        return finish(article);
    }
    let mut byline = frame::set(&page, &judgement, &mut fates);
    let captions = caption::find(&page, &mut fates);
    byline.retain(|&at| matches!(fates.get(at), Some(Fate::Kept(BlockKind::Byline))));
    kind::set(&page, &judgement, &mut fates);
    let published = judgement.outline.date.and_then(|at| judgement.lines.get(at)?.date);
    let signed = judgement.outline.date.map(|at| signed(&page, at, &byline)).unwrap_or_default();
    drop(judgement);
    let (mut article, _) = write(page, &fates, &captions, &byline, &signed);
    if let Some(date) = published {
        article.published = Some(push(&mut article.buffer, &date.to_string()));
    }
    finish(article)
}

/// What the article itself says more of it. An article is kept longer than a page, so it holds no more memory than it needs.
fn finish(mut article: Article) -> Article {
    alt::restore(&mut article);
    article.buffer.shrink_to_fit();
    article
}

/// The writers whom a date line names, each with where its name stands in the page's text; none when the page names writers in
/// lines of their own.
pub(super) fn signed(page: &Page, at: usize, bylines: &[usize]) -> Vec<(usize, Span)> {
    let is_source = |&at: &usize| {
        let text = page.text_at(at).trim_matches(['(', ')', ' ']);
        // `Theo Tin Sáng`, `(TTXVN)`
        let letters = || text.chars().filter(|letter| letter.is_alphabetic());
        ["Theo ", "THEO ", "Nguồn"].iter().any(|word| text.starts_with(word))
            || !text.contains(' ') && letters().all(char::is_uppercase)
    };
    let Some(fragment) = page.fragments.get(at).filter(|_| bylines.iter().all(is_source)) else { return Vec::new() };
    let start = fragment.text.start as usize;
    let names = signature::names(page.text_of(fragment)).into_iter();
    names.map(|range| (at, Span::new(start + range.start, start + range.end))).collect()
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

/// The most bytes of an article that is copied once more to save time.
const SMALL: usize = 1 << 20;

/// Where a fragment's text goes in the buffer, and in which block.
#[derive(Clone, Copy, Debug, Default)]
struct Target {
    start: u32,
    block: u32,
}

/// Writes the kept fragments over the page's text, and behind them the margin. What is left of the page is handed back.
fn write(
    mut page: Page,
    fates: &[Fate],
    captions: &[caption::Found],
    bylines: &[usize],
    signed: &[(usize, Span)],
) -> (Article, Page) {
    let mut article = Article::default();
    let mut targets = vec![Target::default(); page.fragments.len()];
    let mut len = 0;
    for ((fragment, fate), target) in page.fragments.iter().zip(fates).zip(&mut targets) {
        match (fate, article.blocks.last_mut()) {
            (Fate::Removed(_), _) => continue,
            (Fate::Joined | Fate::Beside, Some(block)) => {
                len += 1;
                target.start = Span::new(len, len).start;
                len += fragment.text.len();
                block.text.end = Span::new(0, len).end;
                block.source.end = block.source.end.max(fragment.source.end);
            }
            (fate, before) => {
                len += if before.is_some() { BORDER.len() } else { 0 };
                let span = Span::new(len, len + fragment.text.len());
                target.start = span.start;
                len += fragment.text.len();
                let kind = if let Fate::Kept(kind) = fate { *kind } else { BlockKind::Paragraph };
                match kind {
                    BlockKind::Title if article.title.is_none() => article.title = Some(span),
                    BlockKind::Lead if article.lead.is_none() => {
                        article.lead = Some(span);
                        let start = span.start as usize;
                        article.dateline = dateline::len(page.text_of(fragment)).map(|len| Span::new(start, start + len));
                    }
                    _ => {}
                }
                article.blocks.push(Block { kind, text: span, source: fragment.source });
            }
        }
        target.block = Span::new(0, article.blocks.len().saturating_sub(1)).end;
    }
    article.text_len = len;
    let mut margin = String::new();
    for ((fragment, fate), target) in page.fragments.iter().zip(fates).zip(&mut targets) {
        if let Fate::Removed(rule) = fate {
            let Span { start, end } = push(&mut margin, page.text_of(fragment));
            let text = Span::new(len + start as usize, len + end as usize);
            target.start = text.start;
            if fragment.visible {
                article.removed.push(Removed { rule: rule.name(), text, source: fragment.source });
            }
        }
    }
    article.buffer = overwritten(std::mem::take(&mut page.text), &page.fragments, fates, &targets, len);
    article.buffer.push_str(&margin);
    drop(margin);
    for &at in bylines {
        if let (Some(target), Some(fragment)) = (targets.get(at), page.fragments.get(at)) {
            // What sets the name apart from a date behind it is none of it.
            let whole = Span { start: target.start, end: target.start + fragment.text.end - fragment.text.start };
            let text = article.buffer.get(whole.range()).unwrap_or_default();
            let name = text.trim_matches(|letter: char| matches!(letter, '·' | '•' | '|' | ' '));
            let start = whole.start as usize + text.find(name).unwrap_or_default();
            article.byline.push(Span::new(start, start + name.len()));
        }
    }
    // A span of a fragment's text, moved to where that text stands now.
    let moved = |at: usize, span: Span| {
        let (target, fragment) = (targets.get(at)?, page.fragments.get(at)?);
        let from = fragment.text.start;
        let place = |position: u32| target.start as usize + position.saturating_sub(from) as usize;
        Some(Span::new(place(span.start), place(span.end)))
    };
    let names: Vec<Span> = signed.iter().filter_map(|&(at, name)| moved(at, name)).collect();
    article.byline.splice(..0, names);
    let whole = |at: usize| moved(at, page.fragments.get(at)?.text);
    for found in captions {
        let (Some(text), Some(&Target { block, .. })) = (moved(found.fragment, found.text), targets.get(found.fragment)) else {
            continue;
        };
        let image = found.alt.and_then(|alt| page.fragments.get(alt)?.address).map(|image| image.slice(&page.addresses));
        article.captions.push(Caption {
            block,
            text,
            // A byline may have come between a caption and a credit behind it.
            credit: found
                .credit
                .and_then(|(at, span)| moved(at, span))
                .filter(|&credit| article.blocks.get(block as usize).is_some_and(|block| block.text.contains(credit))),
            // A picture without an alt and one whose alt is left empty say the same: nothing.
            alt: found.alt.and_then(whole).filter(|alt| !alt.is_empty()),
            alt_restored: None,
            alt_confidence: 0,
            image: image.map(|image| push(&mut article.buffer, image)),
        });
    }
    #[cfg(feature = "html")]
    if let Some(layout) = &page.layout {
        inlines(&mut article, &page.addresses, layout, fates, moved);
    }
    (article, page)
}

/// The page's text with the kept fragments written over it, each where it is to go, and nothing else.
///
/// None goes behind where it came from: in front of each stand those before it, with no more between two than there was.
fn overwritten(text: String, fragments: &[Fragment], fates: &[Fate], targets: &[Target], len: usize) -> String {
    let mut bytes = text.into_bytes();
    let mut end = 0;
    for ((fragment, fate), target) in fragments.iter().zip(fates).zip(targets) {
        let between: &[u8] = match fate {
            Fate::Removed(_) => continue,
            Fate::Beside => b"\t",
            Fate::Joined => b"\n",
            Fate::Kept(_) => BORDER.as_bytes(),
        };
        let start = target.start as usize;
        if let Some(gap) = bytes.get_mut(end..start) {
            gap.iter_mut().zip(between).for_each(|(to, &from)| *to = from);
        }
        bytes.copy_within(fragment.text.range(), start);
        end = start + fragment.text.len();
    }
    bytes.truncate(len);
    // Whole texts with ASCII between them. To look at them with vectors means to copy them, which a small page can pay for.
    if len <= SMALL {
        return simdutf8::basic::from_utf8(&bytes).unwrap_or_default().to_owned();
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Moves the links and the emphasis of the kept fragments to where their texts stand in the buffer.
#[cfg(feature = "html")]
fn inlines(
    article: &mut Article,
    addresses: &str,
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
            let Some(text) = moved(at, inline.text).filter(|_| !inline.text.is_empty()) else { continue };
            let style = match inline.kind {
                InlineKind::Link => Style::Link,
                InlineKind::Strong => Style::Strong,
                InlineKind::Emphasis => Style::Emphasis,
            };
            let address = push(&mut article.buffer, inline.address.slice(addresses));
            article.inlines.push(Inline { style, text, address });
        }
    }
}
