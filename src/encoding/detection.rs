//! Which encoding bytes are in.

use super::likeness::Likeness;
use super::{Encoding, decode};

/// How many bytes are read as each of the legacy charsets: enough for a thousand words.
const SAMPLE: usize = 8 << 10;
/// How much before the first byte that is not ASCII the sample begins.
const LEAD_IN: usize = 256;
/// How many bytes are looked at for the pattern of UTF-16.
const UTF16_SAMPLE: usize = 4 << 10;

/// An encoding that bytes are in, as far as they show it.
///
/// ```
/// use toasoan::{Detection, Encoding, encode};
/// let bytes = encode("Trời đổ mưa từ sáng sớm, đường về làng ngập nước.", Encoding::Vni)?;
/// let detection = Detection::of(&bytes).unwrap();
/// assert_eq!(detection.encoding, Encoding::Vni);
/// assert!(detection.confidence > 0.8);
/// # Ok::<(), toasoan::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Detection {
    /// The encoding.
    pub encoding: Encoding,
    /// From 0 to 1. It is 1 for a byte order mark and for well-formed UTF-8 (so for ASCII too); for a legacy charset it is the share of
    /// words that came out well, less what the next best charset reaches, and lower where there are few words.
    pub confidence: f32,
}

impl Detection {
    /// The encoding of `bytes`; `None` when they are neither Unicode nor Vietnamese in any charset that is known here.
    ///
    /// Some 200 letters of Vietnamese are enough to be sure, a title is often enough. Legacy charsets are told by how many
    /// Vietnamese syllables come out, so other languages in other charsets are `None`. [`Encoding::Tcvn3Capitals`] is told only
    /// where most of the text is capitals. Bytes that end or begin in the middle of a character are fine.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let sure = |encoding| Some(Self { encoding, confidence: 1.0 });
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => return sure(Encoding::Utf8),
            [0xFF, 0xFE, 0, 0, ..] => return None,
            [0xFF, 0xFE, ..] => return sure(Encoding::Utf16Le),
            [0xFE, 0xFF, ..] => return sure(Encoding::Utf16Be),
            _ => {}
        }
        if let Some(detection) = utf16(bytes) {
            return Some(detection);
        }
        let Some(first) = bytes.iter().position(|byte| !byte.is_ascii()) else {
            // ASCII is UTF-8, unless its punctuation makes Vietnamese of it.
            return legacy(sample(bytes, first_sign(bytes)), &ASCII).or(sure(Encoding::Utf8));
        };
        if simdutf8::basic::from_utf8(bytes).is_ok() {
            return sure(Encoding::Utf8);
        }
        let sample = sample(bytes, first);
        if sample.contains(&0) {
            // UTF-16 of another script, or no text at all.
            return None;
        }
        match utf8_share(sample) {
            // Not quite well-formed, so not quite sure.
            share if share > 0.9 => Some(Self { encoding: Encoding::Utf8, confidence: share.min(0.99) }),
            _ => legacy(sample, &EIGHT_BIT),
        }
    }
}

impl Encoding {
    /// The encoding of `bytes`, as [`Detection::of`] finds it.
    ///
    /// ```
    /// assert_eq!(toasoan::Encoding::detect("Hà Nội".as_bytes()), Some(toasoan::Encoding::Utf8));
    /// ```
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        Detection::of(bytes).map(|detection| detection.encoding)
    }
}

/// The legacy charsets, the more used before the less used: where two read a text equally well, the first has it.
pub(super) const EIGHT_BIT: [Encoding; 5] =
    [Encoding::Tcvn3, Encoding::Vni, Encoding::Windows1258, Encoding::Viscii, Encoding::Vps];
const ASCII: [Encoding; 1] = [Encoding::Viqr];

/// The part of the bytes around the first that tells something.
fn sample(bytes: &[u8], first: usize) -> &[u8] {
    let start = first.saturating_sub(LEAD_IN);
    let rest = bytes.get(start..).unwrap_or_default();
    rest.get(..SAMPLE).unwrap_or(rest)
}

/// Where the first quality mark of VIQR stands, for text may have a long head of other things.
fn first_sign(bytes: &[u8]) -> usize {
    bytes.windows(2).position(|pair| matches!(pair, [letter, b'^'] if b"aeoAEO".contains(letter))).unwrap_or(0)
}

/// The charset that makes most Vietnamese of a sample.
pub(super) fn legacy(sample: &[u8], charsets: &[Encoding]) -> Option<Detection> {
    let mut second = 0;
    let mut best = likeness(sample, *charsets.first()?);
    for next in charsets.iter().skip(1).map(|&encoding| likeness(sample, encoding)) {
        let other = if next.1.surplus() > best.1.surplus() { std::mem::replace(&mut best, next) } else { next };
        second = second.max(other.1.surplus());
    }
    let (encoding, Likeness { words, syllables, good, kinds, bad, .. }) = best;
    // Where a mark is an ordinary full stop behind a vowel, a third of the words must have one.
    let marked = if encoding == Encoding::Viqr { 3 * good } else { 5 * good };
    let enough = kinds.count_ones() >= if words <= 6 { 2 } else { 3 };
    let clear = enough && good >= 3 * bad && marked >= words && 2 * syllables >= words;
    clear.then(|| {
        let share = good as f32 / (good + bad) as f32;
        let lead = (i64::from(good) - second.max(0)) as f32 / good as f32;
        let evidence = good as f32 / (good as f32 + 2.0);
        Detection { encoding, confidence: share * (0.5 + lead / 2.0) * evidence }
    })
}

/// How Vietnamese a sample is in a charset, and whether TCVN3 is meant for a font of capitals.
///
/// A page of TCVN3 has headings in such a font, and small letters inside words of capitals are no fault of it; so both are read as
/// the capital font does, and the ASCII letters tell the one from the other.
fn likeness(sample: &[u8], encoding: Encoding) -> (Encoding, Likeness) {
    if encoding != Encoding::Tcvn3 {
        return (encoding, Likeness::of(&decode(sample, encoding).text));
    }
    let capitals = sample.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let small = sample.iter().filter(|byte| byte.is_ascii_lowercase()).count();
    let encoding = if capitals > 4 * small { Encoding::Tcvn3Capitals } else { Encoding::Tcvn3 };
    (encoding, Likeness::of(&decode(sample, Encoding::Tcvn3Capitals).text))
}

/// UTF-16 without a byte order mark: every other byte is one of the few that lead the code units of Latin text.
fn utf16(bytes: &[u8]) -> Option<Detection> {
    let sample = bytes.get(..UTF16_SAMPLE).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    if pairs.len() < 4 {
        return None;
    }
    let count = |of: fn(&[u8; 2]) -> bool| pairs.iter().filter(|pair| of(pair)).count();
    // Basic Latin and Latin-1, the two Latin Extended blocks, combining marks, Latin Extended Additional, punctuation.
    let leads = |lead: u8| matches!(lead, 0 | 1 | 3 | 0x1E | 0x20);
    let (little, big) =
        (pairs.iter().filter(|pair| leads(pair[1])).count(), pairs.iter().filter(|pair| leads(pair[0])).count());
    let (zeros, other_zeros, encoding, fitting) = if little >= big {
        (count(|pair| pair[1] == 0), count(|pair| pair[0] == 0), Encoding::Utf16Le, little)
    } else {
        (count(|pair| pair[0] == 0), count(|pair| pair[1] == 0), Encoding::Utf16Be, big)
    };
    let fits = fitting * 20 >= pairs.len() * 19 && zeros * 4 >= pairs.len() && other_zeros * 50 <= pairs.len();
    fits.then(|| Detection { encoding, confidence: fitting as f32 / pairs.len() as f32 })
}

/// How many of the sequences that are not ASCII are well-formed UTF-8; a character cut off at either end does not count.
fn utf8_share(sample: &[u8]) -> f32 {
    let continuation = |byte: &&u8| **byte & 0xC0 == 0x80;
    let start = sample.iter().take(3).take_while(continuation).count();
    let (mut good, mut bad) = (0, 0);
    let mut left = sample.len() - start;
    for chunk in sample.get(start..).unwrap_or_default().utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        left -= chunk.valid().len() + chunk.invalid().len();
        bad +=
            usize::from(!chunk.invalid().is_empty() && (left > 0 || chunk.invalid().first().is_some_and(|&byte| byte < 0xC0)));
    }
    if good == 0 { 0.0 } else { good as f32 / (good + bad) as f32 }
}
