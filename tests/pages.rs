//! Whole pages of text: what each line of a page becomes.
//!
//! Each `tests/data/pages/NAME.txt` is a page in the shape of a real one; `NAME.toml` beside it says, line by line and in the
//! page's order, what is kept as which kind and what is removed by which rule.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use toasoan::{Article, BlockKind, Processor};

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    byline: Vec<String>,
    published: Option<String>,
    dateline: Option<String>,
    lines: Vec<(String, String)>,
}

#[test]
fn every_line_becomes_what_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/pages");
    let processor = Processor::builder().build().unwrap();
    let mut wrong = Vec::new();
    let mut pages = 0;
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
        pages += 1;
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let wanted: Wanted = toml::from_str(&fs::read_to_string(file.with_extension("toml")).unwrap()).unwrap();
        let article = processor.article_from_text(&fs::read_to_string(file).unwrap()).unwrap();
        wrong.extend(compare(&article, &wanted).into_iter().map(|line| format!("{name}: {line}")));
    }
    assert!(pages > 0);
    assert!(wrong.is_empty(), "{} of the lines of {pages} pages are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn compare(article: &Article, wanted: &Wanted) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut got: Vec<(u32, String, &str)> = Vec::new();
    for block in article.blocks() {
        got.push((block.source.start, kind(block.kind).to_owned(), article.slice(block.text)));
    }
    for removed in article.removed() {
        got.push((removed.source.start, format!("-{}", removed.rule), article.slice(removed.text)));
    }
    got.sort_by_key(|&(start, ..)| start);
    let mut got = got.into_iter();
    for (wanted_kind, text) in &wanted.lines {
        let Some((_, kind, line)) = got.next() else {
            wrong.push(format!("missing {wanted_kind} {text:?}"));
            break;
        };
        let same = kind == *wanted_kind || wanted_kind == "-" && kind.starts_with('-');
        if !same || line != text {
            wrong.push(format!("{kind} {line:?}, not {wanted_kind} {text:?}"));
            if line != text {
                break;
            }
        }
    }
    wrong.extend(got.map(|(_, kind, line)| format!("too much: {kind} {line:?}")));
    let byline: Vec<&str> = article.byline().collect();
    if byline != wanted.byline {
        wrong.push(format!("byline {byline:?}, not {:?}", wanted.byline));
    }
    if article.published() != wanted.published.as_deref() {
        wrong.push(format!("published {:?}, not {:?}", article.published(), wanted.published));
    }
    let dateline = article.dateline().map(|span| article.slice(span).trim_end());
    if dateline != wanted.dateline.as_deref() {
        wrong.push(format!("dateline {dateline:?}, not {:?}", wanted.dateline));
    }
    wrong
}

fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Lead => "lead",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Heading => "heading",
        BlockKind::Caption => "caption",
        BlockKind::Quote => "quote",
        BlockKind::Byline => "byline",
        BlockKind::ListItem => "list_item",
        BlockKind::Table => "table",
        _ => "other",
    }
}
