//! Text alone: normalized, folded, cut into tokens.

use std::ffi::{CStr, c_char};

use super::guard::{create, destroy, guard, rows};
use super::input;
use super::lossy::Lossy;
use super::processor::toasoan_processor;
use super::rows::{toasoan_change, toasoan_str, toasoan_token};
use super::status::toasoan_status;
use crate::fold;
use crate::processor::HIGHEST_MAX_INPUT;
use crate::syllable::{self, TokenKind};

/// One owned piece of text. It never changes: any number of threads may read one at once.
#[derive(Debug)]
pub struct toasoan_buffer {
    bytes: Vec<u8>,
    changes: Vec<toasoan_change>,
}

impl From<String> for toasoan_buffer {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<Vec<u8>> for toasoan_buffer {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, changes: Vec::new() }
    }
}

/// The text of a buffer: UTF-8, except what toasoan_encode() made. It dies with the buffer.
///
/// ```c
/// toasoan_str none = toasoan_buffer_text(NULL); // empty
/// printf("%zu bytes\n", none.len);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_buffer_text(buffer: *const toasoan_buffer) -> toasoan_str {
    guard("".into(), || {
        // SAFETY: NULL or one of our buffers, by the rules of the header.
        unsafe { input::object(buffer) }.map_or(&[][..], |buffer| &buffer.bytes).into()
    })
}

/// Where a text that toasoan_normalize_with_map() made differs from its source, in order; NULL when `*count` is 0, as it is for
/// all other buffers. Between the changes source and result are the same, byte for byte.
///
/// ```c
/// const char text[] = "Ông gìa";
/// toasoan_processor *processor;
/// toasoan_buffer *clean = NULL;
/// size_t count;
/// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK)
///     toasoan_normalize_with_map(processor, text, strlen(text), &clean);
/// const toasoan_change *changes = toasoan_buffer_changes(clean, &count);
/// for (size_t i = 0; i < count; i++)
///     printf("%.*s\n", (int)(changes[i].source.end - changes[i].source.start), text + changes[i].source.start);
/// toasoan_buffer_free(clean);
/// toasoan_processor_free(processor);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_buffer_changes(buffer: *const toasoan_buffer, count: *mut usize) -> *const toasoan_change {
    // SAFETY: NULL or one of our buffers, and NULL or a place to write, by the rules of the header.
    unsafe { rows(buffer, count, |buffer| &buffer.changes) }
}

/// Where a byte offset into a text that toasoan_normalize_with_map() made stands in its source: for one inside a change, the
/// start of what stood there. In all other buffers an offset stands for itself.
///
/// ```c
/// const char text[] = "Ông gìa nua";
/// toasoan_processor *processor;
/// toasoan_buffer *clean = NULL;
/// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
///     && toasoan_normalize_with_map(processor, text, strlen(text), &clean) == TOASOAN_OK)
///     printf("%s\n", text + toasoan_buffer_to_source(clean, 10));
/// toasoan_buffer_free(clean);
/// toasoan_processor_free(processor);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_buffer_to_source(buffer: *const toasoan_buffer, at: u32) -> u32 {
    guard(0, || {
        // SAFETY: NULL or one of our buffers, by the rules of the header.
        let changes = unsafe { input::object(buffer) }.map_or(&[][..], |buffer| &buffer.changes);
        let behind = changes.partition_point(|change| change.result.start <= at);
        match behind.checked_sub(1).and_then(|last| changes.get(last)) {
            Some(change) if at < change.result.end => change.source.start,
            Some(change) => change.source.end.saturating_add(at - change.result.end),
            None => at,
        }
    })
}

/// Frees a buffer.
///
/// ```c
/// toasoan_buffer_free(NULL); // does nothing
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_buffer_free(buffer: *mut toasoan_buffer) {
    // SAFETY: NULL or one of our buffers and freed once, by the rules of the header.
    unsafe { destroy(buffer) }
}

/// The text in one spelling, in the processor's tone style and Unicode form. `*out` is the text, or NULL on failure.
///
/// ```c
/// const char text[] = "đựơc";
/// toasoan_processor *processor;
/// toasoan_buffer *clean = NULL;
/// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
///     && toasoan_normalize(processor, text, strlen(text), &clean) == TOASOAN_OK)
///     printf("%.*s\n", (int)toasoan_buffer_text(clean).len, toasoan_buffer_text(clean).ptr);
/// toasoan_buffer_free(clean);
/// toasoan_processor_free(processor);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_normalize(
    processor: *const toasoan_processor,
    text: *const c_char,
    len: usize,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    let body = || {
        // SAFETY: NULL or a processor of ours, by the rules of the header.
        let processor = unsafe { input::object(processor) }.ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        let bytes = unsafe { input::bytes(text, len, processor.max_input) }?;
        if processor.lossy {
            return Ok(processor.normalizer.normalize(&Lossy::new(bytes).text).into_owned().into());
        }
        let text = input::utf8(bytes)?;
        Ok(processor.normalizer.normalize(text).into_owned().into())
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// As toasoan_normalize(), and the places where the text differs from its source are noted: see toasoan_buffer_changes().
///
/// The text must be UTF-8, also with TOASOAN_OPT_LOSSY. `*out` is the text, or NULL on failure.
///
/// ```c
/// const char text[] = "Ông gìa";
/// toasoan_processor *processor;
/// toasoan_buffer *clean = NULL;
/// size_t count;
/// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
///     && toasoan_normalize_with_map(processor, text, strlen(text), &clean) == TOASOAN_OK
///     && toasoan_buffer_changes(clean, &count) != NULL)
///     printf("%zu changes\n", count);
/// toasoan_buffer_free(clean);
/// toasoan_processor_free(processor);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_normalize_with_map(
    processor: *const toasoan_processor,
    text: *const c_char,
    len: usize,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    let body = || {
        // SAFETY: NULL or a processor of ours, by the rules of the header.
        let processor = unsafe { input::object(processor) }.ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        let text = unsafe { input::text(text, len, processor.max_input) }?;
        let normalized = processor.normalizer.normalize_with_map(text);
        let changes = normalized.changes.into_iter().map(Into::into).collect();
        Ok(toasoan_buffer { bytes: normalized.text.into_owned().into_bytes(), changes })
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// The text without diacritics: Đổi mới becomes Doi moi. `*out` is the text, or NULL on failure.
///
/// ```c
/// const char text[] = "Đổi mới";
/// toasoan_buffer *plain;
/// if (toasoan_fold(text, strlen(text), &plain) == TOASOAN_OK)
///     printf("%.*s\n", (int)toasoan_buffer_text(plain).len, toasoan_buffer_text(plain).ptr);
/// toasoan_buffer_free(plain);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_fold(text: *const c_char, len: usize, out: *mut *mut toasoan_buffer) -> toasoan_status {
    // SAFETY: by the rules of the header, `len` bytes can be read at `text`, and `out` is NULL or can be written.
    unsafe { create(out, || input::text(text, len, HIGHEST_MAX_INPUT).map(|text| fold::fold(text).into_owned().into())) }
}

/// The text as portals write it in an address: Đổi mới 2,3% becomes doi-moi-2-3. `*out` is the text, or NULL on failure.
///
/// ```c
/// const char text[] = "Đổi mới";
/// toasoan_buffer *slug;
/// if (toasoan_slug(text, strlen(text), &slug) == TOASOAN_OK)
///     printf("/%.*s.html\n", (int)toasoan_buffer_text(slug).len, toasoan_buffer_text(slug).ptr);
/// toasoan_buffer_free(slug);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_slug(text: *const c_char, len: usize, out: *mut *mut toasoan_buffer) -> toasoan_status {
    // SAFETY: by the rules of the header, `len` bytes can be read at `text`, and `out` is NULL or can be written.
    unsafe { create(out, || input::text(text, len, HIGHEST_MAX_INPUT).map(|text| fold::slug(text).into())) }
}

/// The tokens of a text: syllables, figures, punctuation and the rest. White space is in none.
///
/// Writes the first `capacity` of them to `tokens`, which may be NULL when `capacity` is 0, and the number of all to `*count`: when
/// that is more than `capacity`, call again with more room. A text has at most as many tokens as bytes.
///
/// ```c
/// const char text[] = "Ngày 28/8, Hà Nội";
/// toasoan_token tokens[32];
/// size_t count;
/// if (toasoan_syllables(text, strlen(text), tokens, 32, &count) == TOASOAN_OK)
///     for (size_t i = 0; i < count && i < 32; i++)
///         printf("%.*s\n", (int)(tokens[i].text.end - tokens[i].text.start), text + tokens[i].text.start);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_syllables(
    text: *const c_char,
    len: usize,
    tokens: *mut toasoan_token,
    capacity: usize,
    count: *mut usize,
) -> toasoan_status {
    if count.is_null() {
        return toasoan_status::TOASOAN_ERR_ARGUMENT;
    }
    let (number, status) = guard((0, toasoan_status::TOASOAN_ERR_INTERNAL), || {
        if tokens.is_null() && capacity > 0 {
            return (0, toasoan_status::TOASOAN_ERR_ARGUMENT);
        }
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        let text = match unsafe { input::text(text, len, HIGHEST_MAX_INPUT) } {
            Ok(text) => text,
            Err(status) => return (0, status),
        };
        let mut number = 0;
        for token in syllable::syllables(text) {
            if number < capacity {
                // SAFETY: by the rules of the header, `capacity` tokens can be written at `tokens`.
                unsafe { tokens.add(number).write(token.into()) };
            }
            number += 1;
        }
        (number, toasoan_status::TOASOAN_OK)
    });
    // SAFETY: `count` is not NULL, and can be written by the rules of the header.
    unsafe { count.write(number) };
    status
}

/// The name of a toasoan_token_kind in lower case, as the program prints it: static, NUL-terminated; empty for an unknown kind.
///
/// ```c
/// puts(toasoan_token_kind_name(TOASOAN_TOKEN_NUMBER)); // number
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn toasoan_token_kind_name(kind: u32) -> *const c_char {
    const NAMES: [&CStr; TokenKind::ALL.len()] =
        [c"syllable", c"foreign", c"abbreviation", c"number", c"url", c"email", c"punctuation", c"symbol"];
    guard(c"".as_ptr(), || {
        let at = TokenKind::ALL.iter().position(|&known| known as u32 == kind);
        at.and_then(|at| NAMES.get(at)).map_or(c"", |name| name).as_ptr()
    })
}

/// How much a text looks like Vietnamese, with or without its diacritics, from 0 (not at all, or not UTF-8) to 1 (surely).
///
/// ```c
/// const char text[] = "Sang nay troi hung nang o nhieu noi";
/// if (toasoan_is_vietnamese(text, strlen(text)) > 0.5)
///     puts("Vietnamese");
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_is_vietnamese(text: *const c_char, len: usize) -> f32 {
    // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
    guard(0.0, || unsafe { input::text(text, len, HIGHEST_MAX_INPUT) }.map_or(0.0, syllable::is_vietnamese))
}
