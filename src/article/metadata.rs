//! What is known of an article beside its text, each checked against what the page shows.

use super::Article;
use super::date::Date;
use super::markup::Parts;
use super::structure::push;
use crate::boilerplate::{Lines, Shape};
use crate::page::Page;
use crate::page::html::declared::Field;
use crate::page::layout::Layout;

/// Fills in what the page declares and shows.
pub(crate) fn fill(article: &mut Article, page: &Page, layout: &Layout, shape: &Shape, lines: &Lines, parts: &Parts) {
    let _ = (page, parts);
    if let Some(date) = published(layout, shape, lines) {
        article.published = Some(push(&mut article.buffer, &date.to_string()));
    }
}

fn published(layout: &Layout, shape: &Shape, lines: &Lines) -> Option<Date> {
    let title = shape.title.unwrap_or(shape.core.start);
    let around = title.saturating_sub(8)..shape.core.start.max(title + 8);
    let shown = around.filter_map(|at| lines.rows.get(at)?.date).next();
    let declared = layout.declared.values(Field::Published).find_map(|(_, value)| Date::of_metadata(value));
    match (shown, declared) {
        (Some(shown), Some(declared))
            if shown.time.is_none()
                && (shown.year, shown.month, shown.day) == (declared.year, declared.month, declared.day) =>
        {
            Some(declared)
        }
        (Some(shown), _) => Some(shown),
        (None, declared) => declared.or_else(|| layout.declared.times.iter().find_map(|(value, _)| Date::of_metadata(value))),
    }
}
