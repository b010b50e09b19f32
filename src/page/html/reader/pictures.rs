//! Pictures: their addresses and alts, as fragments behind the line that they stand in.

use super::{MAX_ADDRESS, MAX_FRAGMENTS, Picture, Reader, one_line};
use crate::page::html::mark::Marks;
use crate::page::html::reference;
use crate::page::layout::Place;
use crate::page::{Fragment, Tag, push};
use crate::span::Span;

/// Where a picture's address stands, those of pictures that are shown late first.
pub(super) const ADDRESSES: [&str; 6] = ["data-src", "data-original", "data-lazy-src", "src", "data-srcset", "srcset"];

impl Reader<'_> {
    /// Takes a picture whose address stands in one of these attributes.
    pub(super) fn picture(&mut self, addresses: &[&str]) {
        if self.state().noscript
            && self.page.fragments.last().is_some_and(|last| last.tag == Tag::Image && last.address.is_some())
        {
            return;
        }
        let address = addresses
            .iter()
            .filter_map(|name| self.tokens.attribute(name))
            .find(|value| !value.is_empty() && value.len() <= MAX_ADDRESS && !value.starts_with(b"data:"));
        let mut picture = Picture { alt: String::new(), address: String::new(), source: (0, 0) };
        if let Some(address) = address {
            let address = self.charset.decode(address);
            // The first of a set of addresses with their widths.
            let mut first = String::new();
            reference::decode(address.trim().split(char::is_whitespace).next().unwrap_or_default(), true, &mut first);
            picture.address = self.resolved(&first).into_owned();
        }
        if let Some(alt) = self.tokens.attribute("alt") {
            let place = self.tokens.attribute_place("alt");
            let mut decoded = String::new();
            reference::decode(&self.charset.decode(alt), true, &mut decoded);
            picture.alt = one_line(&decoded);
            if self.is_unseen(&picture.alt) {
                picture.alt.clear();
            }
            picture.source = place;
        }
        if picture.source == (0, 0) {
            picture.source = self.tokens.attribute_place(if addresses == ["poster"] { "poster" } else { "src" });
        }
        if picture.alt.is_empty() && picture.address.is_empty() {
            return;
        }
        if self.line.breaks > 0 {
            self.flush();
        }
        self.held.push(picture);
        if self.line.text.is_empty() {
            self.release_pictures();
        }
    }

    /// The pictures that were read inside the line are fragments behind it.
    pub(super) fn release_pictures(&mut self) {
        if self.held.is_empty() {
            return;
        }
        let state = self.state();
        for picture in std::mem::take(&mut self.held) {
            if self.page.fragments.len() >= MAX_FRAGMENTS {
                return;
            }
            let node = self.node();
            // A picture inside a line of text stands behind it, where it takes no place: sources never overlap.
            let before = self.page.fragments.last().map_or(0, |last| last.source.end);
            let mut source = Span::new(picture.source.0, picture.source.1);
            if source.start < before {
                source = Span { start: before, end: before };
            }
            let address = (!picture.address.is_empty()).then(|| push(&mut self.page.addresses, &picture.address));
            self.page.fragments.push(Fragment {
                text: Span::default(),
                source,
                tag: Tag::Image,
                visible: false,
                link_share: if state.link == (0, 0) { 0 } else { 100 },
                gap: 0,
                address,
            });
            self.layout.places.push(Place {
                node,
                inlines: (0, 0),
                marks: Marks::NONE,
                heading: 0,
                bold: 0,
                italic: 0,
                hidden: state.hidden,
                figcaption: false,
                control: false,
                selected: state.selected,
            });
            self.add_text(&picture.alt);
        }
    }
}
