//! Page furniture: which fragments are none of the article, and by which rule.
//!
//! The README beside this file says how the rules work together and how doubt is resolved.

mod body;
mod end;
mod keys;
mod label;
#[cfg(feature = "html")]
mod layout;
mod line;
mod links;
mod list;
mod reach;
mod rule;
mod start;
mod user;

use crate::error::Error;
use crate::page::Page;

pub(crate) use body::Outline;
pub(crate) use keys::key_of;
use label::Labels;
#[cfg(feature = "html")]
use label::Part;
#[cfg(feature = "html")]
pub(crate) use layout::{Shape, key, label};
use line::Lines;
pub(crate) use line::{End, Line};
pub(crate) use rule::Rule;
use user::UserRules;

/// The rules, with the user's own, ready to run.
#[derive(Debug)]
pub(crate) struct Furniture {
    labels: Labels,
    user: UserRules,
}

/// What the rules say of a page.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    /// For each fragment of the page the rule that takes it, or `None` when it stays.
    pub verdicts: Vec<Option<Rule>>,
    /// For each fragment what was measured of it.
    pub lines: Vec<Line>,
    /// Where the article's parts stand.
    pub outline: Outline,
    /// What the layout says, when the page has one.
    #[cfg(feature = "html")]
    pub shape: Option<Shape>,
}

impl Furniture {
    /// The built-in rules, the user's phrases, and the user's rules in the form of a rule file.
    pub(crate) fn new(phrases: &[String], rules: &[String]) -> Result<Self, Error> {
        Ok(Self { labels: Labels::built_in(), user: UserRules::new(phrases, rules)? })
    }

    /// Judges every fragment of a page.
    pub(crate) fn judge(&self, page: &Page) -> Judgement {
        let lines = Lines::of(page, &self.labels);
        #[cfg(feature = "html")]
        if let Some(layout) = &page.layout {
            let mut shape = layout::look(page, layout, &lines.rows);
            let mut verdicts = std::mem::take(&mut shape.verdicts);
            self.user.apply(&lines, &mut verdicts);
            return Judgement { verdicts, lines: lines.rows, outline: Outline::default(), shape: Some(shape) };
        }
        let outline = Outline::of(page, &lines);
        let mut verdicts = outline.verdicts(page, &lines);
        self.user.apply(&lines, &mut verdicts);
        Judgement {
            verdicts,
            lines: lines.rows,
            outline,
            #[cfg(feature = "html")]
            shape: None,
        }
    }
}
