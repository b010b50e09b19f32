//! A page of plain text to fragments: one for each paragraph, which is a line or lines that were wrapped at a column.
//!
//! Blank lines and single line breaks both end a paragraph. Only where a page was plainly wrapped, or a line breaks off in the
//! middle of a sentence, is the next line the same paragraph.

use super::{Fragment, Page, Tag};
use crate::normalize::Normalizer;
use crate::scan::{AFTER, Scan, Test};
use crate::span::Span;

/// Columns that pages are wrapped at, in characters.
const COLUMNS: std::ops::RangeInclusive<usize> = 40..=132;
/// A line at least this long (characters) that ends in the middle of a sentence was broken there.
const BROKEN: usize = 100;
/// The spelling of so many bytes is looked at in one go.
const AT_ONCE: usize = 1 << 16;

/// Reads a page of plain text.
pub(crate) fn read(input: &str, normalizer: &Normalizer) -> Page {
    let lines = lines(input);
    let column = column(input, &lines);
    let mut odd = Scan::<OddSpace>::new(input);
    let mut plain = |line: &Line| odd.next_from(line.start).is_none_or(|at| at >= line.end);
    let mut writer = Writer::new(input, normalizer);
    let mut before = false;
    let mut at = 0;
    while let Some(first) = lines.get(at) {
        let mut last = first;
        let start = writer.waiting.len();
        let row = fold(first.text(input), plain(first), &mut writer.waiting);
        let mut bordered = row;
        at += 1;
        while let Some(next) = lines.get(at)
            && continues(input, last, next, column)
        {
            writer.waiting.push(' ');
            bordered |= fold(next.text(input), plain(next), &mut writer.waiting);
            last = next;
            at += 1;
        }
        writer.page.fragments.push(Fragment {
            text: Span::new(0, 0),
            source: Span::new(first.start, last.end),
            tag: Tag::Line,
            visible: true,
            link_share: 0,
            gap: first.gap,
            address: None,
        });
        writer.end(start, bordered, row, before);
        before = row;
    }
    writer.finish()
}

/// Writes paragraphs in one spelling to a page whose fragments are there.
struct Writer<'n> {
    normalizer: &'n Normalizer,
    page: Page,
    /// Paragraphs that wait, one a line, so that many are normalized at once: lines stay lines then.
    waiting: String,
    /// Where the last paragraph begins, when it is a row without another above it.
    lone: Option<usize>,
    /// How many fragments have their texts.
    written: usize,
}

impl<'n> Writer<'n> {
    fn new(input: &str, normalizer: &'n Normalizer) -> Self {
        let page = Page { text: String::with_capacity(input.len()), ..Page::default() };
        Self { normalizer, page, waiting: String::with_capacity(input.len().min(2 * AT_ONCE)), lone: None, written: 0 }
    }

    /// Ends the paragraph that begins at `start`, whose fragment is there. A row without another next to it is no table: its borders become spaces.
    fn end(&mut self, start: usize, bordered: bool, row: bool, below_row: bool) {
        if bordered && !row {
            self.without_borders(start);
        }
        self.waiting.push('\n');
        if let Some(lone) = self.lone.take().filter(|_| !row) {
            self.without_borders(lone);
        }
        self.lone = (row && !below_row).then_some(start);
        if self.waiting.len() >= AT_ONCE && self.lone.is_none() {
            self.normalize();
        }
    }

    /// Makes spaces of the tabs behind `start`.
    fn without_borders(&mut self, start: usize) {
        let spaced = self.waiting.get(start..).unwrap_or_default().replace('\t', " ");
        self.waiting.truncate(start);
        self.waiting.push_str(&spaced);
    }

    fn normalize(&mut self) {
        let normalized = self.normalizer.normalize(&self.waiting);
        let mut start = 0;
        for end in memchr::memchr_iter(b'\n', normalized.as_bytes()) {
            let text = self.page.push_text(normalized.get(start..end).unwrap_or_default());
            if let Some(fragment) = self.page.fragments.get_mut(self.written) {
                fragment.text = text;
                self.written += 1;
            }
            start = end + 1;
        }
        self.waiting.clear();
    }

    fn finish(mut self) -> Page {
        if let Some(lone) = self.lone.take() {
            self.without_borders(lone);
        }
        self.normalize();
        self.page
    }
}

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// Where its text stands in the input, without the white space around it.
    start: usize,
    end: usize,
    /// Its length in characters.
    chars: usize,
    /// How many bytes of white space stand before it.
    indent: u32,
    /// How many blank lines stand before it.
    gap: u8,
}

impl Line {
    fn text<'i>(&self, input: &'i str) -> &'i str {
        input.get(self.start..self.end).unwrap_or("")
    }
}

fn lines(input: &str) -> Vec<Line> {
    /// Bytes of a usual line, from below.
    const USUAL: usize = 48;
    let mut lines = Vec::with_capacity(input.len() / USUAL);
    let mut gap = 0u8;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', input.as_bytes()).chain(std::iter::once(input.len())) {
        let line = input.get(start..end).unwrap_or("");
        let opened = line.trim_start_matches(is_margin);
        let text = opened.trim_end_matches(is_margin);
        if text.is_empty() {
            gap = gap.saturating_add(1);
        } else {
            let indent = line.len() - opened.len();
            let chars = text.bytes().filter(|&byte| byte & 0xC0 != 0x80).count();
            lines.push(Line { start: start + indent, end: start + indent + text.len(), chars, indent: indent as u32, gap });
            gap = 0;
        }
        start = end + 1;
    }
    lines
}

/// White space and characters that cannot be seen.
fn is_margin(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}') || c.is_control()
}

/// The column that the page was wrapped at.
fn column(input: &str, lines: &[Line]) -> Option<usize> {
    /// The most lengths that are tried.
    const MOST: usize = 8;
    let mut lengths = [0usize; 200];
    let mut long = 0;
    for line in lines.iter().filter(|line| line.chars >= SHORTEST) {
        lengths[line.chars.min(199)] += 1;
        long += 1;
    }
    // Addresses and menus may be longer than the column: one line in fifteen.
    let mut over = 0;
    (1..200)
        .rev()
        .filter(|&length| lengths[length] > 0)
        .take_while(|&length| {
            let longer = over;
            over += lengths[length];
            longer * 15 <= long
        })
        .take(MOST)
        .find(|&column| COLUMNS.contains(&column) && is_wrapped_at(column, input, lines))
}

/// Whether the lines of a page were wrapped at a column.
fn is_wrapped_at(column: usize, input: &str, lines: &[Line]) -> bool {
    const FEWEST: usize = 4;
    // Where nothing blank stands between two lines, one in three goes on in the middle of a sentence at least, and nearly always
    // because the next word did not fit.
    let (mut pairs, mut going_on, mut fitting) = (0, 0, 0);
    for pair in lines.windows(2) {
        let &[line, next] = pair else { continue };
        if line.chars < SHORTEST || line.chars > column || next.gap > 0 {
            continue;
        }
        pairs += 1;
        let behind = next.text(input);
        if begins_small(behind) && !ends_sentence(line.text(input)) {
            going_on += 1;
            fitting += usize::from(line.chars + 1 + first_word(behind) <= column);
        }
    }
    going_on >= FEWEST && going_on * 3 >= pairs && fitting * 8 <= going_on
}

/// The length of the first word, in characters.
fn first_word(text: &str) -> usize {
    text.split_whitespace().next().map_or(0, |word| word.chars().count())
}

/// Whether `next` is the same paragraph as `line`.
fn continues(input: &str, line: &Line, next: &Line, column: Option<usize>) -> bool {
    if next.gap > 0 {
        return false;
    }
    let (text, behind) = (line.text(input), next.text(input));
    if let Some(column) = column {
        let item = behind.starts_with(['-', '+', '•', '*', '–']) && text.ends_with(['.', ';', ':', '?', '!']);
        // The next word did not fit, and the next line is not indented as the first line of a paragraph is.
        return line.chars + 1 + first_word(behind) > column && next.indent <= line.indent.max(1) && !item;
    }
    line.chars >= BROKEN && !ends_sentence(text) && begins_small(behind) && behind.len() >= 20 && !behind.is_ascii()
}

fn begins_small(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '\'', '’', ')', ']', '»']);
    bare.ends_with(['.', '!', '?', '…', ':', ';'])
}

/// Shorter lines (characters) say nothing of a column.
const SHORTEST: usize = 30;

/// Writes `line` to `out`, each run of white space as one space; returns whether it is a row of a table. The borders of a
/// row's cells, which are tabs or wide runs of spaces, are written as tabs. A `plain` line has no white space but single spaces.
fn fold(line: &str, plain: bool, out: &mut String) -> bool {
    /// So many spaces are the border of two cells.
    const WIDE: usize = 3;
    const LONGEST_ROW: usize = 240;
    if plain {
        out.push_str(line);
        return false;
    }
    let row = line.len() <= LONGEST_ROW;
    let mut cells = 0;
    let mut run = 0;
    let mut tab = false;
    for c in line.chars() {
        if c.is_whitespace() {
            run += 1;
            tab |= c == '\t';
        } else {
            if run > 0 {
                let border = row && (tab || run >= WIDE);
                cells += usize::from(border);
                out.push(if border { '\t' } else { ' ' });
                (run, tab) = (0, false);
            }
            out.push(c);
        }
    }
    cells > 0
}

/// White space in a line that is no single space.
struct OddSpace;

impl Test for OddSpace {
    #[inline(always)]
    fn flags(before: u8, c: u8, [n1, n2, ..]: [u8; AFTER]) -> bool {
        // What begins U+0085, U+00A0, U+1680, U+2000 to U+205F and U+3000.
        (c == b' ') & (before == b' ')
            | (c < b' ') & (c != b'\n') & !((c == b'\r') & (n1 == b'\n'))
            | (c == 0xC2) & ((n1 == 0x85) | (n1 == 0xA0))
            | (c == 0xE1) & (n1 == 0x9A)
            | (c == 0xE2) & (n1 == 0x80) & ((n2 < 0x8B) | (n2 & 0xFE == 0xA8) | (n2 == 0xAF))
            | (c == 0xE2) & (n1 == 0x81) & (n2 == 0x9F)
            | (c == 0xE3) & (n1 == 0x80)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(input: &str) -> Vec<String> {
        let page = read(input, &Normalizer::new());
        page.fragments.iter().map(|fragment| page.text_of(fragment).to_owned()).collect()
    }

    #[test]
    fn lines_and_blank_lines_both_end_paragraphs() {
        assert_eq!(texts("Một câu.\nHai  câu.\r\n\n\u{200B} Ba\u{A0}câu. \n"), ["Một câu.", "Hai câu.", "Ba câu."]);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let wrapped = "Mưa xuống\n\nSáng sớm hôm qua, con đường ven sông của thị trấn nhỏ\nđã ngập đến đầu gối, người dân phải dắt xe đi vòng qua\nngọn đồi phía sau chợ để kịp giờ làm, còn học sinh thì\nđược nghỉ.\n\nĐến trưa nước bắt đầu rút, nhưng lớp bùn dày còn nằm\nlại trên mặt đường và trong sân nhiều ngôi nhà thấp ở\ncuối xóm, chẳng ai kịp dọn.\n- Một ý.\n- Hai ý.\n";
        let texts = texts(wrapped);
        assert_eq!(texts.len(), 5, "{texts:?}");
        assert!(texts[1].starts_with("Sáng sớm") && texts[1].ends_with("được nghỉ."));
        assert!(texts[2].ends_with("chẳng ai kịp dọn."));
    }

    #[test]
    fn lists_of_short_lines_are_not_wrapped() {
        let list = "Cá kho tộ\nCanh chua\nRau muống xào tỏi\nCơm tấm sườn bì chả\nBánh xèo miền Tây\n";
        assert_eq!(texts(list).len(), 5);
    }

    #[test]
    fn a_line_broken_in_a_sentence_goes_on() {
        let input = "Ông cho biết tuyến đường mới dài gần mười hai cây số, đi qua bốn xã và sẽ nối thẳng vào quốc lộ ở đầu\nphía bắc của thị trấn trong năm tới.\nĐoạn sau.";
        assert_eq!(texts(input).len(), 2);
    }

    #[test]
    fn rows_keep_their_cells() {
        assert_eq!(
            texts("Đội\tTrận\tĐiểm\nSông Lam\t3\t7\n\nHết.\n\nMột  dòng\tlẻ"),
            ["Đội\tTrận\tĐiểm", "Sông Lam\t3\t7", "Hết.", "Một dòng lẻ"]
        );
        assert_eq!(texts("Hà Giang     18 độ\nCà Mau       31 độ"), ["Hà Giang\t18 độ", "Cà Mau\t31 độ"]);
    }

    #[test]
    fn nothing_is_lost_where_many_lines_are_normalized_in_parts() {
        let line = |n: usize| match n % 7 {
            0 => format!("Ô {n}\tHàng {n}"),
            3 => format!("Dòng {n} với một ô\tlẻ"),
            _ => format!("Dòng {n} là một câu đủ dài của bài này."),
        };
        let input: String = (0..6_000).map(|n| line(n) + "\n").collect();
        assert!(input.len() > 3 * AT_ONCE);
        let texts = texts(&input);
        assert_eq!(texts.len(), 6_000);
        for (n, text) in texts.iter().enumerate() {
            assert_eq!(*text, line(n).replace('\t', " "));
        }
        let one = "chữ ".repeat(AT_ONCE);
        assert_eq!(super::tests::texts(&one), [one.trim_end()]);
    }

    #[test]
    fn sources_are_where_the_lines_stood() {
        let input = "  Một\u{A0} \n\n\tHai  ba\n";
        let page = read(input, &Normalizer::new());
        let sources: Vec<_> = page.fragments.iter().map(|fragment| fragment.source.slice(input)).collect();
        assert_eq!(sources, ["Một", "Hai  ba"]);
    }
}
