//! How far a label reaches.

use super::Rule;
use super::label::Part;
use super::line::Line;
use super::list::LONGEST_SUMMARY;

/// What a rule does besides taking its own line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Takes its line wherever it stands.
    Line,
    /// Takes its line, and the list that hangs on it; the body may go on behind.
    List,
    /// Like a list, but the body rarely goes on behind.
    LastList,
    /// The body is over.
    Over,
    /// Takes its line outside of the body only.
    Outside,
}

pub(super) fn reach(rule: Rule) -> Reach {
    match rule {
        Rule::Related | Rule::VideoBox => Reach::List,
        Rule::Recommendation | Rule::Tags => Reach::LastList,
        Rule::Comments => Reach::Over,
        Rule::Navigation | Rule::Imprint | Rule::Contact => Reach::Outside,
        _ => Reach::Line,
    }
}

impl Line {
    /// The rule and reach of the line's label, when the label is strong enough where prose stands around it: a phrase that
    /// merely begins or ends a paragraph takes nothing.
    pub(super) fn sure_label(&self) -> Option<(Rule, Reach)> {
        let label = self.label?;
        let sure =
            label.part == Part::Whole || !self.is_prose() || label.rule == Rule::Invitation && self.chars <= LONGEST_SUMMARY;
        sure.then(|| (label.rule, reach(label.rule)))
    }
}
