//! UTF-8 that was read a byte a character: the characters back to bytes, and those to letters.
//!
//! Some bytes are often lost on the way. 0xA0, a no-break space, becomes a space. 0xAD, a soft hyphen, is dropped, and so are the
//! bytes that are control characters: those that windows-1252 has nothing for, or all of 0x80 to 0x9F in Latin-1. A letter with
//! a lost byte is a hole, and the word around it says what fits: one that is a syllable with it.

use super::super::likeness;
use super::byte_of;
use crate::letter::Letter;
use crate::syllable::MAX_LETTERS;

/// The most holes of a word that are filled: each has some ten letters to try.
const MAX_HOLES: usize = 2;

/// A letter whose last byte is lost, by the bytes before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hole {
    /// 0xC3 and a byte that is lost.
    C3,
    C4,
    E1Ba,
    E1Bb,
    /// 0xC3 and a space: `à`, and the space may be a part of it.
    Space,
}

impl Hole {
    /// What fits, the more likely first: letters whose byte windows-1252 has nothing for, then those that Latin-1 loses too.
    const fn letters(self) -> &'static [char] {
        match self {
            Self::C3 => &['í', 'à', 'Á', 'Í', 'Ý', 'À', 'Ê', 'Ú', 'Ô', 'Ò', 'É', 'Ó', 'Â', 'È', 'Ì', 'Ù', 'Õ', 'Ã'],
            Self::C4 => &['Đ', 'đ', 'ă', 'Ă'],
            Self::E1Ba => &['ậ'],
            Self::E1Bb => &[
                'ề', 'ờ', 'ọ', 'ử', 'ỏ', 'Ố', 'ệ', 'ộ', 'ố', 'ồ', 'ớ', 'ở', 'ị', 'ổ', 'ể', 'ễ', 'ỉ', 'ỗ', 'Ề', 'Ọ', 'Ờ', 'Ộ',
                'Ế', 'Ể', 'Ồ', 'Ớ', 'Ị', 'Ở', 'Ổ', 'Ễ', 'Ỗ', 'Ỏ', 'Ỉ',
            ],
            Self::Space => &['à'],
        }
    }
}

/// Frequent words for which the order of [`Hole::letters`] would say another.
const FREQUENT: [&str; 40] = [
    "bà", "bỏ", "bỏng", "chọn", "chờ", "cà", "cử", "già", "giọng", "giỏi", "giờ", "gà", "gọi", "gọn", "hà", "họ", "hỏi",
    "hỏng", "khỏe", "khỏi", "là", "lỏng", "mọi", "mỏng", "mờ", "ngà", "ngọn", "ngờ", "nhà", "nhỏ", "phở", "sử", "thử", "trà",
    "trọ", "trọn", "tử", "và", "xử", "đà",
];

/// A part of a line: what stands in it, or a hole with the characters that it was made of.
enum Part<'a> {
    Char(char),
    Hole(Hole, &'a str),
}

/// What a pass over a text knows before it comes to a line.
#[derive(Clone, Copy)]
pub(super) struct Layer {
    /// Whether there are enough certain letters to believe in the others: `Ã` before a consonant is a letter of VPS, and of
    /// Portuguese.
    fills: bool,
}

impl Layer {
    /// Looks for the outermost layer of a text.
    pub(super) fn of(text: &str) -> Self {
        let (mut certain, mut uncertain) = (0, 0);
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let len = match sequence(rest) {
                Some((part, len)) => {
                    match part {
                        // Two characters that no language has side by side are as good as a whole letter.
                        Part::Char(_) | Part::Hole(Hole::E1Ba | Hole::E1Bb, _) => certain += 1,
                        Part::Hole(..) => uncertain += 1,
                    }
                    len
                }
                None => c.len_utf8(),
            };
            rest = rest.get(len..).unwrap_or_default();
        }
        Self { fills: certain > 0 && 4 * certain >= uncertain }
    }

    /// The line with one layer taken off; `None` when it has none.
    pub(super) fn peeled(self, line: &str) -> Option<String> {
        let mut parts = Vec::new();
        let mut found = false;
        let mut rest = line;
        while let Some(c) = rest.chars().next() {
            let (part, len) = match sequence(rest) {
                Some((part, len)) if self.fills || matches!(part, Part::Char(_)) => {
                    found = true;
                    (part, len)
                }
                _ => (Part::Char(c), c.len_utf8()),
            };
            parts.push(part);
            rest = rest.get(len..).unwrap_or_default();
        }
        found.then(|| filled(&parts))
    }
}

/// The letter that the characters at the start of `rest` were once, and their length.
fn sequence(rest: &str) -> Option<(Part<'_>, usize)> {
    let mut chars = rest.char_indices();
    let lead = byte_of(chars.next()?.1)?;
    let length = match lead {
        // Latin letters; what they were read as lies there too.
        0xC2..=0xC6 | 0xCB..=0xCC => 2,
        // Vietnamese letters, punctuation and the byte order mark.
        0xE1 | 0xE2 | 0xEF => 3,
        // Emoji.
        0xF0 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    for place in 1..length {
        let next = chars.next();
        let end = next.map_or(rest.len(), |(at, _)| at);
        match next.and_then(|(_, c)| byte_of(c).filter(|byte| (0x80..0xC0).contains(byte))) {
            Some(byte) => *bytes.get_mut(place)? = byte,
            None if place + 1 < length => return None,
            None => return hole(bytes.get(..place)?, rest, end, next.map(|(_, c)| c)),
        }
    }
    let end = chars.next().map_or(rest.len(), |(at, _)| at);
    let letter = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    let expected = match letter {
        ..'\u{370}' | '\u{1E00}'..'\u{1F00}' | '\u{2000}'..'\u{2C00}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => true,
        _ => length == 4,
    };
    expected.then_some((Part::Char(letter), end))
}

/// The hole after the bytes of a letter, `next` standing where the last byte should, at `end`.
fn hole<'a>(bytes: &[u8], rest: &'a str, end: usize, next: Option<char>) -> Option<(Part<'a>, usize)> {
    let hole = match (bytes, next) {
        ([0xC3], Some(' ')) => Hole::Space,
        ([0xC3], _) => Hole::C3,
        ([0xC4], _) => Hole::C4,
        ([0xE1, 0xBA], _) => Hole::E1Ba,
        ([0xE1, 0xBB], _) => Hole::E1Bb,
        _ => return None,
    };
    let end = match next {
        Some(stand_in @ (' ' | '?' | char::REPLACEMENT_CHARACTER)) if stand_in != ' ' || hole == Hole::Space => {
            end + stand_in.len_utf8()
        }
        _ => end,
    };
    Some((Part::Hole(hole, rest.get(..end)?), end))
}

/// The text of the parts, with the holes filled that a syllable fills.
fn filled(parts: &[Part<'_>]) -> String {
    let mut text = String::with_capacity(parts.len() * 2);
    let mut rest = parts;
    while let Some((first, behind)) = rest.split_first() {
        if let Part::Char(c) = first
            && Letter::of(*c).is_none()
        {
            text.push(*c);
            rest = behind;
            continue;
        }
        let end = rest.iter().position(|part| !is_of_word(part)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        rest = behind;
        // The word goes to its space, and behind it again when the space is a part of its `à`.
        let mut word = word;
        while let Some(space) = word.iter().position(|part| matches!(part, Part::Hole(Hole::Space, _))) {
            let (head, tail) = word.split_at((space + 1).min(word.len()));
            let next = tail.iter().position(|part| matches!(part, Part::Hole(Hole::Space, _))).unwrap_or(tail.len());
            let alone = syllable(tail.get(..next).unwrap_or_default());
            let joined = syllable(word.get(..head.len() + next).unwrap_or_default());
            match joined {
                Some(joined) if next > 0 && (alone.is_none() || next == 1) => {
                    text.push_str(&joined);
                    word = tail.get(next..).unwrap_or_default();
                }
                _ => {
                    push_word(&mut text, head);
                    // The one space at the end of a word, or the space itself where no second one follows.
                    if !tail.is_empty() {
                        text.push(' ');
                    }
                    word = tail;
                }
            }
        }
        push_word(&mut text, word);
    }
    text
}

fn is_of_word(part: &Part<'_>) -> bool {
    match part {
        Part::Char(c) => Letter::of(*c).is_some(),
        Part::Hole(..) => true,
    }
}

fn push_word(text: &mut String, word: &[Part<'_>]) {
    if let Some(word) = syllable(word) {
        text.push_str(&word);
        return;
    }
    for part in word {
        match part {
            Part::Char(c) => text.push(*c),
            Part::Hole(Hole::Space, _) => text.push('à'),
            Part::Hole(_, raw) => text.push_str(raw),
        }
    }
}

/// The syllable that the parts spell, its holes filled with what fits best.
fn syllable(word: &[Part<'_>]) -> Option<String> {
    let mut letters = ['\0'; MAX_LETTERS];
    let letters = letters.get_mut(..word.len())?;
    let mut holes = [(0, Hole::C3); MAX_HOLES];
    let mut count = 0;
    for (at, (part, letter)) in word.iter().zip(letters.iter_mut()).enumerate() {
        match part {
            Part::Char(c) => *letter = *c,
            Part::Hole(hole, _) => {
                *holes.get_mut(count)? = (at, *hole);
                count += 1;
            }
        }
    }
    let of = |place: usize| if place < count { holes[place].1.letters() } else { &['\0'] };
    // With two holes, what windows-1252 has nothing for is enough to try.
    let most = if count > 1 { 6 } else { usize::MAX };
    let mut best: Option<String> = None;
    for &first in of(0).iter().take(most) {
        for &second in of(1).iter().take(most) {
            for (&(at, _), letter) in holes.iter().take(count).zip([first, second]) {
                *letters.get_mut(at)? = letter;
            }
            if likeness::is_syllable(letters.iter().copied()) {
                let word: String = letters.iter().collect();
                if FREQUENT.contains(&word.to_lowercase().as_str()) {
                    return Some(word);
                }
                best.get_or_insert(word);
            }
        }
    }
    best
}
