//! The places of a text that pass a test on bytes, found block by block.
//!
//! A test looks at a byte and the few around it with nothing but comparisons, in a loop that the compiler makes vector code of;
//! `fearless_simd` runs it with the widest vectors that the processor has.

use std::marker::PhantomData;

use fearless_simd::{Level, dispatch};

/// Bytes that are tested together.
const BLOCK: usize = 128;
/// Bytes that a test looks back and ahead.
const BEFORE: usize = 1;
pub(crate) const AFTER: usize = 4;
const WINDOW: usize = BEFORE + BLOCK + AFTER;

/// A test on the byte `c`, the one before it and the four behind it; zeros stand for what is not there.
pub(crate) trait Test {
    fn flags(before: u8, c: u8, ahead: [u8; AFTER]) -> bool;
}

/// The flagged places of a text, in order.
pub(crate) struct Scan<'a, T> {
    bytes: &'a [u8],
    /// Where the block begins that `flags` are of.
    block: usize,
    flags: [u8; BLOCK],
    test: PhantomData<T>,
}

impl<'a, T: Test> Scan<'a, T> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut scan = Self { bytes: text.as_bytes(), block: 0, flags: [0; BLOCK], test: PhantomData };
        scan.find_block(0);
        scan
    }

    /// The first flagged place at or after `from`. Asked with growing places only.
    pub(crate) fn next_from(&mut self, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            if from >= self.block + BLOCK {
                self.find_block(from - from % BLOCK);
            }
            if self.block >= self.bytes.len() {
                return None;
            }
            let skip = from.saturating_sub(self.block);
            let flags = self.flags.get(skip..).unwrap_or(&[]);
            if let Some(ahead) = flags.iter().position(|&flag| flag != 0) {
                return Some(self.block + skip + ahead);
            }
            from = self.block + BLOCK;
        }
    }

    /// Goes to the first block at or after `start` that has a flag, or behind the end.
    fn find_block(&mut self, start: usize) {
        let (bytes, flags) = (self.bytes, &mut self.flags);
        self.block = dispatch!(Level::new(), _simd => find_block::<T>(bytes, start, flags));
    }
}

#[inline(always)]
fn find_block<T: Test>(bytes: &[u8], start: usize, flags: &mut [u8; BLOCK]) -> usize {
    let mut block = start;
    while block < bytes.len() {
        let window = block.checked_sub(BEFORE).and_then(|start| bytes.get(start..)?.first_chunk::<WINDOW>());
        let found = match window {
            Some(window) => test_block::<T>(window, flags),
            None => test_block::<T>(&window_at_end(bytes, block), flags),
        };
        if found {
            break;
        }
        block += BLOCK;
    }
    block
}

/// The window of the first block or of the last ones.
fn window_at_end(bytes: &[u8], block: usize) -> [u8; WINDOW] {
    let mut window = [0; WINDOW];
    let missing = BEFORE.saturating_sub(block);
    let have = bytes.get((block + missing).saturating_sub(BEFORE)..).unwrap_or(&[]);
    let len = have.len().min(WINDOW - missing);
    if let (Some(to), Some(from)) = (window.get_mut(missing..missing + len), have.get(..len)) {
        to.copy_from_slice(from);
    }
    window
}

#[inline(always)]
fn test_block<T: Test>(window: &[u8; WINDOW], flags: &mut [u8; BLOCK]) -> bool {
    let mut any = 0;
    for i in 0..BLOCK {
        let ahead = [window[i + 2], window[i + 3], window[i + 4], window[i + 5]];
        let flag = u8::from(T::flags(window[i], window[i + 1], ahead));
        flags[i] = flag;
        any |= flag;
    }
    any != 0
}
