//! Clean articles out of Vietnamese news pages.
//!
//! A page comes in as HTML or as plain text; an [`Article`] comes out: Vietnamese spelled one way, page furniture gone and
//! accounted for, the title, lead, paragraphs, captions and credits told apart, and the officials it names.
//!
//! ```
//! let processor = toasoan::Processor::builder().build()?;
//! let article = processor.article_from_text(
//!     "Thêm một cây cầu qua sông Hậu\n\nSáng 5/3, Chủ tịch UBND tỉnh Lê Thu Hà đã dự lễ thông xe cây cầu mới.",
//! )?;
//! assert_eq!(article.title(), Some("Thêm một cây cầu qua sông Hậu"));
//! let official = &article.officials()[0];
//! assert_eq!(article.slice(official.name), "Lê Thu Hà");
//! assert_eq!(article.slice(article.offices(official)[0].title), "Chủ tịch");
//! # Ok::<(), toasoan::Error>(())
//! ```
//!
//! # The way of a page
//!
//! ```text
//! bytes ─decode─▶ text ─read─▶ fragments ─judge─▶ kept fragments ─build─▶ Article ─find─▶ officials
//! ```
//!
//! One way only: a stage reads the stage before it and never reaches back. What a stage drops it names: the article's blocks and
//! [`Article::removed`] together are all the visible text of the page. Each layer also stands alone: [`decode`] for legacy
//! charsets, [`normalize`] for spelling, [`fold`] and [`slug`] without diacritics, [`Syllable`] for what a word is made of.
//!
//! # Untrusted input
//!
//! Every function takes any bytes or text: content gives a result, perhaps an empty one, and never an error or a panic. An
//! [`Error`] is a mistake of the caller, such as an input over [`Builder::max_input`]. Time and memory are linear in the input.
//! There is no recursion over input, no unsafe code outside of the C API, no file and no network.
//!
//! # Features
//!
//! `html` (default) reads HTML pages; `serde` (default) writes articles as JSON; `capi` is the C API; `cli` is the program.

#![deny(missing_docs, unsafe_code)]
#![cfg_attr(not(feature = "html"), allow(dead_code, reason = "fragments and rules are shared with pages of HTML"))]

mod article;
mod boilerplate;
#[cfg(feature = "capi")]
#[doc(hidden)] // C reads include/toasoan.h; Rust has the names below. Public for the fuzz targets.
pub mod capi;
mod encoding;
mod error;
mod fold;
mod letter;
mod lexicon;
mod normalize;
mod official;
mod page;
mod processor;
mod scan;
mod span;
mod syllable;

pub use article::{Article, Block, BlockKind, Caption, HtmlOptions, Metadata, MetadataField, Provenance, Removed};
pub use encoding::{Decoded, Detection, Encoding, decode, encode, encode_with_replacement, repair_mojibake};
pub use error::Error;
pub use fold::{fold, slug};
pub use letter::{Tone, ToneStyle};
pub use normalize::{Change, Form, Normalized, Normalizer, Repairs, Spaces, normalize};
pub use official::{Mention, MentionKind, Office, Official, Status};
pub use processor::{Builder, DEFAULT_MAX_INPUT, HIGHEST_MAX_INPUT, Processor};
pub use span::Span;
pub use syllable::{Coda, Glide, Nucleus, Onset, Spelled, Syllable, Syllables, Token, TokenKind, is_vietnamese, syllables};

/// The examples of the README, run with the documentation's.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
