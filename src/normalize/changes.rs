//! Writing a text with changes: what stays is copied in long stretches, and where wanted every change is noted.

use std::borrow::Cow;
use std::ops::Range;

/// A place where the normalized text differs from its source.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Change {
    /// What stood in the source, in bytes.
    pub source: Range<usize>,
    /// What stands in the result instead, in bytes.
    pub result: Range<usize>,
}

/// A text and the changed copy of it that is being made.
pub(super) struct Rewrite<'a> {
    source: &'a str,
    out: String,
    /// Up to where the source is in `out`.
    copied: usize,
    /// Noted when wanted.
    changes: Option<Vec<Change>>,
}

impl<'a> Rewrite<'a> {
    pub(super) fn new(source: &'a str, noted: bool) -> Self {
        Self { source, out: String::new(), copied: 0, changes: noted.then(Vec::new) }
    }

    /// Puts `new` in the place of a range of the source; ranges come in order.
    pub(super) fn replace(&mut self, range: Range<usize>, new: &str) {
        let old = self.source.get(range.clone()).unwrap_or("");
        if old == new {
            return;
        }
        if self.out.capacity() == 0 {
            // A result is seldom longer than its source.
            self.out.reserve(self.source.len() + self.source.len() / 64);
        }
        self.out.push_str(self.source.get(self.copied..range.start).unwrap_or(""));
        self.copied = range.end;
        if let Some(changes) = &mut self.changes {
            // Only what differs: letters that both begin or end with stay out of it.
            let same = |pair: &(char, char)| pair.0 == pair.1;
            let head: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
            let (old_rest, new_rest) = (old.get(head..).unwrap_or(""), new.get(head..).unwrap_or(""));
            let tail: usize =
                old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
            let source = range.start + head..range.end - tail;
            let result = self.out.len() + head..self.out.len() + new.len() - tail;
            match changes.last_mut() {
                // Changes that touch are one.
                Some(last) if last.source.end == source.start => {
                    last.source.end = source.end;
                    last.result.end = result.end;
                }
                _ => changes.push(Change { source, result }),
            }
        }
        self.out.push_str(new);
    }

    pub(super) fn finish(mut self) -> (Cow<'a, str>, Vec<Change>) {
        let changes = self.changes.take().unwrap_or_default();
        if self.copied == 0 && self.out.is_empty() {
            return (Cow::Borrowed(self.source), changes);
        }
        self.out.push_str(self.source.get(self.copied..).unwrap_or(""));
        (Cow::Owned(self.out), changes)
    }
}

/// The changes from the first text to the third, from those to the second and those from there.
pub(super) fn join(first: Vec<Change>, second: Vec<Change>) -> Vec<Change> {
    if first.is_empty() {
        return second;
    }
    if second.is_empty() {
        return first;
    }
    let mut joined: Vec<Change> = Vec::with_capacity(first.len() + second.len());
    let mut first = first.into_iter().peekable();
    let mut second = second.into_iter().peekable();
    // How far the first and the third text are ahead of the second one behind the last change.
    let (mut to_source, mut to_result) = (0isize, 0isize);
    loop {
        // A group is changes of either step that touch each other in the second text.
        let start = match (first.peek(), second.peek()) {
            (Some(a), Some(b)) => a.result.start.min(b.source.start),
            (Some(a), None) => a.result.start,
            (None, Some(b)) => b.source.start,
            (None, None) => return joined,
        };
        let source_start = start.wrapping_add_signed(to_source);
        let result_start = start.wrapping_add_signed(to_result);
        let mut end = start;
        loop {
            if let Some(a) = first.next_if(|a| a.result.start <= end) {
                end = end.max(a.result.end);
                to_source = a.source.end.wrapping_sub(a.result.end).cast_signed();
            } else if let Some(b) = second.next_if(|b| b.source.start <= end) {
                end = end.max(b.source.end);
                to_result = b.result.end.wrapping_sub(b.source.end).cast_signed();
            } else {
                break;
            }
        }
        joined.push(Change {
            source: source_start..end.wrapping_add_signed(to_source),
            result: result_start..end.wrapping_add_signed(to_result),
        });
    }
}
