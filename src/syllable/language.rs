//! Whether a text is Vietnamese, by its syllables.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Syllable, TokenKind, syllables};
use crate::letter::{Letter, Tone};

/// The share of letters in syllables at which a text begins to look Vietnamese: English reaches 0.3 and spaced pinyin 0.5.
const LOWEST: f32 = 0.55;
/// The share from which on it surely is: news with its foreign names and abbreviations has more.
const HIGHEST: f32 = 0.85;

/// How much a text looks like Vietnamese, from 0 (not at all) to 1 (surely), with or without its diacritics.
///
/// What counts is the share of letters that stand in syllables of Vietnamese; for words of ASCII alone, in what is left of one
/// when its marks are stripped. Numbers, addresses and abbreviations count neither way. A text with no other words gives 0; a word
/// or two tell little, since many short words of other languages are syllables too.
///
/// ```
/// use toasoan::is_vietnamese;
///
/// assert!(is_vietnamese("Sáng nay trời hửng nắng ở nhiều nơi") > 0.9);
/// assert!(is_vietnamese("Sang nay troi hung nang o nhieu noi") > 0.9);
/// assert!(is_vietnamese("The weather was fine in most of the country") < 0.1);
/// ```
#[must_use]
pub fn is_vietnamese(text: &str) -> f32 {
    let mut letters = 0usize;
    let mut ours = 0usize;
    for token in syllables(text) {
        let Some(word) = text.get(token.range) else { continue };
        let count = || word.chars().filter(|c| c.is_alphabetic()).count();
        match token.kind {
            TokenKind::Syllable => {
                let count = count();
                letters += count;
                ours += count;
            }
            TokenKind::Foreign => {
                let count = count();
                letters += count;
                if is_stripped_syllable(word) {
                    ours += count;
                }
            }
            _ => {}
        }
    }
    if letters == 0 {
        return 0.0;
    }
    let share = ours as f32 / letters as f32;
    ((share - LOWEST) / (HIGHEST - LOWEST)).clamp(0.0, 1.0)
}

/// Whether the word is a syllable without its marks: `duong`, `hoc`.
fn is_stripped_syllable(word: &str) -> bool {
    static STRIPPED: LazyLock<HashSet<u64>> = LazyLock::new(|| {
        // Every syllable can have this tone.
        let toned = Syllable::all().filter(|syllable| syllable.tone() == Tone::Acute);
        toned.filter_map(|syllable| key(syllable.to_string().chars())).collect()
    });
    word.is_ascii() && key(word.chars()).is_some_and(|key| STRIPPED.contains(&key))
}

/// The letters without their marks as one number; `None` when there are too many or one is none of Vietnamese.
fn key(word: impl Iterator<Item = char>) -> Option<u64> {
    word.enumerate().try_fold(0, |key, (at, c)| {
        let letter = Letter::of(c).filter(|_| at < super::MAX_LETTERS)?;
        Some(key << 8 | u64::from(letter.base))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_with_and_without_marks() {
        for text in [
            "Bà con xã vùng cao thu hoạch lúa sớm hơn mọi năm vì mưa lớn, UBND huyện cho biết.",
            "Ba con xa vung cao thu hoach lua som hon moi nam vi mua lon, UBND huyen cho biet.",
            "Ba\u{300} con xa\u{303} vu\u{300}ng cao thu hoa\u{323}ch lu\u{301}a",
            "THÔNG BÁO TUYỂN SINH NĂM HỌC MỚI",
        ] {
            assert!(is_vietnamese(text) > 0.9, "{text}: {}", is_vietnamese(text));
        }
    }

    #[test]
    fn other_languages() {
        for text in [
            "Farmers in the hills brought in the rice earlier than usual because of the heavy rain.",
            "Les paysans des collines ont rentré le riz plus tôt que d'habitude à cause de la pluie.",
            "Para petani di perbukitan memanen padi lebih awal karena hujan lebat yang turun kemarin.",
            "Shan qu de nong min yin wei da yu bi wang nian zao le yi xie shou ge dao zi zhe ge xia tian",
            "Los agricultores de las colinas recogieron el arroz antes de lo normal por la lluvia.",
            "山区的农民因为大雨提前收割水稻。",
            "",
            "12/3/2026",
        ] {
            assert!(is_vietnamese(text) < 0.3, "{text}: {}", is_vietnamese(text));
        }
    }
}
