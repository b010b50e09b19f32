//! Folding: what does it cost to strip the diacritics of a text?

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use toasoan_benches::news;
use unicode_normalization::UnicodeNormalization;

/// The news as it is, and decomposed. any_ascii and deunicode do more for other scripts and the same for Vietnamese.
fn fold(c: &mut Criterion) {
    for (name, text) in [("fold/news", news()), ("fold/nfd", news().nfd().collect())] {
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(10);
        group.bench_function("toasoan", |b| b.iter(|| toasoan::fold(black_box(&text)).len()));
        group.bench_function("any_ascii", |b| b.iter(|| any_ascii::any_ascii(black_box(&text)).len()));
        group.bench_function("deunicode", |b| b.iter(|| deunicode::deunicode(black_box(&text)).len()));
        group.finish();
    }
}

/// Headlines to addresses, one at a time.
fn slug(c: &mut Criterion) {
    let text = news();
    let mut group = c.benchmark_group("fold/slug");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(10);
    group.bench_function("toasoan", |b| {
        b.iter(|| black_box(&text).lines().map(|line| toasoan::slug(line).len()).sum::<usize>())
    });
    group.finish();
}

criterion_group!(benches, fold, slug);
criterion_main!(benches);
