//! Page furniture: which fragments are none of the article, and by which rule.

use crate::page::Page;

/// The name of a rule, as `removed` gives it.
pub(crate) type Rule = &'static str;

/// The rules, with the user's own phrases, ready to run.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    phrases: Vec<String>,
}

impl Furniture {
    /// The built-in rules and the user's phrases.
    pub(crate) fn new(phrases: &[String]) -> Self {
        Self { phrases: phrases.to_vec() }
    }

    /// For each fragment of the page the rule that takes it, or `None` when it stays.
    pub(crate) fn judge(&self, page: &Page) -> Vec<Option<Rule>> {
        page.fragments
            .iter()
            .map(|fragment| self.phrases.iter().any(|p| p == page.text_of(fragment)).then_some("user-phrase"))
            .collect()
    }
}
