//! The work grows with the input and no faster, also on inputs made to be hard.
//!
//! Each generator is run at one size and at eight times that size, and the fastest of a few runs of each is compared: linear
//! work takes about 8 times as long, quadratic work 64 times. The bound between them leaves room for a busy machine.

use std::time::{Duration, Instant};

use toasoan::Processor;

const TIMES: usize = 8;
const BOUND: f64 = 24.0;
/// How often the two are compared until the bound holds.
const TRIES: usize = 3;

/// Makes a page of a size.
type Make = fn(usize, &str) -> String;

#[test]
fn text_pages_take_linear_time() {
    let processor = Processor::builder().build().unwrap();
    let sentence = "Sáng nay trời mưa nhẹ, người dân vẫn ra đồng gặt nốt thửa lúa chín muộn. ";
    let generators: [(&str, usize, Make); 16] = [
        ("blank lines", 20000, |n, _| "\n".repeat(n)),
        ("one line", 200, |n, sentence| sentence.repeat(n)),
        ("one word", 13333, |n, _| "ă".repeat(n)),
        ("only marks", 6666, |n, _| "\u{301}\u{323}".repeat(n)),
        ("short lines", 1333, |n, _| "Một hai\n".repeat(n)),
        ("short lines of their own", 1000, |n, _| (0..n).map(|at| format!("Dòng {at}\n")).collect()),
        ("names", 1333, |n, _| (0..n).map(|at| format!("Nguyễn {}\n", char::from(b'A' + (at % 26) as u8))).collect()),
        ("headlines twice", 500, |n, _| (0..n).map(|at| format!("Một tiêu đề của bài {at}\n").repeat(2)).collect()),
        ("paragraphs", 166, |n, sentence| format!("{sentence}\n\n").repeat(n)),
        ("labels", 1333, |n, _| "Tin liên quan\n".repeat(n)),
        ("ending labels", 1000, |n, _| format!("{}Tin mới nhất\nMột bài nữa ở đây\n", "").repeat(n)),
        ("labels and paragraphs", 166, |n, sentence| format!("Tin mới nhất\n{sentence}\n{sentence}\n").repeat(n)),
        ("tiled labels", 666, |n, _| format!("{}\n", "Chia sẻ ".repeat(n))),
        ("dates", 666, |n, _| "15:18 19/07/2018\n".repeat(n)),
        ("rows", 1000, |n, _| "a\tb\tc\n".repeat(n)),
        ("credits", 500, |n, _| "Ảnh: A, B - Ảnh: C (Ảnh: D)\n\n".repeat(n)),
    ];
    for (name, size, make) in generators {
        let cost = |size: usize| {
            let page = make(size, sentence);
            (0..3).map(|_| time(&processor, &page)).min().unwrap_or_default()
        };
        let measure = || {
            let (small, large) = (cost(size), cost(size * TIMES));
            (large.as_secs_f64() / small.as_secs_f64().max(1e-5), small, large)
        };
        // Another job may take the processor while the large page is read; work that is not linear is so every time.
        let (ratio, small, large) = (0..TRIES).map(|_| measure()).find(|&(ratio, ..)| ratio < BOUND).unwrap_or_else(measure);
        assert!(ratio < BOUND, "{name}: {TIMES} times the input took {ratio:.1} times as long ({small:?}, {large:?})");
    }
}

fn time(processor: &Processor, page: &str) -> Duration {
    let start = Instant::now();
    let article = processor.article_from_text(page).unwrap();
    let spent = start.elapsed();
    assert!(article.text().len() <= page.len() * 2 + 64);
    spent
}
