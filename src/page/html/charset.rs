//! Which charset a page is in: its byte order mark, what the caller was told, what the page says itself, what its bytes look like.

use std::borrow::Cow;

use super::element::Element;
use super::token::{Token, Tokenizer};
use crate::encoding::{self, Encoding};

/// So much text is looked at to find the charset by, in bytes.
const SAMPLE: usize = 16 << 10;
/// A page's own word on its charset is looked for so far into it.
const HEAD: usize = 4096;

/// The charset of a page whose bytes below 128 are ASCII.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Charset {
    /// UTF-8; bytes that are not become U+FFFD.
    Utf8,
    /// A charset that browsers know.
    Web(&'static encoding_rs::Encoding),
    /// A charset that came with fonts.
    Font(Encoding),
}

impl Charset {
    /// The text of some bytes of the page.
    pub(crate) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes),
            Self::Web(charset) => charset.decode_without_bom_handling(bytes).0,
            Self::Font(charset) => encoding::decode(bytes, charset).text,
        }
    }

    /// The charset with a name; `None` for one that nobody knows, and for UTF-16, which a page cannot be in when its own markup
    /// could be read to say so.
    fn named(name: &[u8]) -> Option<Self> {
        let name = std::str::from_utf8(name).ok()?.trim();
        if let Some(charset) = encoding_rs::Encoding::for_label(name.as_bytes()) {
            return match charset {
                _ if charset == encoding_rs::UTF_8 => Some(Self::Utf8),
                _ if charset == encoding_rs::WINDOWS_1258 => Some(Self::Font(Encoding::Windows1258)),
                _ if charset.is_ascii_compatible() => Some(Self::Web(charset)),
                _ => Some(Self::Utf8),
            };
        }
        match Encoding::from_name(name)? {
            Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be => Some(Self::Utf8),
            // Its marks are ASCII, so that the page itself is one.
            charset => Some(Self::Font(charset)),
        }
    }
}

/// A page in a charset whose ASCII is ASCII.
pub(crate) struct Input<'a> {
    content: Content<'a>,
    pub charset: Charset,
    /// Whether positions count the bytes of a UTF-8 copy of UTF-16.
    pub wide: bool,
    /// How many bytes of a byte order mark stand in front of the bytes.
    pub mark: usize,
}

/// What a page holds.
enum Content<'a> {
    /// It is UTF-8 throughout, or was made so of UTF-16.
    Text(Cow<'a, str>),
    Bytes(&'a [u8]),
}

impl Input<'_> {
    /// The page's bytes, by which positions count.
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) => text.as_bytes(),
            Content::Bytes(bytes) => bytes,
        }
    }

    /// The page as text, when it is UTF-8 throughout, so that no piece of it needs to be looked at again.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Bytes(_) => None,
        }
    }
}

/// Finds a page's charset. `told` is what the caller knows, such as the charset of an HTTP header.
pub(crate) fn detect<'a>(input: &'a [u8], told: Option<Charset>) -> Input<'a> {
    if let Some((charset, mark)) = encoding_rs::Encoding::for_bom(input) {
        let rest = input.get(mark..).unwrap_or_default();
        if charset == encoding_rs::UTF_8 {
            let content = valid(rest).map_or(Content::Bytes(rest), |text| Content::Text(Cow::Borrowed(text)));
            return Input { content, charset: Charset::Utf8, wide: false, mark };
        }
        return wide(rest, charset, mark);
    }
    // `<` and a zero byte in either order: UTF-16 without a mark.
    match input.get(..4) {
        Some([b'<', 0, _, 0]) => return wide(input, encoding_rs::UTF_16LE, 0),
        Some([0, b'<', 0, _]) => return wide(input, encoding_rs::UTF_16BE, 0),
        _ => {}
    }
    let text = valid(input);
    let charset = checked(input, text, told.or_else(|| declared(input)));
    let text = text.filter(|_| charset == Charset::Utf8);
    let content = text.map_or(Content::Bytes(input), |text| Content::Text(Cow::Borrowed(text)));
    Input { content, charset, wide: false, mark: 0 }
}

fn wide<'a>(bytes: &'a [u8], charset: &'static encoding_rs::Encoding, mark: usize) -> Input<'a> {
    let text = charset.decode_without_bom_handling(bytes).0.into_owned();
    Input { content: Content::Text(Cow::Owned(text)), charset: Charset::Utf8, wide: true, mark }
}

fn valid(bytes: &[u8]) -> Option<&str> {
    simdutf8::basic::from_utf8(bytes).ok()
}

/// What the page says of its charset in a `meta` element.
fn declared(input: &[u8]) -> Option<Charset> {
    let mut tokens = Tokenizer::new(input.get(..HEAD).unwrap_or(input));
    while let Some(token) = tokens.next() {
        if !matches!(token, Token::Start { element: Element::Meta, .. }) {
            continue;
        }
        if let Some(charset) = tokens.attribute("charset").and_then(Charset::named) {
            return Some(charset);
        }
        if tokens.attribute("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case(b"content-type"))
            && let Some(content) = tokens.attribute("content")
        {
            let lower = content.to_ascii_lowercase();
            if let Some(at) = memchr::memmem::find(&lower, b"charset=") {
                let name = content.get(at + 8..).unwrap_or_default();
                let name = name.split(|byte| matches!(byte, b';' | b' ' | b'"' | b'\'')).find(|name| !name.is_empty());
                if let Some(charset) = name.and_then(Charset::named) {
                    return Some(charset);
                }
            }
        }
    }
    None
}

/// The charset that the page is really in: many say one and are saved in another, and the pages of fonts name none or that of
/// western Europe.
fn checked(input: &[u8], text: Option<&str>, said: Option<Charset>) -> Charset {
    // A page that is UTF-8 throughout is UTF-8 whatever it says; one of ASCII may still hold letters in it as punctuation.
    if let Some(text) = text {
        return said.filter(|_| text.is_ascii()).unwrap_or(Charset::Utf8);
    }
    match said {
        Some(Charset::Font(_)) => said,
        _ => match Encoding::detect(&sample(input)) {
            Some(charset @ (Encoding::Tcvn3 | Encoding::Tcvn3Capitals | Encoding::Vni | Encoding::Viscii | Encoding::Vps)) => {
                Some(Charset::Font(charset))
            }
            Some(Encoding::Windows1258) => Some(Charset::Font(Encoding::Windows1258)),
            Some(Encoding::Utf8) => Some(Charset::Utf8),
            _ => said,
        },
    }
    .unwrap_or(Charset::Utf8)
}

/// Text of a page that has letters beyond ASCII, without its markup.
fn sample(input: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    let mut tokens = Tokenizer::new(input);
    while let Some(token) = tokens.next() {
        let Token::Text(place) = token else { continue };
        let text = tokens.bytes(place);
        if !text.is_ascii() {
            sample.extend_from_slice(text.get(..SAMPLE).unwrap_or(text));
            sample.push(b'\n');
        }
        if sample.len() >= SAMPLE {
            break;
        }
    }
    sample
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_its_charset() {
        for (page, wanted) in [
            (&b"<p>a"[..], Charset::Utf8),
            (b"<meta charset=utf-8>", Charset::Utf8),
            (b"<meta charset='windows-1258'>", Charset::Font(Encoding::Windows1258)),
            (b"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=TCVN-5712\">", Charset::Font(Encoding::Tcvn3)),
            (b"<META HTTP-EQUIV=content-type CONTENT='text/html;charset=iso-8859-1'>", Charset::Web(encoding_rs::WINDOWS_1252)),
            ("<meta charset=windows-1258><p>Việt Nam".as_bytes(), Charset::Utf8),
            (b"<!-- <meta charset=windows-1258> --><p>", Charset::Utf8),
            (b"<meta charset=nobody-knows><meta charset=viscii>", Charset::Font(Encoding::Viscii)),
        ] {
            assert_eq!(detect(page, None).charset, wanted, "{}", String::from_utf8_lossy(page));
        }
    }

    #[test]
    fn a_byte_order_mark_wins() {
        let mut page = vec![0xFF, 0xFE];
        page.extend("<meta charset=viscii><p>Việt".encode_utf16().flat_map(u16::to_le_bytes));
        let input = detect(&page, None);
        assert_eq!(input.charset, Charset::Utf8);
        assert!(input.bytes().ends_with("Việt".as_bytes()));
    }

    #[test]
    fn a_page_of_a_font_is_told_by_its_text() {
        let text = "Trời đổ mưa từ sáng sớm, đường về làng ngập nước. Học sinh hai xã phải nghỉ học, bà con dọn đồ lên gác.";
        for charset in [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii] {
            for head in
                ["<html>", "<meta charset=iso-8859-1>", "<meta http-equiv=content-type content='text/html; charset=utf-8'>"]
            {
                let mut page = format!("{head}<body class=\"a\"><p>").into_bytes();
                page.extend(encoding::encode(text, charset).unwrap());
                page.extend(b"</p>");
                assert_eq!(detect(&page, None).charset, Charset::Font(charset), "{head}");
            }
        }
        let french =
            b"<meta charset=iso-8859-1><p>L'\xE9t\xE9 a \xE9t\xE9 tr\xE8s chaud dans le sud du pays, o\xF9 l'eau manque.";
        assert_eq!(detect(french, None).charset, Charset::Web(encoding_rs::WINDOWS_1252));
    }
}
