//! What is read as a syllable is written back in either style, and read as the same again; in every tone that it can have.
#![no_main]

use libfuzzer_sys::fuzz_target;
use toasoan::{Syllable, Tone, ToneStyle};

fuzz_target!(|text: &str| {
    let Some(syllable) = Syllable::parse(text) else { return };
    for style in [ToneStyle::Old, ToneStyle::New] {
        let written = syllable.display(style).to_string();
        assert_eq!(Syllable::parse(&written), Some(syllable), "{text:?} is written {written:?}");
    }
    for tone in Tone::ALL {
        match syllable.with_tone(tone) {
            Some(other) => assert_eq!(other.tone(), tone),
            None => assert!(syllable.coda().is_stop()),
        }
    }
});
