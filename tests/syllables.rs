//! Segmentation: `tests/data/syllables.toml`, and what holds for every text.

use std::ops::Range;

use proptest::prelude::*;
use serde::Deserialize;
use toasoan::{Syllable, TokenKind, syllables};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    tokens: Vec<String>,
    kinds: Option<String>,
}

fn letter(kind: TokenKind) -> char {
    if kind == TokenKind::Symbol { 'y' } else { kind.name().chars().next().unwrap() }
}

#[test]
fn cases() {
    let cases: Cases = toml::from_str(include_str!("data/syllables.toml")).unwrap();
    assert!(cases.case.len() > 20);
    for case in cases.case {
        let tokens: Vec<&str> = syllables(&case.text).map(|token| &case.text[token.range]).collect();
        assert_eq!(tokens, case.tokens, "{}", case.name);
        let kinds: String = syllables(&case.text).map(|token| letter(token.kind)).collect();
        if let Some(want) = case.kinds {
            assert_eq!(kinds, want, "{}: {tokens:?}", case.name);
        }
    }
}

/// Whatever the text, the tokens cover every byte that is not white space once, on boundaries, in order.
fn check(text: &str) {
    let mut at = 0;
    for token in syllables(text) {
        let Range { start, end } = token.range;
        assert!(at <= start && start < end && end <= text.len(), "{text:?}: {start}..{end} behind {at}");
        assert!(text[at..start].chars().all(char::is_whitespace), "{text:?}: {:?} left out", &text[at..start]);
        assert!(!text[start..end].chars().any(char::is_whitespace), "{text:?}: a space in {:?}", &text[start..end]);
        if token.kind == TokenKind::Syllable && text[start..end].chars().all(char::is_alphabetic) {
            assert!(Syllable::parse(&text[start..end]).is_some(), "{:?}", &text[start..end]);
        }
        at = end;
    }
    assert!(text[at..].chars().all(char::is_whitespace), "{text:?}: {:?} left out", &text[at..]);
}

proptest! {

    #[test]
    fn every_text_is_covered_once(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn dirty_vietnamese_is_covered_once(text in "([ \n.,:/@'’&_%“”…–-]|[0-9]{1,3}|người|Nguye\u{302}\u{303}n|VI|TP|Q|h|hòa|www|vn|http://|\u{200B}|\u{301}|\u{FEFF}|\r\n|👍🏽|東|Đ|É|m2){0,40}") {
        check(&text);
    }

    #[test]
    fn a_syllable_stays_one_between_spaces(at in 0usize..14_000, upper in any::<bool>()) {
        let syllable = Syllable::all().nth(at).unwrap();
        let word = if upper { syllable.to_string().to_uppercase() } else { syllable.to_string() };
        let text = format!("{word} {word}, ({word}) {word}");
        let tokens: Vec<_> = syllables(&text).filter(|token| token.kind == TokenKind::Syllable).collect();
        prop_assert!(tokens.len() == 4 || word.len() <= 2, "{}", text);
    }
}
