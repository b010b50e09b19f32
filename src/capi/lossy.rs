//! Text with its bad bytes replaced, and the way back to where they stood.

use std::borrow::Cow;

use crate::article::Article;
use crate::span::Span;

/// Text whose bad byte sequences became U+FFFD each.
#[derive(Debug)]
pub(super) struct Lossy<'a> {
    pub text: Cow<'a, str>,
    /// For each replaced sequence its end in the text and its end in the input, in order.
    ends: Vec<(usize, usize)>,
}

impl<'a> Lossy<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
            return Self { text: Cow::Borrowed(text), ends: Vec::new() };
        }
        let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
        let mut ends = Vec::new();
        let mut at = 0;
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            at += chunk.valid().len();
            if !chunk.invalid().is_empty() {
                text.push(char::REPLACEMENT_CHARACTER);
                at += chunk.invalid().len();
                ends.push((text.len(), at));
            }
        }
        Self { text: Cow::Owned(text), ends }
    }

    /// Makes the article's sources count bytes of the input again.
    pub(super) fn restore(&self, article: &mut Article) {
        if self.ends.is_empty() {
            return;
        }
        let blocks = article.blocks.iter_mut().map(|block| &mut block.source);
        for source in blocks.chain(article.removed.iter_mut().map(|removed| &mut removed.source)) {
            *source = Span::new(self.in_input(source.start as usize), self.in_input(source.end as usize));
        }
    }

    /// The place in the input of a place in the text.
    fn in_input(&self, at: usize) -> usize {
        let before = self.ends.partition_point(|&(end, _)| end <= at);
        match before.checked_sub(1).and_then(|last| self.ends.get(last)) {
            Some(&(in_text, in_input)) => in_input + (at - in_text),
            None => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_go_back_to_the_input() {
        let lossy = Lossy::new(b"ab\xFFc\xE1\xBAd");
        assert_eq!(lossy.text, "ab\u{FFFD}c\u{FFFD}d");
        let places: Vec<usize> = [0, 2, 5, 6, 9, 10].into_iter().map(|at| lossy.in_input(at)).collect();
        assert_eq!(places, [0, 2, 3, 4, 6, 7]);
    }

    #[test]
    fn good_text_is_borrowed() {
        let lossy = Lossy::new("Đổi mới".as_bytes());
        assert!(matches!(lossy.text, Cow::Borrowed("Đổi mới")));
        assert_eq!(lossy.in_input(7), 7);
    }
}
