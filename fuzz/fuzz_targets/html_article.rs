//! Any bytes read as a page of HTML give an article whose ranges fit and whose pieces come in order and do not overlap; its own
//! HTML holds no script and is read again.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use toasoan::{HtmlOptions, Processor};

static PROCESSOR: LazyLock<Processor> =
    LazyLock::new(|| Processor::builder().boilerplate_phrase("Tin liên quan").build().expect("the options are good"));

fuzz_target!(|page: &[u8]| {
    let article = PROCESSOR.article_from_html(page).expect("content never fails below the limit");
    toasoan_fuzz::check(&article, page.len());
    toasoan_fuzz::check_order(&article);
    let mut full = HtmlOptions::default();
    (full.links, full.emphasis) = (true, true);
    for html in [article.to_html(), article.to_html_with(full)] {
        let lower = html.to_ascii_lowercase();
        // `<` in a text is a reference, so that each of these could only be markup.
        let unsafe_markup =
            ["<script", "<style", "<iframe", "<a href=\"javascript:", "<a href=\"data:", "<img src=\"javascript:"];
        for unsafe_markup in unsafe_markup {
            assert!(!lower.contains(unsafe_markup), "{html}");
        }
        let again = PROCESSOR.article_from_html(html.as_bytes()).expect("content never fails below the limit");
        toasoan_fuzz::check(&again, html.len());
    }
});
