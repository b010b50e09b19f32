//! The C API: `include/toasoan.h` is generated from this folder, so the doc comments here speak to a C reader.
//!
//! The only unsafe code of the crate. Each entry is a plain function whose body is one guarded closure (`guard`), so nothing
//! unwinds into C; what comes from C passes through `input` first, and what C reads in place is the rows of `rows`.
#![allow(unsafe_code)]
#![allow(non_camel_case_types, reason = "these types bear the names that C knows them by")]
#![deny(clippy::undocumented_unsafe_blocks)]
#![allow(clippy::missing_safety_doc, reason = "the rules at the head of the header hold for every function")]

mod article;
mod encoding;
mod guard;
mod input;
mod lossy;
mod options;
mod processor;
mod rows;
mod status;
mod syllable;
#[cfg(test)]
mod tests;
mod text;
mod version;

pub use article::*;
pub use encoding::*;
pub use options::*;
pub use processor::*;
pub use rows::*;
pub use status::*;
pub use syllable::*;
pub use text::*;
pub use version::*;
