//! Officials: persons whom the article gives a public office, and every later mention of them.

mod clause;
mod gathering;
mod item;
mod name;
mod office;
mod reader;
mod resolution;
mod token;
mod vocabulary;

use crate::article::{Article, BlockKind};
use crate::span::Span;
use reader::Reader;
use resolution::Gathered;
use vocabulary::Vocabulary;

/// A run of rows in one of the article's arrays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    pub first: u32,
    pub count: u32,
}

impl Rows {
    pub(crate) fn slice_of<T>(self, rows: &[T]) -> &[T] {
        let first = self.first as usize;
        rows.get(first..first + self.count as usize).unwrap_or(&[])
    }
}

/// A person whom the article names and gives a public office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Official {
    /// The fullest form of the name that the article has, in the article's buffer.
    pub name: Span,
    pub(crate) offices: Rows,
    pub(crate) mentions: Rows,
}

/// An office, in the article's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Office {
    /// The head of the office: `Phó Chủ tịch`. In the article's buffer.
    pub title: Span,
    /// What it is the head or a member of: `UBND TP Hà Nội`. In the article's buffer.
    pub organization: Option<Span>,
    /// Whether the person holds it now.
    pub status: Status,
}

/// Whether a person holds an office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
#[repr(u32)]
pub enum Status {
    /// Holds it.
    #[default]
    Current = 1,
    /// Held it once: `nguyên`, `cựu`.
    Former = 2,
    /// Holds it for the time being: `quyền`.
    Acting = 3,
    /// Is about to hold it: `tân`, `được bổ nhiệm làm`.
    Incoming = 4,
}

/// A place where the article speaks of an official.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// The longest run of title, organization, honorific and name, in the article's buffer.
    pub text: Span,
    /// The index of its block.
    pub block: u32,
    /// By what it means the person.
    pub kind: MentionKind,
}

/// By what a mention means a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
#[repr(u32)]
pub enum MentionKind {
    /// The whole name.
    Full = 1,
    /// Part of the name: `ông Dũng`.
    Short = 2,
    /// A bare title that can only be this person.
    Title = 3,
    /// A pronoun.
    Pronoun = 4,
}

/// The lexicon of titles, organizations and names, with the user's own titles, ready to run.
#[derive(Debug)]
pub(crate) struct Finder {
    vocabulary: Vocabulary,
}

impl Finder {
    /// The built-in lexicon and the user's titles.
    pub(crate) fn new(titles: &[String]) -> Self {
        Self { vocabulary: Vocabulary::new(titles, &[]) }
    }

    /// Fills the article's officials, offices and mentions.
    pub(crate) fn find(&self, article: &mut Article) {
        let mut gathered = Gathered::default();
        let mut tokens = Vec::new();
        let mut items = Vec::new();
        for (index, block) in article.blocks.iter().enumerate() {
            if block.kind == BlockKind::Byline {
                continue;
            }
            tokens.clear();
            items.clear();
            self.vocabulary.scan(article.slice(block.text), block.text.start as usize, &mut tokens);
            let reader = Reader { vocabulary: &self.vocabulary, text: &article.buffer, tokens: &tokens };
            reader.items(&mut items);
            let reading = reader.clauses(&items);
            reader.gather(reading, u32::try_from(index).unwrap_or(u32::MAX), &mut gathered);
            reader.weigh(&items, &mut gathered);
        }
        resolution::resolve(gathered, article);
    }
}
