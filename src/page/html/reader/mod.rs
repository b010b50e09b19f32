//! Tags and text to fragments: one pass with a stack of the open elements, and no tree.

mod elements;
mod pictures;
mod text;

use std::borrow::Cow;

use super::address;
use super::charset::{Charset, Input};
use super::declared::Declared;
use super::element::Element;
use super::mark::{self, Mark, MarkReader, Marks};
use super::reference;
use super::selector::{Candidate, Progress, Selectors};
use super::token::{Place as Range, Token, Tokenizer};
use crate::normalize::Normalizer;
use crate::page::layout::{Inline, InlineKind, Layout, NOWHERE, Node, Place};
use crate::page::{Fragment, Page, Tag, push};
use crate::span::Span;
use text::{begins_date, fold_space, is_moment};

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
/// So many bytes of lines are put in one spelling at once.
const BATCH: usize = 64 << 10;
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
        raw: String::new(),
        settled: 0,
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
    /// The texts of the last fragments as they were read, one a line.
    raw: String,
    /// How many fragments have their texts; the others' are in `raw`.
    settled: usize,
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
        if self.is_unseen(&line.text) {
            return;
        }
        let from = self.layout.inlines.len();
        self.add_inlines(&line);
        let inlines = (Span::new(from, 0).start, Span::new(self.layout.inlines.len(), 0).start);
        let letters = line.letters.get(ALL).copied().unwrap_or_default().max(1);
        let share =
            |index: usize| u8::try_from(line.letters.get(index).copied().unwrap_or_default() * 100 / letters).unwrap_or(100);
        self.page.fragments.push(Fragment {
            text: Span::default(),
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
        self.add_text(&line.text);
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

    /// Whether a text is nothing but characters that cannot be seen.
    fn is_unseen(&self, text: &str) -> bool {
        // Most lines begin with a letter, a dash or a quote, and need no second look.
        let seen = |letter: char| letter.is_ascii() || letter.is_alphanumeric() || matches!(letter, '‐'..='‧');
        !text.chars().next().is_some_and(seen) && self.normalizer.normalize(text).is_empty()
    }

    /// Keeps the text of the fragment that was added last until there are enough to put in one spelling.
    fn add_text(&mut self, text: &str) {
        self.raw.push_str(text);
        self.raw.push('\n');
        if self.raw.len() >= BATCH {
            self.settle();
        }
    }

    /// Gives the last fragments their texts. Lines stay lines when they are normalized, and many cost less at once than each
    /// by itself.
    fn settle(&mut self) {
        let raw = std::mem::take(&mut self.raw);
        let normalized = self.normalizer.normalize(&raw);
        for (raw, text) in raw.split_terminator('\n').zip(normalized.split('\n')) {
            let at = self.settled;
            let place = self.page.push_text(text);
            let Some(fragment) = self.page.fragments.get_mut(at) else { break };
            fragment.text = place;
            self.settled += 1;
            self.settle_inlines(at, raw, text, place);
        }
        debug_assert_eq!(self.settled, self.page.fragments.len());
        drop(normalized);
        self.raw = raw;
        self.raw.clear();
    }

    /// Moves the inlines of a fragment from its text as it was read to where its text stands now.
    fn settle_inlines(&mut self, at: usize, raw: &str, text: &str, place: Span) {
        let Some((first, end)) = self.layout.places.get(at).map(|place| place.inlines) else { return };
        let moved = raw != text;
        let mut counts = [0; 3];
        for inline in self.layout.inlines.get_mut(first as usize..end as usize).into_iter().flatten() {
            let count = &mut counts[inline.kind as usize];
            let place_of = |at: u32| {
                let at = at as usize;
                if moved { raw.get(..at).map_or(0, |head| self.normalizer.normalize(head).len()) } else { at }.min(text.len())
            };
            let (mut from, mut to) = if moved && *count >= MAX_MOVED_INLINES {
                (0, 0)
            } else {
                (place_of(inline.text.start), place_of(inline.text.end))
            };
            let inside = text.get(from..to).unwrap_or_default();
            from += inside.len() - inside.trim_start().len();
            to = to.saturating_sub(inside.len() - inside.trim_end().len());
            *count += usize::from(from < to);
            let start = place.start as usize;
            inline.text = if from < to { Span::new(start + from, start + to) } else { Span::default() };
        }
    }

    /// Adds the inlines of a line; their places are those in its text as it was read.
    fn add_inlines(&mut self, line: &Line) {
        // What is all link is a menu or a card, whose addresses nobody asks for.
        let linked = line.letters.get(LINK).copied().unwrap_or_default() * 10 <= line.text.len() * 6;
        if line.runs.len() < 2 && line.runs.first().is_none_or(|run| run.link == (0, 0) && !run.bold && !run.italic) {
            return;
        }
        for kind in [InlineKind::Link, InlineKind::Strong, InlineKind::Emphasis] {
            let holds = |run: &Run| match kind {
                InlineKind::Link => linked && run.link.1 > run.link.0,
                InlineKind::Strong => run.bold,
                InlineKind::Emphasis => run.italic,
            };
            let mut at = 0;
            while let Some(run) = line.runs.get(at) {
                let mut next = at + 1;
                if holds(run) {
                    let same = |other: &Run| holds(other) && (kind != InlineKind::Link || other.link == run.link);
                    while line.runs.get(next).is_some_and(same) {
                        next += 1;
                    }
                    let end = line.runs.get(next).map_or(line.text.len(), |run| run.at);
                    let address = self.address(run.link, kind);
                    self.layout.inlines.push(Inline { kind, text: Span::new(run.at, end), address });
                }
                at = next;
            }
        }
    }

    /// Puts the address of a link to the page's addresses.
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
        push(&mut self.page.addresses, &resolved)
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
        let is = |name: &[u8]| self.tokens.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case(name));
        let (canonical, amp) = (is(b"canonical"), is(b"amphtml"));
        if (canonical || amp)
            && let Some(address) = self.tokens.attribute("href")
        {
            let mut value = String::new();
            reference::decode(&self.charset.decode(address), true, &mut value);
            let declared = &mut self.layout.declared;
            value.trim().clone_into(if canonical { &mut declared.canonical } else { &mut declared.amp });
        }
    }

    /// A text from an attribute: one line in one spelling.
    fn one_line(&self, text: &str) -> String {
        self.normalizer.normalize(&one_line(text)).into_owned()
    }

    fn finish(mut self) -> Page {
        self.pop_to(0);
        if !self.line.text.is_empty() {
            self.add_fragment();
        }
        self.release_pictures();
        self.settle();
        let fragments = Span::new(0, self.page.fragments.len()).end;
        for node in &mut self.layout.boxes {
            node.end = node.end.min(fragments);
        }
        self.layout.declared.resolve(self.base.as_deref());
        self.page.layout = Some(Box::new(self.layout));
        self.page
    }
}

/// A text from an attribute as one line.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
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
