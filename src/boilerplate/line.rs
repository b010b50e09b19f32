//! What is asked of a line again and again, worked out once a page.

use super::label::{Labels, Match};
use crate::article::date::{self, Date};
use crate::article::signature;
use crate::page::Page;

/// Lines longer than this (bytes) are prose: only their ends are looked at, and only this much of them is folded.
pub(crate) const FOLDED: usize = 320;

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
        let mut room = Room::default();
        let mut rows = Vec::with_capacity(page.fragments.len());
        for (number, fragment) in (0..).zip(&page.fragments) {
            rows.push(Line { number, ..room.measure(page.text_of(fragment), labels) });
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

/// What a line becomes while it is measured.
#[derive(Default)]
struct Room {
    /// The line without its diacritics.
    plain: Vec<u8>,
    key: String,
}

impl Room {
    fn measure(&mut self, text: &str, labels: &Labels) -> Line {
        let head = head(text);
        self.key.clear();
        let mut line = fold(head, &mut self.plain, &mut self.key);
        let key = self.key.as_str();
        line.end = end_of(text);
        if head.len() < text.len() {
            let times = (text.len() / head.len().max(1)) as u32;
            (line.chars, line.words) = (line.chars * times, line.words * times);
            line.hash = hash(text.as_bytes());
            line.label = labels.of_beginning(key);
            line.address = head.contains("://");
        } else {
            line.hash = hash(key.as_bytes());
            line.label = labels.of_line(key).or_else(|| labels.of_signs(text));
            line.address = is_address(text);
            if line.digits >= 3 && line.chars <= date::LONGEST {
                line.date = Date::of_line(text);
            }
        }
        line
    }
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

    /// Whether there is nothing to read in it: counters, arrows, crosses.
    pub(crate) const fn is_mark(&self) -> bool {
        self.letters == 0
    }
}

/// What a byte of a text without diacritics is.
#[derive(Clone, Copy)]
enum Class {
    Small,
    Capital,
    Digit,
    Gap,
    /// Of a character beyond ASCII.
    Beyond,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Beyond; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' => Class::Small,
            b'A'..=b'Z' => Class::Capital,
            b'0'..=b'9' => Class::Digit,
            _ => Class::Gap,
        };
        byte += 1;
    }
    classes
};

/// Whether a line holds an address of the web or of mail.
fn is_address(text: &str) -> bool {
    memchr::memchr3_iter(b'@', b'/', b'w', text.as_bytes()).any(|at| {
        let rest = text.as_bytes().get(at.saturating_sub(1)..).unwrap_or_default();
        matches!(rest, [_, b'@', ..] | [b':', b'/', b'/', ..] | [_, b'w', b'w', b'w', b'.', ..])
            || rest.starts_with(b"www.")
            || rest.starts_with(b"@")
    })
}

/// Folds a text onto `out` and counts; `plain` is room for the text without its diacritics.
fn fold(text: &str, plain: &mut Vec<u8>, out: &mut String) -> Line {
    let mut line = Line { chars: text.chars().count() as u32, ..Line::default() };
    crate::fold::fold_onto(text, 0, plain);
    let bytes = plain.as_slice();
    let start = out.len();
    let mut gap = true;
    let mut any_lower = false;
    let mut first = true;
    let mut after_lower = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let class = CLASSES[usize::from(byte)];
        let mut end = at + 1;
        let mut folded = byte;
        match class {
            Class::Gap => {
                (gap, at) = (true, end);
                continue;
            }
            Class::Small => {
                end += bytes.get(end..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_lowercase()).count());
                line.letters += (end - at) as u32;
                (any_lower, after_lower, first) = (true, true, false);
            }
            Class::Capital => {
                line.letters += 1;
                line.capitalized += u32::from(gap || after_lower);
                line.upper |= first;
                (after_lower, first) = (false, false);
                folded = byte.to_ascii_lowercase();
            }
            Class::Digit => line.digits += 1,
            Class::Beyond => {
                let len = bytes.get(end..).map_or(0, |rest| rest.iter().take_while(|&&byte| byte & 0xC0 == 0x80).count());
                end += len;
                let c =
                    bytes.get(at..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).and_then(|text| text.chars().next());
                let c = c.unwrap_or_default();
                at = end;
                if matches!(c, '©' | '®') {
                    separate(out, start, &mut line.words);
                    out.push_str("copyright");
                    gap = true;
                } else if c.is_alphanumeric() {
                    line.letters += 1;
                    any_lower |= c.is_lowercase();
                    if std::mem::take(&mut gap) {
                        separate(out, start, &mut line.words);
                    }
                    out.push(c.to_lowercase().next().unwrap_or(c));
                } else if !is_unseen(c) {
                    gap = true;
                }
                continue;
            }
        }
        if std::mem::take(&mut gap) {
            separate(out, start, &mut line.words);
        }
        if end == at + 1 {
            out.push(char::from(folded));
        } else {
            out.extend(bytes.get(at..end).into_iter().flatten().map(|&byte| char::from(byte)));
        }
        at = end;
    }
    line.capitalized = line.capitalized * 100 / line.words.max(1);
    line.capitals = line.letters > 0 && !any_lower;
    line
}

/// Begins a word of a key.
fn separate(out: &mut String, start: usize, words: &mut u32) {
    if out.len() > start {
        out.push(' ');
    }
    *words += 1;
}

/// The first `most` bytes of a text, or a little less, to end on a character.
fn beginning(text: &str, most: usize) -> &str {
    (0..4).find_map(|less| text.get(..most.checked_sub(less)?)).unwrap_or(text)
}

/// Folds a phrase of a list or of the user's.
pub(crate) fn key_of(phrase: &str) -> String {
    let mut key = String::with_capacity(phrase.len());
    fold(phrase, &mut Vec::new(), &mut key);
    key
}

/// Combining marks and characters of no width are parts of the letter before them.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
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
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, &from)| *to = from);
    for &word in words.iter().chain([&last]) {
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
    // Maps take both ends of a hash: every bit shall tell.
    let hash = (hash ^ hash >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    hash ^ hash >> 29
}
