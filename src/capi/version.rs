//! The versions of the library.

use std::ffi::{CStr, c_char};

use super::guard::guard;

/// The version of this header. See toasoan_version_number() for the library's.
pub const TOASOAN_VERSION_MAJOR: u32 = 0;
/// The version of this header.
pub const TOASOAN_VERSION_MINOR: u32 = 1;
/// The version of this header.
pub const TOASOAN_VERSION_PATCH: u32 = 0;
/// The binary interface of this header: the number behind `.so.` in the library's name. It changes only when a program that was
/// built against an older header would no longer run.
pub const TOASOAN_ABI_VERSION: u32 = 0;

const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
    Ok(version) => version,
    Err(_) => panic!("a version holds no NUL"),
};

/// The version of the library as a number: 10000 * major + 100 * minor + patch.
///
/// ```c
/// if (toasoan_version_number() < 100) // 0.1.0
///     fprintf(stderr, "toasoan %s is too old\n", toasoan_version());
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn toasoan_version_number() -> u32 {
    guard(0, || 10_000 * TOASOAN_VERSION_MAJOR + 100 * TOASOAN_VERSION_MINOR + TOASOAN_VERSION_PATCH)
}

/// The version of the library as text: static, NUL-terminated.
///
/// ```c
/// printf("toasoan %s\n", toasoan_version());
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn toasoan_version() -> *const c_char {
    guard(c"".as_ptr(), || VERSION.as_ptr())
}

/// The binary interface of the library. A program that loads the library by hand compares it with TOASOAN_ABI_VERSION.
///
/// ```c
/// if (toasoan_abi_version() != TOASOAN_ABI_VERSION)
///     fprintf(stderr, "this libtoasoan is of another ABI\n");
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn toasoan_abi_version() -> u32 {
    guard(u32::MAX, || TOASOAN_ABI_VERSION)
}
