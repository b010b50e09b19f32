//! Folding is idempotent, does the same to a text whole and in parts, and an address is letters, figures and single hyphens.
#![no_main]

use libfuzzer_sys::fuzz_target;
use toasoan::{fold, slug};

fuzz_target!(|texts: (&str, &str)| {
    let (text, other) = texts;
    let once = fold(text);
    assert_eq!(fold(&once), once, "folding {text:?} is not idempotent");
    // A space stands between, for a mark belongs to the letter before it.
    let whole = format!("{text} {other}");
    assert_eq!(fold(&whole), format!("{once} {}", fold(other)), "{whole:?} folds otherwise in parts");
    let address = slug(text);
    assert!(address.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{address:?}");
    assert!(!address.starts_with('-') && !address.ends_with('-') && !address.contains("--"), "{address:?}");
});
