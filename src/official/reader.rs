//! A block's tokens with what is needed to read them.

use super::sense::Sense;
use super::token::{Gap, Token};
use super::vocabulary::Vocabulary;

/// What the grammars read from.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub vocabulary: &'a Vocabulary,
    /// The article's buffer.
    pub text: &'a str,
    pub tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    pub(super) fn text_of(&self, token: &Token) -> &'a str {
        token.span().slice(self.text)
    }

    /// Whether the one word at `at` is in a list.
    pub(super) fn is(&self, at: usize, sense: Sense) -> bool {
        self.tokens.get(at).is_some_and(|token| self.vocabulary.first(token).has(sense))
            && self.vocabulary.longest(self.tokens, at, sense).is_some()
    }

    /// The length of the longest phrase at `at` in a list, 0 when there is none.
    pub(super) fn len_of(&self, at: usize, sense: Sense) -> usize {
        self.vocabulary.longest(self.tokens, at, sense).map_or(0, |found| found.0)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    pub(super) fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_mark(mark))
    }

    /// Whether the token at `at` follows the one before it in the same sentence as far as the gap tells.
    pub(super) fn follows(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap != Gap::Glued)
    }

    /// Whether the token at `at` is this lower-case word.
    pub(super) fn word_is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| self.text_of(token) == word)
    }
}
