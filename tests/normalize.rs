//! Normalization: the cases of `tests/data/normalize.toml`, and what holds for every text.

use std::borrow::Cow;

use proptest::prelude::*;
use serde::Deserialize;
use toasoan::{Form, Normalized, Normalizer, Repairs, Spaces, Syllable, ToneStyle, normalize};
use unicode_normalization::{UnicodeNormalization, is_nfc, is_nfd};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    input: String,
    keep: Option<String>,
    old: Option<String>,
    new: Option<String>,
}

#[test]
fn cases() {
    let Cases { case } = toml::from_str(include_str!("data/normalize.toml")).expect("the cases are TOML");
    for Case { name, input, keep, old, new } in case {
        let keep = keep.unwrap_or_else(|| input.clone());
        let old = old.unwrap_or_else(|| keep.clone());
        let new = new.unwrap_or_else(|| old.clone());
        for (style, wanted) in [(ToneStyle::Keep, keep), (ToneStyle::Old, old), (ToneStyle::New, new)] {
            let normalizer = Normalizer::new().tone(style);
            assert_eq!(normalizer.normalize(&input), wanted, "{name}, {style:?}");
            assert_eq!(normalizer.normalize(&wanted), wanted, "{name}, {style:?}, again");
            check_map(&input, &normalizer.normalize_with_map(&input));
        }
    }
}

#[test]
fn clean_text_is_borrowed() {
    let text = "Sáng 2/9, hàng nghìn người dân đổ về quảng trường. “Tôi đi từ ba giờ”, ông Hòa nói – giá 2.000 ₫. ".repeat(40);
    for text in ["", "Hà Nội", "García", &text] {
        assert!(matches!(normalize(text), Cow::Borrowed(_)), "{text}");
        assert!(normalize_with_map(text).changes.is_empty());
    }
}

#[test]
fn nfd_that_stays_nfd_is_borrowed() {
    let text: String = "Tiếng Việt, đường phố Huế".nfd().collect();
    assert!(matches!(Normalizer::new().form(Form::Nfd).normalize(&text), Cow::Borrowed(_)));
}

#[test]
fn the_form_alone_repairs_nothing() {
    let normalizer = Normalizer::new().repairs(Repairs::FormOnly).tone(ToneStyle::New);
    assert_eq!(normalizer.normalize("đựơc hòa\u{A0}Ðà ba\u{301}o"), "đựơc hòa\u{A0}Ðà báo");
}

#[test]
fn odd_spaces_stay_when_asked() {
    let normalizer = Normalizer::new().spaces(Spaces::Keep);
    assert_eq!(normalizer.normalize("đựơc\u{A0}gìa\u{202F}x"), "được\u{A0}già\u{202F}x");
}

#[test]
fn a_map_says_what_changed_and_where_it_was() {
    let source = "Ông gìa ơ\u{309} Vie\u{323}\u{302}t\u{A0}Nam";
    let normalized = normalize_with_map(source);
    assert_eq!(normalized.text, "Ông già ở Việt Nam");
    let changed: Vec<_> = normalized
        .changes
        .iter()
        .map(|change| (&source[change.source.clone()], &normalized.text[change.result.clone()]))
        .collect();
    assert_eq!(changed, [("ìa", "ià"), ("ơ\u{309}", "ở"), ("e\u{323}\u{302}", "ệ"), ("\u{A0}", " ")]);
    let at = normalized.text.find("Nam").unwrap();
    assert_eq!(normalized.to_source(at), source.find("Nam").unwrap());
    assert_eq!(normalized.to_source(normalized.text.len()), source.len());
}

fn normalize_with_map(text: &str) -> Normalized<'_> {
    Normalizer::new().normalize_with_map(text)
}

/// The changes, made to the source, give the result, and say no more than differs.
fn check_map(source: &str, normalized: &Normalized<'_>) {
    let text = &normalized.text;
    let (mut at, mut rebuilt) = (0, String::new());
    for change in &normalized.changes {
        rebuilt.push_str(&source[at..change.source.start]);
        assert_eq!(rebuilt.len(), change.result.start, "{source:?}");
        rebuilt.push_str(&text[change.result.clone()]);
        assert_ne!(source[change.source.clone()], text[change.result.clone()], "{source:?}");
        assert_eq!(normalized.to_source(change.result.end), change.source.end, "{source:?}");
        at = change.source.end;
    }
    rebuilt.push_str(&source[at..]);
    assert_eq!(rebuilt, **text, "{source:?}");
}

fn style() -> impl Strategy<Value = ToneStyle> {
    prop_oneof![Just(ToneStyle::Keep), Just(ToneStyle::Old), Just(ToneStyle::New)]
}

/// Text as it comes: words right and wrong, marks, look-alikes, invisible characters, other scripts and anything else, mixed.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[bcdđghklmnpqrstvx]{0,3}[aăâeêioôơuưyàáảãạờợếộùýỳÀỢỦY]{1,3}(c|ch|m|n|ng|nh|p|t|)",
        2 => prop::sample::select(vec!["đựơc", "ngươì", "gìa", "QÚY", "hoà", "thủy", "Ủy", "tóan", "NHIÊÙ", "huyện", "Việt"]).prop_map(str::to_owned),
        3 => "[ \n.,“”–()-]",
        2 => "[\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}\u{340}\u{341}\u{30C}\u{335}\u{338}]{1,2}",
        1 => "[\u{AD}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{34F}]",
        1 => "[\u{A0}\u{2000}\u{2009}\u{202F}\u{3000}]",
        2 => "[НоасВТРрухєжΑοανΤÐðƉɖǎıＶｉэ]{1,2}",
        1 => "[éñüßøřłāœ日本한γ☃]",
        1 => "\\PC{1,2}",
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// Well-formed Vietnamese in the old style, with the foreign words that it is mixed with.
fn clean() -> impl Strategy<Value = String> {
    let word = "(b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|ph|qu|r|s|t|th|tr|v|x|)[aăâeêioôơuưyàáảãạằắặầấậèéẻẽẹềếểễệìíỉĩịòóỏõọồốộờớợùúủũụừứữựỳýỷỵ]{1,3}(c|ch|m|n|ng|nh|p|t|)"
        .prop_filter_map("no syllable", |word| Syllable::parse(&word).map(|syllable| syllable.to_string()));
    let word = (word, 0..4).prop_map(|(word, case)| match case {
        0 => word.to_uppercase(),
        1 => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
        _ => word,
    });
    let foreign = prop::sample::select(vec![
        "Núñez", "García", "quota", "2,3%", "TP.HCM", "e-mail", "Élysée", "NATO", "Müller", "Hà-lan",
    ])
    .prop_map(str::to_owned);
    let piece = prop_oneof![8 => word, 1 => foreign];
    let gap = prop::sample::select(vec![" ", ", ", ". ", "\n", " “", "” ", " – ", "-", "/"]);
    proptest::collection::vec((piece, gap), 0..30)
        .prop_map(|pieces| pieces.into_iter().map(|(word, gap)| word + gap).collect::<String>())
}

proptest! {
    // Many words of `clean` are no syllables and are tried again, the more the more cases there are.
    #![proptest_config(ProptestConfig { failure_persistence: None, max_local_rejects: u32::MAX, ..ProptestConfig::default() })]

    #[test]
    fn normalizing_twice_changes_nothing_more(text in text(), style in style()) {
        for form in [Form::Nfc, Form::Nfd] {
            let normalizer = Normalizer::new().tone(style).form(form);
            let once = normalizer.normalize(&text).into_owned();
            prop_assert_eq!(normalizer.normalize(&once).into_owned(), once);
        }
    }

    #[test]
    fn the_result_has_the_form(text in text(), style in style()) {
        prop_assert!(is_nfc(&Normalizer::new().tone(style).normalize(&text)));
        prop_assert!(is_nfd(&Normalizer::new().tone(style).form(Form::Nfd).normalize(&text)));
    }

    #[test]
    fn the_form_of_the_source_does_not_matter(text in text(), style in style()) {
        let normalizer = Normalizer::new().tone(style);
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(normalizer.normalize(&decomposed), normalizer.normalize(&text));
    }

    #[test]
    fn the_form_alone_is_the_form_of_unicode(text in text()) {
        let normalizer = Normalizer::new().repairs(Repairs::FormOnly);
        prop_assert_eq!(normalizer.normalize(&text).into_owned(), text.nfc().collect::<String>());
        prop_assert_eq!(normalizer.clone().form(Form::Nfd).normalize(&text).into_owned(), text.nfd().collect::<String>());
    }

    #[test]
    fn a_map_leads_from_the_source_to_the_result(text in text(), style in style()) {
        for form in [Form::Nfc, Form::Nfd] {
            let normalizer = Normalizer::new().tone(style).form(form);
            let normalized = normalizer.normalize_with_map(&text);
            prop_assert_eq!(&normalized.text, &normalizer.normalize(&text));
            check_map(&text, &normalized);
        }
    }

    #[test]
    fn well_formed_text_stays(text in clean()) {
        prop_assert!(matches!(normalize(&text), Cow::Borrowed(_)), "{}", text);
        let old = Normalizer::new().tone(ToneStyle::Old);
        prop_assert!(matches!(old.normalize(&text), Cow::Borrowed(_)), "{}", text);
    }

    #[test]
    fn the_styles_lead_back_to_each_other(text in clean()) {
        let [old, new] = [ToneStyle::Old, ToneStyle::New].map(|style| Normalizer::new().tone(style));
        let there = new.normalize(&text).into_owned();
        prop_assert_eq!(old.normalize(&there).into_owned(), text);
    }

    #[test]
    fn lines_stay_lines(text in text(), style in style()) {
        let normalized = Normalizer::new().tone(style).normalize(&text).into_owned();
        prop_assert_eq!(text.matches('\n').count(), normalized.matches('\n').count());
    }
}
