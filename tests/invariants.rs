//! What holds for every article of every text.

use std::sync::LazyLock;

use proptest::prelude::*;
use toasoan::{Article, Processor, normalize};

static PROCESSOR: LazyLock<Processor> = LazyLock::new(|| Processor::builder().build().unwrap());

/// Texts in the shape of pages: labels, dates, names, sentences, odd characters, any line breaks.
fn page() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => "[A-ZĐ][a-zăâđêôơư ]{0,60}[.?!:…]?",
        3 => "([a-zàáạảãăâđêôơư]{1,7} ){8,40}[a-z]{1,5}\\.",
        2 => prop::sample::select(vec![
            "Trang chủ", "Tin liên quan", "Chia sẻ", "Bình luận (3)", "Tin mới nhất", "Từ khóa:", "Quảng cáo", "15:18 19/07/2018",
            "Theo TTXVN", "Nguyễn Văn An", "Ảnh: VGP.", "doi moi cua anh 1", "© 2020 Bản quyền thuộc về Báo Mẫu", "- Một ý;", "a)\tb\tc",
            "“Một câu nói dài hơn bốn mươi chữ cái đứng một mình ở đây.”", "Giấy phép số 1/GP-BTTTT", "* * *", "Xem thêm: Một bài khác",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,40}",
        1 => "[\u{300}-\u{323}\u{200B}\u{A0}\u{FEFF} \\t]{0,6}[a-z]{0,3}",
        1 => Just(String::new()),
    ];
    prop::collection::vec((line, prop::sample::select(vec!["\n", "\n\n", "\r\n", "\n \n"])), 0..40)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect())
}

/// The characters that a reader sees, without white space, in their order.
fn seen(text: &str) -> String {
    normalize(text)
        .chars()
        .filter(|c| {
            !c.is_whitespace() && !c.is_control() && !matches!(*c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}')
        })
        .collect()
}

fn check(input: &str, article: &Article) {
    let text = article.text();
    let mut end = 0;
    for (at, block) in article.blocks().iter().enumerate() {
        let range = block.text.range();
        assert!(text.get(range.clone()).is_some(), "block {at} is off the text");
        assert!(at == 0 || text[end..range.start] == *"\n\n", "block {at} does not follow the one before it");
        end = range.end;
        assert!(input.get(block.source.range()).is_some(), "block {at} is off the input");
    }
    assert_eq!(end, text.len());
    if let Some(span) = article.dateline() {
        assert!(text.get(span.range()).is_some());
    }
    for removed in article.removed() {
        assert!(input.get(removed.source.range()).is_some());
        assert!(!article.slice(removed.text).is_empty() && !removed.rule.is_empty());
    }
    // Kept and removed together are the page, each part once and in its place.
    let mut parts: Vec<(u32, u32, &str)> =
        article.blocks().iter().map(|block| (block.source.start, block.source.end, article.slice(block.text))).collect();
    parts.extend(
        article.removed().iter().map(|removed| (removed.source.start, removed.source.end, article.slice(removed.text))),
    );
    parts.sort_unstable();
    for pair in parts.windows(2) {
        assert!(pair[0].1 <= pair[1].0, "two parts of the input overlap: {pair:?}");
    }
    let got: String = parts.iter().map(|(_, _, text)| seen(text)).collect();
    assert_eq!(got, input.lines().map(seen).collect::<String>());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn kept_and_removed_are_the_page(input in page()) {
        check(&input, &PROCESSOR.article_from_text(&input).unwrap());
    }

    #[test]
    fn nothing_panics(input in "\\PC{0,300}|[\\x00-\\x7F\u{80}-\u{200}\u{300}-\u{330}\n]{0,300}") {
        let article = PROCESSOR.article_from_text(&input).unwrap();
        for block in article.blocks() {
            prop_assert!(article.text().get(block.text.range()).is_some());
        }
    }
}
