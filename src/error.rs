//! What a caller can do wrong.

use std::fmt;

/// A mistake of the caller: content itself never fails.
///
/// Ask what it is with the `is_` methods; [`fmt::Display`] says it in one lower-case sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    TooLong { len: usize, limit: usize },
    NotUtf8 { at: usize },
    Option(String),
    Unencodable { letter: char, at: usize, encoding: &'static str },
}

impl Error {
    pub(crate) const fn too_long(len: usize, limit: usize) -> Self {
        Self(Kind::TooLong { len, limit })
    }

    #[allow(dead_code, reason = "the C API and the program read bytes")]
    pub(crate) const fn not_utf8(at: usize) -> Self {
        Self(Kind::NotUtf8 { at })
    }

    pub(crate) fn option(message: impl Into<String>) -> Self {
        Self(Kind::Option(message.into()))
    }

    pub(crate) const fn unencodable(letter: char, at: usize, encoding: &'static str) -> Self {
        Self(Kind::Unencodable { letter, at, encoding })
    }

    /// Whether the input is longer than the limit.
    #[must_use]
    pub const fn is_too_long(&self) -> bool {
        matches!(self.0, Kind::TooLong { .. })
    }

    /// Whether the input is not UTF-8 where UTF-8 was promised.
    #[must_use]
    pub const fn is_not_utf8(&self) -> bool {
        matches!(self.0, Kind::NotUtf8 { .. })
    }

    /// Whether an option has a value that it cannot have.
    #[must_use]
    pub const fn is_option(&self) -> bool {
        matches!(self.0, Kind::Option(_))
    }

    /// Whether a charset cannot hold a letter of the text.
    #[must_use]
    pub const fn is_unencodable(&self) -> bool {
        matches!(self.0, Kind::Unencodable { .. })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::TooLong { len, limit } => write!(f, "the input has {len} bytes, over the limit of {limit}"),
            Kind::NotUtf8 { at } => write!(f, "the input is not UTF-8 at byte {at}"),
            Kind::Option(message) => f.write_str(message),
            Kind::Unencodable { letter, at, encoding } => {
                write!(f, "{encoding} cannot hold the letter {letter:?} (U+{:04X}) at byte {at}", *letter as u32)
            }
        }
    }
}

impl std::error::Error for Error {}
