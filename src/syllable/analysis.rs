//! From letters to a syllable: the split into onset and rime, the rules that hold between them, and where the tone mark goes.

use std::sync::LazyLock;

use crate::letter::{Letter, Tone};
use crate::lexicon;

use super::Syllable;
use super::rime::{self, MAX_LETTERS, Rime};
use super::sound::{Coda, Glide, Nucleus, Onset};

/// What a run of letters is, if its tone mark may be moved: a syllable, and where its mark is and belongs.
///
/// The positions are indexes into the letters that were analyzed. They are given for the level tone too: there a mark would stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Analysis {
    pub syllable: Syllable,
    /// The letter that carries the mark; `None` when no letter does.
    pub written: Option<u8>,
    /// The letter that carries it in the old style: `hòa`.
    pub old: u8,
    /// The letter that carries it in the new style: `hoà`.
    pub new: u8,
}

impl Analysis {
    /// Whether the mark stands where one of the two styles wants it: the word is well-formed as it is written.
    pub(crate) fn is_well_placed(&self) -> bool {
        self.written.is_none_or(|at| at == self.old || at == self.new)
    }
}

/// The syllable that the letters spell, the tone mark standing on any one of the vowels, even a wrong one.
///
/// `None` when no syllable has these letters and this tone, wherever the mark stands: foreign letters (`f j w z`), two tone
/// marks, a stop without sắc or nặng, an onset that its rime does not take. Case does not matter. A word of no tone mark is
/// well-formed or not as it stands: `hoc` is none.
pub(crate) fn analyze(letters: &[Letter]) -> Option<Analysis> {
    let mut codes = [0; MAX_LETTERS];
    let codes = codes.get_mut(..letters.len())?;
    let mut tone = Tone::Level;
    let mut written = None;
    for ((at, &letter), code) in (0..).zip(letters).zip(codes.iter_mut()) {
        *code = rime::code(letter);
        if *code == 0 {
            return None;
        }
        if letter.tone != Tone::Level {
            if written.is_some() {
                return None;
            }
            written = Some(at);
            tone = letter.tone;
        }
    }
    let frame = Frame::split(letters, codes)?;
    if !frame.is_well_formed(tone) && !is_irregular(codes, tone) {
        return None;
    }
    let [old, new] = frame.places();
    Some(Analysis { syllable: frame.syllable(tone), written, old, new })
}

/// Onset and rime of a word, and where the rime begins; the rules between them not yet asked.
struct Frame {
    onset: Onset,
    rime: Rime,
    /// Index of the first letter of the rime, the glide of `qu` not counted.
    start: u8,
    /// The letters of the onset, without `qu`'s `u` and `gi`'s `i`, are those that the vowel asks for, and so is the coda.
    regular: bool,
}

impl Frame {
    fn split(letters: &[Letter], codes: &[u8]) -> Option<Self> {
        let consonants = letters.iter().position(|letter| letter.is_vowel())?;
        let base = |at: usize| letters.get(at).map_or(0, |letter| letter.base);
        let stroke = letters.first().is_some_and(|letter| letter.quality != crate::letter::Quality::Plain);
        let mut start = consonants;
        // The spelling with `k`, `gh`, `ngh` wants a front vowel behind it, the other one a back vowel.
        let mut front = None;
        let onset = match (consonants, base(0), base(1), base(2)) {
            (0, ..) => Onset::None,
            (1, b'd', ..) if stroke => Onset::DStroke,
            (1, b'g', b'i', next) => {
                // The `i` belongs to the rime when nothing else can be its nucleus: `gì`, `gìn`, `giêng`, but `giê`.
                let vowel = letters.get(2).is_some_and(|letter| letter.is_vowel());
                let diphthong = codes.get(2) == Some(&rime::CODE_E_CIRCUMFLEX) && letters.len() > 3;
                if vowel && !diphthong && next != b'i' {
                    start += 1;
                }
                Onset::Gi
            }
            (1, b'q', b'u', _) if letters.get(1).is_some_and(|letter| letter.quality == crate::letter::Quality::Plain) => {
                start += 1;
                Onset::Q
            }
            (1, first, ..) => match first {
                b'b' => Onset::B,
                b'c' | b'k' => {
                    front = Some(first == b'k');
                    Onset::C
                }
                b'd' => Onset::D,
                b'g' => {
                    front = Some(false);
                    Onset::G
                }
                b'h' => Onset::H,
                b'l' => Onset::L,
                b'm' => Onset::M,
                b'n' => Onset::N,
                b'p' => Onset::P,
                b'r' => Onset::R,
                b's' => Onset::S,
                b't' => Onset::T,
                b'v' => Onset::V,
                b'x' => Onset::X,
                _ => return None,
            },
            (2, b'c', b'h', _) => Onset::Ch,
            (2, b'g', b'h', _) => {
                front = Some(true);
                Onset::G
            }
            (2, b'k', b'h', _) => Onset::Kh,
            (2, b'n', b'g', _) => {
                front = Some(false);
                Onset::Ng
            }
            (2, b'n', b'h', _) => Onset::Nh,
            (2, b'p', b'h', _) => Onset::Ph,
            (2, b't', b'h', _) => Onset::Th,
            (2, b't', b'r', _) => Onset::Tr,
            (3, b'n', b'g', b'h') => {
                front = Some(true);
                Onset::Ng
            }
            _ => return None,
        };
        let mut rest = [0; MAX_LETTERS];
        let rest = rest.get_mut(..codes.len().checked_sub(start)?)?;
        rest.copy_from_slice(codes.get(start..)?);
        // `Đắk` writes the coda `c` with the letter of other languages of the highlands.
        let mut k_coda = false;
        if let Some(last) = rest.last_mut()
            && letters.last().is_some_and(|letter| letter.base == b'k')
        {
            k_coda = true;
            *last = rime::CODE_C;
        }
        let rime = rime::find(rest, onset == Onset::Q)?;
        let is_front = rime.nucleus.is_front() && rime.glide == Glide::None;
        let irregular_onset = front.is_some_and(|front| front != is_front);
        // Of the irregular spellings only those with `k` can be written back.
        if irregular_onset && !(onset == Onset::C && front == Some(true)) || (k_coda && onset == Onset::C && !irregular_onset) {
            return None;
        }
        Some(Self { onset, rime, start: u8::try_from(start).ok()?, regular: !irregular_onset && !k_coda })
    }

    fn is_well_formed(&self, tone: Tone) -> bool {
        self.regular
            && rules(self.onset, self.rime.glide, self.rime.nucleus, self.rime.coda, tone)
            && self.rime.with_y == writes_y(self.onset, self.rime)
    }

    fn syllable(&self, tone: Tone) -> Syllable {
        let Rime { glide, nucleus, coda, .. } = self.rime;
        Syllable { onset: self.onset, glide, nucleus, coda, tone, with_k: !self.regular }
    }

    /// The letters that carry the tone in the old and the new style.
    fn places(&self) -> [u8; 2] {
        let Rime { glide, nucleus, coda, .. } = self.rime;
        let open = coda == Coda::None;
        let glide_here = glide == Glide::Rounded && self.onset != Onset::Q;
        let mut at = self.start + u8::from(glide_here);
        if nucleus.is_double() && !open {
            at += 1;
        }
        let on_glide = glide_here && open && matches!(nucleus, Nucleus::A | Nucleus::E | Nucleus::Y);
        [at - u8::from(on_glide), at]
    }
}

/// Whether `Ie` is spelled with `y`: after the glide, and with a coda where no onset stands.
fn writes_y(onset: Onset, rime: Rime) -> bool {
    rime.nucleus == Nucleus::Ie && (rime.glide == Glide::Rounded || (onset == Onset::None && rime.coda != Coda::None))
}

/// Whether the language has a syllable of these parts, borrowed words aside.
pub(crate) fn rules(onset: Onset, glide: Glide, nucleus: Nucleus, coda: Coda, tone: Tone) -> bool {
    if coda.is_stop() && !matches!(tone, Tone::Acute | Tone::Dot) {
        return false;
    }
    if !rime::exists(onset == Onset::Q, glide, nucleus, coda) {
        return false;
    }
    if glide == Glide::Rounded
        // Lips do not round twice, and `c` with a glide is `q`.
        && matches!(onset, Onset::B | Onset::C | Onset::Gi | Onset::M | Onset::N | Onset::P | Onset::Ph | Onset::R | Onset::V)
    {
        return false;
    }
    match onset {
        Onset::P => false,
        // `gi` swallows an `i`, so that only these are heard with it.
        Onset::Gi => match nucleus {
            Nucleus::I => matches!(coda, Coda::None | Coda::N),
            Nucleus::Ie => coda != Coda::None,
            Nucleus::ECircumflex | Nucleus::Y | Nucleus::OLong => false,
            _ => true,
        },
        _ if nucleus == Nucleus::Y && glide == Glide::None => matches!(
            onset,
            Onset::None | Onset::C | Onset::H | Onset::L | Onset::M | Onset::S | Onset::T | Onset::Th | Onset::V
        ),
        _ => true,
    }
}

/// A word and its tone as one number: 5 bits a letter, 3 for the tone.
fn pack(codes: &[u8], tone: Tone) -> u64 {
    codes.iter().fold(0, |key, &code| key << 5 | u64::from(code)) << 3 | tone as u64
}

static IRREGULAR: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut keys: Vec<u64> = lexicon::irregular_syllables()
        .map(|word| {
            let mut tone = Tone::Level;
            let mut codes = Vec::with_capacity(MAX_LETTERS);
            for letter in word.chars().filter_map(Letter::of) {
                codes.push(rime::code(letter));
                tone = tone.max(letter.tone);
            }
            pack(&codes, tone)
        })
        .collect();
    keys.sort_unstable();
    keys
});

/// Whether the word is on the list of attested syllables that the rules do not have.
fn is_irregular(codes: &[u8], tone: Tone) -> bool {
    IRREGULAR.binary_search(&pack(codes, tone)).is_ok()
}
