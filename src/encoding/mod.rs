//! Bytes to text and back: the charsets that Vietnamese was written in before Unicode, and Unicode itself.
//!
//! A charset a file, each with the source of its table in its head; [`table`] has the engines that they share.

mod detection;
mod likeness;
mod mojibake;
mod table;
mod tcvn3;
mod unicode;
mod viqr;
mod viscii;
mod vni;
mod vps;
mod windows_1258;

pub use detection::Detection;
pub use mojibake::repair_mojibake;

use std::borrow::Cow;
use std::fmt;

use crate::error::Error;
use crate::letter::{Letter, Quality, Tone};

/// A way to write Vietnamese in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Encoding {
    /// UTF-8, of which ASCII is a part.
    Utf8 = 1,
    /// UTF-16, the low byte first.
    Utf16Le = 2,
    /// UTF-16, the high byte first.
    Utf16Be = 3,
    /// TCVN3, of the ABC fonts such as `.VnTime`: a byte a letter, capitals with a tone left to a font of capitals.
    Tcvn3 = 4,
    /// TCVN3 as a font of capitals such as `.VnTimeH` shows it: every letter is a capital.
    Tcvn3Capitals = 5,
    /// VNI for Windows: a letter and its mark, a byte each.
    Vni = 6,
    /// VISCII 1.1 (RFC 1456): a byte a letter, six of them control characters.
    Viscii = 7,
    /// VPS: a byte a letter, fourteen of them control characters.
    Vps = 8,
    /// VIQR (RFC 1456): ASCII, the marks as punctuation behind the letter.
    Viqr = 9,
    /// windows-1258: a byte a letter, its tone in a byte behind it.
    Windows1258 = 10,
}

impl Encoding {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 10] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Tcvn3,
        Self::Tcvn3Capitals,
        Self::Vni,
        Self::Viscii,
        Self::Vps,
        Self::Viqr,
        Self::Windows1258,
    ];

    /// Its name: `utf-8`, `utf-16le`, `utf-16be`, `tcvn3`, `tcvn3-capitals`, `vni`, `viscii`, `vps`, `viqr` or `windows-1258`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Tcvn3 => "tcvn3",
            Self::Tcvn3Capitals => "tcvn3-capitals",
            Self::Vni => "vni",
            Self::Viscii => "viscii",
            Self::Vps => "vps",
            Self::Viqr => "viqr",
            Self::Windows1258 => "windows-1258",
        }
    }

    /// The encoding that a name means: its own, or another in use (`abc`, `.VnTime`, `VNI-Windows`, `cp1258`, `ascii` and the
    /// like). Case, spaces, `-`, `_` and a leading `.` or `x-` do not count.
    ///
    /// ```
    /// use toasoan::Encoding;
    /// assert_eq!(Encoding::from_name("TCVN-5712"), Some(Encoding::Tcvn3));
    /// assert_eq!(Encoding::from_name("koi8-r"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let mut key: String = name.chars().filter(|c| !matches!(c, ' ' | '-' | '_' | '.' | ':')).take(24).collect();
        key.make_ascii_lowercase();
        let key = key.strip_prefix("xviet").or_else(|| key.strip_prefix('x')).unwrap_or(&key);
        Some(match key {
            "utf8" | "ascii" | "usascii" | "unicode" => Self::Utf8,
            "utf16le" | "utf16" | "ucs2" => Self::Utf16Le,
            "utf16be" => Self::Utf16Be,
            "tcvn3" | "tcvn" | "tcvn5712" | "tcvn57121" | "tcvn57121993" | "abc" | "vntime" | "vn3" => Self::Tcvn3,
            "tcvn3capitals" | "tcvn3h" | "abch" | "vntimeh" => Self::Tcvn3Capitals,
            "vni" | "vniwindows" | "vniwin" | "vnitimes" => Self::Vni,
            "viscii" | "viscii11" | "viscii111" | "csviscii" => Self::Viscii,
            "vps" => Self::Vps,
            "viqr" | "csviqr" | "vietnet" => Self::Viqr,
            "windows1258" | "cp1258" | "1258" | "win1258" => Self::Windows1258,
            _ => return None,
        })
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What [`decode`] makes of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The text; borrowed when the bytes are well-formed UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding it was read in.
    pub encoding: Encoding,
    /// How many bytes (or ill-formed sequences of UTF-8 and UTF-16) stand for nothing; each is one U+FFFD of the text.
    pub undecodable: usize,
}

/// Reads bytes in an encoding.
///
/// What the encoding has no meaning for becomes U+FFFD and is counted; nothing is dropped but a leading byte order mark of UTF-8
/// or UTF-16. Letters come out as one code point each (NFC), also where the charset writes the tone by itself.
///
/// ```
/// let decoded = toasoan::decode(b"Vi\xD6t Nam", toasoan::Encoding::Tcvn3);
/// assert_eq!(decoded.text, "Việt Nam");
/// assert_eq!(decoded.undecodable, 0);
/// ```
#[must_use]
pub fn decode(bytes: &[u8], encoding: Encoding) -> Decoded<'_> {
    let (text, undecodable) = match encoding {
        Encoding::Utf8 => {
            let (text, undecodable) = unicode::decode_utf8(bytes);
            return Decoded { text, encoding, undecodable };
        }
        Encoding::Utf16Le => unicode::decode_utf16(bytes, u16::from_le_bytes),
        Encoding::Utf16Be => unicode::decode_utf16(bytes, u16::from_be_bytes),
        Encoding::Tcvn3 => tcvn3::TCVN3.decode(bytes),
        Encoding::Tcvn3Capitals => tcvn3::CAPITALS.decode(bytes),
        Encoding::Vni => vni::VNI.decode(bytes),
        Encoding::Viscii => viscii::VISCII.decode(bytes),
        Encoding::Vps => vps::VPS.decode(bytes),
        Encoding::Viqr => viqr::decode(bytes),
        Encoding::Windows1258 => windows_1258::WINDOWS_1258.decode(bytes),
    };
    Decoded { text: Cow::Owned(text), encoding, undecodable }
}

/// Writes a text in an encoding, without a byte order mark.
///
/// For a legacy charset, combining marks are put on their letter first, so that NFD text is written as NFC text is. A U+FEFF at the
/// start of the text is written too, and taken for the mark when UTF-8 or UTF-16 is read again.
///
/// # Errors
/// When the encoding cannot hold a letter of the text ([`Error::is_unencodable`]); the message names the first.
///
/// ```
/// use toasoan::{Encoding, encode};
/// assert_eq!(encode("Việt Nam", Encoding::Viqr)?, b"Vie^.t Nam");
/// assert!(encode("Việt Nam 越南", Encoding::Viscii).is_err_and(|error| error.is_unencodable()));
/// # Ok::<(), toasoan::Error>(())
/// ```
pub fn encode(text: &str, encoding: Encoding) -> Result<Vec<u8>, Error> {
    write(text, encoding, None)
}

/// Writes a text in an encoding, `replacement` in the place of each letter that it cannot hold.
///
/// TCVN3 has no capitals with a tone: there the small letter stands in for them, as the fonts of capitals want it (and the other
/// way round for [`Encoding::Tcvn3Capitals`], which has capitals only).
///
/// # Errors
/// When the encoding cannot hold the replacement either ([`Error::is_unencodable`]).
///
/// ```
/// use toasoan::{Encoding, encode_with_replacement};
/// assert_eq!(encode_with_replacement("“Việt” → 越", Encoding::Viscii, "?")?, b"?Vi\xAEt? ? ?");
/// # Ok::<(), toasoan::Error>(())
/// ```
pub fn encode_with_replacement(text: &str, encoding: Encoding, replacement: &str) -> Result<Vec<u8>, Error> {
    encode(replacement, encoding)?;
    let replacement: String = Composed::new(replacement).map(|(_, letter)| letter).collect();
    write(text, encoding, Some(&replacement))
}

fn write(text: &str, encoding: Encoding, replacement: Option<&str>) -> Result<Vec<u8>, Error> {
    let code: &dyn Fn(char) -> Option<u16> = match encoding {
        Encoding::Utf8 => return Ok(text.as_bytes().to_vec()),
        Encoding::Utf16Le => return Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => return Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        Encoding::Viqr => return viqr::encode(Composed::new(text), replacement),
        Encoding::Tcvn3 => &|c| tcvn3::TCVN3.code(c),
        Encoding::Tcvn3Capitals => &|c| tcvn3::CAPITALS.code(c),
        Encoding::Vni => &|c| vni::VNI.code(c),
        Encoding::Viscii => &|c| viscii::VISCII.code(c),
        Encoding::Vps => &|c| vps::VPS.code(c),
        Encoding::Windows1258 => &|c| windows_1258::WINDOWS_1258.code(c),
    };
    let mut bytes = Vec::with_capacity(text.len());
    for (at, letter) in Composed::new(text) {
        if let Some(code) = code(letter) {
            push(&mut bytes, code);
            continue;
        }
        let other = replacement.and_then(|_| other_case(letter)).and_then(code);
        if let Some(code) = other {
            push(&mut bytes, code);
            continue;
        }
        for code in replaced(letter, at, encoding.name(), replacement)?.chars().filter_map(code) {
            push(&mut bytes, code);
        }
    }
    Ok(bytes)
}

/// One byte, or two when the high one is not 0.
fn push(bytes: &mut Vec<u8>, code: u16) {
    let [first, second] = code.to_le_bytes();
    bytes.push(first);
    if second != 0 {
        bytes.push(second);
    }
}

/// What to write for a letter that the charset has not, or the error that says so.
fn replaced<'a>(letter: char, at: usize, encoding: &'static str, replacement: Option<&'a str>) -> Result<&'a str, Error> {
    replacement.ok_or(Error::unencodable(letter, at, encoding))
}

/// The Vietnamese letter in the other case.
fn other_case(letter: char) -> Option<char> {
    Letter::of(letter).and_then(|parts| Letter { upper: !parts.upper, ..parts }.to_char())
}

/// The letters of a text with their places, each with its combining marks on it where that is one code point.
struct Composed<'a> {
    letters: std::iter::Peekable<std::str::CharIndices<'a>>,
}

impl<'a> Composed<'a> {
    fn new(text: &'a str) -> Self {
        Self { letters: text.char_indices().peekable() }
    }
}

impl Iterator for Composed<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<(usize, char)> {
        let (at, mut letter) = self.letters.next()?;
        while let Some(&(_, mark)) = self.letters.peek()
            && ('\u{300}'..'\u{370}').contains(&mark)
            && let Some(composed) = composed(letter, mark)
        {
            letter = composed;
            self.letters.next();
        }
        Some((at, letter))
    }
}

/// A letter with a mark put on it, in whatever order the marks come.
fn composed(letter: char, mark: char) -> Option<char> {
    if let Some(composed) = unicode_normalization::char::compose(letter, mark) {
        return Some(composed);
    }
    let parts = Letter::of(letter)?;
    if let Some(tone) = Tone::from_mark(mark).filter(|_| parts.tone == Tone::Level) {
        return Letter { tone, ..parts }.to_char();
    }
    let quality = match mark {
        '\u{302}' => Quality::Circumflex,
        '\u{306}' => Quality::Breve,
        '\u{31B}' => Quality::Horn,
        _ => return None,
    };
    if parts.quality == Quality::Plain { Letter { quality, ..parts }.to_char() } else { None }
}

#[cfg(test)]
mod tests;
