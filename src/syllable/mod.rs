//! The syllable: its parts, the rules between them, and how it is written.

mod address;
mod analysis;
mod automaton;
mod character;
mod language;
mod number;
mod rime;
mod segment;
mod sound;
mod token;
mod word;

use std::fmt;

pub(crate) use analysis::{Analysis, analyze};
pub use language::is_vietnamese;
pub(crate) use rime::MAX_LETTERS;
pub use segment::{Syllables, syllables};
pub use sound::{Coda, Glide, Nucleus, Onset};
pub use token::{Token, TokenKind};

use crate::letter::{Letter, Quality, Tone, ToneStyle};

/// A well-formed Vietnamese syllable.
///
/// ```
/// use toasoan::{Coda, Glide, Nucleus, Onset, Syllable, Tone, ToneStyle};
///
/// let syllable = Syllable::parse("khỏe").unwrap();
/// assert_eq!(syllable.onset(), Onset::Kh);
/// assert_eq!(syllable.glide(), Glide::Rounded);
/// assert_eq!(syllable.nucleus(), Nucleus::E);
/// assert_eq!(syllable.coda(), Coda::None);
/// assert_eq!(syllable.tone(), Tone::Hook);
/// assert_eq!(syllable.to_string(), "khỏe");
/// assert_eq!(syllable.display(ToneStyle::New).to_string(), "khoẻ");
/// assert_eq!(Syllable::parse("quota"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable {
    onset: Onset,
    glide: Glide,
    nucleus: Nucleus,
    coda: Coda,
    tone: Tone,
    /// Whether onset and coda `C` are spelled with `k` where Vietnamese has `c`: `Kạn`, `Đắk`.
    with_k: bool,
}

impl Syllable {
    /// The syllable that the text spells, in any case, composed or decomposed, in the old or the new style.
    ///
    /// `None` when the text is anything but one well-formed syllable: a foreign word, a stop coda without sắc or nặng (`hoc`), a
    /// tone mark on the wrong vowel (`gìa`), spaces around it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text.chars())
    }

    /// [`Syllable::parse`] of characters that need not stand together.
    fn read(text: impl Iterator<Item = char>) -> Option<Self> {
        let mut letters = [Letter { base: 0, quality: Quality::Plain, tone: Tone::Level, upper: false }; MAX_LETTERS];
        let mut len = 0;
        for c in text {
            if let Some(letter) = Letter::of(c) {
                *letters.get_mut(len)? = letter;
                len += 1;
            } else {
                mark(letters.get_mut(len.checked_sub(1)?)?, c)?;
            }
        }
        let analysis = analyze(letters.get(..len)?)?;
        analysis.is_well_placed().then_some(analysis.syllable)
    }

    /// Every syllable that the rules allow, in the order of the parts; the attested ones outside the rules are not among them.
    ///
    /// ```
    /// use toasoan::Syllable;
    ///
    /// assert!(Syllable::all().all(|syllable| Syllable::parse(&syllable.to_string()) == Some(syllable)));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        Onset::ALL.into_iter().flat_map(|onset| {
            [Glide::None, Glide::Rounded].into_iter().flat_map(move |glide| {
                Nucleus::ALL.into_iter().flat_map(move |nucleus| {
                    Coda::ALL.into_iter().flat_map(move |coda| {
                        Tone::ALL.into_iter().filter_map(move |tone| {
                            analysis::rules(onset, glide, nucleus, coda, tone).then_some(Self {
                                onset,
                                glide,
                                nucleus,
                                coda,
                                tone,
                                with_k: false,
                            })
                        })
                    })
                })
            })
        })
    }

    /// The consonant it begins with.
    #[must_use]
    pub const fn onset(self) -> Onset {
        self.onset
    }

    /// The rounding before its vowel.
    #[must_use]
    pub const fn glide(self) -> Glide {
        self.glide
    }

    /// Its vowel.
    #[must_use]
    pub const fn nucleus(self) -> Nucleus {
        self.nucleus
    }

    /// What closes it.
    #[must_use]
    pub const fn coda(self) -> Coda {
        self.coda
    }

    /// Its tone.
    #[must_use]
    pub const fn tone(self) -> Tone {
        self.tone
    }

    /// The same syllable in another tone; `None` when it has a stop coda and the tone is neither sắc nor nặng.
    ///
    /// ```
    /// use toasoan::{Syllable, Tone};
    ///
    /// let hoa = Syllable::parse("hoa").unwrap();
    /// assert_eq!(hoa.with_tone(Tone::Grave).unwrap().to_string(), "hòa");
    /// assert_eq!(Syllable::parse("học").unwrap().with_tone(Tone::Level), None);
    /// ```
    #[must_use]
    pub fn with_tone(self, tone: Tone) -> Option<Self> {
        if self.coda.is_stop() && !matches!(tone, Tone::Acute | Tone::Dot) { None } else { Some(Self { tone, ..self }) }
    }

    /// How its onset is written, the `i` of `gi` where no other vowel follows it, and the `u` of `qu`, left to the rime.
    const fn consonants(self) -> &'static str {
        match self.onset {
            Onset::C if self.with_k => "k",
            Onset::Gi if matches!(self.nucleus, Nucleus::I | Nucleus::Ie) => "g",
            onset if self.nucleus.is_front() && matches!(self.glide, Glide::None) => onset.front_spelling(),
            onset => onset.spelling(),
        }
    }

    /// The syllable in lower case, composed, with its tone mark where the style has it ([`ToneStyle::Keep`] is taken for the old
    /// style).
    #[must_use]
    pub const fn display(self, style: ToneStyle) -> Spelled {
        Spelled { syllable: self, style }
    }
}

/// In the old style, as newspapers print it.
impl fmt::Display for Syllable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.display(ToneStyle::Old).fmt(f)
    }
}

/// What [`Syllable::display`] returns.
#[derive(Clone, Copy, Debug)]
pub struct Spelled {
    syllable: Syllable,
    style: ToneStyle,
}

impl fmt::Display for Spelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;

        let Syllable { onset, glide, nucleus, coda, tone, with_k } = self.syllable;
        f.write_str(self.syllable.consonants())?;
        let open = coda == Coda::None;
        if glide == Glide::Rounded {
            let round = matches!(nucleus, Nucleus::A | Nucleus::ABreve | Nucleus::E) && onset != Onset::Q;
            let marked = self.style != ToneStyle::New
                && open
                && onset != Onset::Q
                && matches!(nucleus, Nucleus::A | Nucleus::E | Nucleus::Y);
            f.write_char(vowel(if round { b'o' } else { b'u' }, Quality::Plain, if marked { tone } else { Tone::Level }))?;
            if marked {
                return f.write_char(match nucleus {
                    Nucleus::A => 'a',
                    Nucleus::E => 'e',
                    _ => 'y',
                });
            }
        }
        let (first, second) = match nucleus {
            Nucleus::A => ((b'a', Quality::Plain), None),
            Nucleus::ABreve => ((b'a', Quality::Breve), None),
            Nucleus::ACircumflex => ((b'a', Quality::Circumflex), None),
            Nucleus::E => ((b'e', Quality::Plain), None),
            Nucleus::ECircumflex => ((b'e', Quality::Circumflex), None),
            Nucleus::I => ((b'i', Quality::Plain), None),
            Nucleus::O => ((b'o', Quality::Plain), None),
            Nucleus::OCircumflex => ((b'o', Quality::Circumflex), None),
            Nucleus::OHorn => ((b'o', Quality::Horn), None),
            Nucleus::U => ((b'u', Quality::Plain), None),
            Nucleus::UHorn => ((b'u', Quality::Horn), None),
            Nucleus::Y => ((b'y', Quality::Plain), None),
            Nucleus::OLong => ((b'o', Quality::Plain), Some((b'o', Quality::Plain))),
            Nucleus::Ie => {
                let y = glide == Glide::Rounded || (onset == Onset::None && !open);
                ((if y { b'y' } else { b'i' }, Quality::Plain), Some((b'e', Quality::Circumflex)))
            }
            Nucleus::Uo => ((b'u', Quality::Plain), Some((b'o', Quality::Circumflex))),
            Nucleus::UoHorn => ((b'u', Quality::Horn), Some((b'o', Quality::Horn))),
        };
        match second {
            Some(second) if !open => {
                f.write_char(vowel(first.0, first.1, Tone::Level))?;
                f.write_char(vowel(second.0, second.1, tone))?;
            }
            _ => {
                f.write_char(vowel(first.0, first.1, tone))?;
                if second.is_some() {
                    f.write_char('a')?;
                }
            }
        }
        f.write_str(if with_k && coda == Coda::C { "k" } else { coda.spelling() })
    }
}

fn vowel(base: u8, quality: Quality, tone: Tone) -> char {
    Letter { base, quality, tone, upper: false }.to_char().unwrap_or(char::from(base))
}

/// Adds a combining mark to a letter; `None` when the letter has one of that kind already or Vietnamese has no such letter.
fn mark(letter: &mut Letter, mark: char) -> Option<()> {
    if let Some(tone) = Tone::from_mark(mark) {
        if letter.tone != Tone::Level || !letter.is_vowel() {
            return None;
        }
        letter.tone = tone;
        return Some(());
    }
    let quality = match (mark, letter.base) {
        ('\u{302}', b'a' | b'e' | b'o') => Quality::Circumflex,
        ('\u{306}', b'a') => Quality::Breve,
        ('\u{31B}', b'o' | b'u') => Quality::Horn,
        _ => return None,
    };
    if letter.quality != Quality::Plain {
        return None;
    }
    letter.quality = quality;
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    fn letters(word: &str) -> Vec<Letter> {
        word.chars().map(|c| Letter::of(c).unwrap()).collect()
    }

    #[test]
    fn well_formed_and_not() {
        for word in [
            "a", "ăn", "ý", "y", "yêu", "yết", "ỉa", "uyên", "oong", "xoong", "moóc", "gì", "gìn", "giếng", "giêng", "giềng",
            "già", "giữ", "giặc", "giỗ", "quý", "quả", "quốc", "quýt", "quít", "quyết", "quyên", "quẻo", "quạu", "quở", "quắt",
            "khuya", "khuỷu", "ngoèo", "nguyễn", "nguyệt", "nghiêng", "nghĩ", "ghế", "kỹ", "kĩ", "lý", "kiến", "cửa", "của",
            "kìa", "được", "người", "hươu", "hòa", "hoà", "khỏe", "khoẻ", "thủy", "thuỷ", "hoàn", "ngoài", "xoáy", "Huế",
            "thuở", "huýt", "HUỲNH", "Đoàn", "tuýp", "chuếch", "choàng", "khuâng", "ngoao", "vỹ", "Thy", "ừm",
        ] {
            assert!(Syllable::parse(word).is_some(), "{word}");
        }
        for word in [
            "",
            "b",
            "Núñez",
            "Suárez",
            "Élysée",
            "quota",
            "hoc",
            "cat",
            "hòc",
            "gìa",
            "đựơc",
            "ngươì",
            "kan",
            "ge",
            "nge",
            "cê",
            "ghá",
            "qan",
            "qua ",
            " qua",
            "yn",
            "iên",
            "tyên",
            "hoaf",
            "être",
            "café",
            "résumé",
            "queen",
            "quoc",
            "hòá",
            "nghiêngg",
            "sjn",
            "zô",
            "paris",
            "ngh",
            "dượ",
            "iê",
            "uô",
            "ươ",
            "quôi",
            "quua",
            "gyi",
            "giy",
            "giii",
            "qu",
            "q",
            "gh",
            "đđ",
        ] {
            assert_eq!(Syllable::parse(word), None, "{word}");
        }
    }

    #[test]
    fn any_form_and_case() {
        for word in ["nguyê\u{303}n", "nguye\u{302}\u{303}n", "nguye\u{303}\u{302}n", "NGUYỄN", "NguyỄn", "nguyễn"] {
            assert_eq!(Syllable::parse(word).map(|s| s.to_string()).as_deref(), Some("nguyễn"), "{word}");
        }
        assert_eq!(Syllable::parse("\u{301}a"), None);
        assert_eq!(Syllable::parse("a\u{301}\u{301}"), None);
        assert_eq!(Syllable::parse("d\u{302}a"), None);
    }

    #[test]
    fn the_tone_has_its_place_in_each_style() {
        for (word, written, old, new) in [
            ("hoa", None, 1, 2),
            ("hoà", Some(2), 1, 2),
            ("hòan", Some(1), 2, 2),
            ("đựơc", Some(1), 2, 2),
            ("gìa", Some(1), 2, 2),
            ("ngươì", Some(4), 3, 3),
            ("qúy", Some(1), 2, 2),
            ("quỷên", Some(2), 3, 3),
            ("cuả", Some(2), 1, 1),
            ("khuỷu", Some(3), 3, 3),
            ("khuyá", Some(4), 3, 3),
            ("moóc", Some(2), 2, 2),
            ("thúơ", Some(2), 3, 3),
            ("giếng", Some(2), 2, 2),
            ("chuỵên", Some(3), 4, 4),
        ] {
            let got = analyze(&letters(word)).unwrap();
            assert_eq!((got.written, got.old, got.new), (written, old, new), "{word}");
        }
        assert_eq!(analyze(&letters("hòà")), None);
    }

    #[test]
    fn every_irregular_syllable_is_read_and_written() {
        for word in lexicon::irregular_syllables() {
            let got = Syllable::parse(word).unwrap_or_else(|| panic!("{word}"));
            assert_eq!(got.to_string(), word);
            assert!(
                got.with_k || !analysis::rules(got.onset, got.glide, got.nucleus, got.coda, got.tone),
                "{word} follows the rules: it needs no place on the list"
            );
        }
    }
}
