//! Which elements are open: what a tag opens, closes and implies, as the HTML standard says.

use super::pictures::ADDRESSES;
use super::{MAX_ADDRESS, MAX_DEPTH, MAX_STYLE, Open, Opening, Reader, SHORT_LINE, State, says};
use crate::page::Tag;
use crate::page::html::element::Element;
use crate::page::html::selector::Progress;
use crate::page::html::token::Usual;
use crate::page::layout::NOWHERE;
use crate::span::Span;

impl Reader<'_> {
    pub(super) fn start(&mut self, element: Element, self_closing: bool) {
        if self.is_open(Element::Svg) || self.is_open(Element::Math) {
            // The tokenizer knows when a picture ended that nobody closed.
            if self.tokens.is_html() {
                self.close_first(&[Element::Svg, Element::Math]);
            } else if !matches!(element, Element::Svg | Element::Math) {
                return;
            }
        }
        match element {
            Element::Br => return self.line.breaks = self.line.breaks.saturating_add(1),
            Element::Hr => return self.flush(),
            Element::Img | Element::AmpImg => return self.picture(&ADDRESSES),
            // What is seen of a player that nobody has started.
            Element::Video if self.tokens.attribute("poster").is_some() => self.picture(&["poster"]),
            Element::Meta => return self.meta(),
            Element::Link => return self.link(),
            Element::Base => return self.base(),
            _ if element.is_void() => return,
            Element::Html => return,
            Element::Body => {
                self.close_first(&[Element::Head]);
                return self.body_attributes();
            }
            _ => {}
        }
        self.imply_ends(element);
        // A date stands apart from the name before it, in the line below a headline.
        if element.is_block() || (element == Element::Time && self.line.text.len() <= SHORT_LINE) {
            self.flush();
        }
        if self_closing && !self.tokens.is_html() {
            return;
        }
        if self.stack.len() >= MAX_DEPTH {
            self.overflow += 1;
            return;
        }
        let mut state = self.state_inside(element);
        let mut progress = Progress::default();
        if !self.body.is_empty() {
            let around = self.stack.last().map_or(Progress::default(), |open| open.progress);
            let (come, complete) = self.body.step(&Opening { element, tokens: &self.tokens }, around);
            progress = come;
            state.selected |= complete;
        }
        self.title = element.is_raw().then_some(element);
        if let Some(count) = self.open.get_mut(element as usize) {
            *count += 1;
        }
        let Usual { class, id, .. } = self.tokens.usual();
        self.stack.push(Open { element, state, node: NOWHERE, class, id, progress });
    }

    /// `body` holds for the whole page and is no box; only whether it is hidden would matter, and it never is for long.
    fn body_attributes(&mut self) {
        self.flush();
    }

    fn state_inside(&mut self, element: Element) -> State {
        let mut state = self.state();
        state.invisible |= element.is_invisible();
        match element {
            Element::A => {
                let (start, end) = self.tokens.attribute_place("href");
                if end > start && end - start <= MAX_ADDRESS {
                    state.link = (Span::new(start, end).start + 1, Span::new(start, end).end + 1);
                } else {
                    state.link = (1, 1);
                }
            }
            Element::B | Element::Strong => state.bold = true,
            Element::I | Element::Em | Element::Cite => state.italic = true,
            Element::Button | Element::Select | Element::Option | Element::Label | Element::Legend => state.control = true,
            Element::Time => {
                state.time = true;
                if let Some(value) = self.tokens.attribute("datetime") {
                    let value = self.charset.decode(value).into_owned();
                    self.layout.declared.time(&value, self.page.fragments.len());
                }
            }
            Element::Figcaption => state.figcaption = true,
            Element::Noscript => state.noscript = true,
            Element::Script => {
                state.json =
                    self.tokens.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case(b"application/ld+json"));
            }
            _ => {}
        }
        if element.heading() > 0 {
            state.heading = element.heading();
        }
        state.tag = match element {
            Element::P => Some(Tag::Paragraph),
            Element::H1 | Element::H2 | Element::H3 | Element::H4 | Element::H5 | Element::H6 => {
                Some(Tag::Heading(element.heading()))
            }
            Element::Li | Element::Dt | Element::Dd => Some(Tag::ListItem),
            Element::Blockquote => Some(Tag::Quote),
            Element::Td | Element::Th => Some(Tag::Cell),
            Element::Figcaption | Element::Caption => Some(Tag::Caption),
            _ => state.tag,
        };
        if element.is_block()
            && !matches!(element, Element::P | Element::Div | Element::Center)
            && state.tag == Some(Tag::Paragraph)
        {
            state.tag = None;
        }
        let Usual { style, hidden, .. } = self.tokens.usual();
        state.hidden |= hidden;
        if style.1 > style.0 {
            let style = self.tokens.bytes((style.0, style.1.min(style.0 + MAX_STYLE)));
            state.hidden |= says(style, b"display", b"none");
        }
        state
    }

    /// Closes what the start tag of `element` closes without saying so.
    fn imply_ends(&mut self, element: Element) {
        if self.is_open(Element::Head)
            && !matches!(element, Element::Title | Element::Script | Element::Style | Element::Noscript | Element::Template)
        {
            self.close_first(&[Element::Head]);
        }
        if element.ends_paragraph() && self.is_open(Element::P) {
            self.close_in_scope(&[Element::P], &[Element::Button]);
        }
        match element {
            Element::A => self.close_in_scope(&[Element::A], &[]),
            Element::Li => self.close_in_scope(&[Element::Li], &[Element::Ul, Element::Ol, Element::Menu]),
            Element::Dt | Element::Dd => self.close_in_scope(&[Element::Dt, Element::Dd], &[Element::Dl]),
            Element::Option | Element::Optgroup => self.close_in_scope(&[Element::Option], &[Element::Select]),
            Element::Td | Element::Th => self.close_cell(&[Element::Td, Element::Th]),
            Element::Tr => self.close_cell(&[Element::Tr]),
            Element::Tbody | Element::Thead | Element::Tfoot => {
                self.close_cell(&[Element::Tbody, Element::Thead, Element::Tfoot])
            }
            _ if element.heading() > 0 && self.stack.last().is_some_and(|open| open.element.heading() > 0) => {
                self.pop_to(self.stack.len() - 1)
            }
            _ => {}
        }
    }

    /// Closes the innermost of `elements`, unless a scope or one of `walls` stands around it.
    fn close_in_scope(&mut self, elements: &[Element], walls: &[Element]) {
        if self.overflow > 0 || !elements.iter().any(|&element| self.is_open(element)) {
            return;
        }
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at) else { return };
            if elements.contains(&open.element) {
                return self.pop_to(at);
            }
            if open.element.is_scope() || walls.contains(&open.element) {
                return;
            }
        }
    }

    /// Closes an open part of the innermost table.
    fn close_cell(&mut self, elements: &[Element]) {
        if self.overflow > 0 || !elements.iter().any(|&element| self.is_open(element)) {
            return;
        }
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at) else { return };
            if elements.contains(&open.element) {
                return self.pop_to(at);
            }
            if open.element == Element::Table {
                return;
            }
        }
    }

    /// Closes the innermost of `elements`, whatever stands around it.
    pub(super) fn close_first(&mut self, elements: &[Element]) {
        if let Some(at) = self.stack.iter().rposition(|open| elements.contains(&open.element)) {
            self.overflow = 0;
            self.pop_to(at);
        }
    }

    /// Closes the open elements from number `at` on.
    pub(super) fn pop_to(&mut self, at: usize) {
        let ends = |open: &Open| open.element.is_block() || (open.element == Element::Time && self.line.time);
        if self.stack.iter().skip(at).any(ends) {
            self.flush();
        }
        let fragments = Span::new(0, self.page.fragments.len()).end;
        for open in self.stack.drain(at.min(self.stack.len())..) {
            if let Some(count) = self.open.get_mut(open.element as usize) {
                *count = count.saturating_sub(1);
            }
            if let Some(node) = self.layout.boxes.get_mut(open.node as usize) {
                node.end = fragments;
            }
        }
    }

    pub(super) fn end(&mut self, element: Element) {
        match element {
            Element::Br => return self.line.breaks = self.line.breaks.saturating_add(1),
            Element::P if !self.is_open(Element::P) => return self.flush(),
            Element::Html | Element::Body => return,
            _ => {}
        }
        if self.overflow > 0 {
            self.overflow -= 1;
            if element.is_block() {
                self.flush();
            }
            return;
        }
        if element.heading() > 0 {
            // Any heading's end tag ends the open heading.
            return self.close_in_scope(&[Element::H1, Element::H2, Element::H3, Element::H4, Element::H5, Element::H6], &[]);
        }
        if !self.is_open(element) {
            return;
        }
        let parts = matches!(
            element,
            Element::Table
                | Element::Tr
                | Element::Td
                | Element::Th
                | Element::Tbody
                | Element::Thead
                | Element::Tfoot
                | Element::Caption
        );
        for at in (0..self.stack.len()).rev() {
            let Some(open) = self.stack.get(at) else { return };
            if open.element == element {
                let blocks_inside = self.stack.iter().skip(at + 1).any(|open| open.element.is_block());
                if element.is_formatting() && blocks_inside {
                    // `<b><p></b></p>`: the paragraph goes on.
                    self.stack.remove(at);
                    if let Some(count) = self.open.get_mut(element as usize) {
                        *count = count.saturating_sub(1);
                    }
                } else {
                    self.pop_to(at);
                }
                return;
            }
            if if parts { open.element == Element::Table } else { open.element.is_scope() } {
                return;
            }
        }
    }
}
