//! What every public type promises to threads.

use std::panic::{RefUnwindSafe, UnwindSafe};

fn shared<T: Send + Sync + UnwindSafe + RefUnwindSafe + 'static>() {}

#[test]
fn public_types_are_send_sync_and_unwind_safe() {
    shared::<toasoan::Article>();
    shared::<toasoan::Block>();
    shared::<toasoan::Builder>();
    shared::<toasoan::Caption>();
    shared::<toasoan::Error>();
    shared::<toasoan::Mention>();
    shared::<toasoan::Normalizer>();
    shared::<toasoan::Office>();
    shared::<toasoan::Official>();
    shared::<toasoan::Processor>();
    shared::<toasoan::Removed>();
    shared::<toasoan::Span>();
}
