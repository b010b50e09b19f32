//! Charsets by number.

use std::ffi::{CStr, c_char};

use super::guard::{create, guard};
use super::input;
use super::status::toasoan_status;
use super::text::toasoan_buffer;
use crate::encoding::{Detection, Encoding, decode, encode, encode_with_replacement, repair_mojibake};
use crate::processor::HIGHEST_MAX_INPUT;

/// The charsets that Vietnamese is and was written in. Charsets may be added: toasoan_encoding_name() has a name for each.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_encoding {
    /// toasoan_decode() finds out which; toasoan_detect() could not.
    TOASOAN_ENCODING_UNKNOWN = 0,
    /// UTF-8, of which ASCII is a part.
    TOASOAN_ENCODING_UTF8 = 1,
    /// UTF-16, the low byte first.
    TOASOAN_ENCODING_UTF16LE = 2,
    /// UTF-16, the high byte first.
    TOASOAN_ENCODING_UTF16BE = 3,
    /// TCVN3, of the ABC fonts such as .VnTime.
    TOASOAN_ENCODING_TCVN3 = 4,
    /// TCVN3 as a font of capitals such as .VnTimeH shows it.
    TOASOAN_ENCODING_TCVN3_CAPITALS = 5,
    /// VNI for Windows.
    TOASOAN_ENCODING_VNI = 6,
    /// VISCII 1.1 (RFC 1456).
    TOASOAN_ENCODING_VISCII = 7,
    /// VPS.
    TOASOAN_ENCODING_VPS = 8,
    /// VIQR (RFC 1456).
    TOASOAN_ENCODING_VIQR = 9,
    /// windows-1258.
    TOASOAN_ENCODING_WINDOWS_1258 = 10,
}

/// The encoding of a number.
fn encoding_of(number: i32) -> Option<Encoding> {
    Encoding::ALL.into_iter().find(|&encoding| encoding as i32 == number)
}

/// The name of a toasoan_encoding, such as windows-1258: static, NUL-terminated; empty for an unknown one.
///
/// ```c
/// puts(toasoan_encoding_name(TOASOAN_ENCODING_WINDOWS_1258));
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn toasoan_encoding_name(encoding: i32) -> *const c_char {
    guard(c"".as_ptr(), || name(encoding).as_ptr())
}

fn name(encoding: i32) -> &'static CStr {
    match encoding_of(encoding) {
        Some(Encoding::Utf8) => c"utf-8",
        Some(Encoding::Utf16Le) => c"utf-16le",
        Some(Encoding::Utf16Be) => c"utf-16be",
        Some(Encoding::Tcvn3) => c"tcvn3",
        Some(Encoding::Tcvn3Capitals) => c"tcvn3-capitals",
        Some(Encoding::Vni) => c"vni",
        Some(Encoding::Viscii) => c"viscii",
        Some(Encoding::Vps) => c"vps",
        Some(Encoding::Viqr) => c"viqr",
        Some(Encoding::Windows1258) => c"windows-1258",
        None => c"",
    }
}

/// The toasoan_encoding that a name means: its own, or another in use (abc, .VnTime, cp1258 and the like); TOASOAN_ENCODING_UNKNOWN
/// for any other. Case, spaces, `-` and `_` do not count.
///
/// ```c
/// const char name[] = "TCVN-5712";
/// if (toasoan_encoding_from_name(name, strlen(name)) == TOASOAN_ENCODING_TCVN3)
///     puts("an old font");
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_encoding_from_name(name: *const c_char, len: usize) -> i32 {
    guard(UNKNOWN, || {
        // SAFETY: by the rules of the header, `len` bytes can be read at `name` during the call.
        let known = unsafe { input::text(name, len, HIGHEST_MAX_INPUT) }.ok().and_then(Encoding::from_name);
        known.map_or(UNKNOWN, |encoding| encoding as i32)
    })
}

const UNKNOWN: i32 = toasoan_encoding::TOASOAN_ENCODING_UNKNOWN as i32;

/// The encoding that bytes are in, by how Vietnamese they read in it: a toasoan_encoding, TOASOAN_ENCODING_UNKNOWN when none fits.
///
/// `*confidence`, which may be NULL, says how sure it is, from 0 to 1. It is 1 for a byte order mark and for well-formed UTF-8, and
/// lower where there are few words.
///
/// ```c
/// const char bytes[] = "Vi\xD6t Nam ph\xB8t tri\xD3n";
/// float confidence;
/// if (toasoan_detect(bytes, strlen(bytes), &confidence) == TOASOAN_ENCODING_TCVN3)
///     printf("an old font, %.0f %% sure\n", 100 * confidence);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_detect(bytes: *const c_char, len: usize, confidence: *mut f32) -> i32 {
    let (encoding, sureness) = guard((UNKNOWN, 0.0), || {
        // SAFETY: by the rules of the header, `len` bytes can be read at `bytes`.
        let detection = unsafe { input::bytes(bytes, len, HIGHEST_MAX_INPUT) }.ok().and_then(Detection::of);
        detection.map_or((UNKNOWN, 0.0), |detection| (detection.encoding as i32, detection.confidence))
    });
    if !confidence.is_null() {
        // SAFETY: not NULL, and it can be written by the rules of the header.
        unsafe { confidence.write(sureness) };
    }
    encoding
}

/// Bytes in an encoding as UTF-8; with TOASOAN_ENCODING_UNKNOWN in the one that toasoan_detect() finds, or in UTF-8.
///
/// What the encoding has no meaning for becomes U+FFFD and is counted in `*undecodable`, which may be NULL. `*out` is the text,
/// or NULL on failure.
///
/// ```c
/// const char bytes[] = "Vi\xD6t Nam";
/// size_t undecodable;
/// toasoan_buffer *text;
/// if (toasoan_decode(TOASOAN_ENCODING_TCVN3, bytes, strlen(bytes), &undecodable, &text) == TOASOAN_OK)
///     printf("%.*s\n", (int)toasoan_buffer_text(text).len, toasoan_buffer_text(text).ptr);
/// toasoan_buffer_free(text);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_decode(
    encoding: i32,
    bytes: *const c_char,
    len: usize,
    undecodable: *mut usize,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    let mut count = 0;
    let body = || {
        // SAFETY: by the rules of the header, `len` bytes can be read at `bytes` during the call.
        let bytes = unsafe { input::bytes(bytes, len, HIGHEST_MAX_INPUT) }?;
        let encoding = if encoding == UNKNOWN {
            Encoding::detect(bytes).unwrap_or(Encoding::Utf8)
        } else {
            encoding_of(encoding).ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?
        };
        let decoded = decode(bytes, encoding);
        count = decoded.undecodable;
        Ok(decoded.text.into_owned().into())
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    let status = unsafe { create(out, body) };
    if !undecodable.is_null() {
        // SAFETY: not NULL, and it can be written by the rules of the header.
        unsafe { undecodable.write(count) };
    }
    status
}

/// The text with what was decoded in the wrong charset put right: tiáº¿ng Viá»‡t becomes tiếng Việt, ViÖt Nam becomes Việt Nam.
/// What is right already stays. `*out` is the text, or NULL on failure.
///
/// ```c
/// const char text[] = "tiáº¿ng Viá»‡t";
/// toasoan_buffer *right;
/// if (toasoan_repair_mojibake(text, strlen(text), &right) == TOASOAN_OK)
///     printf("%.*s\n", (int)toasoan_buffer_text(right).len, toasoan_buffer_text(right).ptr);
/// toasoan_buffer_free(right);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_repair_mojibake(
    text: *const c_char,
    len: usize,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    // SAFETY: by the rules of the header, `len` bytes can be read at `text`, and `out` is NULL or can be written.
    unsafe { create(out, || input::text(text, len, HIGHEST_MAX_INPUT).map(|text| repair_mojibake(text).into_owned().into())) }
}

/// UTF-8 text in an encoding, without a byte order mark; `*out` is the bytes, or NULL on failure.
///
/// `replacement` is UTF-8 text of at most 64 bytes that stands for each letter that the encoding cannot hold, and that it must be
/// able to hold itself; when it is NULL, such a letter gives TOASOAN_ERR_UNENCODABLE. TCVN3 has no capitals with a tone: with a
/// replacement the small letter stands in for them.
///
/// ```c
/// const char text[] = "Việt Nam";
/// toasoan_buffer *bytes;
/// if (toasoan_encode(TOASOAN_ENCODING_VIQR, text, strlen(text), "?", 1, &bytes) == TOASOAN_OK)
///     fwrite(toasoan_buffer_text(bytes).ptr, 1, toasoan_buffer_text(bytes).len, stdout);
/// toasoan_buffer_free(bytes);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_encode(
    encoding: i32,
    text: *const c_char,
    len: usize,
    replacement: *const c_char,
    replacement_len: usize,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    let body = || {
        let encoding = encoding_of(encoding).ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        let text = unsafe { input::text(text, len, HIGHEST_MAX_INPUT) }?;
        if replacement.is_null() {
            return Ok(encode(text, encoding)?.into());
        }
        // SAFETY: by the rules of the header, `replacement_len` bytes can be read at `replacement` during the call.
        let replacement = unsafe { input::text(replacement, replacement_len, MAX_REPLACEMENT) }?;
        Ok(encode_with_replacement(text, encoding, replacement)?.into())
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// Which letter of a text an encoding cannot hold, and where, in one English sentence; empty when it can hold all. `*out` is the
/// sentence, or NULL on failure.
///
/// ```c
/// const char text[] = "Việt Nam 越南";
/// toasoan_buffer *problem;
/// if (toasoan_encode_problem(TOASOAN_ENCODING_VISCII, text, strlen(text), &problem) == TOASOAN_OK)
///     printf("%.*s\n", (int)toasoan_buffer_text(problem).len, toasoan_buffer_text(problem).ptr);
/// toasoan_buffer_free(problem);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_encode_problem(
    encoding: i32,
    text: *const c_char,
    len: usize,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    let body = || {
        let encoding = encoding_of(encoding).ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        let text = unsafe { input::text(text, len, HIGHEST_MAX_INPUT) }?;
        Ok(encode(text, encoding).err().map_or_else(String::new, |error| error.to_string()).into())
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// The longest replacement in bytes, so that the output is linear in the input.
const MAX_REPLACEMENT: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_rust_library() {
        use toasoan_encoding::*;
        let numbers = [
            (TOASOAN_ENCODING_UTF8, Encoding::Utf8),
            (TOASOAN_ENCODING_UTF16LE, Encoding::Utf16Le),
            (TOASOAN_ENCODING_UTF16BE, Encoding::Utf16Be),
            (TOASOAN_ENCODING_TCVN3, Encoding::Tcvn3),
            (TOASOAN_ENCODING_TCVN3_CAPITALS, Encoding::Tcvn3Capitals),
            (TOASOAN_ENCODING_VNI, Encoding::Vni),
            (TOASOAN_ENCODING_VISCII, Encoding::Viscii),
            (TOASOAN_ENCODING_VPS, Encoding::Vps),
            (TOASOAN_ENCODING_VIQR, Encoding::Viqr),
            (TOASOAN_ENCODING_WINDOWS_1258, Encoding::Windows1258),
        ];
        assert_eq!(numbers.map(|(_, encoding)| encoding), Encoding::ALL);
        assert!(numbers.iter().all(|&(number, encoding)| encoding_of(number as i32) == Some(encoding)));
        for encoding in Encoding::ALL {
            assert_eq!(name(encoding as i32).to_str(), Ok(encoding.name()));
        }
        assert_eq!(encoding_of(0), None);
        assert_eq!(encoding_of(-1), None);
    }
}
