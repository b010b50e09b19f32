//! Date lines to ISO 8601.

use std::fmt;
use std::ops::Range;

use crate::letter::Letter;

/// The longest line, in characters, that is read as a date line.
pub(crate) const LONGEST: u32 = 110;
/// The fewest digits of a date: a day, a month and a year.
pub(crate) const FEWEST_DIGITS: u32 = 6;
/// How many words that say nothing of the time a date line may have: a section's name, a newsroom's, an author's.
const OTHER_WORDS: usize = 7;

/// A moment as a page gives it, to the minute at best. Vietnam has one zone, seven hours ahead of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub year: u16,
    pub month: u8,
    pub day: u8,
    /// Hour and minute.
    pub time: Option<(u8, u8)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Number { value: u16, digits: u8 },
    Symbol(char),
    Word(Word),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    Day,
    Month,
    Year,
    Hour,
    Minute,
    Am,
    Pm,
    /// Says that the line is about a time, and nothing more.
    Time,
    Other,
}

impl Date {
    /// The moment that a line gives, when the line is about nothing else.
    pub(crate) fn of_line(line: &str) -> Option<Self> {
        // A year has four digits.
        if !line.as_bytes().windows(4).any(|four| four.iter().all(u8::is_ascii_digit)) {
            return None;
        }
        // Who put it on the page stands behind: "06/08/2024 bởi Ban quản trị".
        let line = [" bởi ", " by "].iter().find_map(|word| line.split_once(word)).map_or(line, |(date, _)| date);
        // A magazine's page is of the day of its issue.
        let line = ["Số ra ngày ", "Số báo ngày "].iter().find_map(|words| line.strip_prefix(words)).unwrap_or(line);
        let tokens = tokens(line)?;
        let (date, at) = Self::of_tokens(&tokens)?;
        let (before, after) = (tokens.get(..at.start)?, tokens.get(at.end..)?);
        let others = before.iter().chain(after).filter(|token| **token == Token::Word(Word::Other)).count();
        let sentence = matches!(line.trim_end().chars().next_back(), Some('.' | ';' | ','));
        let time_words = before.iter().any(|token| matches!(token, Token::Word(Word::Time)));
        match (date.time, others) {
            (_, 0) => Some(date),
            (Some(_), n) if n <= OTHER_WORDS && !sentence => Some(date),
            (None, n) if n <= 3 && time_words && !sentence => Some(date),
            // A site's name in a list of its articles: "Tin Đồng Bằng | 12/03/2023".
            (None, n) if n <= 3 && matches!(before.last(), Some(Token::Symbol('|' | '•' | '·'))) && !sentence => Some(date),
            // A blog's line of facts begins with the day: "12/03/2023 admin Để lại bình luận".
            (None, n) if n <= 5 && before.is_empty() && !sentence => Some(date),
            _ => None,
        }
    }

    /// The first moment in a line, whatever else the line has.
    pub(crate) fn in_line(line: &str) -> Option<Self> {
        Self::of_tokens(&tokens(line)?).map(|(date, _)| date)
    }

    /// The first date of a line, its clock, and which tokens it takes.
    fn of_tokens(tokens: &[Token]) -> Option<(Self, Range<usize>)> {
        let (mut date, at) = (0..tokens.len()).find_map(|at| {
            let (date, len) = date_at(tokens.get(at..)?)?;
            Some((date, at..at + len))
        })?;
        // The clock stands next to the date on either side; what is nearest counts.
        date.time = clock(tokens.get(at.end..)?).or_else(|| clock(tokens.get(..at.start)?));
        Some((date, at))
    }

    /// The day in a page's address: folders of year, month and day, or eight digits at the end of its name, with a clock behind
    /// or without one (`…-20201119083015123.html`). The clock is that of the page's making, which is not its publication.
    #[cfg(feature = "html")]
    pub(crate) fn of_address(address: &str) -> Option<Self> {
        let path = address.split(['?', '#']).next()?;
        let path = path.split_once("//").map_or(path, |(_, rest)| rest);
        let (folders, name) = path.rsplit_once('/')?;
        let mut three = ["", "", ""];
        for folder in folders.split('/').skip(1) {
            three = [three[1], three[2], folder];
            let [year, month, day] = three;
            if let (4, 1..=2, 1..=2) = (year.len(), month.len(), day.len())
                && let Some(date) = Self::of_digits(year, month, day)
            {
                return Some(date);
            }
        }
        // "….html", "….chn".
        let name = name.split('.').next()?;
        let before = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let number = name.get(before.len()..)?;
        if !before.ends_with(['-', '_']) || !matches!(number.len(), 8 | 12 | 14 | 17) {
            return None;
        }
        let is_clock = [(8, 24), (10, 60), (12, 60)].iter().all(|&(at, limit): &(usize, u8)| {
            number.get(at..at + 2).is_none_or(|part| part.parse::<u8>().is_ok_and(|value| value < limit))
        });
        if is_clock { Self::of_digits(number.get(..4)?, number.get(4..6)?, number.get(6..8)?) } else { None }
    }

    /// A day that a page of the web can be of.
    #[cfg(feature = "html")]
    fn of_digits(year: &str, month: &str, day: &str) -> Option<Self> {
        // The first news pages of Vietnam, and further ahead than anybody dates one.
        const YEARS: std::ops::RangeInclusive<u16> = 1997..=2099;
        let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        (YEARS.contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day, time: None })
    }

    /// The moment of a text in ISO 8601, as metadata has it: `2018-07-19T15:18:00+07:00`, `2018-07-19 15:18`.
    #[allow(dead_code, reason = "the metadata of HTML pages")]
    pub(crate) fn of_metadata(text: &str) -> Option<Self> {
        Self::of_line(&text.trim().replacen('T', " ", 1))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        if let Some((hour, minute)) = self.time {
            write!(f, "T{hour:02}:{minute:02}+07:00")?;
        }
        Ok(())
    }
}

/// The numbers, words and symbols of a line; `None` when it has too many to be a date line.
fn tokens(line: &str) -> Option<Vec<Token>> {
    const MOST: usize = 48;
    let mut tokens = Vec::with_capacity(MOST);
    let mut chars = line.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        if tokens.len() == MOST {
            return None;
        }
        if c.is_ascii_digit() {
            let mut value = u16::from(c as u8 - b'0');
            let mut digits = 1u8;
            while let Some(&(_, c)) = chars.peek()
                && c.is_ascii_digit()
            {
                value = value.saturating_mul(10).saturating_add(u16::from(c as u8 - b'0'));
                digits = digits.saturating_add(1);
                chars.next();
            }
            tokens.push(Token::Number { value, digits });
        } else if is_letter(c) {
            let mut end = start + c.len_utf8();
            while let Some(&(at, c)) = chars.peek()
                && (is_letter(c) || ('\u{300}'..='\u{36F}').contains(&c))
            {
                end = at + c.len_utf8();
                chars.next();
            }
            tokens.push(Token::Word(word(line.get(start..end).unwrap_or(""))));
        } else {
            tokens.push(Token::Symbol(c));
        }
    }
    Some(tokens)
}

/// Whether it is a letter; those of Vietnamese are told at once.
fn is_letter(c: char) -> bool {
    Letter::base_of(c).is_some() || c.is_alphabetic()
}

fn word(word: &str) -> Word {
    /// No word that says something is longer.
    const LONGEST: usize = 9;
    let mut key = [0; LONGEST];
    let mut len = 0;
    // Marks of their own belong to the letter before them.
    for letter in word.chars().filter(|c| !('\u{300}'..='\u{36F}').contains(c)) {
        let (Some(place), Some(base)) = (key.get_mut(len), Letter::base_of(letter)) else { return Word::Other };
        *place = base;
        len += 1;
    }
    match key.get(..len).and_then(|key| std::str::from_utf8(key).ok()).unwrap_or("") {
        "ngay" => Word::Day,
        "thang" => Word::Month,
        "nam" => Word::Year,
        "h" | "g" | "gio" => Word::Hour,
        "phut" | "p" => Word::Minute,
        "am" | "sa" => Word::Am,
        "pm" | "ch" => Word::Pm,
        "thu" | "hai" | "ba" | "tu" | "bon" | "sau" | "bay" | "chu" | "nhat" | "t" | "cn" | "gmt" | "utc" | "ict" | "luc"
        | "cap" | "dang" | "xuat" | "ban" | "thoi" | "gian" | "tai" | "posted" | "published" | "updated" | "on" | "at"
        | "date" | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | "mon" | "tue"
        | "wed" | "thurs" | "fri" | "sat" | "sun" | "sang" | "trua" | "chieu" | "toi" | "last" => Word::Time,
        _ => Word::Other,
    }
}

/// The date that the tokens begin with, and how many tokens it takes.
fn date_at(tokens: &[Token]) -> Option<(Date, usize)> {
    use Token::{Number, Symbol, Word as W};
    let date = |day: u16, month: u16, year: u16| {
        let fits = (1..=31).contains(&day) && (1..=12).contains(&month) && (1990..=2100).contains(&year);
        fits.then_some(Date { year, month: month as u8, day: day as u8, time: None })
    };
    match *tokens {
        [Number { value: a, digits }, Symbol(s), Number { value: b, .. }, Symbol(t), Number { value: c, .. }, ..]
            if s == t && matches!(s, '/' | '-' | '.') =>
        {
            Some((if digits == 4 { date(c, b, a) } else { date(a, b, c) }?, 5))
        }
        // "19 tháng 7, 2018", "19 tháng 7 năm 2018"
        [
            Number { value: a, .. },
            W(Word::Month),
            Number { value: b, .. },
            W(Word::Year) | Symbol(_),
            Number { value: c, .. },
            ..,
        ] => Some((date(a, b, c)?, 5)),
        [
            Number { value: a, .. },
            W(Word::Month),
            Number { value: b, .. },
            Symbol(','),
            W(Word::Year),
            Number { value: c, .. },
            ..,
        ] => Some((date(a, b, c)?, 6)),
        _ => None,
    }
}

/// The first clock of the tokens.
fn clock(tokens: &[Token]) -> Option<(u8, u8)> {
    use Token::{Number, Symbol, Word as W};
    (0..tokens.len()).find_map(|at| {
        let rest = tokens.get(at..)?;
        // A zone has its colon too: "GMT+07:00".
        let zone = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|token| *token == Symbol('+'));
        let [Number { value: hour, .. }, Symbol(':') | W(Word::Hour), Number { value: minute, digits: 2 }, rest @ ..] = rest
        else {
            return None;
        };
        if *hour > 23 || *minute > 59 || zone {
            return None;
        }
        let rest = if let [Symbol(':'), Number { .. }, rest @ ..] = rest { rest } else { rest };
        // Some pages write PM behind a clock of 24 hours: "17:09 PM".
        let hour = match (rest.first(), *hour) {
            (Some(W(Word::Pm)), hour @ 1..=11) => hour + 12,
            (Some(W(Word::Am)), 12) => 0,
            (_, hour) => hour,
        };
        Some((hour as u8, *minute as u8))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(line: &str) -> Option<String> {
        Date::of_line(line).map(|date| date.to_string())
    }

    #[cfg(feature = "html")]
    #[test]
    fn days_in_addresses() {
        for (address, wanted) in [
            ("https://vd.example/2020/08/20/mua-lon.html", Some("2020-08-20")),
            ("https://vd.example/thoi-su/2020/8/2/mua-lon", Some("2020-08-02")),
            ("https://vd.example/mua-lon-20221223180348340.htm", Some("2022-12-23")),
            ("https://vd.example/mua-lon-20221223180348.htm?x=20201010", Some("2022-12-23")),
            ("https://vd.example/mua-lon-202212231803.htm", Some("2022-12-23")),
            ("https://vd.example/mua-lon_20200229.html", Some("2020-02-29")),
            // No days, no clocks, other numbers.
            ("https://vd.example/mua-lon-20210229.html", None),
            ("https://vd.example/mua-lon-20221323180348340.htm", None),
            ("https://vd.example/mua-lon-20221223250348340.htm", None),
            ("https://vd.example/mua-lon-19750430.htm", None),
            ("https://vd.example/mua-lon-4671234.html", None),
            ("https://vd.example/mua-lon-102260228093004191.htm", None),
            ("https://vd.example/mua-lon20221223.htm", None),
            ("https://vd.example/20221223", None),
            ("https://vd.example/2020/08/mua-lon.html", None),
            ("https://vd.example/2020/13/20/mua-lon.html", None),
            ("https://vd.example/", None),
            ("", None),
        ] {
            assert_eq!(Date::of_address(address).map(|date| date.to_string()).as_deref(), wanted, "{address}");
        }
    }

    #[test]
    fn the_shapes_of_date_lines() {
        for (line, wanted) in [
            ("Thứ bảy, 29/9/2018, 12:40 (GMT+7)", "2018-09-29T12:40+07:00"),
            ("15:18 19/07/2018", "2018-07-19T15:18+07:00"),
            ("23/03/2015 08:06 GMT+7", "2015-03-23T08:06+07:00"),
            ("09:00 - 02/02/2017", "2017-02-02T09:00+07:00"),
            ("09:00 - 02/02/2017 0 Bạn đọc", "2017-02-02T09:00+07:00"),
            ("07-03-2026 - 00:01 AM", "2026-03-07T00:01+07:00"),
            ("07-03-2026 - 00:01 AM | Thị trường chứng khoán", "2026-03-07T00:01+07:00"),
            ("14/08/2026 17:09 PM", "2026-08-14T17:09+07:00"),
            ("14/08/2026 5:09 PM", "2026-08-14T17:09+07:00"),
            ("Ngày đăng: 05/07/2025", "2025-07-05"),
            ("18:27 | 14/08/2026", "2026-08-14T18:27+07:00"),
            ("Thứ Bảy, 07/03/2026 - 08:52", "2026-03-07T08:52+07:00"),
            ("- 07/03/2026 08:47", "2026-03-07T08:47+07:00"),
            ("Thứ ba Ngày 18 Tháng 08 Năm 2026, 01:53:59", "2026-08-18T01:53+07:00"),
            ("Cập nhật lúc 10h15, ngày 20/8/2020", "2020-08-20T10:15+07:00"),
            ("Chủ nhật, ngày 5 tháng 4 năm 2020", "2020-04-05"),
            ("2018-07-19 15:18:00+07:00", "2018-07-19T15:18+07:00"),
            ("14:08 05/04/2024", "2024-04-05T14:08+07:00"),
            ("Minh Khuê · NB · - 18:25 14/08/2026", "2026-08-14T18:25+07:00"),
            ("02.02.2017 | 9:00", "2017-02-02T09:00+07:00"),
            ("Số ra ngày 30-9-2018", "2018-09-30"),
        ] {
            assert_eq!(iso(line).as_deref(), Some(wanted), "{line}");
        }
    }

    #[test]
    fn sentences_with_a_date_are_no_date_lines() {
        for line in [
            "Quy định trên có hiệu lực từ ngày 1/3/2026.",
            "Nghị định số 12/2024/NĐ-CP",
            "Trận đấu bắt đầu lúc 19:00 ngày 3/4/2025 trên sân Hàng Đẫy của thủ đô",
            "Ngày 31/13/2024",
            "024.3736.6491",
            "Khai mạc hội chợ xuân 1/1/2024",
        ] {
            assert_eq!(iso(line), None, "{line}");
        }
    }
}
