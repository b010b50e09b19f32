//! What the text of a line is made of: its white space, and dates that stand beside other things.

/// Adds `text` to `out`, each run of white space as one space, and says whether white space stands at its end. `space` says
/// whether some stands in front of it.
pub(super) fn fold_space(text: &str, mut space: bool, out: &mut String) -> bool {
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        // Every byte that begins a character of white space.
        if !matches!(byte, 9..=13 | b' ' | 0xC2 | 0xE1..=0xE3) {
            at += 1;
            continue;
        }
        let len = space_len(bytes, at);
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        // A single space between two words stays as it is.
        if len == 0 || (byte == b' ' && at > from && (next.is_ascii_graphic() || (0xC3..=0xDF).contains(&next))) {
            at += 1;
            continue;
        }
        push_word(text.get(from..at).unwrap_or_default(), &mut space, out);
        space = true;
        at += len;
        from = at;
    }
    push_word(text.get(from..).unwrap_or_default(), &mut space, out);
    space
}

fn push_word(word: &str, space: &mut bool, out: &mut String) {
    if !word.is_empty() {
        if *space && !out.is_empty() {
            out.push(' ');
        }
        *space = false;
        out.push_str(word);
    }
}

/// How many bytes the character of white space at a place has; 0 when another one is there.
fn space_len(bytes: &[u8], at: usize) -> usize {
    match *bytes.get(at..).unwrap_or_default() {
        [9..=13 | b' ', ..] => 1,
        [0xC2, 0x85 | 0xA0, ..] => 2,
        [0xE1, 0x9A, 0x80, ..] | [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..] => 3,
        [0xE2, 0x81, 0x9F, ..] | [0xE3, 0x80, 0x80, ..] => 3,
        _ => 0,
    }
}

/// Whether a text behind a name is the date of the article, as its first letters show: ` - 07/10/2021`, `, Thứ hai`.
pub(super) fn begins_date(text: &str) -> bool {
    let text = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    text.starts_with(|letter: char| letter.is_ascii_digit()) || text.starts_with("Thứ ") || text.starts_with("Chủ nhật")
}

/// Whether a text is a date with nothing else: `15:10 09/10/2020`, `- 07/10/2021 08:47 GMT+7`.
pub(super) fn is_moment(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marks =
        |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '/' | ':' | '-' | '.' | ',' | '|' | '+' | '(' | ')');
    let zone = text.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | ')' | ' ' | ':'));
    let zone = ["GMT", "AM", "PM"].iter().find_map(|name| zone.strip_suffix(name)).unwrap_or(text);
    (6..=14).contains(&digits) && text.len() <= 40 && zone.chars().all(marks) && zone.contains(['/', '-', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_all_kinds_is_one_space() {
        let spaces: Vec<char> = ('\0'..=char::MAX).filter(|letter| letter.is_whitespace()).collect();
        for &space in &spaces {
            let text = format!("{space}Một{space}{space} hai {space}ba{space}bốn năm {space}");
            for before in [false, true] {
                let mut out = "không".to_owned();
                assert!(fold_space(&text, before, &mut out));
                assert_eq!(out, "không Một hai ba bốn năm", "{space:?}");
            }
        }
        for (text, wanted) in [
            ("15:10 09/10/2020", true),
            ("- 07/10/2021 08:47 GMT+7", true),
            ("09-05-2018 - 17:09 PM", true),
            ("0321 999 888", false),
            ("1/2", false),
            ("ngày 15/10/2020", false),
        ] {
            assert_eq!(is_moment(text), wanted, "{text}");
        }
        let mut out = String::new();
        assert!(!fold_space("một  ếch \u{200B}", true, &mut out));
        assert_eq!(out, "một ếch \u{200B}");
    }
}
