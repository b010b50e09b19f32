//! One word that a scan has flagged: what it is made of, and how it should be written.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::lookalike::{Kind, twin};
use crate::letter::{Letter, Quality, Tone, ToneStyle};
use crate::syllable::{Analysis, MAX_LETTERS, analyze};

/// Invisible characters that fonts and editors leave inside words.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Spaces that are no plain space.
pub(super) const fn is_odd_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// Whether a character can be part of a word: letters, marks, and what hides between them.
pub(super) fn is_part(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { c.is_alphabetic() || is_invisible(c) || is_combining_mark(c) }
}

/// The word around a place, not reaching back before `floor`.
pub(super) fn bounds(text: &str, place: usize, floor: usize) -> Range<usize> {
    let mut start = place;
    for (at, c) in text[floor..place].char_indices().rev() {
        if !is_part(c) {
            break;
        }
        start = floor + at;
    }
    let len = text[place..].find(|c| !is_part(c)).unwrap_or(text.len() - place);
    start..place + len
}

/// A run of letters, taken apart.
struct Letters {
    letters: [Letter; MAX_LETTERS],
    len: usize,
    /// Look-alikes, by kind.
    other_script: usize,
    symbols: usize,
    eths: usize,
    latin: usize,
    /// Whether a letter that is no look-alike has a mark.
    marked: bool,
}

impl Letters {
    /// `None` when there are more letters than a syllable has, or some that it cannot have.
    fn of(word: &str) -> Option<Self> {
        let none = Letter { base: 0, quality: Quality::Plain, tone: Tone::Level, upper: false };
        let mut this =
            Self { letters: [none; MAX_LETTERS], len: 0, other_script: 0, symbols: 0, eths: 0, latin: 0, marked: false };
        for c in word.chars() {
            if let Some(letter) = Letter::of(c) {
                this.push(letter)?;
                this.marked |= !c.is_ascii();
            } else if !is_invisible(c) {
                let mut ok = Some(());
                decompose_canonical(c, |part| ok = ok.and_then(|()| this.push_part(part)));
                ok?;
            }
        }
        Some(this)
    }

    fn push(&mut self, letter: Letter) -> Option<()> {
        *self.letters.get_mut(self.len)? = letter;
        self.len += 1;
        Some(())
    }

    /// Adds a mark to the last letter, or a look-alike.
    fn push_part(&mut self, part: char) -> Option<()> {
        if is_combining_mark(part) {
            let last = self.letters.get_mut(self.len.checked_sub(1)?)?;
            let same = if let Some(tone) = Tone::from_mark(part) {
                // Only vowels carry a tone; a doubled mark is one.
                let old = std::mem::replace(&mut last.tone, tone);
                last.is_vowel() && (old == Tone::Level || old == tone)
            } else {
                let quality = match (part, last.base) {
                    ('\u{302}', b'a' | b'e' | b'o') => Quality::Circumflex,
                    ('\u{306}', b'a') => Quality::Breve,
                    ('\u{30C}', b'a') => {
                        self.latin += 1;
                        Quality::Breve
                    }
                    ('\u{31B}', b'o' | b'u') => Quality::Horn,
                    ('\u{335}', b'd') => Quality::Stroke,
                    _ => return None,
                };
                let old = std::mem::replace(&mut last.quality, quality);
                old == Quality::Plain || old == quality
            };
            self.marked = true;
            return same.then_some(());
        }
        if let Some(letter) = Letter::of(part) {
            return self.push(letter);
        }
        let twin = twin(part)?;
        match twin.kind {
            Kind::OtherScript => self.other_script += 1,
            Kind::Symbol => self.symbols += 1,
            Kind::Eth => self.eths += 1,
            Kind::Latin => self.latin += 1,
        }
        self.push(twin.letter)
    }

    fn as_slice(&self) -> &[Letter] {
        self.letters.get(..self.len).unwrap_or(&[])
    }
}

/// Repairs words, one after the other, of one text.
pub(super) struct Words<'a> {
    text: &'a str,
    style: ToneStyle,
    /// The line last asked about, and whether it is Latin.
    line: (Range<usize>, bool),
    /// Whether a look-alike or an invisible character went: what stood beside it may now be told from other company.
    pub unsettled: bool,
    /// How the last word should be written.
    pub out: String,
}

impl<'a> Words<'a> {
    pub(super) fn new(text: &'a str, style: ToneStyle) -> Self {
        Self { text, style, line: (0..0, false), unsettled: false, out: String::new() }
    }

    /// Writes the word as it should be into `out`. `false` when it cannot be told, and the word must stay.
    pub(super) fn write(&mut self, word: Range<usize>) -> bool {
        self.out.clear();
        let text = &self.text[word.clone()];
        if self.write_syllable(text, &word) {
            return true;
        }
        let pieces = || text.split('\u{200B}').filter(|piece| !piece.is_empty());
        // A zero-width space between two words may be all that tells them apart.
        if pieces().nth(1).is_some() && pieces().all(|piece| self.is_syllable(piece)) {
            self.unsettled = true;
            for (i, piece) in pieces().enumerate() {
                if i > 0 {
                    self.out.push('\u{200B}');
                }
                // One that is held back for the company it keeps stays as it is.
                if !self.write_syllable(piece, &word) {
                    self.out.push_str(piece);
                }
            }
            return true;
        }
        self.write_foreign(text, &word)
    }

    fn is_syllable(&self, piece: &str) -> bool {
        Letters::of(piece).is_some_and(|letters| analyze(letters.as_slice()).is_some())
    }

    /// Appends the word if it is a syllable, perhaps badly written.
    fn write_syllable(&mut self, text: &str, word: &Range<usize>) -> bool {
        let Some(letters) = Letters::of(text) else { return false };
        let Some(analysis) = analyze(letters.as_slice()) else { return false };
        if letters.symbols > 0 && !letters.marked
            || letters.latin > 0 && !self.beside_vietnamese(word)
            || letters.other_script > 0 && letters.other_script == letters.len && !self.in_latin_line(word)
        {
            return false;
        }
        let Analysis { written, old, new, .. } = analysis;
        let place = match (written, self.style) {
            (None, _) => None,
            (Some(at), ToneStyle::Keep) if at == old || at == new => Some(at),
            (_, ToneStyle::Keep | ToneStyle::Old) => Some(old),
            (_, ToneStyle::New) => Some(new),
        };
        self.unsettled |=
            letters.symbols + letters.latin + letters.other_script + letters.eths > 0 || text.contains(is_invisible);
        let tone = analysis.syllable.tone();
        for (&letter, at) in letters.as_slice().iter().zip(0..) {
            let tone = if Some(at) == place { tone } else { Tone::Level };
            self.out.extend(Letter { tone, ..letter }.to_char());
        }
        true
    }

    /// Writes what is no syllable: an abbreviation in the right letters, any other word without what is invisible in it.
    fn write_foreign(&mut self, text: &str, word: &Range<usize>) -> bool {
        if self.write_abbreviation(text, word) {
            self.unsettled = true;
            return true;
        }
        let latin = |c: char| c < '\u{2B0}' || matches!(c, '\u{1E00}'..='\u{1EFF}');
        let mut letters = text.chars().filter(|&c| c.is_alphabetic());
        let some = letters.next().is_some_and(latin);
        let all = some && letters.all(latin);
        let none = !text.contains(char::is_alphabetic);
        let goes = |c: char| match c {
            '\u{AD}' | '\u{FEFF}' => true,
            '\u{200B}' | '\u{2060}' => all || none,
            // Joiners and direction marks mean something elsewhere, in emoji too.
            c => all && is_invisible(c),
        };
        if !text.contains(goes) {
            return false;
        }
        self.unsettled = true;
        self.out.clear();
        self.out.extend(text.chars().filter(|&c| !goes(c)).nfc());
        true
    }

    /// Writes an abbreviation that has look-alikes in it: `ТР.HCM`, `QÐ-TTg`.
    fn write_abbreviation(&mut self, text: &str, word: &Range<usize>) -> bool {
        self.out.clear();
        let (mut twins, mut eths, mut vowels, mut lower, mut len) = (0, 0, 0, 0, 0);
        for c in text.chars().filter(|&c| !is_invisible(c)) {
            let letter = match Letter::of(c) {
                Some(letter) => letter,
                None => match twin(c) {
                    Some(twin) if twin.kind == Kind::OtherScript => {
                        twins += 1;
                        twin.letter
                    }
                    Some(twin) if twin.letter.quality == Quality::Stroke => {
                        eths += 1;
                        twin.letter
                    }
                    _ => return false,
                },
            };
            if len == MAX_ABBREVIATION || letter.tone != Tone::Level {
                return false;
            }
            len += 1;
            lower += usize::from(!letter.upper);
            vowels += usize::from(letter.is_vowel());
            self.out.extend(letter.to_char());
        }
        // Capitals, or no vowel among them: `TTg`.
        if lower > 0 && (vowels > 0 || lower * 2 >= len) {
            return false;
        }
        let joined = self.joins_capital(word);
        if twins == 0 {
            return eths > 0 && vowels == 0 && (len > 1 || joined);
        }
        twins < len || joined || ABBREVIATIONS.contains(&self.out.as_str()) && self.in_latin_line(word)
    }

    /// Whether a point, hyphen or slash joins the word to a capital of Vietnamese, with its tone wherever that stands.
    fn joins_capital(&self, word: &Range<usize>) -> bool {
        let joint = |c: &char| matches!(c, '.' | '-' | '/');
        let capital = |c: char| Letter::of(c).is_some_and(|letter| letter.upper);
        let mut before = self.text[..word.start].chars().rev();
        let mut after = self.text[word.end..].chars();
        before.next().as_ref().is_some_and(joint) && before.next().is_some_and(capital)
            || after.next().as_ref().is_some_and(joint) && after.next().is_some_and(capital)
    }

    /// Whether no word beside this one is of a language that has letters like `ǎ ı ɖ` of its own.
    fn beside_vietnamese(&self, word: &Range<usize>) -> bool {
        let own = |c: char| {
            matches!(c, '\u{100}'..='\u{2AF}') && Letter::of(c).is_none() && twin(c).is_none() && !matches!(c, 'ǎ' | 'Ǎ')
        };
        let before = self.text[..word.start].chars().rev();
        let after = self.text[word.end..].chars();
        let word_of = |c: &char| *c != '\n';
        let mut before = before.take_while(word_of).skip_while(|&c| !is_part(c)).take_while(|&c| is_part(c)).take(REACH);
        let mut after = after.take_while(word_of).skip_while(|&c| !is_part(c)).take_while(|&c| is_part(c)).take(REACH);
        !before.any(own) && !after.any(own)
    }

    /// Whether the line of the word has Latin letters, and none of another script but look-alikes.
    fn in_latin_line(&mut self, word: &Range<usize>) -> bool {
        if !self.line.0.contains(&word.start) {
            let start = self.text[..word.start].rfind('\n').map_or(0, |at| at + 1);
            let end = self.text[word.end..].find('\n').map_or(self.text.len(), |at| word.end + at);
            let line = &self.text[start..end];
            let stranger = |c: char| {
                c > '\u{2AF}'
                    && c.is_alphabetic()
                    && !matches!(c, '\u{1E00}'..='\u{1EFF}')
                    && twin(c).is_none_or(|twin| twin.kind == Kind::Symbol)
            };
            let latin = line.contains(|c: char| c.is_ascii_alphabetic()) && !line.contains(stranger);
            self.line = (start..end, latin);
        }
        self.line.1
    }
}

/// The most letters of an abbreviation that is looked at for look-alikes.
const MAX_ABBREVIATION: usize = 8;
/// How many characters of the words beside one are looked at.
const REACH: usize = 32;
/// Abbreviations that are known although every letter of them is a look-alike.
const ABBREVIATIONS: [&str; 5] = ["HCM", "TP", "TPHCM", "TT", "TX"];
