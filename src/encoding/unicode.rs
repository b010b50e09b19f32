//! UTF-8 and UTF-16, with or without a byte order mark.

use std::borrow::Cow;

/// The text of UTF-8 and how many ill-formed sequences it has, each a U+FFFD.
pub(super) fn decode_utf8(bytes: &[u8]) -> (Cow<'_, str>, usize) {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return (Cow::Borrowed(text), 0);
    }
    let mut text = String::with_capacity(bytes.len());
    let mut undefined = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            undefined += 1;
        }
    }
    (Cow::Owned(text), undefined)
}

/// The text of UTF-16 and how many lone surrogates or odd last bytes it has, each a U+FFFD.
pub(super) fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, usize) {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut undefined = odd.len();
    let units = pairs.iter().map(|&pair| unit(pair));
    let marked = units.clone().next() == Some(0xFEFF);
    for letter in char::decode_utf16(units.skip(usize::from(marked))) {
        undefined += usize::from(letter.is_err());
        text.push(letter.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    text.extend(odd.iter().map(|_| char::REPLACEMENT_CHARACTER));
    (text, undefined)
}
