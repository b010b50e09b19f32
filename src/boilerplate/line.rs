//! What is asked of a line again and again, worked out once a page.

use super::Rule;
use super::keys::{Keys, key_of};
use super::label::{Labels, Match};
use crate::article::date::{self, Date};
use crate::article::signature;
use crate::page::Page;

/// Lines longer than this (bytes) are prose: only their ends are looked at, and only this much of them is folded.
pub(crate) const FOLDED: usize = 320;

/// Lines that are folded together.
const AT_ONCE: usize = 64;

/// A line of the frame has so many words at most that is dated by what stands beside the date.
const FRAME: u32 = 12;

/// The lines of a page, one for each fragment.
#[derive(Debug)]
pub(crate) struct Lines<'p> {
    page: &'p Page,
    pub rows: Vec<Line>,
}

/// A line: a fragment's text as the rules see it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Line {
    /// The number of its fragment.
    number: u32,
    /// Of the whole text: equal lines have equal hashes.
    pub hash: u64,
    /// Characters; of a long line about.
    pub chars: u32,
    /// Words; of a long line about.
    pub words: u32,
    pub end: End,
    /// Whether the first letter is a capital.
    pub upper: bool,
    /// Whether all letters are capitals.
    pub capitals: bool,
    /// How many words in a hundred begin with a capital, also behind a small letter, as in menus that were run together; of a
    /// long line of its beginning.
    pub capitalized: u32,
    pub digits: u32,
    pub letters: u32,
    /// What the lists say of it.
    pub label: Option<Match>,
    pub date: Option<Date>,
    /// Whether it holds an address of the web or of mail.
    pub address: bool,
}

/// How a line ends, closing quotes and brackets left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum End {
    /// `.` or `…`
    Stop,
    /// `?` or `!`
    Question,
    /// `:`, `;` or `,`
    Open,
    #[default]
    None,
}

impl<'p> Lines<'p> {
    pub(crate) fn of(page: &'p Page, labels: &Labels) -> Self {
        let mut keys = Keys::default();
        let mut rows = Vec::with_capacity(page.fragments.len());
        for fragments in page.fragments.chunks(AT_ONCE) {
            let texts = || fragments.iter().map(|fragment| page.text_of(fragment));
            keys.fold(texts().map(head));
            let mut phrases = labels.phrases(keys.text()).peekable();
            let mut start = 0;
            for (text, (line, key)) in texts().zip(keys.lines()) {
                let end = start + key.len();
                let mut phrase = None;
                while let Some((_, found)) = phrases.next_if(|&(at, _)| at <= end) {
                    phrase = phrase.or(Some(found));
                }
                start = end + 1;
                rows.push(Line { number: rows.len() as u32, ..measured(text, line, key, phrase, labels) });
            }
        }
        date_frames(page, &mut rows);
        Self { page, rows }
    }

    /// The letters and digits of a line, without marks and case, one space between words; of a long line those of its beginning.
    ///
    /// The keys of all lines would be most of the page once more, and few are asked for, so each is made when it is.
    pub(crate) fn key(&self, line: &Line) -> String {
        key_of(head(self.page.fragments.get(line.number as usize).map_or("", |fragment| self.page.text_of(fragment))))
    }
}

/// Dates the lines that have a name beside their date: close above a paragraph, with none before them.
fn date_frames(page: &Page, rows: &mut [Line]) {
    for at in 0..rows.len() {
        let is = |at: Option<usize>, what: fn(&Line) -> bool| at.and_then(|at| rows.get(at)).is_some_and(what);
        let may =
            |line: &Line| line.date.is_none() && line.label.is_none() && line.words <= FRAME && (4..=14).contains(&line.digits);
        let ends = |line: &Line| line.is_prose() || line.end == End::Stop;
        if is(Some(at), may)
            && (1..=2).all(|back| !is(at.checked_sub(back), ends))
            && (at + 1..=at + 5).any(|next| is(Some(next), Line::is_prose))
            && let Some(line) = rows.get_mut(at)
        {
            line.date = page.fragments.get(at).and_then(|fragment| signature::date(page.text_of(fragment)));
        }
    }
}

/// What is folded of a line.
fn head(text: &str) -> &str {
    if text.len() > FOLDED { beginning(text, FOLDED / 2) } else { text }
}

/// A line whose `head` was folded, and the first phrase that stands in it.
fn measured(text: &str, mut line: Line, key: &str, phrase: Option<Match>, labels: &Labels) -> Line {
    let head = head(text);
    line.end = end_of(text);
    if head.len() < text.len() {
        let times = (text.len() / head.len().max(1)) as u32;
        (line.chars, line.words) = (line.chars * times, line.words * times);
        line.hash = hash(text.as_bytes());
        line.label = labels.of_beginning(key);
        line.address = head.contains("://");
    } else {
        line.hash = hash(key.as_bytes());
        line.label = labels.of_line(key, phrase).or_else(|| labels.of_signs(text));
        line.address = is_address(text);
        if line.digits >= date::FEWEST_DIGITS && line.chars <= date::LONGEST {
            line.date = Date::of_line(text);
        }
    }
    line
}

impl Line {
    /// A paragraph by its looks: it ends like a sentence and is long enough for one, or is long.
    pub(crate) const fn is_prose(&self) -> bool {
        match self.end {
            End::Stop => self.words >= 7 || self.chars >= 40,
            End::Open => self.words >= 9,
            End::Question => self.chars >= 120,
            // Menus run together are long too, but of names; so are addresses.
            End::None => self.chars >= 220 && self.capitalized < 34 && !self.address,
        }
    }

    /// A headline by its looks, its own page's or another's.
    pub(crate) const fn is_headline(&self) -> bool {
        self.words >= 4
            && self.chars <= 200
            && self.letters > 12
            && !self.is_prose()
            && self.label.is_none()
            && self.date.is_none()
    }

    /// Whether it could be a tag: a few words, no sentence.
    pub(crate) fn may_be_tag(&self) -> bool {
        const WORDS: u32 = 7;
        self.words <= WORDS && self.letters > 1 && self.end == End::None && !self.address && !self.is_dated()
    }

    /// Whether it says when, and nothing more: a date, or how long ago.
    pub(crate) fn is_dated(&self) -> bool {
        self.date.is_some() || self.label.is_some_and(|label| label.rule == Rule::DateLine)
    }

    /// Whether there is nothing to read in it: counters, arrows, crosses.
    pub(crate) const fn is_mark(&self) -> bool {
        self.letters == 0
    }
}

/// Whether a line holds an address of the web or of mail.
fn is_address(text: &str) -> bool {
    memchr::memchr3_iter(b'@', b'/', b'w', text.as_bytes()).any(|at| {
        let rest = text.as_bytes().get(at.saturating_sub(1)..).unwrap_or_default();
        matches!(rest, [_, b'@', ..] | [b':', b'/', b'/', ..] | [_, b'w', b'w', b'w', b'.', ..])
            || rest.starts_with(b"www.")
            || rest.starts_with(b"@")
    })
}

/// The first `most` bytes of a text, or a little less, to end on a character.
fn beginning(text: &str, most: usize) -> &str {
    (0..4).find_map(|less| text.get(..most.checked_sub(less)?)).unwrap_or(text)
}

fn end_of(text: &str) -> End {
    let closing = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '*' | ' ');
    let bare = text.trim_end_matches(closing);
    match bare.chars().next_back() {
        Some('.' | '…') => End::Stop,
        Some('?' | '!') => End::Question,
        Some(':' | ';' | ',') => End::Open,
        _ => End::None,
    }
}

/// Maps and sets by numbers that are hashes already.
pub(crate) type ByHash = std::hash::BuildHasherDefault<Identity>;

/// Hands a hash through.
#[derive(Clone, Debug, Default)]
pub(crate) struct Identity(u64);

impl std::hash::Hasher for Identity {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// FNV-1a by words of eight bytes: equal texts, equal numbers.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64 ^ bytes.len() as u64;
    let mut mix = |word: u64| hash = (hash ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    bytes.as_chunks::<8>().0.iter().for_each(|&word| mix(u64::from_le_bytes(word)));
    // The last eight bytes, some of them for the second time, or all there are.
    mix(bytes
        .last_chunk()
        .map_or_else(|| bytes.iter().fold(0, |word, &byte| word << 8 | u64::from(byte)), |&last| u64::from_le_bytes(last)));
    // Maps take both ends of a hash: every bit shall tell.
    let hash = (hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash ^ hash >> 29
}
