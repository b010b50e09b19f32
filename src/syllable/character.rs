//! What segmentation wants to know of a character.

use crate::letter::Letter;

/// The character that begins at a byte.
pub(super) fn at(text: &str, at: usize) -> Option<char> {
    let &first = text.as_bytes().get(at)?;
    if first < 0x80 { Some(char::from(first)) } else { text.get(at..)?.chars().next() }
}

/// Whether a word goes on with it: a letter of an alphabet with cases, a digit, or what attaches to the letter before it.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c > '\u{7F}' && (Letter::of(c).is_some() || is_letter(c) || attaches(c)))
}

/// Whether it is a letter or digit of the scripts whose words stand between spaces as Latin ones do: Latin, Greek, Cyrillic and
/// Armenian, full-width Latin too.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, '\0'..='\u{58F}' | '\u{1D00}'..='\u{1DBF}' | '\u{1E00}'..='\u{1FFF}' | '\u{2070}'..='\u{209F}' | '\u{2C60}'..='\u{2C7F}' | '\u{A720}'..='\u{A7FF}' | '\u{FB00}'..='\u{FB06}' | '\u{FF10}'..='\u{FF5A}')
        && c.is_alphanumeric()
}

/// Whether it attaches to the character before it, whatever that is (UAX #29, rule WB4): a combining mark that texts in those
/// scripts have, a variation selector, a modifier of an emoji, or an invisible character.
pub(super) const fn attaches(c: char) -> bool {
    is_invisible(c)
        || matches!(c,
            '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether nothing is seen of it: soft hyphen, zero-width and direction marks, the byte-order mark.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Whether it joins the parts of a word as the hyphen does.
pub(super) const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Whether it is an apostrophe, typed or set.
pub(super) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether it is a mark of punctuation (general category P) rather than a symbol, for those that news has.
pub(super) const fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation() && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~');
    }
    matches!(c,
        '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}'
        | '\u{2053}'..='\u{205E}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '\u{30FB}'
        | '\u{FE30}'..='\u{FE52}' | '\u{FE54}'..='\u{FE61}' | '\u{FF01}'..='\u{FF03}' | '\u{FF05}'..='\u{FF0A}'
        | '\u{FF0C}'..='\u{FF0F}' | '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}' | '\u{FF20}' | '\u{FF3B}'..='\u{FF3D}' | '\u{FF5F}'..='\u{FF65}')
}
