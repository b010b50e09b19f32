//! The guard of every entry: a panic becomes a value.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::input;
use super::status::toasoan_status;

/// What `body` gives, or `fallback` when it panics.
///
/// Nothing half-done outlives a panic: processors and articles never change, options change by single assignments, and what was
/// being built is dropped with the stack. So every closure is unwind safe here.
pub(super) fn guard<T>(fallback: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(|| {
        // A build of tests/capi.rs alone, to see from C that no panic leaves an entry.
        #[cfg(toasoan_panics)]
        panic!("on purpose");
        #[cfg(not(toasoan_panics))]
        body()
    }))
    .unwrap_or(fallback)
}

/// Guards an entry that gives a new object: `*out` becomes the object, or NULL on failure.
///
/// # Safety
/// `out` is NULL or can be written.
pub(super) unsafe fn create<T>(out: *mut *mut T, body: impl FnOnce() -> Result<T, toasoan_status>) -> toasoan_status {
    if out.is_null() {
        return toasoan_status::TOASOAN_ERR_ARGUMENT;
    }
    let (object, status) = match guard(Err(toasoan_status::TOASOAN_ERR_INTERNAL), || body().map(Box::new)) {
        Ok(object) => (Box::into_raw(object), toasoan_status::TOASOAN_OK),
        Err(status) => (std::ptr::null_mut(), status),
    };
    // SAFETY: `out` is not NULL, and the caller promises that it can be written.
    unsafe { out.write(object) };
    status
}

/// Guards an entry that hands out an array of an object's rows: its first row, or NULL when there is none, and how many in
/// `*count`.
///
/// # Safety
/// `object` is NULL or one of ours that lives as long as the rows are read; `count` is NULL or can be written.
pub(super) unsafe fn rows<O, T>(object: *const O, count: *mut usize, get: impl FnOnce(&O) -> &Vec<T>) -> *const T {
    if count.is_null() {
        return std::ptr::null();
    }
    let (first, len) = guard((std::ptr::null(), 0), || {
        // SAFETY: the caller promises the same.
        match unsafe { input::object(object) }.map(get) {
            Some(rows) if !rows.is_empty() => (rows.as_ptr(), rows.len()),
            _ => (std::ptr::null(), 0),
        }
    });
    // SAFETY: `count` is not NULL, and the caller promises that it can be written.
    unsafe { count.write(len) };
    first
}

/// Guards the end of an object's life.
///
/// # Safety
/// `object` is NULL or came from [`create`] and was not destroyed before.
pub(super) unsafe fn destroy<T>(object: *mut T) {
    guard((), || {
        if !object.is_null() {
            // SAFETY: the caller promises that it is a box of ours and that nobody else has it.
            drop(unsafe { Box::from_raw(object) });
        }
    });
}
