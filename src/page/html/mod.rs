//! An HTML page to fragments: one pass over its tags and text, and no tree.
//!
//! - `charset`: bytes to a charset whose ASCII is ASCII.
//! - `token`, `element`, `reference`, `entities`: the tokenizer of the HTML standard, by positions.
//! - `reader`: the stack of open elements; lines of text to fragments, with their place in the layout.
//! - `selector`: the part of CSS selectors by which users name the body of their own pages.
//! - `address`: addresses against the page's own base.
//! - `mark`: what class and id words say. `declared`: what the page declares for machines.

mod address;
mod charset;
pub(crate) mod declared;
pub(crate) mod element;
mod entities;
pub(crate) mod mark;
mod reader;
pub(crate) mod reference;
pub(crate) mod selector;
mod token;

use selector::Selectors;

use super::Page;
use crate::normalize::Normalizer;

pub(crate) use charset::Charset;

/// Reads a page of HTML.
pub(crate) fn read(input: &[u8], told: Option<Charset>, body: &Selectors, normalizer: &Normalizer) -> Page {
    let found = charset::detect(input, told);
    let mut page = reader::read(&found, body, normalizer);
    if found.wide {
        narrow(&mut page, found.bytes(), found.mark, input.len());
    } else if found.mark > 0 {
        let mark = found.mark;
        for fragment in &mut page.fragments {
            fragment.source.start += mark as u32;
            fragment.source.end += mark as u32;
        }
    }
    page
}

/// Moves the positions of a UTF-8 copy to those of the UTF-16 that it was made of.
fn narrow(page: &mut Page, copy: &[u8], mark: usize, len: usize) {
    let mut at = 0;
    let mut units = 0;
    let mut place = |wanted: u32| {
        // Positions come in order; one that does not is held at the place before.
        let wanted = (wanted as usize).max(at);
        for byte in copy.get(at..wanted).unwrap_or_default() {
            // Each letter is one unit of two bytes, those of four bytes in UTF-8 are two.
            units += match byte {
                0x80..=0xBF => 0,
                0xF0.. => 2,
                _ => 1,
            };
        }
        at = wanted;
        // Half a unit at the end was read as one letter.
        crate::span::Span::new(0, (mark + 2 * units).min(len)).end
    };
    for fragment in &mut page.fragments {
        fragment.source.start = place(fragment.source.start);
        fragment.source.end = place(fragment.source.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Tag;

    fn fragments(html: &str) -> Vec<String> {
        let page = read(html.as_bytes(), None, &Selectors::default(), &Normalizer::new());
        page.fragments.iter().map(|fragment| page.text_of(fragment).to_owned()).collect()
    }

    #[test]
    fn blocks_and_lines() {
        for (html, wanted) in [
            ("<p>Một<p>Hai", &["Một", "Hai"][..]),
            ("<div>Một<div>Hai</div>Ba</div>", &["Một", "Hai", "Ba"]),
            ("<p>Một <b>hai</b>\n ba</p>", &["Một hai ba"]),
            ("<p>H<b>ai</b></p>", &["Hai"]),
            ("Một.<br>Hai.<br/><br/>Ba", &["Một.", "Hai.", "Ba"]),
            ("<p>Một,<br>hai</p>", &["Một, hai"]),
            ("<p>&nbsp;</p>Một<p></p>Hai<p>\u{A0}</p>", &["Một", "Hai"]),
            ("<table><tr><td>Một<td>Hai<tr><td>Ba</table>", &["Một", "Hai", "Ba"]),
            ("<ul><li>Một<li>Hai</ul>", &["Một", "Hai"]),
            ("<script>let a = '<p>Không</p>';</script><p>Một", &["Một"]),
            ("<!-- <p>Không</p> --><p>Một", &["Một"]),
            ("<title>Không</title><p>Một<style>p{}</style>", &["Một"]),
            ("<svg><title>Không</title><p>Một", &["Một"]),
            ("<p>a < b <3 </p>", &["a < b <3"]),
            ("<p>Một</p x=\"><p>Không\">Hai", &["Một", "Hai"]),
            ("<p>Một</p", &["Một"]),
            ("<p>Vi&ecirc;&#803;t Nam", &["Việt Nam"]),
            ("<b><p>Một</b></p><p>Hai</p>", &["Một", "Hai"]),
            ("<a href=x>Một<a href=y>Hai</a>", &["Một Hai"]),
        ] {
            assert_eq!(fragments(html), wanted, "{html}");
        }
    }

    #[test]
    fn a_fragment_knows_its_source() {
        let html = "<p>  Một <b>hai</b> </p><div>Ba &amp; bốn</div>";
        let page = read(html.as_bytes(), None, &Selectors::default(), &Normalizer::new());
        let sources: Vec<&str> = page.fragments.iter().map(|fragment| fragment.source.slice(html)).collect();
        assert_eq!(sources, ["Một <b>hai", "Ba &amp; bốn"]);
    }

    #[test]
    fn a_fragment_knows_its_source_in_wide_characters() {
        let html = "<p>Một 𝄞</p><p>Hai</p>";
        let wide: Vec<u8> = html.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let page = read(&wide, None, &Selectors::default(), &Normalizer::new());
        let last = page.fragments.last().unwrap();
        assert_eq!(page.text_of(last), "Hai");
        let bytes = &wide[last.source.range()];
        let units: Vec<u16> = bytes.chunks(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
        assert_eq!(String::from_utf16(&units).unwrap(), "Hai");
        let half = &wide[..wide.len() - 9];
        let page = read(half, None, &Selectors::default(), &Normalizer::new());
        assert_eq!(page.fragments.last().unwrap().source.end as usize, half.len());
    }

    #[test]
    fn addresses_go_by_the_base_of_the_page() {
        let html = "<base href='https://vd.example/tin/'><base href='https://khac.example/'><img src=a.jpg alt=ảnh>\
            <p>Một câu có <a href='b.html'>liên kết</a> ở giữa.</p>";
        let page = read(html.as_bytes(), None, &Selectors::default(), &Normalizer::new());
        assert_eq!(page.fragments[0].address.unwrap().slice(&page.addresses), "https://vd.example/tin/a.jpg");
        let link = page.layout.as_ref().unwrap().inlines[0];
        assert_eq!(link.address.slice(&page.addresses), "https://vd.example/tin/b.html");
    }

    #[test]
    fn a_picture_is_a_fragment_nobody_sees() {
        let html = "<figure><img src='data:image/gif;base64,AA' data-src='/a.jpg?x=1&amp;y=2' alt='Cầu&nbsp;mới'><figcaption>Cầu.</figcaption></figure>";
        let page = read(html.as_bytes(), None, &Selectors::default(), &Normalizer::new());
        let picture = &page.fragments[0];
        assert_eq!((picture.tag, picture.visible, page.text_of(picture)), (Tag::Image, false, "Cầu mới"));
        assert_eq!(picture.address.unwrap().slice(&page.addresses), "/a.jpg?x=1&y=2");
        assert_eq!(page.fragments[1].tag, Tag::Caption);
    }
}
