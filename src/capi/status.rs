//! What a call came to.

use std::ffi::{CStr, c_char};

use super::guard::guard;
use crate::error::Error;

/// What a call came to. Content never fails: odd bytes, broken markup and empty pages give an article, perhaps an empty one.
/// Statuses may be added: all but TOASOAN_OK are failures, and toasoan_status_message() has words for each.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum toasoan_status {
    /// All went well.
    TOASOAN_OK = 0,
    /// NULL where a pointer is needed; an unknown option or a value that it cannot have.
    TOASOAN_ERR_ARGUMENT = 1,
    /// The input is not UTF-8 (see TOASOAN_OPT_LOSSY).
    TOASOAN_ERR_UTF8 = 2,
    /// The input is longer than TOASOAN_OPT_MAX_INPUT.
    TOASOAN_ERR_TOO_LONG = 3,
    /// A bug in the library; the processor is still good. Please report it.
    TOASOAN_ERR_INTERNAL = 4,
    /// The encoding cannot hold a letter of the text.
    TOASOAN_ERR_UNENCODABLE = 5,
}

impl From<Error> for toasoan_status {
    fn from(error: Error) -> Self {
        if error.is_too_long() {
            Self::TOASOAN_ERR_TOO_LONG
        } else if error.is_not_utf8() {
            Self::TOASOAN_ERR_UTF8
        } else if error.is_unencodable() {
            Self::TOASOAN_ERR_UNENCODABLE
        } else {
            Self::TOASOAN_ERR_ARGUMENT
        }
    }
}

/// What a status means, in one English sentence: static, NUL-terminated.
///
/// ```c
/// toasoan_status status = toasoan_options_set(NULL, TOASOAN_OPT_TONE, 1);
/// if (status != TOASOAN_OK)
///     fprintf(stderr, "toasoan: %s\n", toasoan_status_message(status));
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn toasoan_status_message(status: i32) -> *const c_char {
    guard(c"".as_ptr(), || message(status).as_ptr())
}

fn message(status: i32) -> &'static CStr {
    const MESSAGES: [(toasoan_status, &CStr); 6] = [
        (toasoan_status::TOASOAN_OK, c"all went well"),
        (toasoan_status::TOASOAN_ERR_ARGUMENT, c"an argument is NULL, unknown or out of its range"),
        (toasoan_status::TOASOAN_ERR_UTF8, c"the input is not UTF-8"),
        (toasoan_status::TOASOAN_ERR_TOO_LONG, c"the input is longer than the limit"),
        (toasoan_status::TOASOAN_ERR_INTERNAL, c"a bug in toasoan; please report it"),
        (toasoan_status::TOASOAN_ERR_UNENCODABLE, c"the encoding cannot hold a letter of the text"),
    ];
    MESSAGES.iter().find(|(known, _)| *known as i32 == status).map_or(c"an unknown status", |(_, message)| message)
}
