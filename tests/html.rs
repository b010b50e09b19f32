//! Pages of our own writing after the habits of many portals: `tests/data/html/NAME.html`, with what is wanted in `NAME.json`.
#![cfg(all(feature = "html", feature = "serde"))]

use std::path::Path;

use serde_json::Value;
use toasoan::{Article, BlockKind, Processor};

fn texts(value: &Value) -> Vec<String> {
    value.as_array().map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect()).unwrap_or_default()
}

fn kinds(article: &Article, kind: BlockKind) -> Vec<String> {
    article.blocks().iter().filter(|block| block.kind == kind).map(|block| article.slice(block.text).to_owned()).collect()
}

/// What is wrong with an article, one line a fault.
fn faults(article: &Article, wanted: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut differs = |what: &str, got: String, wanted: String| {
        if got != wanted {
            faults.push(format!("{what}: got {got}, want {wanted}"));
        }
    };
    differs("title", format!("{:?}", article.title()), format!("{:?}", wanted["title"].as_str()));
    differs("lead", format!("{:?}", article.lead()), format!("{:?}", wanted["lead"].as_str()));
    if !wanted["byline"].is_null() {
        differs("byline", format!("{:?}", article.byline().collect::<Vec<_>>()), format!("{:?}", texts(&wanted["byline"])));
    }
    let published = wanted["published"].as_str();
    let got = article.published().map(|date| date.get(..published.map_or(0, str::len)).unwrap_or(date));
    differs("published", format!("{got:?}"), format!("{published:?}"));
    if !wanted["headings"].is_null() {
        differs("headings", format!("{:?}", kinds(article, BlockKind::Heading)), format!("{:?}", texts(&wanted["headings"])));
    }
    if let Some(captions) = wanted["captions"].as_array() {
        let got: Vec<(&str, Option<&str>)> = article
            .captions()
            .iter()
            .map(|caption| (article.slice(caption.text), caption.credit.map(|credit| article.slice(credit))))
            .collect();
        let captions: Vec<(&str, Option<&str>)> =
            captions.iter().map(|caption| (caption[0].as_str().unwrap(), caption[1].as_str())).collect();
        differs("captions", format!("{got:?}"), format!("{captions:?}"));
    }
    let blocks: Vec<&str> = article.blocks().iter().map(|block| article.slice(block.text)).collect();
    for paragraph in texts(&wanted["paragraphs"]) {
        if !blocks.contains(&paragraph.as_str()) {
            faults.push(format!("lost: {paragraph}"));
        }
    }
    for phrase in texts(&wanted["absent"]) {
        if let Some(block) = blocks.iter().find(|block| block.contains(&phrase)) {
            faults.push(format!("leaked: {phrase} in {block}"));
        }
    }
    for phrase in texts(&wanted["contains"]) {
        if !article.text().contains(&phrase) {
            faults.push(format!("missing: {phrase}"));
        }
    }
    for phrase in texts(&wanted["once"]) {
        let count = article.text().matches(&phrase).count();
        if count != 1 {
            faults.push(format!("{count} times: {phrase}"));
        }
    }
    faults
}

/// The page with every class and id replaced by a word that says nothing.
fn scrambled(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = [" class=", " id="].iter().filter_map(|name| rest.find(name).map(|at| at + name.len())).min() {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let value = match quote {
            Some(quote) => &rest[1..1 + rest[1..].find(quote).unwrap()],
            None => &rest[..rest.find([' ', '>']).unwrap()],
        };
        let sum = value.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        out.push_str(&format!("\"x{sum:08x}\""));
        rest = &rest[value.len() + if quote.is_some() { 2 } else { 0 }..];
    }
    out.push_str(rest);
    out
}

fn check(change: impl Fn(&str) -> String) {
    let processor = Processor::builder().build().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/html");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    names.sort();
    assert!(names.len() >= 15);
    let mut failed = String::new();
    for path in names {
        let html = change(&std::fs::read_to_string(&path).unwrap());
        let wanted = serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        let article = processor.article_from_html(html.as_bytes()).unwrap();
        for fault in faults(&article, &wanted) {
            failed.push_str(&format!("{}: {fault}\n", path.file_stem().unwrap().to_string_lossy()));
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

#[test]
fn pages_after_many_portals() {
    check(str::to_owned);
}

/// A portal may rename every class tomorrow.
#[test]
fn the_same_pages_with_every_class_and_id_scrambled() {
    check(scrambled);
}
