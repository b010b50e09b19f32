//! The measure stays between 0 and 1, and white space does not change it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use toasoan::is_vietnamese;

fuzz_target!(|text: &str| {
    let measure = is_vietnamese(text);
    assert!((0.0..=1.0).contains(&measure), "{measure} for {text:?}");
    assert_eq!(is_vietnamese(&format!("\n {text}\n")), measure, "{text:?}");
});
