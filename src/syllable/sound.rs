//! What a syllable is made of: onsets, the glide, nuclei, codas, and how each is written.

/// The consonant that a syllable begins with.
///
/// One sound that has several spellings is one onset: `c` and `k`, `g` and `gh`, `ng` and `ngh` are chosen by the vowel that
/// follows. `Q` is apart from `C`, for `quốc` and `cuốc` are two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Onset {
    /// No consonant: `ăn`.
    None,
    /// `b`
    B,
    /// `c`, and `k` before `e ê i y`.
    C,
    /// `ch`
    Ch,
    /// `d`
    D,
    /// `đ`
    DStroke,
    /// `g`, and `gh` before `e ê i`.
    G,
    /// `gi`, and `g` before a rime that begins with `i`: `gì`, `giêng`.
    Gi,
    /// `h`
    H,
    /// `kh`
    Kh,
    /// `l`
    L,
    /// `m`
    M,
    /// `n`
    N,
    /// `ng`, and `ngh` before `e ê i`.
    Ng,
    /// `nh`
    Nh,
    /// `p`, in borrowed words only.
    P,
    /// `ph`
    Ph,
    /// `q`, always with the glide: `qu`.
    Q,
    /// `r`
    R,
    /// `s`
    S,
    /// `t`
    T,
    /// `th`
    Th,
    /// `tr`
    Tr,
    /// `v`
    V,
    /// `x`
    X,
}

impl Onset {
    /// All of them, in the order of the enum.
    pub(crate) const ALL: [Self; 25] = [
        Self::None,
        Self::B,
        Self::C,
        Self::Ch,
        Self::D,
        Self::DStroke,
        Self::G,
        Self::Gi,
        Self::H,
        Self::Kh,
        Self::L,
        Self::M,
        Self::N,
        Self::Ng,
        Self::Nh,
        Self::P,
        Self::Ph,
        Self::Q,
        Self::R,
        Self::S,
        Self::T,
        Self::Th,
        Self::Tr,
        Self::V,
        Self::X,
    ];

    /// Its spelling before a back vowel or the glide.
    pub(crate) const fn spelling(self) -> &'static str {
        match self {
            Self::None => "",
            Self::B => "b",
            Self::C => "c",
            Self::Ch => "ch",
            Self::D => "d",
            Self::DStroke => "đ",
            Self::G => "g",
            Self::Gi => "gi",
            Self::H => "h",
            Self::Kh => "kh",
            Self::L => "l",
            Self::M => "m",
            Self::N => "n",
            Self::Ng => "ng",
            Self::Nh => "nh",
            Self::P => "p",
            Self::Ph => "ph",
            Self::Q => "q",
            Self::R => "r",
            Self::S => "s",
            Self::T => "t",
            Self::Th => "th",
            Self::Tr => "tr",
            Self::V => "v",
            Self::X => "x",
        }
    }

    /// Its spelling before `e ê i y` with no glide between.
    pub(crate) const fn front_spelling(self) -> &'static str {
        match self {
            Self::C => "k",
            Self::G => "gh",
            Self::Ng => "ngh",
            onset => onset.spelling(),
        }
    }
}

/// The rounding between onset and nucleus, as in `hoa`, `thuy`, `qua`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Glide {
    /// No rounding.
    None,
    /// Written `o` before `a ă e`, and `u` elsewhere and always after `q`.
    Rounded,
}

/// The vowel of a syllable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Nucleus {
    /// `a`
    A,
    /// `ă`
    ABreve,
    /// `â`
    ACircumflex,
    /// `e`
    E,
    /// `ê`
    ECircumflex,
    /// `i`
    I,
    /// `o`
    O,
    /// `ô`
    OCircumflex,
    /// `ơ`
    OHorn,
    /// `u`
    U,
    /// `ư`
    UHorn,
    /// The sound of `i` written `y`: `kỹ`, `thuy`, `quýt`.
    Y,
    /// The long `o` of borrowed words: `xoong`.
    OLong,
    /// `iê` before a coda and `ia` without; with `y` after the glide and where no onset stands: `yên`, `uyên`, `khuya`.
    Ie,
    /// `uô` before a coda and `ua` without.
    Uo,
    /// `ươ` before a coda and `ưa` without.
    UoHorn,
}

impl Nucleus {
    /// All of them, in the order of the enum.
    pub(crate) const ALL: [Self; 16] = [
        Self::A,
        Self::ABreve,
        Self::ACircumflex,
        Self::E,
        Self::ECircumflex,
        Self::I,
        Self::O,
        Self::OCircumflex,
        Self::OHorn,
        Self::U,
        Self::UHorn,
        Self::Y,
        Self::OLong,
        Self::Ie,
        Self::Uo,
        Self::UoHorn,
    ];

    /// Whether its first letter is one of `e ê i y`, before which `k gh ngh` stand.
    pub(crate) const fn is_front(self) -> bool {
        matches!(self, Self::E | Self::ECircumflex | Self::I | Self::Y | Self::Ie)
    }

    /// Whether it is written with two letters.
    pub(crate) const fn is_double(self) -> bool {
        matches!(self, Self::OLong | Self::Ie | Self::Uo | Self::UoHorn)
    }
}

/// What closes a syllable: a semivowel, a nasal or a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
#[repr(u8)]
pub enum Coda {
    /// Nothing: an open syllable.
    None,
    /// The semivowel `i`: `ai`.
    I,
    /// The same semivowel written `y`, which tells `ay` from `ai`.
    Y,
    /// The semivowel `o`: `ao`.
    O,
    /// The same semivowel written `u`, which tells `au` from `ao`.
    U,
    /// `m`
    M,
    /// `n`
    N,
    /// `ng`
    Ng,
    /// `nh`
    Nh,
    /// `p`
    P,
    /// `t`
    T,
    /// `c`
    C,
    /// `ch`
    Ch,
}

impl Coda {
    /// All of them, in the order of the enum.
    pub(crate) const ALL: [Self; 13] = [
        Self::None,
        Self::I,
        Self::Y,
        Self::O,
        Self::U,
        Self::M,
        Self::N,
        Self::Ng,
        Self::Nh,
        Self::P,
        Self::T,
        Self::C,
        Self::Ch,
    ];

    /// Whether it is a stop (`c ch p t`), after which only sắc and nặng are spoken.
    #[must_use]
    pub const fn is_stop(self) -> bool {
        matches!(self, Self::P | Self::T | Self::C | Self::Ch)
    }

    pub(crate) const fn spelling(self) -> &'static str {
        match self {
            Self::None => "",
            Self::I => "i",
            Self::Y => "y",
            Self::O => "o",
            Self::U => "u",
            Self::M => "m",
            Self::N => "n",
            Self::Ng => "ng",
            Self::Nh => "nh",
            Self::P => "p",
            Self::T => "t",
            Self::C => "c",
            Self::Ch => "ch",
        }
    }
}
