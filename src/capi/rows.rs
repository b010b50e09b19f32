//! What C reads in place: pieces of text, ranges, and the rows of an article's arrays.

use std::ffi::c_char;

use crate::article::{Block, Caption, Metadata, Removed};
use crate::normalize::Change;
use crate::official::{Mention, Office, Official};
use crate::span::Span;
use crate::syllable::Token;

/// A piece of UTF-8 text with its length. `ptr` is never NULL. It may hold NUL bytes and is not NUL-terminated:
///
/// ```c
/// toasoan_str version = { "0.1", 3 };
/// printf("%.*s\n", (int)version.len, version.ptr);
/// ```
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_str {
    /// The first byte.
    pub ptr: *const c_char,
    /// How many bytes.
    pub len: usize,
}

/// Bytes `start` to `end`, `end` not included, on character boundaries; (0, 0) when there is nothing.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct toasoan_span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// What a block is. Kinds may be added: treat an unknown one as a paragraph.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_kind {
    /// The headline.
    TOASOAN_KIND_TITLE = 1,
    /// The summary paragraph below the headline (sapo).
    TOASOAN_KIND_LEAD = 2,
    /// A paragraph of the body.
    TOASOAN_KIND_PARAGRAPH = 3,
    /// A heading inside the body.
    TOASOAN_KIND_HEADING = 4,
    /// The text below a picture, with its credit.
    TOASOAN_KIND_CAPTION = 5,
    /// A quotation that stands apart.
    TOASOAN_KIND_QUOTE = 6,
    /// Who wrote it, or where it was taken from.
    TOASOAN_KIND_BYLINE = 7,
    /// An item of a list.
    TOASOAN_KIND_LIST_ITEM = 8,
    /// A table, its rows as lines.
    TOASOAN_KIND_TABLE = 9,
}

/// Whether a person holds an office. Statuses may be added: treat an unknown one as current.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_office_status {
    /// Holds it.
    TOASOAN_OFFICE_CURRENT = 1,
    /// Held it once (nguyên, cựu).
    TOASOAN_OFFICE_FORMER = 2,
    /// Holds it for the time being (quyền).
    TOASOAN_OFFICE_ACTING = 3,
    /// Is about to hold it (tân).
    TOASOAN_OFFICE_INCOMING = 4,
}

/// By what a mention means a person. Kinds may be added: treat an unknown one as short.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_mention_kind {
    /// The whole name.
    TOASOAN_MENTION_FULL = 1,
    /// Part of the name: ông Dũng.
    TOASOAN_MENTION_SHORT = 2,
    /// A bare title that can only be this person.
    TOASOAN_MENTION_TITLE = 3,
    /// A pronoun.
    TOASOAN_MENTION_PRONOUN = 4,
}

/// What a row of metadata is about. Fields may be added: skip an unknown one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_metadata_field {
    /// The headline.
    TOASOAN_METADATA_TITLE = 1,
    /// The summary.
    TOASOAN_METADATA_LEAD = 2,
    /// One of those who wrote it.
    TOASOAN_METADATA_AUTHOR = 3,
    /// When it was published, in ISO 8601 with the zone.
    TOASOAN_METADATA_PUBLISHED = 4,
    /// When it was changed last, in ISO 8601 with the zone.
    TOASOAN_METADATA_MODIFIED = 5,
    /// The name of the site.
    TOASOAN_METADATA_SITE = 6,
    /// One of the sections that it stands in, the widest first.
    TOASOAN_METADATA_SECTION = 7,
    /// One of its tags.
    TOASOAN_METADATA_TAG = 8,
    /// The address that the page calls its own, against the page's `base` if it names one, or another that it calls its own.
    TOASOAN_METADATA_CANONICAL = 9,
    /// The address of its main picture, against the page's `base` if it names one, or the page's own address.
    TOASOAN_METADATA_IMAGE = 10,
}

/// Where a row of metadata was found. Places may be added: an unknown one is somewhere else.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_provenance {
    /// In what the page shows.
    TOASOAN_FROM_PAGE = 1,
    /// In JSON-LD.
    TOASOAN_FROM_JSON_LD = 2,
    /// In a property of OpenGraph.
    TOASOAN_FROM_OPEN_GRAPH = 3,
    /// In another meta element.
    TOASOAN_FROM_META = 4,
    /// In a time element.
    TOASOAN_FROM_TIME = 5,
    /// In the title element.
    TOASOAN_FROM_TITLE = 6,
    /// In a link element.
    TOASOAN_FROM_LINK = 7,
    /// In the page's own address.
    TOASOAN_FROM_ADDRESS = 8,
}

/// What a token is. Kinds may be added: treat an unknown one as a symbol.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_token_kind {
    /// A well-formed Vietnamese syllable.
    TOASOAN_TOKEN_SYLLABLE = 0,
    /// Any other word: Internet, Covid-19, A320.
    TOASOAN_TOKEN_FOREIGN = 1,
    /// UBND, TP.HCM.
    TOASOAN_TOKEN_ABBREVIATION = 2,
    /// 1.200, 28/8/1945, 20%.
    TOASOAN_TOKEN_NUMBER = 3,
    /// An address on the web.
    TOASOAN_TOKEN_URL = 4,
    /// An e-mail address.
    TOASOAN_TOKEN_EMAIL = 5,
    /// A mark of punctuation.
    TOASOAN_TOKEN_PUNCTUATION = 6,
    /// Everything else.
    TOASOAN_TOKEN_SYMBOL = 7,
}

/// A place where a normalized text differs from its source.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_change {
    /// What stood in the source.
    pub source: toasoan_span,
    /// What stands in the result instead.
    pub result: toasoan_span,
}

/// A token of a text.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_token {
    /// Where it stands in the text.
    pub text: toasoan_span,
    /// What it is: a toasoan_token_kind.
    pub kind: u32,
}

/// A kept piece of the page.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_block {
    /// What it is: a toasoan_kind.
    pub kind: u32,
    /// Where it stands in the article's text.
    pub text: toasoan_span,
    /// Where it came from in the input.
    pub source: toasoan_span,
}

/// A picture's caption. Read its spans with toasoan_article_slice(): what the page does not say is (0, 0), and the
/// text of one that is only a credit is empty.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_caption {
    /// The index of its block.
    pub block: u32,
    /// The caption without its credit.
    pub text: toasoan_span,
    /// Who made the picture; nothing when the page does not say.
    pub credit: toasoan_span,
    /// The picture's alternative text, as the page has it; nothing when the page leaves it empty.
    pub alt: toasoan_span,
    /// The alternative text with its diacritics restored from the article's own words.
    pub alt_restored: toasoan_span,
    /// How sure the restored alternative text is, in percent; 0 when there is none.
    pub alt_confidence: u32,
    /// The picture's address as the page gives it, against the page's `base` if it names one.
    pub image: toasoan_span,
}

/// A person whom the article names and gives a public office.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_official {
    /// The fullest form of the name that the article has.
    pub name: toasoan_span,
    /// Its first row of toasoan_article_offices().
    pub first_office: u32,
    /// How many rows there; at least 1.
    pub office_count: u32,
    /// Its first row of toasoan_article_mentions().
    pub first_mention: u32,
    /// How many rows there; at least 1.
    pub mention_count: u32,
}

/// An office, in the article's words.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_office {
    /// The head of the office: Phó Chủ tịch.
    pub title: toasoan_span,
    /// What it is the head or a member of: UBND TP Hà Nội. May be nothing.
    pub organization: toasoan_span,
    /// Whether the person holds it now: a toasoan_office_status.
    pub status: u32,
}

/// A place where the article speaks of an official.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_mention {
    /// The index of the official.
    pub official: u32,
    /// The index of the block that it stands in.
    pub block: u32,
    /// By what it means the person: a toasoan_mention_kind.
    pub kind: u32,
    /// The longest run of title, organization, honorific and name, in the article's text.
    pub text: toasoan_span,
}

/// What is known of the article beside its text: a field and its value.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_metadata {
    /// What it is about: a toasoan_metadata_field.
    pub field: u32,
    /// Its value; read it with toasoan_article_slice().
    pub value: toasoan_span,
    /// Where it was found: a toasoan_provenance.
    pub provenance: u32,
    /// 1 when the page shows the same (its text, or for dates the same day), else 0.
    pub shown: u32,
}

/// A piece of the page that was not kept, and why.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct toasoan_removed {
    /// The name of the rule that took it, such as related. It lives as long as the library.
    pub rule: toasoan_str,
    /// Its text; read it with toasoan_article_slice().
    pub text: toasoan_span,
    /// Where it stood in the input.
    pub source: toasoan_span,
}

impl From<&[u8]> for toasoan_str {
    fn from(bytes: &[u8]) -> Self {
        // An empty slice may point anywhere, and a C reader may look at the first byte all the same.
        let ptr = if bytes.is_empty() { c"".as_ptr() } else { bytes.as_ptr().cast() };
        Self { ptr, len: bytes.len() }
    }
}

impl From<&str> for toasoan_str {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

impl From<Span> for toasoan_span {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl From<Option<Span>> for toasoan_span {
    fn from(span: Option<Span>) -> Self {
        span.map_or(Self::default(), Self::from)
    }
}

impl From<toasoan_span> for Span {
    fn from(span: toasoan_span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

impl From<&Block> for toasoan_block {
    fn from(block: &Block) -> Self {
        Self { kind: block.kind as u32, text: block.text.into(), source: block.source.into() }
    }
}

impl From<&Caption> for toasoan_caption {
    fn from(caption: &Caption) -> Self {
        Self {
            block: caption.block,
            text: caption.text.into(),
            credit: caption.credit.into(),
            alt: caption.alt.into(),
            alt_restored: caption.alt_restored.into(),
            alt_confidence: caption.alt_confidence.into(),
            image: caption.image.into(),
        }
    }
}

impl From<&Official> for toasoan_official {
    fn from(official: &Official) -> Self {
        Self {
            name: official.name.into(),
            first_office: official.offices.first,
            office_count: official.offices.count,
            first_mention: official.mentions.first,
            mention_count: official.mentions.count,
        }
    }
}

impl From<&Office> for toasoan_office {
    fn from(office: &Office) -> Self {
        Self { title: office.title.into(), organization: office.organization.into(), status: office.status as u32 }
    }
}

impl From<&Metadata> for toasoan_metadata {
    fn from(row: &Metadata) -> Self {
        Self { field: row.field as u32, value: row.value.into(), provenance: row.provenance as u32, shown: row.shown.into() }
    }
}

impl From<Change> for toasoan_change {
    fn from(change: Change) -> Self {
        Self { source: Span::from(change.source).into(), result: Span::from(change.result).into() }
    }
}

impl From<Token> for toasoan_token {
    fn from(token: Token) -> Self {
        Self { text: Span::from(token.range).into(), kind: token.kind as u32 }
    }
}

impl toasoan_mention {
    pub(super) fn new(official: u32, mention: &Mention) -> Self {
        Self { official, block: mention.block, kind: mention.kind as u32, text: mention.text.into() }
    }
}

impl From<&Removed> for toasoan_removed {
    fn from(removed: &Removed) -> Self {
        Self { rule: removed.rule.into(), text: removed.text.into(), source: removed.source.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{BlockKind, MetadataField, Provenance};
    use crate::official::{MentionKind, Status};
    use crate::syllable::TokenKind;

    /// Each number of the header is that of its variant. The match is complete: a variant that is added must come here.
    macro_rules! assert_same {
        ($rust:ident is $c:ident: $($variant:ident $number:ident,)*) => {{
            let number = |variant| match variant {
                $($rust::$variant => $c::$number as u32,)*
            };
            $(assert_eq!($rust::$variant as u32, number($rust::$variant), stringify!($number));)*
        }};
    }

    #[test]
    fn the_numbers_are_those_of_the_rust_library() {
        assert_same!(BlockKind is toasoan_kind:
            Title TOASOAN_KIND_TITLE,
            Lead TOASOAN_KIND_LEAD,
            Paragraph TOASOAN_KIND_PARAGRAPH,
            Heading TOASOAN_KIND_HEADING,
            Caption TOASOAN_KIND_CAPTION,
            Quote TOASOAN_KIND_QUOTE,
            Byline TOASOAN_KIND_BYLINE,
            ListItem TOASOAN_KIND_LIST_ITEM,
            Table TOASOAN_KIND_TABLE,
        );
        assert_same!(Status is toasoan_office_status:
            Current TOASOAN_OFFICE_CURRENT,
            Former TOASOAN_OFFICE_FORMER,
            Acting TOASOAN_OFFICE_ACTING,
            Incoming TOASOAN_OFFICE_INCOMING,
        );
        assert_same!(MentionKind is toasoan_mention_kind:
            Full TOASOAN_MENTION_FULL,
            Short TOASOAN_MENTION_SHORT,
            Title TOASOAN_MENTION_TITLE,
            Pronoun TOASOAN_MENTION_PRONOUN,
        );
        assert_same!(MetadataField is toasoan_metadata_field:
            Title TOASOAN_METADATA_TITLE,
            Lead TOASOAN_METADATA_LEAD,
            Author TOASOAN_METADATA_AUTHOR,
            Published TOASOAN_METADATA_PUBLISHED,
            Modified TOASOAN_METADATA_MODIFIED,
            Site TOASOAN_METADATA_SITE,
            Section TOASOAN_METADATA_SECTION,
            Tag TOASOAN_METADATA_TAG,
            Canonical TOASOAN_METADATA_CANONICAL,
            Image TOASOAN_METADATA_IMAGE,
        );
        assert_same!(Provenance is toasoan_provenance:
            Page TOASOAN_FROM_PAGE,
            JsonLd TOASOAN_FROM_JSON_LD,
            OpenGraph TOASOAN_FROM_OPEN_GRAPH,
            Meta TOASOAN_FROM_META,
            Time TOASOAN_FROM_TIME,
            Title TOASOAN_FROM_TITLE,
            Link TOASOAN_FROM_LINK,
            Address TOASOAN_FROM_ADDRESS,
        );
        assert_same!(TokenKind is toasoan_token_kind:
            Syllable TOASOAN_TOKEN_SYLLABLE,
            Foreign TOASOAN_TOKEN_FOREIGN,
            Abbreviation TOASOAN_TOKEN_ABBREVIATION,
            Number TOASOAN_TOKEN_NUMBER,
            Url TOASOAN_TOKEN_URL,
            Email TOASOAN_TOKEN_EMAIL,
            Punctuation TOASOAN_TOKEN_PUNCTUATION,
            Symbol TOASOAN_TOKEN_SYMBOL,
        );
    }
}
