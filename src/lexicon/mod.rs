//! The word lists: one text file a list, one accessor a file.
//!
//! A file has a head of lines that begin with `#`, then one entry a line: NFC, in the order of the code points, none twice.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::letter::Letter;

/// The entries of a list, without its head.
fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

/// Abbreviations that have a dot behind them in front of a name (`TP.`), without the dot.
pub(crate) fn dotted_abbreviations() -> impl Iterator<Item = &'static str> {
    entries(include_str!("dotted_abbreviations.txt"))
}

/// Attested syllables that the rules of spelling and sound do not have: borrowed words, names of places, sounds of nature.
pub(crate) fn irregular_syllables() -> impl Iterator<Item = &'static str> {
    entries(include_str!("irregular_syllables.txt"))
}

/// The commonest spelling of a syllable that is given in lower case without its marks.
pub(crate) fn reading(plain: &str) -> Option<&'static str> {
    static READINGS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
        let plain = |word: &str| word.chars().map(|c| Letter::of(c).map_or(c, |letter| char::from(letter.base))).collect();
        entries(include_str!("readings.txt")).map(|word| (plain(word), word)).collect()
    });
    READINGS.get(plain).copied()
}

/// Whether a picture is credited to `name` without a label: an agency, a newspaper, a network; case is not looked at.
pub(crate) fn is_agency(name: &str) -> bool {
    static AGENCIES: LazyLock<HashSet<String>> =
        LazyLock::new(|| entries(include_str!("agencies.txt")).map(str::to_lowercase).collect());
    AGENCIES.contains(&name.to_lowercase())
}

/// Every list of page furniture, by the name of its rule: labels and phrases, `…` standing for whatever else a line holds.
pub(crate) fn furniture() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lists = [
        ("mobile-notice", include_str!("furniture_mobile_notice.txt")),
        ("related", include_str!("furniture_related.txt")),
        ("recommendation", include_str!("furniture_recommendation.txt")),
        ("invitation", include_str!("furniture_invitation.txt")),
        ("share", include_str!("furniture_share.txt")),
        ("comments", include_str!("furniture_comments.txt")),
        ("tags", include_str!("furniture_tags.txt")),
        ("video-box", include_str!("furniture_video_box.txt")),
        ("login", include_str!("furniture_login.txt")),
        ("advert", include_str!("furniture_advert.txt")),
        ("contact", include_str!("furniture_contact.txt")),
        ("imprint", include_str!("furniture_imprint.txt")),
        ("navigation", include_str!("furniture_navigation.txt")),
    ];
    lists.into_iter().flat_map(|(rule, list)| entries(list).map(move |entry| (entry, rule)))
}

/// The entries of a list that gives each a class behind a tab.
fn classed(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    entries(file).map(|line| line.split_once('\t').unwrap_or((line, "")))
}

/// Heads of titles of public office: `state`, `party`, `rank`, `head` or `member`.
pub(crate) fn titles() -> impl Iterator<Item = (&'static str, &'static str)> {
    classed(include_str!("titles.txt"))
}

/// Heads of the names of organizations: `public`, `private` or `institute`.
pub(crate) fn organizations() -> impl Iterator<Item = (&'static str, &'static str)> {
    classed(include_str!("organizations.txt"))
}

/// Provinces, cities and regions.
pub(crate) fn places() -> impl Iterator<Item = (&'static str, &'static str)> {
    classed(include_str!("places.txt"))
}

/// Words that stand before a person's name: `address` or `calling`.
pub(crate) fn honorifics() -> impl Iterator<Item = (&'static str, &'static str)> {
    classed(include_str!("honorifics.txt"))
}

/// Fields of administration that name ministries and departments.
pub(crate) fn fields() -> impl Iterator<Item = &'static str> {
    entries(include_str!("fields.txt"))
}

/// States and territories.
pub(crate) fn countries() -> impl Iterator<Item = &'static str> {
    entries(include_str!("countries.txt"))
}

/// Family names.
pub(crate) fn family_names() -> impl Iterator<Item = &'static str> {
    entries(include_str!("family_names.txt"))
}

/// Words for units of territory.
pub(crate) fn place_units() -> impl Iterator<Item = &'static str> {
    entries(include_str!("place_units.txt"))
}

/// Verbs that stand behind an office or a person.
pub(crate) fn verbs() -> impl Iterator<Item = &'static str> {
    entries(include_str!("verbs.txt"))
}

/// Words that no person's name and no organization's name begins with.
pub(crate) fn function_words() -> impl Iterator<Item = &'static str> {
    entries(include_str!("function_words.txt"))
}

/// Sections of portals, lower case.
pub(crate) fn sections() -> impl Iterator<Item = &'static str> {
    entries(include_str!("sections.txt"))
}

/// Whether a folded key is the name of a newsroom, as leads begin with one.
pub(crate) fn is_newsroom(key: &str) -> bool {
    static NEWSROOMS: LazyLock<HashSet<String>> =
        LazyLock::new(|| entries(include_str!("newsrooms.txt")).map(crate::boilerplate::key_of).collect());
    NEWSROOMS.contains(key)
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_file_is_in_order() {
        let mut files = 0;
        for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon")).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "txt") {
                continue;
            }
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let name = path.display();
            assert!(text.starts_with("# ") && text.ends_with('\n') && !text.contains('\r'), "{name}: head or line ends");
            assert!(unicode_normalization::is_nfc(&text), "{name}: not NFC");
            let lines: Vec<&str> = text.lines().skip_while(|line| line.starts_with('#')).collect();
            for line in &lines {
                assert!(!line.is_empty() && line.trim() == *line && !line.starts_with('#'), "{name}: {line:?}");
            }
            for pair in lines.windows(2) {
                assert!(pair[0] < pair[1], "{name}: {:?} before {:?}", pair[0], pair[1]);
            }
        }
        assert!(files > 0);
    }

    #[test]
    fn every_reading_is_of_a_syllable_of_its_own() {
        for word in super::entries(include_str!("readings.txt")) {
            let plain: String =
                word.chars().map(|c| char::from(crate::letter::Letter::of(c).expect("a Vietnamese letter").base)).collect();
            assert_eq!(super::reading(&plain), Some(word));
        }
        assert_eq!(super::reading("messi"), None);
    }

    #[test]
    fn agencies_are_known_in_any_case() {
        assert!(super::is_agency("reuters") && super::is_agency("TTXVN") && super::is_agency("NHÂN VẬT CUNG CẤP"));
        assert!(!super::is_agency("Hoàng Hà") && !super::is_agency(""));
    }
}
