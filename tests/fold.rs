//! Folding and slugs: the cases of `tests/data/fold.toml`, and what holds for every text.

use std::borrow::Cow;

use proptest::prelude::*;
use serde::Deserialize;
use toasoan::{fold, slug};
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    input: String,
    fold: String,
    slug: Option<String>,
}

#[test]
fn cases() {
    let Cases { case } = toml::from_str(include_str!("data/fold.toml")).expect("the cases are TOML");
    for Case { name, input, fold: folded, slug: address } in case {
        assert_eq!(fold(&input), folded, "{name}");
        if let Some(address) = address {
            assert_eq!(slug(&input), address, "{name}");
        }
    }
}

#[test]
fn plain_text_is_borrowed() {
    for text in ["", "Ha Noi", "“Ha Noi” – 30 °C", &"plain ".repeat(50)] {
        assert!(matches!(fold(text), Cow::Borrowed(_)), "{text}");
    }
}

/// Text as it comes: Vietnamese letters, marks, other scripts and anything else, mixed.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => "[a-zA-Z àáảãạăằắẳẵặâầấẩẫậđêếôơợưựĐƯỚ.,]{1,12}",
        2 => "[\u{300}-\u{36F}]{1,2}",
        1 => "[а-яΑ-Ωéñßæ“”–…日本]{1,3}",
        1 => "\\PC{1,3}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_changes_nothing_more(text in text()) {
        let once = fold(&text).into_owned();
        prop_assert_eq!(fold(&once), once.as_str());
    }

    #[test]
    fn the_form_does_not_matter(text in text()) {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        let composed: String = fold(&composed).nfc().collect();
        let decomposed: String = fold(&decomposed).nfc().collect();
        prop_assert_eq!(composed, decomposed);
    }

    #[test]
    fn folding_in_two_parts_is_folding_the_whole(a in text(), b in text()) {
        let whole = format!("{a} {b}");
        prop_assert_eq!(fold(&whole).into_owned(), format!("{} {}", fold(&a), fold(&b)));
    }

    #[test]
    fn an_address_holds_letters_and_figures_and_single_hyphens(text in text()) {
        let address = slug(&text);
        prop_assert!(address.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!address.starts_with('-') && !address.ends_with('-') && !address.contains("--"));
        prop_assert_eq!(slug(&address), address);
    }
}
