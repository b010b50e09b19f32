//! Text that was decoded in the wrong charset, put right.
//!
//! Two things go wrong in practice. UTF-8 is read as Latin-1, windows-1252 or windows-1258, even twice over: each letter becomes two
//! or three ([`layer`]). Or bytes of an old charset are read as windows-1252 or windows-1258: letter for letter, the wrong ones
//! ([`legacy`]). Both are undone line by line, and a line is changed only where more of its words are Vietnamese than before.

mod layer;
mod legacy;

use std::borrow::Cow;

use super::likeness::Likeness;
use layer::Layer;

/// How often UTF-8 may have been taken for something else, one reading over the other.
const LAYERS: usize = 3;

/// The text, with what was decoded in the wrong charset decoded in the right one.
///
/// UTF-8 read as Latin-1, windows-1252 or windows-1258, once or several times, and TCVN3, VNI, VISCII, VPS or windows-1258 read as
/// windows-1252 or windows-1258 are put right, line by line. Bytes that such text often lacks are guessed where a syllable shows
/// them: a no-break space that became a space, control characters and soft hyphens that were dropped. Text that is right already
/// comes back borrowed, and so does all that would not be clearly better: names of other languages, single odd signs.
///
/// ```
/// use toasoan::repair_mojibake;
/// assert_eq!(repair_mojibake("ThÃ nh phá»‘ Há»“ ChÃ­ Minh"), "Thành phố Hồ Chí Minh");
/// assert_eq!(repair_mojibake("Céng hßa x· héi chñ nghÜa ViÖt Nam"), "Cộng hòa xã hội chủ nghĩa Việt Nam");
/// assert_eq!(repair_mojibake("Müller đến São Paulo"), "Müller đến São Paulo");
/// ```
#[must_use]
pub fn repair_mojibake(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_suspicious) {
        return Cow::Borrowed(text);
    }
    let text = unlayered(text);
    match legacy::Reading::of(&text) {
        Some(reading) => match each_line(&text, |line| reading.repaired(line)) {
            Cow::Owned(repaired) => Cow::Owned(repaired),
            Cow::Borrowed(_) => text,
        },
        None => text,
    }
}

/// The text without the layers of UTF-8 taken for something else.
///
/// A layer is taken off every line that has it, whether that helps or not: below it may be another. Then each line is kept as it
/// is best.
fn unlayered(text: &str) -> Cow<'_, str> {
    let mut depths: Vec<Cow<'_, str>> = Vec::new();
    for _ in 0..LAYERS {
        let above = depths.last().map_or(text, |text| text.as_ref());
        let layer = Layer::of(above);
        let Cow::Owned(below) = each_line(above, |line| layer.peeled(line)) else { break };
        depths.push(Cow::Owned(below));
    }
    // No layer adds or takes a line ending: U+000A and U+000D are one byte each and never part of a letter.
    let mut below: Vec<_> = depths.iter().map(|text| text.split('\n')).collect();
    each_line(text, |line| {
        let readings: Vec<&str> = below.iter_mut().filter_map(Iterator::next).collect();
        let mut best = (Likeness::of(line).merit(), None);
        for reading in readings.into_iter().filter(|reading| *reading != line) {
            let merit = Likeness::of(reading).merit();
            if merit > best.0 {
                best = (merit, Some(reading.to_owned()));
            }
        }
        best.1
    })
}

/// The text with every line that `repair` mends replaced; borrowed when it mends none.
fn each_line<'a>(text: &'a str, mut repair: impl FnMut(&str) -> Option<String>) -> Cow<'a, str> {
    let mut repaired = String::new();
    // Everything before this place is in `repaired`.
    let mut done = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.strip_suffix('\n').unwrap_or(line);
        if let Some(mended) = repair(content) {
            repaired.push_str(text.get(done..at).unwrap_or_default());
            repaired.push_str(&mended);
            done = at + content.len();
        }
        at += line.len();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    repaired.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(repaired)
}

/// Whether Vietnamese text hardly has the character, and text in the wrong charset does: signs and foreign letters of Latin-1, and
/// what windows-1252 has besides punctuation.
fn is_suspicious(c: char) -> bool {
    match c {
        '\0'..'\u{80}' => false,
        '\u{A0}' | '«' | '»' | '°' | '²' | '³' | '·' | '×' => false,
        '\u{80}'..='¿' => true,
        'Ä' | 'Å' | 'Æ' | 'Ç' | 'Ë' | 'Î' | 'Ï' | 'Ð' | 'Ñ' | 'Ö' | 'Ø' | 'Û' | 'Ü' | 'Þ' | 'ß' => true,
        'ä' | 'å' | 'æ' | 'ç' | 'ë' | 'î' | 'ï' | 'ð' | 'ñ' | 'ö' | '÷' | 'ø' | 'û' | 'ü' | 'þ' | 'ÿ' => true,
        'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ' | 'ƒ' | 'ˆ' | '˜' | '†' | '‡' | '‰' | '‹' | '›' => true,
        _ => false,
    }
}

/// The byte that windows-1252 or Latin-1 reads as this character, or, where they have no such character, windows-1258.
fn byte_of(c: char) -> Option<u8> {
    Some(match c {
        '\0'..='\u{FF}' => c as u8,
        '€' => 0x80,
        '‚' => 0x82,
        'ƒ' => 0x83,
        '„' => 0x84,
        '…' => 0x85,
        '†' => 0x86,
        '‡' => 0x87,
        'ˆ' => 0x88,
        '‰' => 0x89,
        'Š' => 0x8A,
        '‹' => 0x8B,
        'Œ' => 0x8C,
        'Ž' => 0x8E,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        '—' => 0x97,
        '˜' => 0x98,
        '™' => 0x99,
        'š' => 0x9A,
        '›' => 0x9B,
        'œ' => 0x9C,
        'ž' => 0x9E,
        'Ÿ' => 0x9F,
        'Ă' => 0xC3,
        '\u{300}' => 0xCC,
        'Đ' => 0xD0,
        '\u{309}' => 0xD2,
        'Ơ' => 0xD5,
        'Ư' => 0xDD,
        '\u{303}' => 0xDE,
        'ă' => 0xE3,
        '\u{301}' => 0xEC,
        'đ' => 0xF0,
        '\u{323}' => 0xF2,
        'ơ' => 0xF5,
        'ư' => 0xFD,
        '₫' => 0xFE,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
