//! Syllables: one group a question, the peers beside.

use std::hint::black_box;
use std::time::Duration;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use icu_segmenter::WordSegmenter;
use toasoan::{Syllable, is_vietnamese, syllables};
use toasoan_benches::news;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

fn group<'a>(c: &'a mut Criterion, name: &str, text: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(10);
    group
}

/// The tokens' ends and kinds together, so that none of the work can be left out.
fn tokens(text: &str) -> usize {
    syllables(text).fold(0, |sum, token| sum.wrapping_add(token.range.end ^ token.kind as usize))
}

/// How fast is news cut into tokens?
fn composed(c: &mut Criterion) {
    let text = news();
    let icu = WordSegmenter::new_auto(Default::default());
    let mut group = group(c, "syllables/news", &text);
    group.bench_function("toasoan", |b| b.iter(|| tokens(black_box(&text))));
    group.bench_function("icu_segmenter", |b| b.iter(|| icu.segment_str(black_box(&text)).fold(0, usize::wrapping_add)));
    group.bench_function("unicode_words", |b| b.iter(|| black_box(&text).unicode_words().map(str::len).sum::<usize>()));
    group.finish();
}

/// And when its letters are decomposed?
fn decomposed(c: &mut Criterion) {
    let text: String = news().nfd().collect();
    let icu = WordSegmenter::new_auto(Default::default());
    let mut group = group(c, "syllables/nfd", &text);
    group.bench_function("toasoan", |b| b.iter(|| tokens(black_box(&text))));
    group.bench_function("icu_segmenter", |b| b.iter(|| icu.segment_str(black_box(&text)).fold(0, usize::wrapping_add)));
    group.bench_function("unicode_words", |b| b.iter(|| black_box(&text).unicode_words().map(str::len).sum::<usize>()));
    group.finish();
}

/// What does it cost to take every word apart, and to tell the language?
fn parse(c: &mut Criterion) {
    let text = news();
    let mut group = group(c, "syllables/parse", &text);
    group.bench_function("Syllable::parse", |b| {
        b.iter(|| black_box(&text).split(' ').filter(|word| Syllable::parse(word).is_some()).count());
    });
    group.bench_function("is_vietnamese", |b| b.iter(|| is_vietnamese(black_box(&text))));
    group.finish();
}

criterion_group!(benches, composed, decomposed, parse);
criterion_main!(benches);
