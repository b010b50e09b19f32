//! Kept fragments to blocks.

use super::{Article, Block, BlockKind, Removed};
use crate::boilerplate::Rule;
use crate::page::Page;
use crate::span::Span;

/// The article that a judged page holds; its officials are found later.
pub(crate) fn build(page: &Page, verdicts: &[Option<Rule>]) -> Article {
    let mut article = Article { buffer: String::with_capacity(page.text.len() + 256), ..Article::default() };
    let mut removed = Vec::new();
    for (fragment, verdict) in page.fragments.iter().zip(verdicts) {
        let text = page.text_of(fragment);
        if let Some(rule) = verdict {
            removed.push((*rule, text, fragment.source));
            continue;
        }
        if !article.buffer.is_empty() {
            article.buffer.push_str("\n\n");
        }
        let start = article.buffer.len();
        article.buffer.push_str(text);
        let span = Span::new(start, article.buffer.len());
        let kind = if article.title.is_none() { BlockKind::Title } else { BlockKind::Paragraph };
        if kind == BlockKind::Title {
            article.title = Some(span);
        }
        article.blocks.push(Block { kind, text: span, source: fragment.source });
    }
    article.text_len = article.buffer.len();
    for (rule, text, source) in removed {
        let start = article.buffer.len();
        article.buffer.push_str(text);
        article.removed.push(Removed { rule, text: Span::new(start, article.buffer.len()), source });
    }
    article
}
