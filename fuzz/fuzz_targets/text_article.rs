//! Any text gives an article whose ranges fit, in which every visible piece of the page is kept or removed.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use toasoan::{Processor, ToneStyle};

static PROCESSOR: LazyLock<Processor> = LazyLock::new(|| {
    Processor::builder().tone(ToneStyle::Old).boilerplate_phrase("Tin liên quan").build().expect("the options are good")
});

fuzz_target!(|text: &str| {
    let article = PROCESSOR.article_from_text(text).expect("content never fails below the limit");
    toasoan_fuzz::check(&article, text.len());
    toasoan_fuzz::check_sources(&article, text);
});
