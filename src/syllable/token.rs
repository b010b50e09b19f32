//! What a text is cut into.

use std::ops::Range;

/// A piece of a text: a word, a number, a mark.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// The bytes of the text that it covers, on character boundaries.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

impl Token {
    pub(crate) const fn new(start: usize, end: usize, kind: TokenKind) -> Self {
        Self { range: start..end, kind }
    }
}

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
#[repr(u8)]
pub enum TokenKind {
    /// A well-formed Vietnamese syllable: `người`.
    Syllable = 0,
    /// Any other word: `Internet`, `Covid-19`, `A320`.
    Foreign = 1,
    /// `UBND`, `TP.HCM`, `GS.TS`, `Q.1`, an initial with its dot (`H.`).
    Abbreviation = 2,
    /// `1.200`, `28/8/1945`, `20%`, `15h30`, `3-0`, `10.000m2`, `XIV`.
    Number = 3,
    /// `https://…`, `www.…`, `example.vn/path`.
    Url = 4,
    /// An e-mail address.
    Email = 5,
    /// Marks of punctuation, each by itself; `...` is one.
    Punctuation = 6,
    /// Everything else: `+`, `$`, emoji, control and lone invisible characters.
    Symbol = 7,
}

impl TokenKind {
    /// All of them, in the order of the enum.
    pub const ALL: [Self; 8] = [
        Self::Syllable,
        Self::Foreign,
        Self::Abbreviation,
        Self::Number,
        Self::Url,
        Self::Email,
        Self::Punctuation,
        Self::Symbol,
    ];

    /// Its name in lower case, which never changes: `"syllable"`, `"foreign"`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Syllable => "syllable",
            Self::Foreign => "foreign",
            Self::Abbreviation => "abbreviation",
            Self::Number => "number",
            Self::Url => "url",
            Self::Email => "email",
            Self::Punctuation => "punctuation",
            Self::Symbol => "symbol",
        }
    }
}
