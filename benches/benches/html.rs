//! Pages of HTML to articles: what does a portal's page cost, beside the fastest peer in Rust?

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use toasoan::Processor;

/// The pages of the tests, each with the scripts, styles and menus around it that make a portal's page twenty times as long as
/// its article.
fn pages() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/html");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the tests' pages are beside the benches")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    paths.sort();
    let script = "<script>window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}</script>\n";
    let style = "<style>.menu>li{float:left;padding:0 12px}.menu>li>a{color:#222;text-decoration:none}</style>\n";
    let item =
        "<li class=\"menu-item menu-item-type-taxonomy\"><a href=\"/chuyen-muc/thoi-su\" title=\"Thời sự\">Thời sự</a></li>\n";
    let around = format!("<div>{}{}<ul class=\"menu\">{}</ul></div>", script.repeat(300), style.repeat(100), item.repeat(200));
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).map(|page| format!("{page}{around}")).collect()
}

/// Page to article, officials and all. dom_smoothie gives the body as HTML and text, without captions, leads or officials.
fn html(c: &mut Criterion) {
    let pages = pages();
    let processor = Processor::builder().build().expect("the defaults are right");
    let mut group = c.benchmark_group("html");
    group.throughput(Throughput::Bytes(pages.iter().map(|page| page.len() as u64).sum()));
    group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2)).sample_size(10);
    group.bench_function("toasoan", |b| {
        b.iter(|| pages.iter().filter_map(|page| processor.article_from_html(black_box(page.as_bytes())).ok()).count())
    });
    group.bench_function("dom_smoothie", |b| {
        b.iter(|| {
            let read = |page: &String| dom_smoothie::Readability::new(black_box(page.as_str()), None, None).ok()?.parse().ok();
            pages.iter().filter_map(read).count()
        })
    });
    group.finish();
}

criterion_group!(benches, html);
criterion_main!(benches);
