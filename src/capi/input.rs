//! What comes from C, checked.

use std::ffi::c_char;

use super::status::toasoan_status;

/// The bytes at `ptr`; none when `len` is 0, even at NULL.
///
/// # Safety
/// `ptr` is NULL or `len` bytes can be read there, and nobody writes to them during `'a`.
pub(super) unsafe fn bytes<'a>(ptr: *const c_char, len: usize, limit: usize) -> Result<&'a [u8], toasoan_status> {
    if len == 0 {
        return Ok(&[]);
    }
    if ptr.is_null() {
        return Err(toasoan_status::TOASOAN_ERR_ARGUMENT);
    }
    if len > limit {
        return Err(toasoan_status::TOASOAN_ERR_TOO_LONG);
    }
    // SAFETY: not NULL; readable and left alone by the caller's promise; `limit` is far below `isize::MAX`.
    Ok(unsafe { std::slice::from_raw_parts(ptr.cast(), len) })
}

/// The UTF-8 text at `ptr`.
///
/// # Safety
/// As for [`bytes`].
pub(super) unsafe fn text<'a>(ptr: *const c_char, len: usize, limit: usize) -> Result<&'a str, toasoan_status> {
    // SAFETY: the caller promises the same.
    let bytes = unsafe { bytes(ptr, len, limit) }?;
    utf8(bytes)
}

/// Bytes that must be UTF-8.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, toasoan_status> {
    simdutf8::basic::from_utf8(bytes).map_err(|_| toasoan_status::TOASOAN_ERR_UTF8)
}

/// The object at `ptr`, when there is one.
///
/// # Safety
/// `ptr` is NULL or an object of ours that lives through `'a` and is not written to meanwhile.
pub(super) unsafe fn object<'a, T>(ptr: *const T) -> Option<&'a T> {
    // SAFETY: the caller promises it.
    unsafe { ptr.as_ref() }
}
