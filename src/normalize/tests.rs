//! What the parts promise each other.

use std::sync::LazyLock;

use super::scan::{Scan, Suspects, Test};
use super::word::Words;
use super::*;
use crate::letter::{Letter, Tone};
use crate::syllable::analyze;

/// Every spelling of every syllable with its tone mark on any vowel, lower case.
static MISSPELLINGS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let onsets = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "qu",
        "r", "s", "t", "th", "tr", "v", "x",
    ];
    let codas = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];
    let vowels: Vec<char> = "aăâeêioôơuưy".chars().collect();
    let mut nuclei: Vec<Vec<char>> = vowels.iter().map(|&v| vec![v]).collect();
    for len in 1..3 {
        let shorter: Vec<_> = nuclei.iter().filter(|nucleus| nucleus.len() == len).cloned().collect();
        nuclei.extend(shorter.iter().flat_map(|nucleus| vowels.iter().map(|&v| [nucleus.as_slice(), &[v]].concat())));
    }
    let letters = |text: &str| text.chars().filter_map(Letter::of).collect::<Vec<_>>();
    let mut words = Vec::new();
    for onset in onsets.map(letters) {
        for nucleus in &nuclei {
            for coda in codas.map(letters) {
                let nucleus: Vec<_> = nucleus.iter().filter_map(|&c| Letter::of(c)).collect();
                let mut plain = [onset.as_slice(), &nucleus, &coda].concat();
                // Every rime takes the acute tone.
                plain[onset.len()].tone = Tone::Acute;
                if analyze(&plain).is_none() {
                    continue;
                }
                plain[onset.len()].tone = Tone::Level;
                for tone in Tone::ALL {
                    for at in (0..plain.len()).filter(|&at| plain[at].is_vowel()) {
                        let mut letters = plain.clone();
                        letters[at].tone = tone;
                        if analyze(&letters).is_some() {
                            words.push(letters.iter().filter_map(|letter| letter.to_char()).collect());
                        }
                    }
                }
            }
        }
    }
    words
});

fn written(words: &mut Words, text: &str) -> Option<String> {
    words.write(0..text.len()).then(|| words.out.clone())
}

/// The scan must flag every word that would be written otherwise, in every case and whatever stands beside it.
fn flags_what_changes<T: Test>(style: ToneStyle) {
    let mut changed = 0;
    for word in MISSPELLINGS.iter() {
        let title: String = word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect();
        for word in [word.to_uppercase(), title, word.clone()] {
            let wanted = written(&mut Words::new(&word, style), &word).unwrap();
            if wanted == word {
                continue;
            }
            changed += 1;
            for (before, after) in [("", ""), ("a ", " a"), ("“", "”"), ("(", ").")] {
                let text = format!("{before}{word}{after}");
                let mut scan = Scan::<T>::new(&text);
                let place = scan.next_from(before.len());
                assert!(place.is_some_and(|place| place < before.len() + word.len()), "{text}");
            }
        }
    }
    assert!(changed > 10_000, "{changed}");
}

#[test]
fn every_misplaced_tone_is_flagged() {
    flags_what_changes::<Suspects<{ scan::KEEP }>>(ToneStyle::Keep);
}

#[test]
fn every_new_style_word_is_flagged_for_the_old_style() {
    flags_what_changes::<Suspects<{ scan::OLD }>>(ToneStyle::Old);
}

#[test]
fn every_old_style_word_is_flagged_for_the_new_style() {
    flags_what_changes::<Suspects<{ scan::NEW }>>(ToneStyle::New);
}

#[test]
fn few_right_words_are_flagged() {
    let (mut right, mut flagged) = (0, 0);
    for word in MISSPELLINGS.iter() {
        if written(&mut Words::new(word, ToneStyle::Keep), word).as_ref() == Some(word) {
            right += 1;
            flagged += usize::from(Scan::<Suspects<{ scan::KEEP }>>::new(word).next_from(0).is_some());
        }
    }
    assert!(right > 15_000 && flagged * 200 < right, "{flagged} of {right}");
}

#[test]
fn every_stranger_is_flagged() {
    for c in '\u{80}'..='\u{FFFF}' {
        let changes = word::is_odd_space(c)
            || word::is_invisible(c)
            || lookalike::twin(c).is_some()
            || matches!(c, 'ǎ' | 'Ǎ' | '\u{300}'..='\u{345}');
        let text = format!("đ{c}");
        if changes {
            assert_eq!(Scan::<Suspects<{ scan::KEEP }>>::new(&text).next_from(0).map(|place| place / 2), Some(1), "{c:?}");
        }
    }
}
