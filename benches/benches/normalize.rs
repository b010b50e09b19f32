//! Normalization: one group a question, the peers beside.

use std::hint::black_box;
use std::time::Duration;

use bamboo_core::{Config, Engine, InputMethod};
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use icu_normalizer::ComposingNormalizerBorrowed;
use toasoan::{Normalizer, Repairs, ToneStyle};
use toasoan_benches::news;
use unicode_normalization::UnicodeNormalization;

fn group<'a>(c: &'a mut Criterion, name: &str, text: &str) -> BenchmarkGroup<'a, WallTime> {
    let mut group = c.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(10);
    group
}

/// What does it cost to see that clean news is clean, with every repair on and for the form alone, which is all that the peers
/// look at? The usual case by far.
fn clean(c: &mut Criterion) {
    let text = news();
    let icu = ComposingNormalizerBorrowed::new_nfc();
    let form = Normalizer::new().repairs(Repairs::FormOnly);
    let mut group = group(c, "normalize/clean", &text);
    group.bench_function("toasoan", |b| b.iter(|| toasoan::normalize(black_box(&text)).len()));
    group.bench_function("toasoan_form_only", |b| b.iter(|| form.normalize(black_box(&text)).len()));
    group.bench_function("icu_normalizer", |b| b.iter(|| icu.normalize(black_box(&text)).len()));
    group.bench_function("unicode_normalization_is_nfc", |b| b.iter(|| unicode_normalization::is_nfc(black_box(&text))));
    group.finish();
}

/// How fast does decomposed news come back to NFC?
fn decomposed(c: &mut Criterion) {
    let text: String = news().nfd().collect();
    let icu = ComposingNormalizerBorrowed::new_nfc();
    let mut group = group(c, "normalize/nfd", &text);
    group.bench_function("toasoan", |b| b.iter(|| toasoan::normalize(black_box(&text)).len()));
    group.bench_function("icu_normalizer", |b| b.iter(|| icu.normalize(black_box(&text)).len()));
    group.bench_function("unicode_normalization", |b| b.iter(|| black_box(&text).nfc().collect::<String>().len()));
    group.finish();
}

/// What does one stray mark in eight megabytes cost?
fn one_stray_mark(c: &mut Criterion) {
    let text = [&news(), "Tie\u{302}\u{301}ng Việt\n", &news()].concat();
    let icu = ComposingNormalizerBorrowed::new_nfc();
    let mut group = group(c, "normalize/one_stray_mark", &text);
    group.bench_function("toasoan", |b| b.iter(|| toasoan::normalize(black_box(&text)).len()));
    group.bench_function("icu_normalizer", |b| b.iter(|| icu.normalize(black_box(&text)).len()));
    group.finish();
}

/// How fast do old-style tones become new-style ones?
fn restyle(c: &mut Criterion) {
    let text = news();
    let normalizer = Normalizer::new().tone(ToneStyle::New);
    // bamboo-core names the styles the other way round: its `Traditional` is `hoà`.
    let config = Config::builder().tone_style(bamboo_core::ToneStyle::Traditional).build();
    let mut engine = Engine::with_config(InputMethod::telex(), config);
    let mut group = group(c, "normalize/restyle", &text);
    group.bench_function("toasoan", |b| b.iter(|| normalizer.normalize(black_box(&text)).len()));
    group.bench_function("bamboo_core", |b| {
        b.iter(|| {
            let mut out = String::with_capacity(text.len());
            for word in black_box(&text).split_inclusive(' ') {
                engine.rebuild_from_text(word.trim_end_matches(' '));
                out.push_str(engine.output_str());
                out.push(' ');
            }
            out.len()
        });
    });
    group.finish();
}

criterion_group!(benches, clean, decomposed, one_stray_mark, restyle);
criterion_main!(benches);
