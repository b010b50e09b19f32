//! Clean articles out of Vietnamese news pages.
//!
//! A page comes in as HTML or as plain text; an [`Article`] comes out: Vietnamese spelled one way, page furniture gone and
//! accounted for, the title, lead, paragraphs, captions and credits told apart, and the officials it names.

#![deny(missing_docs, unsafe_code)]

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
mod span;
mod syllable;

pub use article::{Article, Block, BlockKind, Caption, Removed};
pub use encoding::{Decoded, Encoding, decode, encode, encode_with_replacement};
pub use error::Error;
pub use fold::{fold, slug};
pub use letter::{Tone, ToneStyle};
pub use normalize::{Change, Form, Normalized, Normalizer, Repairs, Spaces, normalize};
pub use official::{Mention, MentionKind, Office, Official, Status};
pub use processor::{Builder, DEFAULT_MAX_INPUT, HIGHEST_MAX_INPUT, Processor};
pub use span::Span;
pub use syllable::{Coda, Glide, Nucleus, Onset, Spelled, Syllable};
