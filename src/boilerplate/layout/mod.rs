//! What the layout of an HTML page says of its fragments: which box holds the body, and which boxes in and around it are none of
//! the article. The README beside this file explains the weights.
//!
//! - `view`: the page with sums over it. `prose`: how much running text each fragment is.
//! - `body`: the box that holds the body. `headline`: the fragment that is its title.
//! - `boxes`, `fragments`: what is none of the article, box by box and then one by one. `table`: which tables are data.

mod body;
mod boxes;
mod fragments;
mod headline;
mod prose;
mod table;
mod view;

use std::ops::Range;

use super::line::Line;
use super::{Part, Rule};
use crate::letter::Letter;
use crate::page::Page;
use crate::page::layout::Layout;
use view::View;

/// The longest label in characters.
const LABEL: u32 = 80;
/// Bytes that one fragment adds to the weight of its box at most: an endless line is no better than a paragraph.
const LONG: u32 = 800;
/// A box with so few visible fragments may be a card: a headline, a picture and a summary of another article.
const CARD: u32 = 5;

/// What the layout says of a page.
#[derive(Debug, Default)]
pub(crate) struct Shape {
    /// The fragments of the body: those of its box, and those behind it that go on with it.
    pub core: Range<usize>,
    /// The fragment that is the headline.
    pub title: Option<usize>,
    /// The rule that takes each fragment, or `None` when the layout has nothing against it.
    pub verdicts: Vec<Option<Rule>>,
}

/// Looks at a page. `lines` has what the words of its fragments say, such as which are labels of furniture ("Tin liên quan").
pub(crate) fn look(page: &Page, layout: &Layout, lines: &[Line]) -> Shape {
    let mut view = View::new(page, layout, lines);
    view.weigh();
    view.tables = view.find_tables();
    let selected = view.selected();
    view.named = selected.is_some();
    let body = selected.as_ref().map_or_else(|| view.body(), |range| view.box_of(range));
    let core = match selected.clone() {
        Some(range) => range,
        None => match layout.node(body) {
            Some(node) => node.first as usize..node.end as usize,
            None => 0..page.fragments.len(),
        },
    };
    let mut shape = Shape { core, title: None, verdicts: vec![None; page.fragments.len()] };
    view.start_of_body = shape.core.start;
    shape.title = view.title(&shape.core).or_else(|| view.bold_title(&shape.core));
    view.title = shape.title;
    let behind = if selected.is_some() { shape.core.end } else { view.behind(body, shape.core.end) };
    view.judge_boxes(body, &mut shape);
    shape.core.end = behind;
    view.judge_fragments(&mut shape);
    shape
}

/// The rule whose label a fragment is as a whole.
pub(crate) fn label(lines: &[Line], at: usize) -> Option<Rule> {
    let line = lines.get(at)?;
    let label = line.label?;
    // A phrase at the end of a longer line is the line's own.
    let short = !line.is_prose() && line.chars <= LABEL;
    let notice = matches!(label.rule, Rule::Invitation | Rule::MobileNotice);
    (label.part == Part::Whole || short || notice).then_some(label.rule)
}

/// A text to compare: its letters and digits in lower case.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            if letter.is_ascii_alphanumeric() {
                key.push(letter.to_ascii_lowercase());
            }
        } else if Letter::of(letter).is_some_and(|letter| !letter.upper) {
            // Most letters, told without the tables of all scripts.
            key.push(letter);
        } else if letter.is_alphanumeric() {
            key.extend(letter.to_lowercase());
        }
    }
    key
}
