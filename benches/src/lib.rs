//! The texts that the benches run over.

/// Varied news of our own writing, in the old tone style and NFC.
const NEWS: &str = include_str!("../data/news.txt");

/// How long a text for a bench is, in bytes: more than the caches of one core hold.
const LEN: usize = 4 << 20;

/// The news, repeated to 4 MiB.
#[must_use]
pub fn news() -> String {
    NEWS.repeat(LEN / NEWS.len() + 1)
}
