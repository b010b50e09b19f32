//! The Vietnamese alphabet: what a letter is made of.
//!
//! A letter is a base (an ASCII letter), a quality mark (`ă â ê ô ơ ư đ`), a tone mark and a case. The 134 letters with a mark
//! that Vietnamese uses in both cases all have a code point of their own (Unicode blocks Latin-1 Supplement, Latin Extended-A
//! and -B, Latin Extended Additional); the tables here are those code points, in the order of the Unicode charts.

/// One of the six tones, by the names of their marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[repr(u8)]
pub enum Tone {
    /// *ngang*: no mark.
    #[default]
    Level = 0,
    /// *huyền*: the grave accent, `à`.
    Grave = 1,
    /// *sắc*: the acute accent, `á`.
    Acute = 2,
    /// *hỏi*: the hook above, `ả`.
    Hook = 3,
    /// *ngã*: the tilde, `ã`.
    Tilde = 4,
    /// *nặng*: the dot below, `ạ`.
    Dot = 5,
}

impl Tone {
    /// All six, in the order of the enum.
    pub const ALL: [Self; 6] = [Self::Level, Self::Grave, Self::Acute, Self::Hook, Self::Tilde, Self::Dot];

    /// The tone that a combining mark writes (U+0300, U+0301, U+0303, U+0309, U+0323, and the deprecated U+0340, U+0341).
    #[must_use]
    pub const fn from_mark(mark: char) -> Option<Self> {
        Some(match mark {
            '\u{300}' | '\u{340}' => Self::Grave,
            '\u{301}' | '\u{341}' => Self::Acute,
            '\u{309}' => Self::Hook,
            '\u{303}' => Self::Tilde,
            '\u{323}' => Self::Dot,
            _ => return None,
        })
    }
}

/// Where the tone mark of an open `oa oe uy` stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[repr(u8)]
pub enum ToneStyle {
    /// As the text has it.
    #[default]
    Keep = 0,
    /// On the glide: `hòa`, `khỏe`, `thủy`. What newspapers print.
    Old = 1,
    /// On the nucleus: `hoà`, `khoẻ`, `thuỷ`. What schools teach and processed corpora have.
    New = 2,
}

/// The mark that makes another letter of a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum Quality {
    Plain,
    /// `ă`
    Breve,
    /// `â ê ô`
    Circumflex,
    /// `ơ ư`
    Horn,
    /// `đ`
    Stroke,
}

/// A letter taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Letter {
    /// The lower-case ASCII letter below the marks.
    pub base: u8,
    pub quality: Quality,
    pub tone: Tone,
    pub upper: bool,
}

/// The twelve vowels, lower case, by tone in the order of [`Tone::ALL`].
pub(crate) const LOWER: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// The same in upper case.
pub(crate) const UPPER: [[char; 6]; 12] = [
    ['A', 'À', 'Á', 'Ả', 'Ã', 'Ạ'],
    ['Ă', 'Ằ', 'Ắ', 'Ẳ', 'Ẵ', 'Ặ'],
    ['Â', 'Ầ', 'Ấ', 'Ẩ', 'Ẫ', 'Ậ'],
    ['E', 'È', 'É', 'Ẻ', 'Ẽ', 'Ẹ'],
    ['Ê', 'Ề', 'Ế', 'Ể', 'Ễ', 'Ệ'],
    ['I', 'Ì', 'Í', 'Ỉ', 'Ĩ', 'Ị'],
    ['O', 'Ò', 'Ó', 'Ỏ', 'Õ', 'Ọ'],
    ['Ô', 'Ồ', 'Ố', 'Ổ', 'Ỗ', 'Ộ'],
    ['Ơ', 'Ờ', 'Ớ', 'Ở', 'Ỡ', 'Ợ'],
    ['U', 'Ù', 'Ú', 'Ủ', 'Ũ', 'Ụ'],
    ['Ư', 'Ừ', 'Ứ', 'Ử', 'Ữ', 'Ự'],
    ['Y', 'Ỳ', 'Ý', 'Ỷ', 'Ỹ', 'Ỵ'],
];

/// The base and quality of each row of [`LOWER`].
const ROWS: [(u8, Quality); 12] = [
    (b'a', Quality::Plain),
    (b'a', Quality::Breve),
    (b'a', Quality::Circumflex),
    (b'e', Quality::Plain),
    (b'e', Quality::Circumflex),
    (b'i', Quality::Plain),
    (b'o', Quality::Plain),
    (b'o', Quality::Circumflex),
    (b'o', Quality::Horn),
    (b'u', Quality::Plain),
    (b'u', Quality::Horn),
    (b'y', Quality::Plain),
];

/// Code points below U+01B1 and from U+1EA0 on, each to 1 + row * 12 + tone * 2 + case; 0 where there is no such letter.
const LOW_END: usize = 0x1B1;
const HIGH_START: usize = 0x1EA0;
const HIGH_END: usize = 0x1EFA;
static LOW: [u8; LOW_END] = table(0);
static HIGH: [u8; HIGH_END - HIGH_START] = table(HIGH_START);

const fn table<const N: usize>(start: usize) -> [u8; N] {
    let mut out = [0; N];
    let mut row = 0;
    while row < 12 {
        let mut tone = 0;
        while tone < 6 {
            let cell = (1 + row * 12 + tone * 2) as u8;
            let lower = LOWER[row][tone] as usize;
            let upper = UPPER[row][tone] as usize;
            if lower >= start && lower - start < N {
                out[lower - start] = cell;
            }
            if upper >= start && upper - start < N {
                out[upper - start] = cell + 1;
            }
            tone += 1;
        }
        row += 1;
    }
    out
}

/// The bases of the same code points, those of ASCII's letters too; 0 for all else.
static LOW_BASES: [u8; LOW_END] = bases(0);
static HIGH_BASES: [u8; HIGH_END - HIGH_START] = bases(HIGH_START);

const fn bases<const N: usize>(start: usize) -> [u8; N] {
    let cells: [u8; N] = table(start);
    let mut out = [0; N];
    let mut at = 0;
    while at < N {
        out[at] = match (start + at, cells[at]) {
            (ascii @ 0..=0x7F, _) if (ascii as u8).is_ascii_alphabetic() => (ascii as u8).to_ascii_lowercase(),
            (0x110 | 0x111, _) => b'd',
            (_, 0) => 0,
            (_, cell) => ROWS[(cell as usize - 1) / 12].0,
        };
        at += 1;
    }
    out
}

impl Letter {
    /// The base alone of a letter that [`of`](Self::of) takes apart.
    pub(crate) fn base_of(c: char) -> Option<u8> {
        let at = c as usize;
        let base = if at < LOW_END { LOW_BASES[at] } else { HIGH_BASES.get(at.wrapping_sub(HIGH_START)).copied().unwrap_or(0) };
        Some(base).filter(|&base| base != 0)
    }

    /// The parts of an ASCII letter or of a Vietnamese letter that is one code point.
    pub(crate) fn of(c: char) -> Option<Self> {
        let at = c as usize;
        let cell = if at < LOW_END { LOW[at] } else { HIGH.get(at.wrapping_sub(HIGH_START)).copied().unwrap_or(0) };
        if let Some(cell) = cell.checked_sub(1) {
            let (base, quality) = ROWS[usize::from(cell / 12)];
            let tone = Tone::ALL[usize::from(cell % 12 / 2)];
            return Some(Self { base, quality, tone, upper: cell % 2 == 1 });
        }
        let plain = |base, quality, upper| Some(Self { base, quality, tone: Tone::Level, upper });
        match c {
            'đ' => plain(b'd', Quality::Stroke, false),
            'Đ' => plain(b'd', Quality::Stroke, true),
            'a'..='z' => plain(c as u8, Quality::Plain, false),
            'A'..='Z' => plain(c.to_ascii_lowercase() as u8, Quality::Plain, true),
            _ => None,
        }
    }

    /// The one code point for these parts; `None` when Vietnamese has no such letter.
    pub(crate) fn to_char(self) -> Option<char> {
        if let Some(row) = ROWS.iter().position(|&row| row == (self.base, self.quality)) {
            let rows = if self.upper { &UPPER } else { &LOWER };
            return Some(rows[row][self.tone as usize]);
        }
        let lower = match (self.base, self.quality, self.tone) {
            (b'd', Quality::Stroke, Tone::Level) => return Some(if self.upper { 'Đ' } else { 'đ' }),
            (base @ b'a'..=b'z', Quality::Plain, Tone::Level) => base,
            _ => return None,
        };
        Some(char::from(if self.upper { lower.to_ascii_uppercase() } else { lower }))
    }

    /// Whether it is one of the twelve vowels.
    pub(crate) const fn is_vowel(self) -> bool {
        matches!(self.base, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_alone_is_the_same() {
        for c in '\0'..='\u{1FFF}' {
            assert_eq!(Letter::base_of(c), Letter::of(c).map(|letter| letter.base), "{c}");
        }
    }

    #[test]
    fn every_letter_comes_back() {
        let mut seen = 0;
        for c in '\0'..='\u{1FFF}' {
            if let Some(letter) = Letter::of(c) {
                assert_eq!(letter.to_char(), Some(c), "{c}");
                seen += usize::from(!c.is_ascii());
            }
        }
        assert_eq!(seen, 134, "67 letters with a mark in two cases");
    }
}
