//! Character references: `&amp;`, `&#7879;`, `&#x1EC7;`, also the broken ones that browsers read.

use super::entities::ENTITIES;

/// The longest name in the table is shorter, so that an ampersand costs a bounded look ahead.
const LONGEST_NAME: usize = 32;

/// Adds `text` to `out` with its references read. In an attribute a name without its semicolon is left when a letter, a digit or
/// an equals sign follows, since it is a part of an address there.
pub(crate) fn decode(text: &str, in_attribute: bool, out: &mut String) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest, in_attribute) {
            Some((value, len)) => {
                match value {
                    Value::Letter(letter) => out.push(letter),
                    Value::Text(text) => out.push_str(text),
                }
                rest = &rest[len..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

enum Value {
    Letter(char),
    Text(&'static str),
}

/// What the reference at the start of `text` stands for and its length in bytes, with the ampersand.
fn reference(text: &str, in_attribute: bool) -> Option<(Value, usize)> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        return numeric(bytes);
    }
    let len = bytes.iter().skip(1).take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let name = text.get(1..1 + len)?;
    if bytes.get(1 + len) == Some(&b';') {
        // `&amp;nbsp;` is a reference that was escaped twice on its way; a name that stands alone cannot mean anything else.
        if name == "amp"
            && let Some((value, inner)) = text.get(len + 1..).and_then(escaped_twice)
        {
            return Some((value, len + 1 + inner));
        }
        if let Ok(found) = ENTITIES.binary_search_by(|entry| entry.0.cmp(name)) {
            return ENTITIES.get(found).map(|entry| (Value::Text(entry.1), len + 2));
        }
    }
    // Without the semicolon the longest of the old names counts.
    (2..=len.min(6)).rev().find_map(|len| {
        let found = ENTITIES.binary_search_by(|entry| entry.0.cmp(&name[..len])).ok()?;
        let entry = ENTITIES.get(found)?;
        let next = bytes.get(1 + len).copied().unwrap_or_default();
        (entry.2 && !(in_attribute && (next == b'=' || next.is_ascii_alphanumeric())))
            .then_some((Value::Text(entry.1), len + 1))
    })
}

/// The reference that `;nbsp;` or `;#7879;` is the rest of, once `&amp` was read; its length is that of the rest.
fn escaped_twice(rest: &str) -> Option<(Value, usize)> {
    let bytes = rest.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        let (value, len) = numeric(bytes)?;
        return (bytes.get(len - 1) == Some(&b';')).then_some((value, len));
    }
    let len = bytes.iter().skip(1).take(LONGEST_NAME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.get(1 + len) != Some(&b';') {
        return None;
    }
    let name = rest.get(1..1 + len)?;
    let found = ENTITIES.binary_search_by(|entry| entry.0.cmp(name)).ok()?;
    ENTITIES.get(found).map(|entry| (Value::Text(entry.1), len + 2))
}

/// A reference by number; `bytes` begin with two bytes that are passed over, `&#`.
fn numeric(bytes: &[u8]) -> Option<(Value, usize)> {
    let hex = matches!(bytes.get(2), Some(b'x' | b'X'));
    let (start, radix) = if hex { (3, 16) } else { (2, 10) };
    let (mut at, mut code) = (start, 0u32);
    while let Some(digit) = bytes.get(at).and_then(|&byte| char::from(byte).to_digit(radix)) {
        // Held over the highest code point instead of running over.
        code = (code * radix + digit).min(0x11_0000);
        at += 1;
    }
    if at == start {
        return None;
    }
    let len = at + usize::from(bytes.get(at) == Some(&b';'));
    let letter = match code {
        0 => char::REPLACEMENT_CHARACTER,
        // Old pages mean windows-1252 with the numbers of control characters.
        0x80..=0x9F => u8::try_from(code)
            .ok()
            .and_then(|byte| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next())
            .unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    Some((Value::Letter(letter), len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> String {
        let mut out = String::new();
        decode(text, false, &mut out);
        out
    }

    #[test]
    fn names_and_numbers() {
        for (given, wanted) in [
            ("T&amp;T", "T&T"),
            ("&Agrave;", "À"),
            ("Vi&#7879;t Nam", "Việt Nam"),
            ("Vi&#x1EC7;t", "Việt"),
            ("Vi&#7879t", "Việt"),
            ("&ldquo;&hellip;&rdquo;", "“…”"),
            ("&abreve;&dstrok;", "ăđ"),
            ("a &amp b", "a & b"),
            ("&amp;nbsp;", "\u{A0}"),
            ("&amp;#7879;", "ệ"),
            ("&amp;amp;", "&"),
            ("&amp;co;", "&co;"),
            ("&nbspx", "\u{A0}x"),
            ("&khong;", "&khong;"),
            ("&#147;&#148;", "“”"),
            ("&#0;&#xD800;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("&", "&"),
            ("&#", "&#"),
            ("&#x;", "&#x;"),
        ] {
            assert_eq!(decoded(given), wanted, "{given}");
        }
    }

    #[test]
    fn an_address_keeps_its_parameters() {
        let mut out = String::new();
        decode("?a=1&copy=2&amp;b=3&reg;", true, &mut out);
        assert_eq!(out, "?a=1&copy=2&b=3®");
    }

    #[test]
    fn the_table_is_sorted() {
        assert!(ENTITIES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(ENTITIES.iter().all(|entry| entry.0.len() < LONGEST_NAME));
    }
}
