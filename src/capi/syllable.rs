//! What a syllable is made of.

use std::ffi::c_char;

use super::guard::{create, guard};
use super::input;
use super::status::toasoan_status;
use super::text::toasoan_buffer;
use crate::letter::{Tone, ToneStyle};
use crate::processor::HIGHEST_MAX_INPUT;
use crate::syllable::Syllable;

/// The consonant that a syllable begins with. One sound that has several spellings is one onset.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_onset {
    /// No consonant: ăn.
    TOASOAN_ONSET_NONE = 0,
    /// b.
    TOASOAN_ONSET_B = 1,
    /// c, and k before e ê i y.
    TOASOAN_ONSET_C = 2,
    /// ch.
    TOASOAN_ONSET_CH = 3,
    /// d.
    TOASOAN_ONSET_D = 4,
    /// đ.
    TOASOAN_ONSET_D_STROKE = 5,
    /// g, and gh before e ê i.
    TOASOAN_ONSET_G = 6,
    /// gi, and g before a rime that begins with i: gì, giêng.
    TOASOAN_ONSET_GI = 7,
    /// h.
    TOASOAN_ONSET_H = 8,
    /// kh.
    TOASOAN_ONSET_KH = 9,
    /// l.
    TOASOAN_ONSET_L = 10,
    /// m.
    TOASOAN_ONSET_M = 11,
    /// n.
    TOASOAN_ONSET_N = 12,
    /// ng, and ngh before e ê i.
    TOASOAN_ONSET_NG = 13,
    /// nh.
    TOASOAN_ONSET_NH = 14,
    /// p, in borrowed words only.
    TOASOAN_ONSET_P = 15,
    /// ph.
    TOASOAN_ONSET_PH = 16,
    /// q, always with the glide: qu.
    TOASOAN_ONSET_Q = 17,
    /// r.
    TOASOAN_ONSET_R = 18,
    /// s.
    TOASOAN_ONSET_S = 19,
    /// t.
    TOASOAN_ONSET_T = 20,
    /// th.
    TOASOAN_ONSET_TH = 21,
    /// tr.
    TOASOAN_ONSET_TR = 22,
    /// v.
    TOASOAN_ONSET_V = 23,
    /// x.
    TOASOAN_ONSET_X = 24,
}

/// The rounding between onset and nucleus, as in hoa, thuy, qua.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_glide {
    /// No rounding.
    TOASOAN_GLIDE_NONE = 0,
    /// Written o before a ă e, and u elsewhere and always after q.
    TOASOAN_GLIDE_ROUNDED = 1,
}

/// The vowel of a syllable.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_nucleus {
    /// a.
    TOASOAN_NUCLEUS_A = 0,
    /// ă.
    TOASOAN_NUCLEUS_A_BREVE = 1,
    /// â.
    TOASOAN_NUCLEUS_A_CIRCUMFLEX = 2,
    /// e.
    TOASOAN_NUCLEUS_E = 3,
    /// ê.
    TOASOAN_NUCLEUS_E_CIRCUMFLEX = 4,
    /// i.
    TOASOAN_NUCLEUS_I = 5,
    /// o.
    TOASOAN_NUCLEUS_O = 6,
    /// ô.
    TOASOAN_NUCLEUS_O_CIRCUMFLEX = 7,
    /// ơ.
    TOASOAN_NUCLEUS_O_HORN = 8,
    /// u.
    TOASOAN_NUCLEUS_U = 9,
    /// ư.
    TOASOAN_NUCLEUS_U_HORN = 10,
    /// The sound of i written y: kỹ, thuy, quýt.
    TOASOAN_NUCLEUS_Y = 11,
    /// The long o of borrowed words: xoong.
    TOASOAN_NUCLEUS_O_LONG = 12,
    /// iê before a coda and ia without; with y after the glide and where no onset stands: yên, uyên, khuya.
    TOASOAN_NUCLEUS_IE = 13,
    /// uô before a coda and ua without.
    TOASOAN_NUCLEUS_UO = 14,
    /// ươ before a coda and ưa without.
    TOASOAN_NUCLEUS_UO_HORN = 15,
}

/// What closes a syllable: a semivowel, a nasal or a stop. After the stops P, T, C and CH only sắc and nặng are spoken.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_coda {
    /// Nothing: an open syllable.
    TOASOAN_CODA_NONE = 0,
    /// The semivowel i: ai.
    TOASOAN_CODA_I = 1,
    /// The same semivowel written y, which tells ay from ai.
    TOASOAN_CODA_Y = 2,
    /// The semivowel o: ao.
    TOASOAN_CODA_O = 3,
    /// The same semivowel written u, which tells au from ao.
    TOASOAN_CODA_U = 4,
    /// m.
    TOASOAN_CODA_M = 5,
    /// n.
    TOASOAN_CODA_N = 6,
    /// ng.
    TOASOAN_CODA_NG = 7,
    /// nh.
    TOASOAN_CODA_NH = 8,
    /// p.
    TOASOAN_CODA_P = 9,
    /// t.
    TOASOAN_CODA_T = 10,
    /// c.
    TOASOAN_CODA_C = 11,
    /// ch.
    TOASOAN_CODA_CH = 12,
}

/// One of the six tones.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_tone {
    /// ngang: no mark.
    TOASOAN_TONE_LEVEL = 0,
    /// huyền: à.
    TOASOAN_TONE_GRAVE = 1,
    /// sắc: á.
    TOASOAN_TONE_ACUTE = 2,
    /// hỏi: ả.
    TOASOAN_TONE_HOOK = 3,
    /// ngã: ã.
    TOASOAN_TONE_TILDE = 4,
    /// nặng: ạ.
    TOASOAN_TONE_DOT = 5,
}

/// Where the tone mark of an open oa, oe, uy stands: the values of TOASOAN_OPT_TONE.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_tone_style {
    /// As written; for toasoan_syllable_spell() the old style.
    TOASOAN_STYLE_KEEP = 0,
    /// On the glide, as newspapers print it: hòa, khỏe, thủy.
    TOASOAN_STYLE_OLD = 1,
    /// On the nucleus, as schools teach it: hoà, khoẻ, thuỷ.
    TOASOAN_STYLE_NEW = 2,
}

/// A well-formed Vietnamese syllable, taken apart.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct toasoan_syllable {
    /// The consonant it begins with: a toasoan_onset.
    pub onset: u32,
    /// The rounding before its vowel: a toasoan_glide.
    pub glide: u32,
    /// Its vowel: a toasoan_nucleus.
    pub nucleus: u32,
    /// What closes it: a toasoan_coda.
    pub coda: u32,
    /// Its tone: a toasoan_tone.
    pub tone: u32,
}

impl From<Syllable> for toasoan_syllable {
    fn from(syllable: Syllable) -> Self {
        Self {
            onset: syllable.onset() as u32,
            glide: syllable.glide() as u32,
            nucleus: syllable.nucleus() as u32,
            coda: syllable.coda() as u32,
            tone: syllable.tone() as u32,
        }
    }
}

/// 1 when the text is one well-formed Vietnamese syllable, and `*out`, which may be NULL, is its parts; else 0, and `*out` is all
/// zero.
///
/// Any case, composed or decomposed, in the old or the new style. A foreign word, a stop coda without sắc or nặng (hoc) and a tone
/// mark on the wrong vowel (gìa) are none.
///
/// ```c
/// const char text[] = "khỏe";
/// toasoan_syllable syllable;
/// if (toasoan_syllable_parse(text, strlen(text), &syllable) && syllable.tone == TOASOAN_TONE_HOOK)
///     puts("a syllable with hỏi");
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_syllable_parse(text: *const c_char, len: usize, out: *mut toasoan_syllable) -> i32 {
    let syllable = guard(None, || {
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        unsafe { input::text(text, len, HIGHEST_MAX_INPUT) }.ok().and_then(Syllable::parse)
    });
    if !out.is_null() {
        // SAFETY: not NULL, and it can be written by the rules of the header.
        unsafe { out.write(syllable.map(Into::into).unwrap_or_default()) };
    }
    syllable.is_some().into()
}

/// The syllable that the text spells in another tone and style, in lower case and composed.
///
/// `tone` is a toasoan_tone, or -1 for its own; `style` is a toasoan_tone_style. `*out` is the text, or NULL on failure:
/// TOASOAN_ERR_ARGUMENT when the text is no syllable (see toasoan_syllable_parse()) or has no such tone.
///
/// ```c
/// const char text[] = "hoa";
/// toasoan_buffer *spelled;
/// if (toasoan_syllable_spell(text, strlen(text), TOASOAN_TONE_GRAVE, TOASOAN_STYLE_OLD, &spelled) == TOASOAN_OK)
///     printf("%.*s\n", (int)toasoan_buffer_text(spelled).len, toasoan_buffer_text(spelled).ptr); // hòa
/// toasoan_buffer_free(spelled);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_syllable_spell(
    text: *const c_char,
    len: usize,
    tone: i32,
    style: i32,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    let body = || {
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        let text = unsafe { input::text(text, len, HIGHEST_MAX_INPUT) }?;
        spell(text, tone, style).map(Into::into).ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

fn spell(text: &str, tone: i32, style: i32) -> Option<String> {
    let syllable = Syllable::parse(text)?;
    let tone = match tone {
        -1 => syllable.tone(),
        tone => Tone::ALL.into_iter().find(|&known| known as i32 == tone)?,
    };
    let style = [ToneStyle::Keep, ToneStyle::Old, ToneStyle::New].into_iter().find(|&known| known as i32 == style)?;
    Some(syllable.with_tone(tone)?.display(style).to_string())
}

/// Every syllable that the rules allow, one a line, in the old style. `*out` is the lines, or NULL on failure.
///
/// ```c
/// toasoan_buffer *all;
/// if (toasoan_syllable_all(&all) == TOASOAN_OK)
///     printf("%zu bytes of syllables\n", toasoan_buffer_text(all).len);
/// toasoan_buffer_free(all);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_syllable_all(out: *mut *mut toasoan_buffer) -> toasoan_status {
    let body = || {
        let lines: String = Syllable::all().map(|syllable| format!("{syllable}\n")).collect();
        Ok(lines.into())
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// The tone that a combining mark writes (U+0300, U+0301, U+0303, U+0309, U+0323, U+0340, U+0341), given as a code point: a
/// toasoan_tone, TOASOAN_TONE_LEVEL for every other code point.
///
/// ```c
/// if (toasoan_tone_from_mark(0x323) == TOASOAN_TONE_DOT)
///     puts("nặng");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn toasoan_tone_from_mark(mark: u32) -> i32 {
    guard(Tone::Level as i32, || char::from_u32(mark).and_then(Tone::from_mark).unwrap_or_default() as i32)
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use super::*;
    use crate::syllable::{Coda, Glide, Nucleus, Onset};

    /// The numbers of the header, each with its name, and those of the Rust library: a part that is added there must come here.
    #[test]
    fn the_numbers_are_those_of_the_rust_library() {
        fn names<T: Debug>(all: &[T]) -> Vec<String> {
            all.iter().map(|part| format!("{part:?}").to_uppercase()).collect()
        }
        fn plain<T: Debug>(prefix: &str, all: &[T]) -> Vec<String> {
            let name = |part| format!("{part:?}").strip_prefix(prefix).unwrap_or_default().replace('_', "");
            all.iter().map(name).collect()
        }
        let onset = {
            use toasoan_onset::*;
            [
                TOASOAN_ONSET_NONE,
                TOASOAN_ONSET_B,
                TOASOAN_ONSET_C,
                TOASOAN_ONSET_CH,
                TOASOAN_ONSET_D,
                TOASOAN_ONSET_D_STROKE,
                TOASOAN_ONSET_G,
                TOASOAN_ONSET_GI,
                TOASOAN_ONSET_H,
                TOASOAN_ONSET_KH,
                TOASOAN_ONSET_L,
                TOASOAN_ONSET_M,
                TOASOAN_ONSET_N,
                TOASOAN_ONSET_NG,
                TOASOAN_ONSET_NH,
                TOASOAN_ONSET_P,
                TOASOAN_ONSET_PH,
                TOASOAN_ONSET_Q,
                TOASOAN_ONSET_R,
                TOASOAN_ONSET_S,
                TOASOAN_ONSET_T,
                TOASOAN_ONSET_TH,
                TOASOAN_ONSET_TR,
                TOASOAN_ONSET_V,
                TOASOAN_ONSET_X,
            ]
        };
        assert_eq!(plain("TOASOAN_ONSET_", &onset), names(&Onset::ALL));
        assert!(onset.iter().zip(Onset::ALL).all(|(&c, rust)| c as u32 == rust as u32));
        let glide = {
            use toasoan_glide::*;
            [TOASOAN_GLIDE_NONE, TOASOAN_GLIDE_ROUNDED]
        };
        assert_eq!(plain("TOASOAN_GLIDE_", &glide), names(&[Glide::None, Glide::Rounded]));
        assert!(glide.iter().zip([Glide::None, Glide::Rounded]).all(|(&c, rust)| c as u32 == rust as u32));
        let nucleus = {
            use toasoan_nucleus::*;
            [
                TOASOAN_NUCLEUS_A,
                TOASOAN_NUCLEUS_A_BREVE,
                TOASOAN_NUCLEUS_A_CIRCUMFLEX,
                TOASOAN_NUCLEUS_E,
                TOASOAN_NUCLEUS_E_CIRCUMFLEX,
                TOASOAN_NUCLEUS_I,
                TOASOAN_NUCLEUS_O,
                TOASOAN_NUCLEUS_O_CIRCUMFLEX,
                TOASOAN_NUCLEUS_O_HORN,
                TOASOAN_NUCLEUS_U,
                TOASOAN_NUCLEUS_U_HORN,
                TOASOAN_NUCLEUS_Y,
                TOASOAN_NUCLEUS_O_LONG,
                TOASOAN_NUCLEUS_IE,
                TOASOAN_NUCLEUS_UO,
                TOASOAN_NUCLEUS_UO_HORN,
            ]
        };
        assert_eq!(plain("TOASOAN_NUCLEUS_", &nucleus), names(&Nucleus::ALL));
        assert!(nucleus.iter().zip(Nucleus::ALL).all(|(&c, rust)| c as u32 == rust as u32));
        let coda = {
            use toasoan_coda::*;
            [
                TOASOAN_CODA_NONE,
                TOASOAN_CODA_I,
                TOASOAN_CODA_Y,
                TOASOAN_CODA_O,
                TOASOAN_CODA_U,
                TOASOAN_CODA_M,
                TOASOAN_CODA_N,
                TOASOAN_CODA_NG,
                TOASOAN_CODA_NH,
                TOASOAN_CODA_P,
                TOASOAN_CODA_T,
                TOASOAN_CODA_C,
                TOASOAN_CODA_CH,
            ]
        };
        assert_eq!(plain("TOASOAN_CODA_", &coda), names(&Coda::ALL));
        assert!(coda.iter().zip(Coda::ALL).all(|(&c, rust)| c as u32 == rust as u32));
        let tone = {
            use toasoan_tone::*;
            [
                TOASOAN_TONE_LEVEL,
                TOASOAN_TONE_GRAVE,
                TOASOAN_TONE_ACUTE,
                TOASOAN_TONE_HOOK,
                TOASOAN_TONE_TILDE,
                TOASOAN_TONE_DOT,
            ]
        };
        assert_eq!(plain("TOASOAN_TONE_", &tone), names(&Tone::ALL));
        assert!(tone.iter().zip(Tone::ALL).all(|(&c, rust)| c as u32 == rust as u32));
        let tone_style = {
            use toasoan_tone_style::*;
            [TOASOAN_STYLE_KEEP, TOASOAN_STYLE_OLD, TOASOAN_STYLE_NEW]
        };
        assert_eq!(plain("TOASOAN_STYLE_", &tone_style), names(&[ToneStyle::Keep, ToneStyle::Old, ToneStyle::New]));
        assert!(
            tone_style.iter().zip([ToneStyle::Keep, ToneStyle::Old, ToneStyle::New]).all(|(&c, rust)| c as u32 == rust as u32)
        );
    }

    #[test]
    fn tones_and_styles() {
        for (text, tone, style, wanted) in [
            ("hoa", 1, 1, Some("hòa")),
            ("HOA", 1, 2, Some("hoà")),
            ("khỏe", -1, 2, Some("khoẻ")),
            ("khoẻ", -1, 0, Some("khỏe")),
            ("học", 0, 1, None),
            ("hoc", 5, 1, None),
            ("hoa", 6, 1, None),
            ("hoa", -2, 1, None),
            ("hoa", 1, 3, None),
            ("", -1, 1, None),
        ] {
            assert_eq!(spell(text, tone, style).as_deref(), wanted, "{text} {tone} {style}");
        }
    }
}
