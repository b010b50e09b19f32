//! Date lines to ISO 8601.

use std::fmt;

use crate::letter::Letter;

/// The longest line, in characters, that is read as a date line.
pub(crate) const LONGEST: u32 = 110;
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
        // Who put it on the page stands behind: "06/08/2024 bởi Ban quản trị".
        let line = [" bởi ", " by "].iter().find_map(|word| line.split_once(word)).map_or(line, |(date, _)| date);
        let tokens = tokens(line)?;
        let (at, mut date, end) = (0..tokens.len()).find_map(|at| {
            let (date, len) = date_at(tokens.get(at..)?)?;
            Some((at, date, at + len))
        })?;
        let (before, after) = (tokens.get(..at)?, tokens.get(end..)?);
        // The clock stands next to the date on either side; what is nearest counts.
        date.time = clock(after).or_else(|| clock(before));
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
        } else if c.is_alphabetic() {
            let mut end = start + c.len_utf8();
            while let Some(&(at, c)) = chars.peek()
                && (c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c))
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

fn word(word: &str) -> Word {
    /// No word that says something is longer.
    const LONGEST: usize = 9;
    let mut key = [0; LONGEST];
    let mut len = 0;
    // Marks of their own belong to the letter before them.
    for letter in word.chars().filter(|c| !('\u{300}'..='\u{36F}').contains(c)) {
        let (Some(place), Some(letter)) = (key.get_mut(len), Letter::of(letter)) else { return Word::Other };
        *place = letter.base;
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
