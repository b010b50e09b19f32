//! Any bytes are looked at without a panic, the confidence is a share, and repairing text keeps its lines.
#![no_main]

use libfuzzer_sys::fuzz_target;
use toasoan::{Detection, Encoding, decode, repair_mojibake};

fuzz_target!(|bytes: &[u8]| {
    let detection = Detection::of(bytes);
    assert_eq!(detection.map(|found| found.encoding), Encoding::detect(bytes));
    if let Some(found) = detection {
        assert!((0.0..=1.0).contains(&found.confidence), "{found:?}");
        if found.encoding == Encoding::Utf8 && found.confidence == 1.0 {
            assert_eq!(decode(bytes, Encoding::Utf8).undecodable, 0, "well-formed UTF-8 has nothing undecodable");
        }
    }
    // Each byte a character, as Latin-1 reads them, is what mojibake is made of.
    let latin: String = bytes.iter().copied().map(char::from).collect();
    for text in [latin, String::from_utf8_lossy(bytes).into_owned()] {
        let repaired = repair_mojibake(&text);
        assert_eq!(repaired.matches('\n').count(), text.matches('\n').count(), "a line came or went in {text:?}");
    }
});
