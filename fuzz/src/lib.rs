//! The properties that the targets share.

use std::collections::HashMap;

use toasoan::{Article, Span};

/// Asserts what holds for every article: ranges in bounds, on character boundaries, ordered, and JSON that can be read back.
pub fn check(article: &Article, input_len: usize) {
    let text = article.text();
    let mut end = 0;
    for (i, block) in article.blocks().iter().enumerate() {
        assert!(fits(text, block.text), "block {i} does not fit the text: {block:?}");
        let gap = if i == 0 { 0 } else { 2 };
        assert_eq!(block.text.start as usize, end + gap, "block {i} does not follow the one before it");
        assert_eq!(&text[end..end + gap], &"\n\n"[..gap]);
        assert!(!block.text.is_empty(), "block {i} is empty");
        assert!(block.source.start <= block.source.end && block.source.end as usize <= input_len, "block {i}: {block:?}");
        end = block.text.end as usize;
    }
    assert_eq!(end, text.len(), "the text goes on behind the last block");
    for caption in article.captions() {
        assert!((caption.block as usize) < article.blocks().len(), "{caption:?}");
        let block = article.blocks()[caption.block as usize].text;
        assert!(block.contains(caption.text) && caption.credit.is_none_or(|credit| block.contains(credit)), "{caption:?}");
        assert!(caption.alt_confidence <= 100 && caption.alt.is_some() == caption.alt_restored.is_some(), "{caption:?}");
        for span in [Some(caption.text), caption.credit, caption.alt, caption.alt_restored, caption.image].into_iter().flatten()
        {
            assert_eq!(article.slice(span).len(), span.len(), "{caption:?}");
        }
    }
    for official in article.officials() {
        assert!(!article.slice(official.name).is_empty(), "{official:?}");
        assert!(!article.offices(official).is_empty(), "{official:?} has no office");
        for office in article.offices(official) {
            assert!(!article.slice(office.title).is_empty(), "{office:?}");
            assert!(office.organization.is_none_or(|o| !article.slice(o).is_empty()), "{office:?}");
        }
        let mentions = article.mentions(official);
        assert!(!mentions.is_empty(), "{official:?} has no mention");
        for mention in mentions {
            assert!(fits(text, mention.text) && !mention.text.is_empty(), "{mention:?}");
            let block = article.blocks()[mention.block as usize];
            assert!(block.text.contains(mention.text), "{mention:?} is not in its block {block:?}");
        }
        assert!(mentions.is_sorted_by_key(|m| m.text.start), "{mentions:?}");
    }
    for removed in article.removed() {
        assert_eq!(article.slice(removed.text).len(), removed.text.len(), "{removed:?}");
        assert!(!removed.rule.is_empty());
        assert!(removed.source.start <= removed.source.end && removed.source.end as usize <= input_len, "{removed:?}");
    }
    let json = serde_json::to_string(article).expect("an article can be written");
    let value: serde_json::Value = serde_json::from_str(&json).expect("what was written can be read");
    assert_eq!(value["text"], text);
}

/// Asserts that the pieces of a plain text page, kept and removed, lie on character boundaries, do not overlap and leave out
/// nothing but white space and invisible characters.
pub fn check_sources(article: &Article, input: &str) {
    let mut sources: Vec<Span> =
        article.blocks().iter().map(|b| b.source).chain(article.removed().iter().map(|r| r.source)).collect();
    sources.sort_unstable();
    sources.dedup();
    let mut left_out = HashMap::new();
    let mut at = 0;
    for span in sources.iter().copied().chain([Span::new(input.len(), input.len())]) {
        assert!(fits(input, span), "{span:?} does not fit the input");
        assert!(at <= span.start as usize, "{span:?} overlaps the piece before it");
        for c in input[at..span.start as usize].chars().filter(|&c| is_visible(c)) {
            *left_out.entry(c).or_insert(0usize) += 1;
        }
        at = span.end as usize;
    }
    assert!(left_out.is_empty(), "neither kept nor removed: {left_out:?}");
}

/// Asserts that the pieces of a page, kept and removed, do not overlap in the input; a piece made of several may hold others
/// between them.
pub fn check_order(article: &Article) {
    for sources in [
        article.blocks().iter().map(|block| block.source).collect::<Vec<Span>>(),
        article.removed().iter().map(|removed| removed.source).collect(),
    ] {
        for pair in sources.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{:?} overlaps {:?}", pair[0], pair[1]);
        }
    }
}

fn fits(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.range()).is_some()
}

/// Whether a character is more than space: letters, marks, digits, punctuation and symbols, not controls and format characters.
fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}
