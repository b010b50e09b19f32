//! Captions, credits and images' alts in pages of plain text: `data/captions.toml`.

use serde::Deserialize;
use toasoan::{BlockKind, Processor};

#[derive(Deserialize)]
struct Suite {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    input: String,
    captions: Vec<String>,
    #[serde(default)]
    images: Vec<String>,
    #[serde(default)]
    copies: Vec<String>,
    #[serde(default)]
    headings: usize,
    paragraphs: usize,
}

#[test]
fn captions_of_text_pages() {
    let suite: Suite = toml::from_str(include_str!("data/captions.toml")).unwrap();
    let processor = Processor::builder().build().unwrap();
    for case in &suite.case {
        let article = processor.article_from_text(&case.input).unwrap();
        let part = |span: Option<toasoan::Span>| span.map_or("", |span| article.slice(span));
        let captions: Vec<String> = article
            .captions()
            .iter()
            .map(|caption| {
                format!("{} | {} | {}", article.slice(caption.text), part(caption.credit), part(caption.alt_restored))
            })
            .collect();
        let wanted: Vec<&str> = case.captions.iter().map(String::as_str).collect();
        assert_eq!(captions, wanted, "{}: captions", case.name);
        for caption in article.captions() {
            let block = article.blocks()[caption.block as usize];
            assert_eq!(block.kind, BlockKind::Caption, "{}: block of a caption", case.name);
            assert!(block.text.contains(caption.text), "{}: text in its block", case.name);
            assert!(caption.credit.is_none_or(|credit| block.text.contains(credit)), "{}: credit in its block", case.name);
        }
        let removed = |rule: &str| -> Vec<&str> {
            article.removed().iter().filter(|row| row.rule == rule).map(|row| article.slice(row.text)).collect()
        };
        assert_eq!(removed("image-alt"), case.images, "{}: alts", case.name);
        assert_eq!(removed("repeated-caption"), case.copies, "{}: copies", case.name);
        let count = |kind: BlockKind| article.blocks().iter().filter(|block| block.kind == kind).count();
        assert_eq!(count(BlockKind::Heading), case.headings, "{}: headings", case.name);
        assert_eq!(count(BlockKind::Paragraph), case.paragraphs, "{}: paragraphs", case.name);
    }
}
