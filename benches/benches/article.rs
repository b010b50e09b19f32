//! Whole articles: what does it cost to turn a page of text into a clean article, and to get ready for it?

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use toasoan::Processor;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The page that the README runs on: notice, title, lead, headings, captions with alts, byline, related block.
const PAGE: &str = include_str!("../../tests/data/trang-bao.txt");

/// Pages one after the other, officials included, as a portal's archive is worked through. No peer does this work; the two
/// beside it only normalize the same text, and only cut it into words.
fn text_page(c: &mut Criterion) {
    let processor = Processor::builder().build().expect("the defaults are valid");
    let mut group = c.benchmark_group("article/text");
    group.throughput(Throughput::Bytes(PAGE.len() as u64));
    group.measurement_time(Duration::from_secs(3));
    group.bench_function("toasoan", |b| b.iter(|| processor.article_from_text(black_box(PAGE)).map(|a| a.text().len())));
    group.bench_function("unicode-normalization alone", |b| b.iter(|| black_box(PAGE).nfc().collect::<String>().len()));
    group.bench_function("unicode-segmentation alone", |b| b.iter(|| black_box(PAGE).unicode_words().count()));
    group.finish();
}

/// Building a processor, which a program does once.
fn build(c: &mut Criterion) {
    c.bench_function("article/build", |b| b.iter(|| Processor::builder().build().map(|processor| drop(black_box(processor)))));
}

criterion_group!(benches, text_page, build);
criterion_main!(benches);
