//! The elements that the reader treats in a way of their own.

macro_rules! elements {
    ($($(#[$doc:meta])* $variant:ident $name:literal $class:ident),* $(,)?) => {
        /// An element by its name; all that mean nothing to the reader are [`Element::Unknown`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Element { $($(#[$doc])* $variant,)* Unknown }

        const NAMES: &[&str] = &[$($name,)* "unknown"];
        const CLASSES: &[Class] = &[$(Class::$class,)* Class::Inline];

        const ALL: &[Element] = &[$(Element::$variant,)* Element::Unknown];
    };
}

/// How an element lies in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Begins and ends a line of its own.
    Block,
    /// Runs with the text.
    Inline,
    /// Never has content.
    Void,
    /// Has characters and no markup.
    Raw,
}

elements! {
    A "a" Inline, Abbr "abbr" Inline, Address "address" Block, AmpImg "amp-img" Void, Area "area" Void, Article "article" Block,
    Aside "aside" Block, Audio "audio" Inline, B "b" Inline, Base "base" Void, Basefont "basefont" Void, Bgsound "bgsound" Void,
    Big "big" Inline, Blockquote "blockquote" Block, Body "body" Block, Br "br" Void, Button "button" Block, Canvas "canvas" Inline,
    Caption "caption" Block, Center "center" Block, Cite "cite" Inline, Code "code" Inline, Col "col" Void,
    Colgroup "colgroup" Block, Dd "dd" Block, Details "details" Block, Dialog "dialog" Block, Dir "dir" Block, Div "div" Block,
    Dl "dl" Block, Dt "dt" Block, Em "em" Inline, Embed "embed" Void, Fieldset "fieldset" Block, Figcaption "figcaption" Block,
    Figure "figure" Block, Font "font" Inline, Footer "footer" Block, ForeignObject "foreignobject" Block, Form "form" Block,
    Frame "frame" Void, H1 "h1" Block, H2 "h2" Block, H3 "h3" Block, H4 "h4" Block, H5 "h5" Block, H6 "h6" Block, Head "head" Block,
    Header "header" Block, Hgroup "hgroup" Block, Hr "hr" Void, Html "html" Block, I "i" Inline, Iframe "iframe" Raw,
    Img "img" Void, Input "input" Void, Ins "ins" Inline, Keygen "keygen" Void, Label "label" Inline, Legend "legend" Block,
    Li "li" Block, Link "link" Void, Main "main" Block, Map "map" Inline, Mark "mark" Inline, Math "math" Inline,
    Menu "menu" Block, Meta "meta" Void, Nav "nav" Block, Nobr "nobr" Inline, Noembed "noembed" Raw, Noframes "noframes" Raw,
    Noscript "noscript" Inline, Object "object" Inline, Ol "ol" Block, Optgroup "optgroup" Block, Option "option" Block, P "p" Block,
    Param "param" Void, Picture "picture" Inline, Plaintext "plaintext" Raw, Pre "pre" Block, Q "q" Inline, S "s" Inline,
    Script "script" Raw, Section "section" Block, Select "select" Block, Small "small" Inline, Source "source" Void,
    Span "span" Inline, Strike "strike" Inline, Strong "strong" Inline, Style "style" Raw, Sub "sub" Inline, Summary "summary" Block,
    Sup "sup" Inline, Svg "svg" Inline, Table "table" Block, Tbody "tbody" Block, Td "td" Block, Template "template" Block,
    Textarea "textarea" Raw, Tfoot "tfoot" Block, Th "th" Block, Thead "thead" Block, Time "time" Inline, Title "title" Raw,
    Tr "tr" Block, Track "track" Void, Tt "tt" Inline, U "u" Inline, Ul "ul" Block, Var "var" Inline, Video "video" Inline,
    Wbr "wbr" Void, Xmp "xmp" Raw,
}

/// Names of at most so many bytes are compared as one number.
const SHORT: usize = 8;

/// A lower-case name of at most [`SHORT`] bytes as one number.
const fn packed(name: &[u8]) -> u64 {
    let (mut key, mut at) = (0, 0);
    while at < name.len() {
        key = key << 8 | name[at] as u64;
        at += 1;
    }
    key
}

/// The names as numbers; 0 for the longer ones.
const KEYS: [u64; NAMES.len()] = {
    let mut keys = [0; NAMES.len()];
    let mut at = 0;
    while at < NAMES.len() - 1 {
        if NAMES[at].len() <= SHORT {
            keys[at] = packed(NAMES[at].as_bytes());
        }
        at += 1;
    }
    keys
};

/// The places of [`TABLE`]: a power of two, four times the names, so that most are found at the first look.
const PLACES: usize = 512;

/// Where a number is looked for first.
const fn place(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize % PLACES
}

/// The names by their numbers: one more than the number of an element, or 0 where none is.
const TABLE: [u8; PLACES] = {
    let mut table = [0; PLACES];
    let mut at = 0;
    while at < NAMES.len() - 1 {
        if KEYS[at] != 0 {
            let mut slot = place(KEYS[at]);
            while table[slot] != 0 {
                slot = (slot + 1) % PLACES;
            }
            table[slot] = at as u8 + 1;
        }
        at += 1;
    }
    table
};

/// The longest names, which are too long for a number.
const LONG: [Element; LONG_COUNT] = {
    let mut long = [Element::Unknown; LONG_COUNT];
    let (mut at, mut count) = (0, 0);
    while at < NAMES.len() - 1 {
        if NAMES[at].len() > SHORT {
            long[count] = ALL[at];
            count += 1;
        }
        at += 1;
    }
    long
};

/// The longest name in the table.
const LONGEST: usize = 13;

/// How many names are too long for a number.
const LONG_COUNT: usize = {
    let (mut at, mut count) = (0, 0);
    while at < NAMES.len() - 1 {
        if NAMES[at].len() > SHORT {
            count += 1;
        }
        at += 1;
    }
    count
};

impl Element {
    /// How many there are, with the unknown one.
    pub(crate) const COUNT: usize = NAMES.len();

    /// The element of a tag name, in any case.
    pub(crate) fn of(name: &[u8]) -> Self {
        if name.len() > SHORT {
            let same = |known: &Self| known.name().as_bytes().eq_ignore_ascii_case(name);
            return LONG.into_iter().find(|known| name.len() <= LONGEST && same(known)).unwrap_or(Self::Unknown);
        }
        let key = name.iter().fold(0, |key, byte| key << 8 | u64::from(byte.to_ascii_lowercase()));
        let mut slot = place(key);
        // An empty place ends the search; three quarters are empty.
        while let Some(at) = TABLE.get(slot).and_then(|&number| usize::from(number).checked_sub(1)) {
            if KEYS.get(at) == Some(&key) {
                return ALL.get(at).copied().unwrap_or(Self::Unknown);
            }
            slot = (slot + 1) % PLACES;
        }
        Self::Unknown
    }

    /// Its name in lower case.
    pub(crate) fn name(self) -> &'static str {
        NAMES.get(self as usize).copied().unwrap_or_default()
    }

    fn class(self) -> Class {
        CLASSES.get(self as usize).copied().unwrap_or(Class::Inline)
    }

    /// Whether it begins and ends a line of its own.
    pub(crate) fn is_block(self) -> bool {
        self.class() == Class::Block
    }

    /// Whether it never has content.
    pub(crate) fn is_void(self) -> bool {
        self.class() == Class::Void
    }

    /// Whether it has characters and no markup.
    pub(crate) fn is_raw(self) -> bool {
        self.class() == Class::Raw
    }

    /// The level of a heading, 1 to 6; 0 for all else.
    pub(crate) const fn heading(self) -> u8 {
        match self {
            Self::H1 => 1,
            Self::H2 => 2,
            Self::H3 => 3,
            Self::H4 => 4,
            Self::H5 => 5,
            Self::H6 => 6,
            _ => 0,
        }
    }

    /// Whether no browser shows what is in it.
    pub(crate) const fn is_invisible(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Template
                | Self::Noscript
                | Self::Head
                | Self::Title
                | Self::Iframe
                | Self::Noembed
                | Self::Noframes
                | Self::Svg
                | Self::Math
                | Self::Audio
                | Self::Video
                | Self::Object
                | Self::Canvas
                | Self::Textarea
        )
    }

    /// Whether a search for an open element does not look past it.
    pub(crate) const fn is_scope(self) -> bool {
        matches!(
            self,
            Self::Td | Self::Th | Self::Caption | Self::Table | Self::Object | Self::Template | Self::Html | Self::Svg
        )
    }

    /// Whether its start tag ends an open `p`.
    pub(crate) fn ends_paragraph(self) -> bool {
        self.is_block()
            && !matches!(
                self,
                Self::Button
                    | Self::Caption
                    | Self::Tbody
                    | Self::Td
                    | Self::Th
                    | Self::Tr
                    | Self::Thead
                    | Self::Tfoot
                    | Self::Option
                    | Self::Optgroup
                    | Self::Select
                    | Self::Template
                    | Self::Legend
            )
    }

    /// Whether it has a text style only.
    pub(crate) const fn is_formatting(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::B
                | Self::Big
                | Self::Code
                | Self::Em
                | Self::Font
                | Self::I
                | Self::Nobr
                | Self::S
                | Self::Small
                | Self::Strike
                | Self::Strong
                | Self::Tt
                | Self::U
                | Self::Span
        )
    }

    /// Whether its start tag ends a picture that was never closed.
    pub(crate) const fn leaves_picture(self) -> bool {
        matches!(
            self,
            Self::B
                | Self::Big
                | Self::Blockquote
                | Self::Body
                | Self::Br
                | Self::Center
                | Self::Code
                | Self::Dd
                | Self::Div
                | Self::Dl
                | Self::Dt
                | Self::Em
                | Self::Embed
                | Self::H1
                | Self::H2
                | Self::H3
                | Self::H4
                | Self::H5
                | Self::H6
                | Self::Head
                | Self::Hr
                | Self::I
                | Self::Img
                | Self::Li
                | Self::Menu
                | Self::Meta
                | Self::Nobr
                | Self::Ol
                | Self::P
                | Self::Pre
                | Self::S
                | Self::Small
                | Self::Span
                | Self::Strong
                | Self::Strike
                | Self::Sub
                | Self::Sup
                | Self::Table
                | Self::Tt
                | Self::U
                | Self::Ul
                | Self::Var
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found() {
        for (name, &element) in NAMES.iter().zip(ALL) {
            assert!(name.len() <= LONGEST);
            assert_eq!(Element::of(name.to_uppercase().as_bytes()), element);
            assert_eq!(element.name(), *name);
        }
        assert_eq!(Element::of(b"videoitem"), Element::Unknown);
        assert_eq!(Element::of(b"h7"), Element::Unknown);
    }
}
