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
        .filter_map(Date::of_metadata)
        .collect();
    let day = |date: &Date| (date.year, date.month, date.day);
    // A shown date that the page also declares is sure; the clock is taken from the one that has it.
    if let Some(agreed) = shown.iter().find(|shown| declared.iter().any(|declared| day(declared) == day(shown))) {
        let same_day = |date: &&Date| day(date) == day(agreed) && date.time.is_some();
        return Some(*shown.iter().find(same_day).or_else(|| declared.iter().find(same_day)).unwrap_or(agreed));
    }
    declared.first().or(shown.first()).copied()
}
