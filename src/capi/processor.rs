//! The processor's handle.

use super::guard::{create, destroy};
use super::input;
use super::options::toasoan_options;
use super::status::toasoan_status;
use crate::normalize::Normalizer;
use crate::processor::Processor;

/// Turns pages into articles. It never changes: any number of threads may use one at once.
#[derive(Debug)]
pub struct toasoan_processor {
    pub(super) processor: Processor,
    pub(super) normalizer: Normalizer,
    pub(super) max_input: usize,
    pub(super) lossy: bool,
}

impl toasoan_processor {
    fn new(options: &toasoan_options) -> Result<Self, toasoan_status> {
        Ok(Self {
            processor: options.builder().build()?,
            normalizer: options.normalizer(),
            max_input: options.max_input(),
            lossy: options.lossy(),
        })
    }
}

/// Builds a processor, which takes milliseconds: build one and keep it.
///
/// `options` may be NULL for the defaults, and may be freed at once. `*out` is the processor, or NULL on failure:
/// TOASOAN_ERR_ARGUMENT when a phrase, rule or selector is not understood (see toasoan_options_problem()).
///
/// ```c
/// toasoan_processor *processor;
/// toasoan_status status = toasoan_processor_new(NULL, &processor);
/// if (status != TOASOAN_OK)
///     fprintf(stderr, "toasoan: %s\n", toasoan_status_message(status));
/// toasoan_processor_free(processor);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_processor_new(
    options: *const toasoan_options,
    out: *mut *mut toasoan_processor,
) -> toasoan_status {
    let body = || {
        // SAFETY: NULL or options of ours that no other thread changes, by the rules of the header.
        match unsafe { input::object(options) } {
            Some(options) => toasoan_processor::new(options),
            None => toasoan_processor::new(&toasoan_options::default()),
        }
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// Frees a processor. Its articles stay good.
///
/// ```c
/// toasoan_processor_free(NULL); // does nothing
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_processor_free(processor: *mut toasoan_processor) {
    // SAFETY: NULL or from toasoan_processor_new() and freed once, by the rules of the header.
    unsafe { destroy(processor) }
}
