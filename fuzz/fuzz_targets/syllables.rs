//! Tokens cover every byte that is not white space once, in order, on boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut at = 0;
    for token in toasoan::syllables(text) {
        let (start, end) = (token.range.start, token.range.end);
        assert!(at <= start && start < end);
        assert!(text[at..start].chars().all(char::is_whitespace), "{:?} is left out", &text[at..start]);
        assert!(!text[start..end].chars().any(char::is_whitespace), "a space in {:?}", &text[start..end]);
        at = end;
    }
    assert!(text[at..].chars().all(char::is_whitespace), "{:?} is left out", &text[at..]);
});
