//! Officials: what does a page of plain text cost, officials and all, beside a plain regular expression that only looks for a title
//! with a name behind it?

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use regex::Regex;
use toasoan::Processor;
use toasoan_benches::news;

fn officials(c: &mut Criterion) {
    let text = news();
    let processor = Processor::builder().build().expect("the settings are valid");
    let titles = "(?:Thủ tướng|Bộ trưởng|Thứ trưởng|Chủ tịch|Phó chủ tịch|Giám đốc|Bí thư|Đại tá|Thượng tá)";
    let naive =
        Regex::new(&format!(r"{titles}[^.,;]{{0,60}}?((?:\p{{Lu}}\p{{Ll}}+ ?){{2,5}})")).expect("the expression is valid");
    let mut group = c.benchmark_group("officials");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(3)).sample_size(10);
    group.bench_function("toasoan", |b| {
        b.iter(|| processor.article_from_text(black_box(&text)).map(|article| article.officials().len()))
    });
    group.bench_function("regex", |b| b.iter(|| naive.captures_iter(black_box(&text)).count()));
    group.finish();
}

criterion_group!(benches, officials);
criterion_main!(benches);
