//! What is known of an article beside its text, each checked against what the page shows.

use super::Article;
use super::date::Date;
use super::markup::Parts;
use super::structure::push;
use crate::boilerplate::{Lines, Shape};
use crate::page::Page;
use crate::page::html::declared::Field;
use crate::page::layout::Layout;

/// A date line stands so many fragments from the headline or the end of the body at most.
const AROUND: usize = 10;

/// Fills in what the page declares and shows.
pub(crate) fn fill(article: &mut Article, page: &Page, layout: &Layout, shape: &Shape, lines: &Lines, parts: &Parts) {
    let _ = (page, parts);
    if let Some(date) = published(layout, shape, lines) {
        article.published = Some(push(&mut article.buffer, &date.to_string()));
    }
}

/// When it was published: what the page shows near the headline, completed by what it declares.
fn published(layout: &Layout, shape: &Shape, lines: &Lines) -> Option<Date> {
    let title = shape.title.unwrap_or(shape.core.start);
    let date = |at: usize| lines.rows.get(at).and_then(|line| line.date);
    // Behind the headline first, then in front of it from near to far, then behind the body.
    let behind = title..shape.core.start.max(title + AROUND).min(shape.core.end.max(title + 1));
    let before = (title.saturating_sub(AROUND)..title).rev();
    let below = shape.core.end..shape.core.end + AROUND;
    let shown: Vec<Date> = behind.chain(before).chain(below).filter_map(date).collect();
    let declared: Vec<Date> = layout
        .declared
        .values(Field::Published)
        .map(|(_, value)| value)
        .chain(layout.declared.times.iter().map(|(value, _)| value.as_str()))
        .filter_map(moment)
        .collect();
    let day = |date: &Date| (date.year, date.month, date.day);
    // A shown date that the page also declares is sure; the clock is taken from the one that has it.
    if let Some(agreed) = shown.iter().find(|shown| declared.iter().any(|declared| day(declared) == day(shown))) {
        let same_day = |date: &&Date| day(date) == day(agreed) && date.time.is_some();
        return Some(*shown.iter().find(same_day).or_else(|| declared.iter().find(same_day)).unwrap_or(agreed));
    }
    declared.first().or(shown.first()).copied()
}

/// The moment of a declared value in the zone of Vietnam: portals also give it in that of Greenwich.
fn moment(value: &str) -> Option<Date> {
    let value = value.trim();
    let date = Date::of_metadata(value.trim_end_matches(['Z', 'z']))?;
    let greenwich = value.ends_with(['Z', 'z']) || value.ends_with("+00:00") || value.ends_with("+0000");
    let Some((hour, minute)) = date.time.filter(|_| greenwich) else { return Some(date) };
    let hour = hour + 7;
    if hour < 24 {
        return Some(Date { time: Some((hour, minute)), ..date });
    }
    let leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    let days = match date.month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    };
    let (mut year, mut month, mut day) = (date.year, date.month, date.day + 1);
    if day > days {
        (month, day) = (month + 1, 1);
    }
    if month > 12 {
        (year, month) = (year + 1, 1);
    }
    Some(Date { year, month, day, time: Some((hour - 24, minute)) })
}
