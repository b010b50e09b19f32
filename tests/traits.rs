//! What every public type promises: to threads, to `catch_unwind`, and to who prints it while searching a fault.

use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};

fn promises<T: Debug + Send + Sync + UnwindSafe + RefUnwindSafe + 'static>() {}

/// Holds each type to the promises, and returns the names.
macro_rules! promise {
    ($($name:ident)*) => {{
        $(promises::<toasoan::$name>();)*
        [$(stringify!($name)),*]
    }};
}

/// The types that `src/lib.rs` exports: the names with a small letter behind a capital one.
fn exported() -> Vec<&'static str> {
    let lib = include_str!("../src/lib.rs");
    let items = lib.split("\npub use ").skip(1).filter_map(|item| item.split_once(';'));
    let mut types: Vec<_> = items
        .flat_map(|(item, _)| {
            assert!(!item.contains('*') && !item.contains(" as "), "this test does not read: pub use {item}");
            item.split(|c: char| !c.is_alphanumeric() && c != '_')
        })
        .filter(|name| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase))
        .collect();
    types.sort_unstable();
    types
}

#[test]
fn every_public_type_can_be_shared_and_printed() {
    let types = promise!(
        Article Block BlockKind Builder Caption Change Coda Decoded Detection Encoding Error Form Glide HtmlOptions Mention
        MentionKind Metadata MetadataField Normalized Normalizer Nucleus Office Official Onset Processor Provenance Removed
        Repairs Spaces Span Spelled Status Syllable Syllables Token TokenKind Tone ToneStyle
    );
    assert_eq!(types.as_slice(), exported(), "src/lib.rs exports other types than those above, in the order of their names");
}
