//! Who wrote it.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::boilerplate::key_of;
use crate::lexicon;

/// The longest byline in bytes.
const LONGEST: usize = 160;

/// What begins a byline, folded.
const OPENERS: [&str; 39] = [
    "duoc viet boi",
    "viet boi",
    "nguoi viet",
    "theo",
    "nguon",
    "bai",
    "bai anh",
    "bai va anh",
    "tin anh",
    "tin va anh",
    "anh va tin",
    "bai viet",
    "bai viet va anh",
    "tin bai",
    "tac gia",
    "thuc hien",
    "pv",
    "nhom pv",
    "nhom phong vien",
    "phong vien",
    "bien dich",
    "luoc dich",
    "dich",
    "tong hop",
    "bien tap",
    "ghi",
    "thuc hien bai",
    "noi dung",
    "bai anh video",
    "anh va bai",
    "by",
    "tin",
    "clip",
    "thiet ke",
    "do hoa",
    "trinh bay",
    "ky thuat",
    "clip va anh",
    "ctv",
];

/// Whether a line looks like a byline: names and nothing else, or names behind a word that says so.
pub(crate) fn is_byline(text: &str) -> bool {
    // A comma may be left of a list: "Lê An, " with the source in an element of its own.
    let text = text.strip_suffix(',').filter(|text| is_person(text)).unwrap_or(text);
    if text.len() > LONGEST || text.ends_with(['?', '!', ':', ';', ',']) {
        return false;
    }
    let bare = text.trim_matches(|c: char| matches!(c, '(' | ')' | '*' | '"' | '.' | ' ' | '-' | '–' | '|'));
    // Nobody is named by a link's text in brackets.
    if bare.contains(['[', ']']) {
        return false;
    }
    // A reader's label has a comma: "Tác giả, Lê An".
    if let Some((opener, rest)) =
        bare.split_once([':', '|']).or_else(|| bare.strip_prefix("Tác giả,").map(|rest| ("Tác giả", rest)))
        && OPENERS.contains(&key_of(opener).as_str())
    {
        return !rest.trim().is_empty() && rest.split_whitespace().count() <= 16;
    }
    if let Some(rest) = bare.strip_prefix("Theo ").or_else(|| bare.strip_prefix("THEO ")) {
        // A paper's name has small letters too: "Theo Nhịp sống".
        let short = rest.split_whitespace().count() <= 5 && rest.chars().next().is_some_and(char::is_uppercase);
        return short && !rest.contains([',', '.']) || is_names(rest, 8);
    }
    is_names(bare, 5)
}

/// How many bytes of a byline are the word in front and what sets it off: those of `Tác giả: ` in "Tác giả: Lê An".
#[cfg(feature = "html")]
pub(crate) fn label_len(text: &str) -> usize {
    let behind = text.split_once([':', '|']).filter(|(opener, _)| OPENERS.contains(&key_of(opener).as_str()));
    behind.map_or(0, |(_, rest)| text.len() - rest.trim_start().len())
}

/// Whether a word in front says that names of writers follow: "Tác giả: Lê An".
pub(crate) fn is_labelled(text: &str) -> bool {
    const WRITERS: [&str; 17] = [
        "duoc viet boi",
        "viet boi",
        "nguoi viet",
        "tac gia",
        "bai",
        "bai anh",
        "bai va anh",
        "anh va bai",
        "bai viet",
        "bai viet va anh",
        "tin anh",
        "tin bai",
        "tin va anh",
        "noi dung",
        "thuc hien",
        "phong vien",
        "by",
    ];
    let label =
        text.split_once([':', '|']).or_else(|| text.split_once("Tác giả,").map(|_| ("Tác giả", ""))).map(|(label, _)| label);
    label.is_some_and(|label| label.len() <= 24 && WRITERS.contains(&key_of(label).as_str())) && is_byline(text)
}

/// Whether a text is a person's name: two to five capitalized words, the first of them a family name.
pub(crate) fn is_person(text: &str) -> bool {
    static FAMILIES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| lexicon::family_names().collect());
    let words = text.split_whitespace();
    (2..=5).contains(&words.clone().count())
        && words.clone().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && words.clone().next().is_some_and(|first| FAMILIES.contains(first))
}

/// Whether a text is names: parts of at most `most` capitalized words.
fn is_names(text: &str, most: usize) -> bool {
    // "(theo Reuters)", "(tổng hợp)": a note behind the name.
    let text = match text.find('(') {
        Some(at) if at > 0 => text.get(..at).unwrap_or(text).trim(),
        _ => text,
    };
    if text.is_empty() || text.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let parts = text
        .split([',', '/', '&', ';'])
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" và "));
    let (mut count, mut all_words) = (0, 0);
    for part in parts {
        count += 1;
        let mut words = 0;
        // A newsroom's address stands for its name: "Lê An/bao.vn".
        if count > 1 && part.contains('.') && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')) {
            continue;
        }
        for word in part.split_whitespace() {
            words += 1;
            if !word.chars().next().is_some_and(char::is_uppercase) {
                return false;
            }
        }
        if words == 0 || words > most {
            return false;
        }
        all_words += words;
    }
    // A word alone is what a button says, unless it is an agency's name or of capitals only.
    let short =
        || text.contains('.') || text.chars().count() > 1 && text.chars().all(char::is_uppercase) || lexicon::is_agency(text);
    count <= 8 && (all_words > 1 || short())
}
