//! One processor, several threads: how much more does a second core bring?

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use toasoan::Processor;

/// The page that the README runs on: notice, title, lead, headings, captions with alts, byline, related block.
const PAGE: &str = include_str!("../../tests/data/trang-bao.txt");

/// How many pages each thread works through before the threads meet again: enough for their start to count nothing.
const PAGES: usize = 64;

/// Every thread makes articles of its own share of pages with the same processor. The throughput is that of all threads together:
/// on two cores that nothing else uses it should double.
fn shared(c: &mut Criterion) {
    let processor = Processor::builder().build().expect("the defaults are valid");
    let work =
        || (0..PAGES).filter_map(|_| processor.article_from_text(black_box(PAGE)).ok()).map(|a| a.text().len()).sum::<usize>();
    let mut group = c.benchmark_group("threads");
    group.warm_up_time(Duration::from_secs(1)).measurement_time(Duration::from_secs(4)).sample_size(30);
    for threads in [1, 2] {
        group.throughput(Throughput::Bytes((threads * PAGES * PAGE.len()) as u64));
        group.bench_function(BenchmarkId::new("shared processor", threads), |b| {
            b.iter_custom(|rounds| {
                let start = Instant::now();
                thread::scope(|scope| {
                    for _ in 0..threads {
                        scope.spawn(|| (0..rounds).map(|_| black_box(work())).sum::<usize>());
                    }
                });
                start.elapsed()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, shared);
criterion_main!(benches);
