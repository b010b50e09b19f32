//! A caption's line taken apart: what the picture shows, and who made it.
//!
//! A credit stands at the end of the line behind a mark that sets it off (`. Ảnh: X`, `(Ảnh: X).`, ` - Ảnh: X`), or it is the
//! whole line. Only the last [`TAIL`] bytes are looked at, so a line costs what its end costs.

use std::ops::Range;
use std::sync::LazyLock;

use crate::lexicon;

/// How far from its end a line is searched for a credit, in bytes. The longest real ones name an archive, a designer and a
/// translator, and stay under 200.
const TAIL: usize = 240;
/// The same for a credit that has no colon, which is never long.
const BARE_TAIL: usize = 110;
/// The most words that a name may have behind `Ảnh:`.
const MOST_WORDS: usize = 14;

/// A line taken apart. Both ranges are bytes of the line, and everything outside them is marks, spaces and the label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Split {
    /// What the picture shows; empty when the line is all credit.
    pub text: Range<usize>,
    /// Who made it; `None` when only a label in front gave the caption away.
    pub credit: Option<Range<usize>>,
    /// How the credit was told.
    pub sign: Sign,
}

/// How a credit was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// By a label: `Ảnh: X`, `Nguồn: X`, `Ảnh minh họa`.
    Label,
    /// By the name alone: `(Reuters)`, ` - NVCC`, `– HOÀNG NAM`. A paragraph may end so too.
    Name,
    /// By a reader's label in front of the text: `Chụp lại hình ảnh, …`.
    Front,
}

/// What a label calls the picture, longest first where one begins another. Lower case.
const KINDS: &[&str] = &[
    "nguồn hình ảnh",
    "nguồn ảnh",
    "nguồn hình",
    "nguồn video",
    "nguồn clip",
    "nguồn",
    "hình ảnh",
    "hình",
    "ảnh",
    "photos",
    "photo",
    "đồ họa",
    "đồ hoạ",
    "infographics",
    "infographic",
    "graphics",
    "graphic",
    "video",
    "clip",
    "tranh",
    "minh họa",
    "minh hoạ",
    "biểu đồ",
    "bản đồ",
    "image",
    "source",
];

static KINDS_BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| ByFirst::new(KINDS));

/// The kinds that make a credit even without a colon: `Ảnh Reuters`, `Ảnh minh họa`.
const BARE_KINDS: &[&str] = &["hình ảnh", "hình", "ảnh", "photo", "đồ họa", "đồ hoạ", "video", "clip", "tranh"];

/// What may stand between the kind and the colon, or be the whole credit. Lower case.
const QUALITIES: &[&str] = &[
    "minh họa",
    "minh hoạ",
    "mang tính minh họa",
    "mang tính chất minh họa",
    "có tính chất minh họa",
    "chỉ mang tính minh họa",
    "chỉ mang tính chất minh họa",
    "tư liệu",
    "tư liệu gia đình",
    "tư liệu của gia đình",
    "tài liệu",
    "chụp màn hình",
    "chụp lại",
    "chụp lại màn hình",
    "chụp từ màn hình",
    "chụp từ clip",
    "chụp từ video",
    "chụp qua clip",
    "cắt từ clip",
    "cắt từ video",
    "cắt từ camera",
    "trích từ clip",
    "trích từ video",
    "từ clip",
    "từ video",
    "từ camera",
    "từ internet",
    "màn hình",
    "camera",
    "internet",
    "sưu tầm",
    "tổng hợp",
    "nhân vật",
    "của nhân vật",
    "gia đình",
    "độc giả",
    "bạn đọc",
    "mạng xã hội",
    "trên mạng xã hội",
    "trên mạng",
    "facebook",
    "fb",
    "nvcc",
    "nv",
    "btc",
    "đồ họa",
    "phối cảnh",
    "vệ tinh",
    "từ vệ tinh",
    "ai",
    "tạo bởi ai",
    "do ai tạo",
    "cũ",
    "lưu trữ",
];

/// Words behind `Ảnh` that point at a picture of several and name nobody: `Ảnh trên: …`, `Ảnh 2: …`.
const POINTERS: &[&str] = &["trên", "dưới", "trái", "phải", "bên", "giữa", "nhỏ", "lớn", "số", "đầu", "cuối", "này", "sau"];

/// The first words of a credit that is written like a phrase: `trang cá nhân của nhân vật`.
const OPENERS: &[&str] = &[
    "câu", "tài", "trang", "báo", "đài", "cắt", "chụp", "trích", "nhân", "gia", "người", "cư", "bạn", "độc", "công", "ban",
    "đơn", "nguồn", "sưu", "mạng", "màn", "camera", "clip", "video", "khách", "tư", "cơ", "cục", "sở", "bộ", "từ", "do",
    "bệnh", "nhà", "cảnh", "đoàn", "hội", "tác", "cổng", "website", "fanpage", "page", "kênh", "group", "nhóm",
];

/// Takes a line apart; `None` when nothing in it tells a credit.
pub(crate) fn split(line: &str) -> Option<Split> {
    label(line).or_else(|| named(line))
}

/// The same by labels only, which settle that the line is a caption.
pub(crate) fn label(line: &str) -> Option<Split> {
    front(line).or_else(|| labelled(line))
}

/// The captions of a site for readers who listen: `Nguồn hình ảnh, X`, `Chụp lại hình ảnh, …`.
fn front(line: &str) -> Option<Split> {
    if !line.starts_with(['C', 'c', 'N', 'n']) {
        return None;
    }
    if let Some(rest) = after(line, "chụp lại hình ảnh,") {
        let text = trim(line, line.len() - rest.len()..line.len());
        return Some(Split { text, credit: None, sign: Sign::Front });
    }
    let rest = after(line, "nguồn hình ảnh,")?;
    let credit = trim(line, line.len() - rest.len()..line.len());
    (!credit.is_empty()).then_some(Split { text: 0..0, credit: Some(credit), sign: Sign::Label })
}

/// A credit with a label; the first place from the left where the rest of the line is one.
fn labelled(line: &str) -> Option<Split> {
    let bytes = line.as_bytes();
    let colon = memchr::memrchr(b':', &bytes[tail_start(line, TAIL)..]).is_some();
    // Without a colon a label is short, and only a mark or the line's start can set it off.
    let from = tail_start(line, if colon { TAIL } else { BARE_TAIL });
    let (mut apart, mut starts) = (from == 0, true);
    for (at, &byte) in bytes.iter().enumerate().skip(from) {
        let class = CLASSES[usize::from(byte)];
        let opens = starts && class & OPENER != 0 && (apart || colon && class & SMALL == 0);
        if class & SPACE != 0 {
            starts = true;
        } else if class & REST == 0 {
            (starts, apart) = (class & MARK != 0, class & MARK != 0);
        }
        if !opens || !may_open(&bytes[at..]) || !line.is_char_boundary(at) || at == from && from > 0 {
            continue;
        }
        let Some(first) = line[at..].chars().next() else { break };
        let place = Place::of(&line[..at], first);
        if place == Place::Within {
            continue;
        }
        if let Some(credit) = credit(&line[at..], place) {
            let text = text_before(line, at);
            if is_byline(&line[text.clone()]) {
                return None;
            }
            return Some(Split { text, credit: Some(at + credit.start..at + credit.end), sign: Sign::Label });
        }
    }
    None
}

/// Whether what stands before a label is the writer's: `Bài, ảnh: X`, `Bài: X. Ảnh: Y`.
fn is_byline(text: &str) -> bool {
    ["bài viết", "bài", "tin", "nội dung", "thực hiện", "tổng hợp", "phóng viên"].iter().any(|opener| {
        after(text, opener).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty() || rest.starts_with([':', ',']) || same(rest, "và")
        })
    })
}

/// What a byte may be: so that a line is searched for labels without decoding it.
static CLASSES: [u8; 256] = classes();
/// It may be the first of a label.
const OPENER: u8 = 1;
/// It sets a label off: a mark, or the first byte of the dashes, quotes and dots that are not ASCII (E2 80 xx, C2 BB).
const MARK: u8 = 2;
const SPACE: u8 = 4;
/// It is a small ASCII letter.
const SMALL: u8 = 8;
/// It goes on the character before.
const REST: u8 = 16;

const fn classes() -> [u8; 256] {
    let mut out = [0; 256];
    let openers = b"nhpigvctmbs";
    let mut at = 0;
    while at < openers.len() {
        out[openers[at] as usize] |= OPENER;
        out[openers[at].to_ascii_uppercase() as usize] |= OPENER;
        at += 1;
    }
    // `ả` and `Ả`, `đ` and `Đ`.
    out[0xE1] |= OPENER;
    out[0xC4] |= OPENER;
    let marks = b".!?([-/|\")];*:,";
    at = 0;
    while at < marks.len() {
        out[marks[at] as usize] |= MARK;
        at += 1;
    }
    out[0xE2] |= MARK;
    out[0xC2] |= MARK;
    at = 0x80;
    while at < 0xC0 {
        out[at] |= REST;
        at += 1;
    }
    out[b' ' as usize] |= SPACE;
    let mut letter = b'a';
    while letter <= b'z' {
        out[letter as usize] |= SMALL;
        letter += 1;
    }
    out
}

/// Whether a text may begin with one of [`KINDS`], whatever its case, by its first bytes.
const fn may_open(text: &[u8]) -> bool {
    match text {
        // `ả` and `Ả`, `đ` and `Đ`.
        [0xE1, 0xBA, 0xA2 | 0xA3, ..] | [0xC4, 0x90 | 0x91, ..] => true,
        [first, second, ..] => matches!(
            (first.to_ascii_lowercase(), *second),
            (b'n', b'g' | b'G')
                | (b'h', 0xC3)
                | (b'p', b'h' | b'H')
                | (b'i', b'm' | b'M' | b'n' | b'N')
                | (b'g', b'r' | b'R')
                | (b'v' | b'm', b'i' | b'I')
                | (b'b', b'i' | b'I' | 0xE1)
                | (b'c', b'l' | b'L')
                | (b't', b'r' | b'R')
                | (b's', b'o' | b'O')
        ),
        _ => false,
    }
}

/// Where in the line a label would stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The line begins with it.
    Start,
    /// A mark that sets a credit off stands before it.
    Apart,
    /// Only a comma or a space stands before it; then it must be a label beyond doubt.
    Near,
    /// It is a word of the sentence.
    Within,
}

impl Place {
    fn of(before: &str, first: char) -> Self {
        let trimmed = before.trim_end();
        match trimmed.chars().next_back() {
            None => Self::Start,
            Some(
                '.' | '!' | '?' | '…' | '(' | '[' | '-' | '–' | '—' | '/' | '|' | '"' | '”' | '»' | ')' | ']' | ';' | '*' | ':',
            ) => Self::Apart,
            Some(',') => Self::Near,
            Some(_) if first.is_uppercase() && trimmed.len() < before.len() => Self::Near,
            Some(_) => Self::Within,
        }
    }
}

/// The credit, when all of `tail` is a label and a credit.
fn credit(tail: &str, place: Place) -> Option<Range<usize>> {
    let (kind, rest) = kind(tail)?;
    let spaced = rest.trim_start();
    let value_at = tail.len() - spaced.len();
    if let Some(value) = spaced.strip_prefix(':') {
        let value = close(tail, tail.len() - value.len());
        return plausible(&tail[value.clone()]).then_some(value);
    }
    if place == Place::Near || spaced.len() == rest.len() {
        return None;
    }
    if let Some(colon) = spaced.find(':') {
        let middle = &spaced[..colon];
        let value = close(tail, value_at + colon + 1);
        let words = middle.split_whitespace().count();
        let points = middle.split_whitespace().next().is_none_or(|word| {
            word.starts_with(|c: char| c.is_ascii_digit()) || POINTERS.iter().any(|pointer| same(word, pointer))
        });
        let known = is_quality(middle) || ends(middle, "cung cấp");
        let named = place == Place::Apart && words <= 12 && is_name(&tail[value.clone()]);
        let fits = !points && (known && plausible(&tail[value.clone()]) || named);
        return fits.then_some(value);
    }
    if !BARE_KINDS.iter().any(|bare| same(kind, bare)) {
        return None;
    }
    let value = close(tail, value_at);
    let name = &tail[value.clone()];
    if is_quality(name) {
        return Some(0..value.end);
    }
    // `Ảnh minh họa - KT`: the name behind the quality.
    if let Some((quality, rest)) = name.split_once([',', '-', '–', '/'])
        && is_quality(quality)
        && is_name(rest.trim())
    {
        return Some(trim(tail, value.end - rest.len()..value.end));
    }
    let given = ends(name, "cung cấp") && name.split_whitespace().count() <= 8;
    let named = place == Place::Apart && is_name(name) && name.split_whitespace().count() <= 5;
    (given || named || lexicon::is_agency(name)).then_some(value)
}

/// The kind of picture that a label begins with, and what stands behind: one kind, or several joined (`Ảnh, video`).
fn kind(tail: &str) -> Option<(&str, &str)> {
    let one = |text: &'_ str| -> Option<usize> {
        KINDS_BY_FIRST.of(text).find_map(|kind| {
            let rest = after(text, kind)?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(text.len() - rest.len())
        })
    };
    let mut end = one(tail)?;
    let first = &tail[..end];
    // Each turn takes a kind, so the loop ends with the tail.
    loop {
        let rest = &tail[end..];
        let joined = [" và ", ", ", "/", " / ", " - ", " & ", " + ", "-", " "].iter().find_map(|joint| {
            let behind = rest.strip_prefix(joint)?;
            Some(tail.len() - behind.len() + one(behind)?)
        });
        match joined {
            // `Ảnh minh họa` is a kind and a quality, not two kinds.
            Some(next) if !tail[end..next].trim_start().starts_with(['m', 'M']) => end = next,
            _ => return Some((first, &tail[end..])),
        }
    }
}

/// A credit without a label: a known agency, or a name in capitals, set off at the end of the line.
fn named(line: &str) -> Option<Split> {
    let from = tail_start(line, BARE_TAIL);
    let end = line.trim_end_matches(|c: char| c.is_whitespace() || ".)]".contains(c)).len();
    let bracket = line[..end].rfind(['(', '[']).filter(|&at| at >= from && line[end..].contains([')', ']']));
    let start = match bracket {
        Some(at) => at + 1,
        None => {
            let body = line.get(from..end)?;
            [" - ", " – ", " — ", ". ", " | ", " /// "]
                .iter()
                .filter_map(|mark| body.rfind(mark).map(|at| from + at + mark.len()))
                .max()?
        }
    };
    let credit = trim(line, start..end);
    let text = text_before(line, start);
    let name = &line[credit.clone()];
    if line[text.clone()].split_whitespace().count() < 3 || !agencies(name) && !capitals(name, &line[text.clone()]) {
        return None;
    }
    Some(Split { text, credit: Some(credit), sign: Sign::Name })
}

/// Whether it is one or more agencies, each perhaps with a photographer: `TTXVN, Hoàng Hà/VnExpress`.
fn agencies(name: &str) -> bool {
    let mut parts = name.split([',', '/', '-', '–', ';']).map(str::trim).filter(|part| !part.is_empty()).peekable();
    if parts.peek().is_none() {
        return false;
    }
    let mut known = 0;
    parts.all(|part| {
        let agency = lexicon::is_agency(part) || is_quality(part) && !part.contains("minh");
        known += usize::from(agency);
        agency || is_name(part)
    }) && known > 0
}

/// Whether it is a name of two to four words in capitals behind a text that is not.
fn capitals(name: &str, text: &str) -> bool {
    let words = name.split_whitespace().filter(|word| !matches!(*word, "-" | "–")).count();
    (2..=5).contains(&words)
        && name.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '–' | ','))
        && text.chars().filter(|c| c.is_lowercase()).count() * 2 > text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether the words behind a colon can be who made a picture, and not a sentence about it.
fn plausible(value: &str) -> bool {
    let words = value.split_whitespace().count();
    if words == 0 || words > MOST_WORDS {
        return false;
    }
    let plain = |word: &&str| word.starts_with(char::is_lowercase) && !word.contains(['.', '@', '/']) && !is_joint(word);
    let lower = value.split_whitespace().filter(plain).count();
    let opens = value.split_whitespace().next().is_some_and(|word| OPENERS.iter().any(|opener| same(word, opener)));
    lower <= 2 || lower * 2 <= words || is_quality(value) || ends(value, "cung cấp") || opens && words <= 12
}

/// Whether every word is written like a name: `Hoàng Hà`, `H.Y.T.`, `Getty Images`, `vietgiaitri.com`.
fn is_name(value: &str) -> bool {
    let mut words = 0;
    value.split_whitespace().all(|word| {
        words += 1;
        let first = word.trim_start_matches(['"', '“', '(', '@']).chars().next();
        first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            || word.contains('.') && word.len() > 2
            || matches!(word, "-" | "–" | "&" | "+" | "/" | "x")
            || words > 1 && is_joint(word)
    }) && (1..=8).contains(&words)
}

/// Small words inside names of agencies and lists of names.
fn is_joint(word: &str) -> bool {
    matches!(word, "và" | "của" | "báo" | "theo" | "từ" | "the" | "of" | "and" | "via" | "de" | "for")
}

/// Whether it is a quality such as `minh họa` and nothing more.
fn is_quality(text: &str) -> bool {
    let text = text.trim();
    QUALITIES.iter().any(|quality| same(text, quality))
}

/// The value that starts at `from`: to the bracket that closes, or to the end, without the sentence's full stop.
fn close(tail: &str, from: usize) -> Range<usize> {
    let value = trim(tail, from..tail.len());
    let text = &tail[value.clone()];
    let without = text.trim_end_matches(|c: char| c.is_whitespace() || ".)]/,;*|".contains(c));
    let opened = without.matches(['(', '[']).count() > without.matches([')', ']']).count();
    let behind = &text[without.len()..];
    let kept = opened && behind.starts_with([')', ']']) || behind.starts_with('.') && is_initials(without);
    value.start..value.start + without.len() + usize::from(kept)
}

/// Whether the last word is initials (`H.Y.T`), whose last dot is theirs.
fn is_initials(value: &str) -> bool {
    let last = value.rsplit(char::is_whitespace).next().unwrap_or(value);
    let last = last.rsplit('/').next().unwrap_or(last);
    last.contains('.')
        && last.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase()) && part.chars().count() <= 2
        })
}

/// What stands before the credit, without the marks that set it off.
fn text_before(line: &str, end: usize) -> Range<usize> {
    let mut text = line[..end].trim_end();
    loop {
        let shorter = text.trim_end_matches(['(', '[', '-', '–', '—', '/', '|', ',', ';', ':', '*', '•']).trim_end();
        if shorter.len() == text.len() {
            break;
        }
        text = shorter;
    }
    if let Some(shorter) = text.strip_suffix('.').filter(|shorter| !shorter.ends_with('.')) {
        text = shorter.trim_end();
    }
    trim(line, 0..text.len())
}

/// Where the last `length` bytes of the line begin, or a little before so that no character is cut.
fn tail_start(line: &str, length: usize) -> usize {
    let mut from = line.len().saturating_sub(length);
    while !line.is_char_boundary(from) {
        from -= 1;
    }
    from
}

/// The range without white space at its ends.
fn trim(line: &str, range: Range<usize>) -> Range<usize> {
    let text = line.get(range.clone()).unwrap_or("");
    let start = range.start + (text.len() - text.trim_start().len());
    let end = start + text.trim().len();
    start..end
}

/// Words in their order, by their first letters: a text that begins with one is compared with few of them.
#[derive(Debug)]
pub(crate) struct ByFirst([Vec<&'static str>; 64]);

impl ByFirst {
    /// The words are lower case.
    pub(crate) fn new(words: &[&'static str]) -> Self {
        let mut by_first = [const { Vec::new() }; 64];
        for word in words {
            by_first[Self::place(word)].push(*word);
        }
        Self(by_first)
    }

    /// Those that the text may begin with, whatever its case.
    pub(crate) fn of(&self, text: &str) -> impl Iterator<Item = &'static str> {
        self.0[Self::place(text)].iter().copied()
    }

    fn place(text: &str) -> usize {
        text.chars().next().map_or(0, |c| lower(c) as usize & 63)
    }
}

/// What stands behind `prefix`, which is lower case; the text may have any case.
pub(crate) fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    // Most calls end at the first letter.
    let (first, want) = (*text.as_bytes().first()?, *prefix.as_bytes().first()?);
    if first.is_ascii() != want.is_ascii() || first.is_ascii() && first.to_ascii_lowercase() != want {
        return None;
    }
    let mut rest = text.chars();
    let begins = prefix.chars().all(|want| rest.next().is_some_and(|c| c == want || lower(c) == want));
    begins.then_some(rest.as_str())
}

/// Whether the texts are the same but for case; `want` is lower case.
fn same(text: &str, want: &str) -> bool {
    after(text, want).is_some_and(str::is_empty)
}

/// Whether the text ends in `want`, which is lower case.
fn ends(text: &str, want: &str) -> bool {
    text.char_indices().rev().nth(want.chars().count().saturating_sub(1)).is_some_and(|(at, _)| same(&text[at..], want))
}

fn lower(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(line: &str) -> Option<(&str, Option<&str>)> {
        split(line).map(|split| (&line[split.text], split.credit.map(|credit| &line[credit])))
    }

    /// Lines, and the text and the credit that they have.
    const CREDITED: &[(&str, &str, &str)] = &[
        ("Cầu Vàm Sáng sau ngày thông xe. Ảnh: VGP.", "Cầu Vàm Sáng sau ngày thông xe", "VGP"),
        ("Cầu Vàm Sáng sau ngày thông xe (Ảnh: Minh Tú).", "Cầu Vàm Sáng sau ngày thông xe", "Minh Tú"),
        ("Cầu Vàm Sáng sau ngày thông xe. (Ảnh: Minh Tú/Vietnam+)", "Cầu Vàm Sáng sau ngày thông xe", "Minh Tú/Vietnam+"),
        ("Chợ nổi lúc 5h - Ảnh: H.Y.T.", "Chợ nổi lúc 5h", "H.Y.T."),
        ("Chợ nổi lúc 5h - Ảnh: V.D", "Chợ nổi lúc 5h", "V.D"),
        ("Chợ nổi lúc 5h – ẢNH: LÊ HOÀI", "Chợ nổi lúc 5h", "LÊ HOÀI"),
        ("Chợ nổi lúc 5h /// Ảnh: Lê Hoài", "Chợ nổi lúc 5h", "Lê Hoài"),
        ("Chợ nổi lúc 5h. Ảnh minh họa", "Chợ nổi lúc 5h", "Ảnh minh họa"),
        ("Chợ nổi lúc 5h (ảnh minh hoạ).", "Chợ nổi lúc 5h", "ảnh minh hoạ"),
        ("Chợ nổi lúc 5h (Ảnh minh họa: Lê Hoài).", "Chợ nổi lúc 5h", "Lê Hoài"),
        ("Chợ nổi lúc 5h. Nguồn ảnh: Sở Du lịch An Phú", "Chợ nổi lúc 5h", "Sở Du lịch An Phú"),
        ("Chợ nổi lúc 5h. Nguồn: Tổng cục Thống kê", "Chợ nổi lúc 5h", "Tổng cục Thống kê"),
        ("The floating market. Photo: Le Hoai", "The floating market", "Le Hoai"),
        ("Lượng khách qua chợ từng tháng. Đồ họa: Tạ Lư", "Lượng khách qua chợ từng tháng", "Tạ Lư"),
        ("Ghe hàng rời bến (Video: Thanh Bình).", "Ghe hàng rời bến", "Thanh Bình"),
        ("Tin nhắn của kẻ lừa đảo (Ảnh chụp màn hình)", "Tin nhắn của kẻ lừa đảo", "Ảnh chụp màn hình"),
        ("Chị Út và con gái. Ảnh: NVCC", "Chị Út và con gái", "NVCC"),
        ("Chị Út và con gái (ảnh nhân vật cung cấp)", "Chị Út và con gái", "nhân vật cung cấp"),
        ("Chị Út và con gái. Ảnh do gia đình cung cấp.", "Chị Út và con gái", "do gia đình cung cấp"),
        ("Chị Út và con gái - NVCC", "Chị Út và con gái", "NVCC"),
        ("Khói bốc lên từ kho hàng ở cảng (Reuters).", "Khói bốc lên từ kho hàng ở cảng", "Reuters"),
        ("Khói bốc lên từ kho hàng ở cảng. Ảnh Reuters", "Khói bốc lên từ kho hàng ở cảng", "Reuters"),
        ("Đoàn xe qua đèo. Ảnh: TTXVN, Vũ Sinh/Dân Báo", "Đoàn xe qua đèo", "TTXVN, Vũ Sinh/Dân Báo"),
        ("Đoàn xe qua đèo. TTXVN, Vũ Sinh/VnExpress", "Đoàn xe qua đèo", "TTXVN, Vũ Sinh/VnExpress"),
        ("Đoàn xe qua đèo phủ sương – VŨ SINH", "Đoàn xe qua đèo phủ sương", "VŨ SINH"),
        ("Bến tàu năm 1930 - Ảnh tư liệu", "Bến tàu năm 1930", "Ảnh tư liệu"),
        ("Bến tàu năm 1930 - Ảnh tư liệu: Bảo tàng tỉnh", "Bến tàu năm 1930", "Bảo tàng tỉnh"),
        ("Bến tàu - Ảnh tư liệu - Đồ họa: TẠ LƯ", "Bến tàu", "TẠ LƯ"),
        (
            "Dân lội qua lộ. Trong ảnh: trẻ em đi học bằng xuồng - Ảnh: Tư Bền",
            "Dân lội qua lộ. Trong ảnh: trẻ em đi học bằng xuồng",
            "Tư Bền",
        ),
        ("Vẹt đuôi dài. Ảnh: chimcanh.com.", "Vẹt đuôi dài", "chimcanh.com"),
        ("Ai sẽ thắng? Ảnh: Fiba", "Ai sẽ thắng?", "Fiba"),
        ("Nắng lên… Ảnh: Fiba", "Nắng lên…", "Fiba"),
        ("Trận đấu chiều qua Ảnh: Đức Anh", "Trận đấu chiều qua", "Đức Anh"),
        ("Chợ nổi lúc 5h (Ảnh minh họa - KT)", "Chợ nổi lúc 5h", "KT"),
        ("Chợ nổi lúc 5h. (Ảnh: TTXVN phát)", "Chợ nổi lúc 5h", "TTXVN phát"),
        ("Chợ nổi lúc 5h. Ảnh: Văn phòng tỉnh An Phú", "Chợ nổi lúc 5h", "Văn phòng tỉnh An Phú"),
        ("Ảnh: Cư dân cung cấp", "", "Cư dân cung cấp"),
        ("Nguồn ảnh: báo bạn", "", "báo bạn"),
        ("Ảnh minh họa.", "", "Ảnh minh họa"),
        ("Ảnh, video: Tư Bền", "", "Tư Bền"),
        ("Nguồn hình ảnh, Getty Images", "", "Getty Images"),
    ];

    #[test]
    fn credits_are_told_from_the_text() {
        for &(line, text, credit) in CREDITED {
            assert_eq!(parts(line), Some((text, Some(credit))), "{line}");
        }
    }

    #[test]
    fn every_kind_may_open_a_label() {
        for kind in KINDS {
            assert!(may_open(kind.as_bytes()) && may_open(kind.to_uppercase().as_bytes()), "{kind}");
            assert!(CLASSES[usize::from(kind.as_bytes()[0])] & OPENER != 0, "{kind}");
        }
        assert!(!may_open("năm".as_bytes()) && !may_open("hai".as_bytes()) && !may_open(b"h"));
    }

    #[test]
    fn a_reader_label_stands_in_front() {
        assert_eq!(parts("Chụp lại hình ảnh, Chợ nổi lúc rạng đông"), Some(("Chợ nổi lúc rạng đông", None)));
    }

    /// Sentences that have the words but no credit.
    const WHOLE: &[&str] = &[
        "Bức ảnh chụp năm 1975 nay ở bảo tàng.",
        "Trong ảnh: đoàn xe qua đèo lúc chạng vạng.",
        "Ảnh 1: đoàn xe qua đèo",
        "Ảnh trên: đoàn xe qua đèo",
        "Ảnh: đoàn xe cứu trợ nối đuôi nhau qua đèo trong mưa lớn chiều nay",
        "Nguồn nước ở hạ lưu đang cạn dần.",
        "Ông nói: nguồn vốn đã có, chỉ thiếu người làm.",
        "Video được chia sẻ hơn một triệu lần.",
        "Không ai bị thương trong vụ cháy.",
        "",
        "(",
        "Ảnh:",
        "Nguồn:",
        "Bài, ảnh: Lê Vĩ",
        "Bài: Lê Vĩ. Ảnh: Hoài An",
        "Tin, ảnh: Lê Vĩ",
    ];

    #[test]
    fn a_sentence_with_the_words_is_left_whole() {
        for line in WHOLE {
            assert_eq!(split(line), None, "{line}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_is_lost(text in "\\PC{0,40}", mark in "(\\. | - | \\(|, | |/)", label in "(Ảnh|ảnh minh họa|Nguồn|ẢNH|Đồ họa|)", sep in "(: |:| |)", credit in "\\PC{0,30}", end in "[).]{0,3}") {
            let line = format!("{text}{mark}{label}{sep}{credit}{end}");
            if let Some(split) = split(&line) {
                let credit = split.credit.unwrap_or(split.text.end..split.text.end);
                prop_assert!(split.text.start <= split.text.end && credit.start <= credit.end && credit.end <= line.len());
                prop_assert!(split.text.is_empty() || split.text.end <= credit.start || credit.is_empty());
                prop_assert!(line.is_char_boundary(split.text.start) && line.is_char_boundary(split.text.end));
                prop_assert!(line.is_char_boundary(credit.start) && line.is_char_boundary(credit.end));
                prop_assert_eq!(&line[split.text.clone()], line[split.text].trim());
                prop_assert_eq!(&line[credit.clone()], line[credit].trim());
            }
        }
    }
}
