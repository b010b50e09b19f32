//! Who a date line names beside the date: "Thanh Quỳnh • 28/05/2022 15:40".

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::byline;
use super::date::Date;
use crate::lexicon;
use crate::syllable::Syllable;

/// A date line names so many writers at most.
const MOST: usize = 3;
/// The longest pen name, in words.
const PEN_NAME: usize = 3;
/// What a name of an office, a paper or a place begins with, lower case.
const HEADS: [&str; 44] = [
    "ban",
    "biên",
    "báo",
    "bộ",
    "bởi",
    "chi",
    "chuyên",
    "chủ",
    "cổng",
    "công",
    "cục",
    "cập",
    "huyện",
    "hội",
    "kênh",
    "miền",
    "nguồn",
    "nhà",
    "nhóm",
    "nước",
    "phòng",
    "phường",
    "quận",
    "sở",
    "thành",
    "theo",
    "thôn",
    "thị",
    "thủ",
    "tin",
    "tp",
    "trang",
    "trung",
    "trường",
    "tác",
    "tòa",
    "tạp",
    "tỉnh",
    "tổng",
    "viện",
    "xã",
    "đài",
    "đảng",
    "đăng",
];

/// The names of persons in a date line; none where a section, a site or a place stands in their stead.
pub(crate) fn names(line: &str) -> Vec<Range<usize>> {
    let pieces = pieces(line);
    let clock = Date::in_line(line).is_some_and(|date| date.time.is_some());
    let mut names: Vec<Range<usize>> = Vec::new();
    for (number, piece) in pieces.iter().enumerate() {
        let text = line.get(piece.range.clone()).unwrap_or_default();
        // "Bến Lành, 12/3/2024" is where it was written, when no clock says that it is where it was put on the page.
        let place = number == 0 && piece.comma && !clock;
        if byline::is_person(&title_case(text)) && !is_thing(text) || !place && is_pen_name(text) {
            names.push(piece.range.clone());
        }
    }
    if names.len() > MOST { Vec::new() } else { names }
}

/// The moment of a line that has a writer, a place, a section or a paper beside it and nothing else: "Hà Nội, 12/3/2024". Lists have
/// such lines, too, so where it stands must say that it is the article's.
pub(crate) fn date(line: &str) -> Option<Date> {
    let date = Date::in_line(line)?;
    let is_name = |piece: &Piece| {
        let text = line.get(piece.range.clone()).unwrap_or_default();
        byline::is_person(&title_case(text)) || is_pen_name(text) || is_thing(text)
    };
    // Figures of something else, as the weather's, are no date.
    let figures = |word: &str| {
        let mark = |letter: char| letter.is_ascii_digit() || "/-.:,|()h".contains(letter);
        !word.contains(|letter: char| letter.is_ascii_digit()) || word.starts_with("GMT") || word.chars().all(mark)
    };
    let pieces = pieces(line);
    (line.split(' ').all(figures) && pieces.len() <= MOST && pieces.iter().all(is_name)).then_some(date)
}

/// A run of words without a figure, a mark or a word of time.
struct Piece {
    range: Range<usize>,
    /// Whether a comma stands behind it.
    comma: bool,
}

fn pieces(line: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut before = "";
    let mut at = 0;
    for word in line.split(' ') {
        let start = at;
        at += word.len() + 1;
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let from = start + word.find(bare).unwrap_or_default();
        let behind = word.get(from - start + bare.len()..).unwrap_or_default();
        let time = is_time(before, bare);
        let label = bare.starts_with(char::is_lowercase) && matches!(bare, "bởi" | "by");
        // The first half of "Cập nhật", "Thứ hai" is no name either.
        before = bare;
        if bare.is_empty() || time || label || bare.bytes().any(|byte| byte.is_ascii_digit()) {
            pieces.extend(open.take().map(|range| Piece { range, comma: false }));
            continue;
        }
        // A mark in front of the word ends what was open.
        if from > start {
            pieces.extend(open.take().map(|range| Piece { range, comma: false }));
        }
        open = Some(open.map_or(from, |range| range.start)..from + bare.len());
        if !behind.is_empty() {
            pieces.extend(open.take().map(|range| Piece { range, comma: behind.starts_with(',') }));
        }
    }
    pieces.extend(open.take().map(|range| Piece { range, comma: false }));
    pieces
}

/// Whether a word says something of a time, or ends what does.
fn is_time(before: &str, word: &str) -> bool {
    let days = ["hai", "ba", "tư", "năm", "sáu", "bảy"];
    match word {
        "GMT" | "UTC" | "ICT" | "AM" | "PM" | "SA" | "CH" | "Ngày" | "ngày" | "Thứ" | "THỨ" | "thứ" | "lúc" | "Lúc" => {
            true
        }
        "tháng" | "Tháng" | "năm" | "Năm" => before.ends_with(|last: char| last.is_ascii_digit()),
        "nhật" | "Nhật" | "NHẬT" => matches!(before, "Chủ" | "CHỦ" | "chủ" | "Cập" | "cập" | "Chúa"),
        _ => matches!(before, "Thứ" | "THỨ" | "thứ") && days.contains(&word.to_lowercase().as_str()),
    }
}

/// Whether words are a name of two syllables or three, as writers sign who leave their family's name out.
fn is_pen_name(text: &str) -> bool {
    let words = || text.split(' ');
    let is_syllable = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(char::is_lowercase)
            && Syllable::parse(&word.to_lowercase()).is_some()
    };
    (2..=PEN_NAME).contains(&words().count()) && words().all(is_syllable) && !is_thing(text)
}

/// Whether words name a section, a newsroom, an agency, a country or a place.
fn is_thing(text: &str) -> bool {
    static THINGS: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let places = lexicon::places().map(|(place, _)| place).chain(lexicon::countries());
        let sections = lexicon::sections().chain(lexicon::fields());
        places.chain(sections).map(str::to_lowercase).collect()
    });
    let lower = text.to_lowercase();
    let head = lower.split(' ').next().unwrap_or_default();
    let begins = || {
        lower.match_indices(' ').filter_map(|(at, _)| lower.get(..at)).any(|head| head.contains(' ') && THINGS.contains(head))
    };
    HEADS.contains(&head) && !byline::is_person(text)
        || THINGS.contains(&lower)
        || begins()
        || lexicon::is_agency(text)
        || lexicon::is_newsroom(&crate::boilerplate::key_of(text))
}

/// A name in capitals as it is written otherwise.
fn title_case(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(' ') {
        if !out.is_empty() {
            out.push(' ');
        }
        let mut letters = word.chars();
        out.extend(letters.next());
        out.extend(letters.flat_map(char::to_lowercase));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_beside_names() {
        for (line, wanted) in [
            ("Hà Nội, 12/3/2024", Some("2024-03-12")),
            ("Bến Lành, ngày 5 tháng 3 năm 2004", Some("2004-03-05")),
            ("Báo Nghệ An 12/3/2024", Some("2024-03-12")),
            ("Minh Anh - 12/3/2024", Some("2024-03-12")),
            ("Khai mạc hội chợ xuân 1/1/2024", None),
            ("Quyết định có hiệu lực từ 1/1/2024", None),
            ("Thời tiết Hà Nội 29°C 05/10/2021", None),
            ("Hà Nội", None),
        ] {
            assert_eq!(date(line).map(|date| date.to_string()).as_deref(), wanted, "{line}");
        }
    }

    #[test]
    fn names_beside_dates() {
        for (line, wanted) in [
            ("07/11/2000 - Trần Thị Vân Anh", &["Trần Thị Vân Anh"][..]),
            ("Thanh Quỳnh • 28/05/2022 15:40", &["Thanh Quỳnh"]),
            ("Kiều Oanh 14:05, 12/03/2021", &["Kiều Oanh"]),
            ("Thứ Ba, 12/3/2024 08:15 - Minh Anh", &["Minh Anh"]),
            ("Thu Hà, 12/03/2021 14:05", &["Thu Hà"]),
            ("Chủ nhật, 12/5/2024 | 08:15 GMT+7 | Nhật Minh", &["Nhật Minh"]),
            ("NGUYỄN VĂN TƯ - Thứ tư, 12/3/2024", &["NGUYỄN VĂN TƯ"]),
            ("Lê An, Trần Bình - 12/3/2024", &["Lê An", "Trần Bình"]),
            ("Tác giả: Lê Thị Mận | Cập nhật: 12/3/2024", &["Lê Thị Mận"]),
            ("Kinh tế | Phạm Văn Hợi (12/3/2024 08:15)", &["Phạm Văn Hợi"]),
            ("Ngày đăng: 05/07/2025 bởi Mai Ngà", &["Mai Ngà"]),
            // Sections, sites, places, what stands beside.
            ("Hà Nội, 12/3/2024", &[]),
            ("Bến Lành, 12/3/2024", &[]),
            ("Thời sự - 12/3/2024", &[]),
            ("Thời Sự - 12/3/2024 08:15", &[]),
            ("Văn Hóa Giải Trí 12/3/2024 08:15", &[]),
            ("Báo Nghệ An 12/3/2024", &[]),
            ("Tuổi Trẻ 12/3/2024 08:15", &[]),
            ("Nghệ An 12/3/2024 08:15", &[]),
            ("Ban Biên Tập - 12/3/2024 08:15", &[]),
            ("09:00 - 02/02/2017 0 Bạn đọc", &[]),
            ("Cập Nhật 12/3/2024 08:15", &[]),
            ("07-03-2026 - 00:01 AM | Thị trường chứng khoán", &[]),
            ("Thứ Năm, 12/3/2024", &[]),
            ("", &[]),
        ] {
            let got: Vec<&str> = names(line).into_iter().map(|range| &line[range]).collect();
            assert_eq!(got, wanted, "{line}");
        }
    }
}
