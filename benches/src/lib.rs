//! The texts that the benches run over.

/// Varied news of our own writing, in the old tone style and NFC.
const NEWS: &str = include_str!("../data/news.txt");

/// How long a text for a bench is, in bytes: more than the caches of one core hold.
const LEN: usize = 4 << 20;

/// The news, its clauses in a random order that is always the same, 4 MiB of them.
///
/// Repeated as it stands, a processor would know every branch of its 20 KB by heart, and whatever branches would look twice as
/// fast as it is on real news.
#[must_use]
pub fn news() -> String {
    let sentences = NEWS.split_inclusive('\n').flat_map(|paragraph| paragraph.split_inclusive(". "));
    let clauses: Vec<&str> = sentences.flat_map(|sentence| sentence.split_inclusive(", ")).collect();
    // Knuth's MMIX generator; its high bits are the random ones.
    let mut state = 1u64;
    let mut text = String::with_capacity(LEN + 1024);
    while text.len() < LEN {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push_str(clauses[(state >> 33) as usize % clauses.len()]);
    }
    text
}
