//! Officials under any text: names, offices and mentions lie in the article's text, mentions inside their blocks and in order, and
//! every office and every mention belongs to exactly one official.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use toasoan::{Article, Processor, Span};

static PROCESSOR: LazyLock<Processor> =
    LazyLock::new(|| Processor::builder().office_title("Trưởng thôn").build().expect("the settings are valid"));

/// Pieces that a number picks, so that the grammar is reached without guessing words letter by letter.
const PIECES: &[&str] = &[
    "Thủ tướng ",
    "Phó ",
    "Chủ tịch ",
    "UBND ",
    "tỉnh ",
    "Bộ ",
    "Y tế ",
    "và ",
    ", ",
    " - ",
    "(",
    ") ",
    "ông ",
    "Nguyễn ",
    "Văn ",
    "An. ",
    "nguyên ",
    "các ",
    "giữ chức ",
    "bổ nhiệm ",
    "Putin ",
    "Hà Nội ",
    "; ",
    ": ",
    "Đại tá ",
    "của ",
    "kiêm ",
    "người tiền nhiệm ",
    "thay ",
    "Hiệu trưởng Trường ",
    "PGS.TS ",
    "hai phó bí thư ",
    "là ",
    "\n\n",
];

fuzz_target!(|data: &[u8]| {
    let mut text = String::new();
    let mut rest = data;
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        match PIECES.get(usize::from(byte)) {
            Some(piece) => text.push_str(piece),
            None => text.push(char::from(byte)),
        }
    }
    check(&PROCESSOR.article_from_text(&text).expect("the text is short"));
    if let Ok(text) = std::str::from_utf8(data) {
        check(&PROCESSOR.article_from_text(text).expect("the text is short"));
    }
});

fn check(article: &Article) {
    let inside = |span: Span| !span.is_empty() && article.text().get(span.range()).is_some();
    let mut all = Vec::new();
    for official in article.officials() {
        assert!(inside(official.name));
        assert!(!article.offices(official).is_empty());
        for office in article.offices(official) {
            assert!(inside(office.title));
            assert!(office.organization.is_none_or(inside));
        }
        let mentions = article.mentions(official);
        assert!(!mentions.is_empty());
        assert!(mentions.windows(2).all(|pair| pair[0].text.start < pair[1].text.start));
        for mention in mentions {
            assert!(inside(mention.text));
            assert!(article.blocks()[mention.block as usize].text.contains(mention.text));
            all.push(mention.text);
        }
    }
    all.sort();
    assert!(all.windows(2).all(|pair| pair[0].start < pair[1].start), "a place that means two officials");
}
