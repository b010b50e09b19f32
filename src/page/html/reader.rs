//! Tags and text to fragments: one pass with a stack of the open elements, and no tree.

use std::borrow::Cow;

use super::address;
use super::charset::{Charset, Input};
use super::declared::Declared;
use super::element::Element;
use super::mark::{self, Mark, MarkReader, Marks};
use super::reference;
use super::selector::{Candidate, Progress, Selectors};
use super::token::{Place as Range, Token, Tokenizer, Usual};
use crate::normalize::Normalizer;
use crate::page::layout::{Inline, InlineKind, Layout, NOWHERE, Node, Place};
use crate::page::{Fragment, Page, Tag};
use crate::span::Span;

/// Elements open at once; those nested deeper count as their parent's own text. Browsers stop at the same depth.
pub(crate) const MAX_DEPTH: usize = 512;
/// Fragments of a page; the text behind them is one fragment more.
pub(crate) const MAX_FRAGMENTS: usize = 1 << 16;
/// Changes between links, emphasis and plain text in one fragment; behind them all is plain.
const MAX_RUNS: usize = 256;
/// Inlines of a fragment that its spelling moved, for each of which the spelling is found anew.
const MAX_MOVED_INLINES: usize = 16;
/// An address longer than that is a picture in itself.
const MAX_ADDRESS: usize = 2048;
/// A style attribute is read so far.
const MAX_STYLE: usize = 256;
/// A line of this many bytes may have a date behind it that is none of it.
const SHORT_LINE: usize = 80;
/// A line that a single `<br>` ends is a paragraph of its own from this length on, in bytes.
const LONG_LINE: usize = 120;

/// Reads a page.
pub(crate) fn read(input: &Input, body: &Selectors, normalizer: &Normalizer) -> Page {
    let mut reader = Reader {
        tokens: Tokenizer::new(input.bytes()),
        whole: input.text(),
        charset: input.charset,
        marks: MarkReader::default(),
        body,
        normalizer,
        page: Page::default(),
        layout: Layout::default(),
        stack: Vec::with_capacity(64),
        open: [0; Element::COUNT],
        overflow: 0,
        line: Line::default(),
        held: Vec::new(),
        scratch: String::new(),
        title: None,
        base: None,
    };
    while let Some(token) = reader.tokens.next() {
        match token {
            Token::Text(place) => reader.text(place),
            Token::Raw(place) => reader.raw(place),
            Token::Start { element, self_closing, .. } => reader.start(element, self_closing),
            Token::End { element, .. } => reader.end(element),
        }
    }
    reader.finish()
}

/// What holds for the text inside an element.
#[derive(Clone, Copy, Default)]
struct State {
    invisible: bool,
    hidden: bool,
    bold: bool,
    italic: bool,
    control: bool,
    time: bool,
    figcaption: bool,
    json: bool,
    noscript: bool,
    /// Whether a selector of the user's names it or an element around.
    selected: bool,
    heading: u8,
    /// Where the address of the link around stands, plus one so that no link is zero.
    link: (u32, u32),
    tag: Option<Tag>,
}

/// An element that is open.
struct Open {
    element: Element,
    state: State,
    /// Its box, once a fragment stands in it.
    node: u32,
    class: Range,
    id: Range,
    progress: Progress,
}

/// An element that opens, as selectors see it.
struct Opening<'t, 'a> {
    element: Element,
    tokens: &'t Tokenizer<'a>,
}

impl Candidate for Opening<'_, '_> {
    fn name(&self) -> &str {
        self.element.name()
    }

    fn attribute(&self, name: &str) -> Option<&[u8]> {
        self.tokens.attribute(name)
    }
}

/// The line of text that is being put together.
#[derive(Default)]
struct Line {
    text: String,
    /// Whether white space was read behind the text.
    space: bool,
    /// How many `<br>` were read behind the text.
    breaks: u8,
    /// How many breaks and empty blocks stand in front of it.
    gap: u8,
    source: (usize, usize),
    letters: [usize; 5],
    runs: Vec<Run>,
    marks: Marks,
    /// Whether it began in a `time` element.
    time: bool,
}

impl Line {
    /// Whether all of it is one link.
    fn is_link(&self) -> bool {
        matches!(self.runs.as_slice(), [run] if run.link != (0, 0)) && self.text.len() <= SHORT_LINE
    }
}

/// Where a stretch of one style begins in the line.
#[derive(Clone, Copy, PartialEq)]
struct Run {
    at: usize,
    link: (u32, u32),
    bold: bool,
    italic: bool,
}

const ALL: usize = 0;
const LINK: usize = 1;
const BOLD: usize = 2;
const ITALIC: usize = 3;
const CONTROL: usize = 4;

/// A picture that waits until the line around it ends.
struct Picture {
    alt: String,
    address: String,
    source: Range,
}

struct Reader<'a> {
    tokens: Tokenizer<'a>,
    /// The page as text, when all of it is UTF-8.
    whole: Option<&'a str>,
    charset: Charset,
    marks: MarkReader<'a>,
    body: &'a Selectors,
    normalizer: &'a Normalizer,
    page: Page,
    layout: Layout,
    stack: Vec<Open>,
    /// How often each element is in the stack.
    open: [u16; Element::COUNT],
    /// How many elements are open beyond the deepest of the stack.
    overflow: usize,
    line: Line,
    held: Vec<Picture>,
    scratch: String,
    /// Which raw element was opened last.
    title: Option<Element>,
    /// The base that the page names for its addresses.
    base: Option<String>,
}

impl<'a> Reader<'a> {
    fn state(&self) -> State {
        self.stack.last().map_or(State::default(), |open| open.state)
    }

    fn is_open(&self, element: Element) -> bool {
        self.open.get(element as usize).is_some_and(|&count| count > 0)
    }

    fn start(&mut self, element: Element, self_closing: bool) {
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
            Element::Img | Element::AmpImg => return self.picture(),
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
    fn close_first(&mut self, elements: &[Element]) {
        if let Some(at) = self.stack.iter().rposition(|open| elements.contains(&open.element)) {
            self.overflow = 0;
            self.pop_to(at);
        }
    }

    /// Closes the open elements from number `at` on.
    fn pop_to(&mut self, at: usize) {
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

    fn end(&mut self, element: Element) {
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

    fn raw(&mut self, place: Range) {
        let state = self.state();
        match self.title {
            Some(Element::Title) if self.layout.declared.title.is_empty() => {
                let mut title = String::new();
                reference::decode(&self.charset.decode(self.tokens.bytes(place)), false, &mut title);
                self.layout.declared.title = self.one_line(&title);
            }
            Some(Element::Script) if state.json => {
                let text = self.charset.decode(self.tokens.bytes(place));
                self.layout.declared.read_json(&text);
            }
            Some(Element::Plaintext | Element::Xmp) => self.text(place),
            _ => {}
        }
    }

    fn text(&mut self, (mut start, mut end): Range) {
        let bytes = self.tokens.bytes((start, end));
        let Some(first) = bytes.iter().position(|&byte| !super::token::is_space(byte)) else {
            self.line.space |= end > start;
            return;
        };
        if self.is_open(Element::Head) {
            self.close_first(&[Element::Head]);
        }
        let state = self.state();
        if state.invisible {
            return;
        }
        self.line.space |= first > 0;
        start += first;
        let trailing = bytes.iter().rev().take_while(|&&byte| super::token::is_space(byte)).count();
        end -= trailing;
        let decoded = self.decode((start, end));
        if memchr::memchr(b'&', decoded.as_bytes()).is_some() {
            let mut scratch = std::mem::take(&mut self.scratch);
            scratch.clear();
            reference::decode(&decoded, false, &mut scratch);
            self.push(&scratch, (start, end), state);
            self.scratch = scratch;
        } else {
            self.push(&decoded, (start, end), state);
        }
        self.line.space |= trailing > 0;
    }

    /// The text at a place that begins and ends beside markup.
    fn decode(&self, place: Range) -> Cow<'a, str> {
        match self.whole.and_then(|text| text.get(place.0..place.1)) {
            Some(text) => Cow::Borrowed(text),
            None => self.charset.decode(self.tokens.bytes(place)),
        }
    }

    /// Adds text to the line, its white space folded.
    fn push(&mut self, text: &str, source: Range, state: State) {
        if text.trim().is_empty() {
            self.line.space = true;
            return;
        }
        if self.line.breaks > 0 {
            if self.breaks_here(text, state) {
                self.flush();
            }
            self.line.space = true;
        }
        if self.line.text.is_empty() {
            self.line.source = source;
            self.line.space = false;
            self.line.marks = self.inline_marks();
            self.line.time = state.time;
        }
        let linked = self.line.marks.has(Mark::Author) && state.link == (0, 0) && self.line.is_link() && begins_date(text);
        // A paragraph may hold a date; a line of the frame that ends in a capitalized word has a name in front of it.
        let beside = state.tag.is_none()
            && self.line.text.len() <= SHORT_LINE
            && self.line.source.1 != source.0
            && is_moment(text)
            && self.line.text.split(' ').next_back().is_some_and(|word| word.starts_with(char::is_uppercase));
        if linked || beside {
            self.flush();
            self.line.source = source;
            self.line.space = false;
        }
        self.line.breaks = 0;
        let boundary = self.line.source.1 != source.0;
        self.line.source.1 = source.1;
        let run = Run { at: self.line.text.len(), link: state.link, bold: state.bold, italic: state.italic };
        let same = self.line.runs.last().is_some_and(|last| Run { at: run.at, ..*last } == run);
        if !same && self.line.runs.len() < MAX_RUNS {
            self.line.runs.push(run);
        }
        // No Vietnamese word goes from small letters to capitals: two elements stand side by side there, set apart by their style.
        if boundary && text.starts_with(char::is_uppercase) && self.line.text.ends_with(char::is_lowercase) {
            self.line.space = true;
        }
        let before = self.line.text.len();
        self.line.space = fold_space(text, self.line.space, &mut self.line.text);
        let added = self.line.text.len() - before;
        for (index, counts) in
            [(ALL, true), (LINK, state.link != (0, 0)), (BOLD, state.bold), (ITALIC, state.italic), (CONTROL, state.control)]
        {
            if counts && let Some(letters) = self.line.letters.get_mut(index) {
                *letters += added;
            }
        }
    }

    /// Whether the breaks that were read end a paragraph, now that `next` follows.
    fn breaks_here(&self, next: &str, state: State) -> bool {
        let line = &self.line;
        if line.text.is_empty() {
            return false;
        }
        if state.heading > 0 {
            return false;
        }
        if line.breaks > 1 {
            return true;
        }
        let ends = line.text.ends_with(['.', '!', '?', '…', ':', ';', '”', '"', ')']);
        let continues = next.trim_start().starts_with(char::is_lowercase);
        match state.tag {
            Some(Tag::Paragraph | Tag::ListItem | Tag::Quote) => ends && !continues && line.text.len() >= LONG_LINE,
            Some(Tag::Caption) => false,
            _ => !continues || ends,
        }
    }

    /// What the inline elements around the text that comes now say.
    fn inline_marks(&mut self) -> Marks {
        let mut marks = Marks::NONE;
        for open in self.stack.iter().rev().take_while(|open| !open.element.is_block()) {
            for place in [open.class, open.id] {
                marks.join(self.marks.read(self.tokens.bytes(place)));
            }
            if open.element == Element::A {
                let (start, end) = (open.state.link.0.saturating_sub(1), open.state.link.1.saturating_sub(1));
                marks.join(mark::of_address(self.tokens.bytes((start as usize, end as usize))));
            }
        }
        marks
    }

    /// Ends the line: what it holds is a fragment.
    fn flush(&mut self) {
        if self.line.text.is_empty() {
            self.line.gap = self.line.gap.saturating_add(1);
            self.line.space = false;
            self.line.breaks = 0;
            self.release_pictures();
            return;
        }
        if self.page.fragments.len() >= MAX_FRAGMENTS {
            self.line.space = true;
            self.line.breaks = 0;
            return;
        }
        self.add_fragment();
        self.release_pictures();
    }

    fn add_fragment(&mut self) {
        let state = self.block_state();
        let node = self.node();
        let line = std::mem::take(&mut self.line);
        // ASCII has one spelling.
        let text = if line.text.is_ascii() { Cow::Borrowed(&*line.text) } else { self.normalizer.normalize(&line.text) };
        // Nothing but characters that cannot be seen.
        if text.is_empty() {
            return;
        }
        let moved = text.as_ref() != line.text;
        let start = self.page.text.len();
        self.page.text.push_str(&text);
        let end = self.page.text.len();
        let from = self.layout.inlines.len();
        self.add_inlines(&line, (start, end), moved);
        let inlines = (Span::new(from, 0).start, Span::new(self.layout.inlines.len(), 0).start);
        let letters = line.letters.get(ALL).copied().unwrap_or_default().max(1);
        let share =
            |index: usize| u8::try_from(line.letters.get(index).copied().unwrap_or_default() * 100 / letters).unwrap_or(100);
        self.page.fragments.push(Fragment {
            text: Span::new(start, end),
            source: Span::new(line.source.0, line.source.1),
            tag: state.tag.unwrap_or(Tag::Block),
            visible: true,
            link_share: share(LINK),
            gap: line.gap,
            address: None,
        });
        self.layout.places.push(Place {
            node,
            inlines,
            marks: line.marks,
            heading: state.heading,
            bold: share(BOLD),
            italic: share(ITALIC),
            hidden: state.hidden,
            figcaption: state.figcaption,
            control: state.control || share(CONTROL) >= 50,
            selected: state.selected,
        });
        // The buffers are kept for the next line.
        self.line.text = line.text;
        self.line.text.clear();
        self.line.runs = line.runs;
        self.line.runs.clear();
    }

    /// What holds for the line as a whole: what holds inside the innermost block, or the inline element that it began in.
    fn block_state(&self) -> State {
        self.state()
    }

    fn add_inlines(&mut self, line: &Line, (start, end): Range, moved: bool) {
        // What is all link is a menu or a card, whose addresses nobody asks for.
        let linked = line.letters.get(LINK).copied().unwrap_or_default() * 10 <= line.text.len() * 6;
        if line.runs.len() < 2 && line.runs.first().is_none_or(|run| run.link == (0, 0) && !run.bold && !run.italic) {
            return;
        }
        let place = |at: usize| {
            if moved { line.text.get(..at).map_or(0, |head| self.normalizer.normalize(head).len()) } else { at }
        };
        let limit = if moved { MAX_MOVED_INLINES } else { MAX_RUNS };
        let end_of_text = end - start;
        for kind in [InlineKind::Link, InlineKind::Strong, InlineKind::Emphasis] {
            let holds = |run: &Run| match kind {
                InlineKind::Link => linked && run.link.1 > run.link.0,
                InlineKind::Strong => run.bold,
                InlineKind::Emphasis => run.italic,
            };
            let mut at = 0;
            let mut count = 0;
            while let Some(run) = line.runs.get(at) {
                let mut next = at + 1;
                if holds(run) && count < limit {
                    while line
                        .runs
                        .get(next)
                        .is_some_and(|other| holds(other) && (kind != InlineKind::Link || other.link == run.link))
                    {
                        next += 1;
                    }
                    let end = line.runs.get(next).map_or(line.text.len(), |run| run.at);
                    let (mut from, mut to) = (place(run.at).min(end_of_text), place(end).min(end_of_text));
                    let text = self.page.text.get(start + from..start + to).unwrap_or_default();
                    from += text.len() - text.trim_start().len();
                    to -= text.len() - text.trim_end().len();
                    if from < to {
                        let address = self.address(run.link, kind);
                        let inline = Inline { kind, text: Span::new(start + from, start + to), address };
                        self.layout.inlines.push(inline);
                        count += 1;
                    }
                }
                at = next;
            }
        }
    }

    /// Puts the address of a link into the page's text.
    fn address(&mut self, link: (u32, u32), kind: InlineKind) -> Span {
        if kind != InlineKind::Link {
            return Span::default();
        }
        let place = Span { start: link.0.saturating_sub(1), end: link.1.saturating_sub(1) };
        let mut address = String::new();
        reference::decode(
            &self.charset.decode(self.tokens.bytes((place.start as usize, place.end as usize))),
            true,
            &mut address,
        );
        let resolved = self.resolved(address.trim());
        self.page.push_text(&resolved)
    }

    /// The box of the line: that of the innermost open block. Its boxes are made here, so a block without text has none.
    fn node(&mut self) -> u32 {
        let first = Span::new(0, self.page.fragments.len()).end;
        // Boxes are made from the outside in, behind the innermost that is there already.
        let from = self.stack.iter().rposition(|open| open.node != NOWHERE).map_or(0, |at| at + 1);
        let mut parent = from.checked_sub(1).and_then(|at| self.stack.get(at)).map_or(NOWHERE, |open| open.node);
        for at in from..self.stack.len() {
            let Some(open) = self.stack.get(at) else { break };
            if !open.element.is_block() {
                continue;
            }
            let mut marks = self.marks.read(self.tokens.bytes(open.class));
            marks.join(self.marks.read(self.tokens.bytes(open.id)));
            let number = Span::new(0, self.layout.boxes.len()).end;
            self.layout.boxes.push(Node { element: open.element, marks, parent, first, end: u32::MAX });
            if let Some(open) = self.stack.get_mut(at) {
                open.node = number;
            }
            parent = number;
        }
        parent
    }

    fn picture(&mut self) {
        if self.state().noscript
            && self.page.fragments.last().is_some_and(|last| last.tag == Tag::Image && last.address.is_some())
        {
            return;
        }
        let address = ["data-src", "data-original", "data-lazy-src", "src", "data-srcset", "srcset"]
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
            picture.alt = self.one_line(&decoded);
            picture.source = place;
        }
        if picture.source == (0, 0) {
            picture.source = self.tokens.attribute_place("src");
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
    fn release_pictures(&mut self) {
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
            let text = self.page.push_text(&picture.alt);
            let address = (!picture.address.is_empty()).then(|| self.page.push_text(&picture.address));
            self.page.fragments.push(Fragment {
                text,
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
        }
    }

    fn meta(&mut self) {
        let Some(content) = self.tokens.attribute("content") else { return };
        let Some(name) = ["property", "name", "itemprop"].iter().find_map(|name| self.tokens.attribute(name)) else { return };
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        if !Declared::knows(&name) {
            return;
        }
        let mut value = String::new();
        reference::decode(&self.charset.decode(content), true, &mut value);
        let value = self.one_line(&value);
        self.layout.declared.meta(&name, value);
    }

    /// Only the first base counts.
    fn base(&mut self) {
        if self.base.is_none()
            && let Some(address) = self.tokens.attribute("href").filter(|address| address.len() <= MAX_ADDRESS)
        {
            let mut value = String::new();
            reference::decode(&self.charset.decode(address), true, &mut value);
            self.base = Some(value.trim().to_owned());
        }
    }

    fn resolved<'t>(&self, address: &'t str) -> Cow<'t, str> {
        match &self.base {
            Some(base) if !address.is_empty() => Cow::Owned(address::resolve(base, address)),
            _ => Cow::Borrowed(address),
        }
    }

    fn link(&mut self) {
        if self.tokens.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case(b"canonical"))
            && let Some(address) = self.tokens.attribute("href")
        {
            let mut value = String::new();
            reference::decode(&self.charset.decode(address), true, &mut value);
            self.layout.declared.canonical = value.trim().to_owned();
        }
    }

    /// A text from an attribute: one line in one spelling.
    fn one_line(&self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.normalizer.normalize(&line).into_owned()
    }

    fn finish(mut self) -> Page {
        self.pop_to(0);
        if !self.line.text.is_empty() {
            self.add_fragment();
        }
        self.release_pictures();
        let fragments = Span::new(0, self.page.fragments.len()).end;
        for node in &mut self.layout.boxes {
            node.end = node.end.min(fragments);
        }
        self.page.layout = Some(Box::new(self.layout));
        self.page
    }
}

/// Adds `text` to `out`, each run of white space as one space, and says whether white space stands at its end. `space` says
/// whether some stands in front of it.
fn fold_space(text: &str, mut space: bool, out: &mut String) -> bool {
    let bytes = text.as_bytes();
    let (mut from, mut at) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        // Every byte that begins a character of white space.
        if !matches!(byte, 9..=13 | b' ' | 0xC2 | 0xE1..=0xE3) {
            at += 1;
            continue;
        }
        let len = space_len(bytes, at);
        let next = bytes.get(at + 1).copied().unwrap_or(b' ');
        // A single space between two words stays as it is.
        if len == 0 || (byte == b' ' && at > from && (next.is_ascii_graphic() || (0xC3..=0xDF).contains(&next))) {
            at += 1;
            continue;
        }
        push_word(text.get(from..at).unwrap_or_default(), &mut space, out);
        space = true;
        at += len;
        from = at;
    }
    push_word(text.get(from..).unwrap_or_default(), &mut space, out);
    space
}

fn push_word(word: &str, space: &mut bool, out: &mut String) {
    if !word.is_empty() {
        if *space && !out.is_empty() {
            out.push(' ');
        }
        *space = false;
        out.push_str(word);
    }
}

/// How many bytes the character of white space at a place has; 0 when another one is there.
fn space_len(bytes: &[u8], at: usize) -> usize {
    match *bytes.get(at..).unwrap_or_default() {
        [9..=13 | b' ', ..] => 1,
        [0xC2, 0x85 | 0xA0, ..] => 2,
        [0xE1, 0x9A, 0x80, ..] | [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..] => 3,
        [0xE2, 0x81, 0x9F, ..] | [0xE3, 0x80, 0x80, ..] => 3,
        _ => 0,
    }
}

/// Whether a text behind a name is the date of the article, as its first letters show: ` - 07/10/2021`, `, Thứ hai`.
fn begins_date(text: &str) -> bool {
    let text = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    text.starts_with(|letter: char| letter.is_ascii_digit()) || text.starts_with("Thứ ") || text.starts_with("Chủ nhật")
}

/// Whether a text is a date with nothing else: `15:10 09/10/2020`, `- 07/10/2021 08:47 GMT+7`.
fn is_moment(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let marks =
        |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '/' | ':' | '-' | '.' | ',' | '|' | '+' | '(' | ')');
    let zone = text.trim_end_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '+' | ')' | ' ' | ':'));
    let zone = ["GMT", "AM", "PM"].iter().find_map(|name| zone.strip_suffix(name)).unwrap_or(text);
    (6..=14).contains(&digits) && text.len() <= 40 && zone.chars().all(marks) && zone.contains(['/', '-', '.'])
}

/// Whether a style says `name: value`.
fn says(style: &[u8], name: &[u8], value: &[u8]) -> bool {
    style.split(|&byte| byte == b';').any(|rule| {
        let mut parts = rule.splitn(2, |&byte| byte == b':');
        let (Some(left), Some(right)) = (parts.next(), parts.next()) else { return false };
        left.trim_ascii().eq_ignore_ascii_case(name)
            && right.trim_ascii().get(..value.len()).is_some_and(|head| head.eq_ignore_ascii_case(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_all_kinds_is_one_space() {
        let spaces: Vec<char> = ('\0'..=char::MAX).filter(|letter| letter.is_whitespace()).collect();
        for &space in &spaces {
            let text = format!("{space}Một{space}{space} hai {space}ba{space}bốn năm {space}");
            for before in [false, true] {
                let mut out = "không".to_owned();
                assert!(fold_space(&text, before, &mut out));
                assert_eq!(out, "không Một hai ba bốn năm", "{space:?}");
            }
        }
        for (text, wanted) in [
            ("15:10 09/10/2020", true),
            ("- 07/10/2021 08:47 GMT+7", true),
            ("09-05-2018 - 17:09 PM", true),
            ("0321 999 888", false),
            ("1/2", false),
            ("ngày 15/10/2020", false),
        ] {
            assert_eq!(is_moment(text), wanted, "{text}");
        }
        let mut out = String::new();
        assert!(!fold_space("một  ếch \u{200B}", true, &mut out));
        assert_eq!(out, "một ếch \u{200B}");
    }
}
