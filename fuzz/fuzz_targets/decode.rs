//! Any bytes decode in every encoding; what is undecodable is counted and seen; what was read can be written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use toasoan::{Encoding, decode, encode, encode_with_replacement};

fuzz_target!(|bytes: &[u8]| {
    for encoding in Encoding::ALL {
        let decoded = decode(bytes, encoding);
        let seen = decoded.text.matches('\u{FFFD}').count();
        assert!(decoded.undecodable <= seen, "{encoding}: {} undecodable, {seen} seen", decoded.undecodable);
        // UTF-16 can hold U+FFFD itself, and a byte of a legacy charset never means it.
        if !matches!(encoding, Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be) {
            assert_eq!(decoded.undecodable, seen, "{encoding}");
        }
        if let Ok(written) = encode(&decoded.text, encoding) {
            let again = decode(&written, encoding);
            assert_eq!(again.undecodable, 0, "{encoding} cannot read what it wrote");
            let rewritten = encode(&again.text, encoding).expect("what was read from its own bytes can be written");
            // What stands first and is a byte order mark goes, each time that it is read.
            let rest = |text: &str| text.trim_start_matches('\u{FEFF}').to_owned();
            assert_eq!(rest(&decode(&rewritten, encoding).text), rest(&again.text), "{encoding} is not stable");
        }
        let lossy = encode_with_replacement(&decoded.text, encoding, "?").expect("a question mark is in every charset");
        assert_eq!(decode(&lossy, encoding).undecodable, 0, "{encoding} wrote what it cannot read");
    }
});
