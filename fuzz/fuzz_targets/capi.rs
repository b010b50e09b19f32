//! The C API under any bytes, options and lengths: statuses say what happened, what is handed out is UTF-8 and lies in the
//! article's buffer, `*out` is NULL exactly on failure, and everything can be freed.
#![no_main]

use std::ptr::{null, null_mut};

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use toasoan::capi::toasoan_status::{TOASOAN_ERR_ARGUMENT, TOASOAN_ERR_TOO_LONG, TOASOAN_ERR_UTF8, TOASOAN_OK};
use toasoan::capi::*;

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    numbers: [(u8, i64); 3],
    text_option: u8,
    text: &'a [u8],
    html: bool,
    encoding: i8,
    span: (u32, u32),
    page: &'a [u8],
}

fuzz_target!(|input: Input| {
    // SAFETY: every pointer is NULL or valid for its length, and every handle is freed once, after its last use.
    unsafe {
        let options = toasoan_options_new();
        let mut limit = 16 << 20;
        let mut lossy = false;
        for (option, value) in input.numbers {
            let status = toasoan_options_set(options, i32::from(option), value);
            assert!(matches!(status, TOASOAN_OK | TOASOAN_ERR_ARGUMENT), "{status:?}");
            match (status, option) {
                (TOASOAN_OK, 1) => limit = value as usize,
                (TOASOAN_OK, 2) => lossy = value == 1,
                _ => {}
            }
        }
        let text = input.text.as_ptr().cast();
        let status = toasoan_options_set_text(options, i32::from(input.text_option), text, input.text.len());
        assert!(matches!(status, TOASOAN_OK | TOASOAN_ERR_ARGUMENT | TOASOAN_ERR_UTF8), "{status:?}");
        let mut processor = null_mut();
        let status = toasoan_processor_new(options, &raw mut processor);
        toasoan_options_free(options);
        assert_eq!(status == TOASOAN_OK, !processor.is_null());
        // User phrases that are none are the only reason to have no processor; the rest goes on without.
        assert!(matches!(status, TOASOAN_OK | TOASOAN_ERR_ARGUMENT), "{status:?}");

        let page = if input.page.is_empty() { null() } else { input.page.as_ptr().cast() };
        let from = if input.html { toasoan_article_from_html } else { toasoan_article_from_text };
        let mut article = null_mut();
        let status = from(processor, page, input.page.len(), &raw mut article);
        let wanted = if processor.is_null() {
            TOASOAN_ERR_ARGUMENT
        } else if input.page.len() > limit {
            TOASOAN_ERR_TOO_LONG
        } else if !input.html && !lossy && std::str::from_utf8(input.page).is_err() {
            TOASOAN_ERR_UTF8
        } else {
            TOASOAN_OK
        };
        assert_eq!(status, wanted);
        assert_eq!(status == TOASOAN_OK, !article.is_null());
        let mut clean = null_mut();
        let status = toasoan_normalize(processor, page, input.page.len(), &raw mut clean);
        assert_eq!(status == TOASOAN_OK, !clean.is_null());
        assert_ne!(status, toasoan_status::TOASOAN_ERR_INTERNAL);
        read(toasoan_buffer_text(clean));
        let mut mapped = null_mut();
        let status = toasoan_normalize_with_map(processor, page, input.page.len(), &raw mut mapped);
        if status == TOASOAN_OK {
            map(mapped, read(toasoan_buffer_text(clean)), input.page);
        }
        toasoan_buffer_free(mapped);
        toasoan_buffer_free(clean);
        toasoan_processor_free(processor);
        check(article, input.page.len());
        read(toasoan_article_slice(article, toasoan_span { start: input.span.0, end: input.span.1 }));
        toasoan_article_free(article);

        texts(page, input.page.len(), i32::from(input.encoding));
    }
});

/// Asserts that an article's rows fit together.
unsafe fn check(article: *const toasoan_article, input_len: usize) {
    // SAFETY: the article is NULL or good.
    unsafe {
        let buffer = read(toasoan_article_buffer(article));
        let text = read(toasoan_article_text(article));
        assert!(buffer.starts_with(text));
        for piece in [toasoan_article_title(article), toasoan_article_lead(article), toasoan_article_published(article)] {
            read(piece);
        }
        let slice = |span: toasoan_span| {
            let piece = read(toasoan_article_slice(article, span));
            assert_eq!(Some(piece), buffer.get(span.start as usize..span.end as usize), "{span:?}");
            piece
        };
        slice(toasoan_article_dateline(article));
        let source = |span: toasoan_span| assert!(span.start <= span.end && span.end as usize <= input_len, "{span:?}");
        let blocks = rows(article, toasoan_article_blocks);
        for block in blocks {
            assert!((1..=9).contains(&block.kind) && !slice(block.text).is_empty());
            assert!(block.text.end as usize <= text.len());
            source(block.source);
        }
        for &author in rows(article, toasoan_article_byline) {
            slice(author);
        }
        for caption in rows(article, toasoan_article_captions) {
            assert!((caption.block as usize) < blocks.len());
            assert!(caption.alt_confidence <= 100);
            for span in [caption.text, caption.credit, caption.alt, caption.alt_restored, caption.image] {
                slice(span);
            }
        }
        let officials = rows(article, toasoan_article_officials);
        let offices = rows(article, toasoan_article_offices);
        let mentions = rows(article, toasoan_article_mentions);
        for (index, official) in (0..).zip(officials) {
            assert!(!slice(official.name).is_empty() && official.office_count > 0 && official.mention_count > 0);
            let first = official.first_office as usize;
            for office in &offices[first..first + official.office_count as usize] {
                assert!(!slice(office.title).is_empty() && (1..=4).contains(&office.status));
                slice(office.organization);
            }
            let first = official.first_mention as usize;
            for mention in &mentions[first..first + official.mention_count as usize] {
                assert!(mention.official == index && (mention.block as usize) < blocks.len());
                assert!(!slice(mention.text).is_empty() && (1..=4).contains(&mention.kind));
            }
        }
        for removed in rows(article, toasoan_article_removed) {
            assert!(!read(removed.rule).is_empty());
            slice(removed.text);
            source(removed.source);
        }
        for row in rows(article, toasoan_article_metadata) {
            slice(row.value);
            assert!((1..=10).contains(&row.field) && (1..=7).contains(&row.provenance) && row.shown <= 1);
        }
        let mut html = null_mut();
        let status = toasoan_article_html(article, 3, &raw mut html);
        assert_eq!(status, if article.is_null() { TOASOAN_ERR_ARGUMENT } else { TOASOAN_OK });
        read(toasoan_buffer_text(html));
        toasoan_buffer_free(html);
        let mut json = null_mut();
        let status = toasoan_article_json(article, &raw mut json);
        assert_eq!(status, if article.is_null() { TOASOAN_ERR_ARGUMENT } else { TOASOAN_OK });
        if let Ok(value) = serde_json::from_str::<serde_json::Value>(read(toasoan_buffer_text(json))) {
            assert_eq!(value["text"], text);
        } else {
            assert!(json.is_null());
        }
        toasoan_buffer_free(json);
    }
}

/// Asserts that a map leads from the result back to the source.
unsafe fn map(mapped: *const toasoan_buffer, clean: &str, page: &[u8]) {
    // SAFETY: the buffer is good.
    unsafe {
        assert_eq!(read(toasoan_buffer_text(mapped)), clean);
        let mut count = usize::MAX;
        let changes = toasoan_buffer_changes(mapped, &raw mut count);
        assert_eq!(changes.is_null(), count == 0);
        let changes = if count == 0 { &[] } else { std::slice::from_raw_parts(changes, count) };
        let (mut source, mut result) = (0, 0);
        for change in changes {
            let stays = &page[source..change.source.start as usize];
            assert_eq!(stays, &clean.as_bytes()[result..change.result.start as usize]);
            assert_eq!(toasoan_buffer_to_source(mapped, change.result.end), change.source.end);
            (source, result) = (change.source.end as usize, change.result.end as usize);
        }
        assert_eq!(&page[source..], &clean.as_bytes()[result..]);
    }
}

/// Runs the functions that need no processor.
unsafe fn texts(bytes: *const std::ffi::c_char, len: usize, encoding: i32) {
    // SAFETY: the bytes are readable, and every buffer is freed once.
    unsafe {
        for work in [toasoan_fold, toasoan_slug] {
            let mut buffer = null_mut();
            let status = work(bytes, len, &raw mut buffer);
            assert_eq!(status == TOASOAN_OK, !buffer.is_null());
            assert!(matches!(status, TOASOAN_OK | TOASOAN_ERR_UTF8), "{status:?}");
            read(toasoan_buffer_text(buffer));
            toasoan_buffer_free(buffer);
        }
        assert!((0..=10).contains(&toasoan_detect(bytes, len, null_mut())));
        assert!((0.0..=1.0).contains(&toasoan_is_vietnamese(bytes, len)));
        let mut syllable = toasoan_syllable::default();
        assert!(toasoan_syllable_parse(bytes, len, &raw mut syllable) == 1 || syllable == toasoan_syllable::default());
        let (mut buffer, mut undecodable) = (null_mut(), 0);
        let status = toasoan_decode(encoding, bytes, len, &raw mut undecodable, &raw mut buffer);
        assert_eq!(status == TOASOAN_OK, (0..=10).contains(&encoding));
        let text = read(toasoan_buffer_text(buffer));
        assert!(undecodable <= text.matches('\u{FFFD}').count());
        toasoan_buffer_free(buffer);
        let status = toasoan_encode(encoding, bytes, len, null(), 0, &raw mut buffer);
        assert_eq!(status == TOASOAN_OK, !buffer.is_null());
        assert_ne!(status, toasoan_status::TOASOAN_ERR_INTERNAL);
        toasoan_buffer_free(buffer);
    }
}

/// The text behind what C gets, which must be UTF-8.
unsafe fn read<'a>(text: toasoan_str) -> &'a str {
    assert!(!text.ptr.is_null());
    // SAFETY: the library promises `len` bytes at `ptr`, as long as their owner lives.
    std::str::from_utf8(unsafe { std::slice::from_raw_parts(text.ptr.cast(), text.len) }).expect("it is UTF-8")
}

unsafe fn rows<'a, T>(
    article: *const toasoan_article,
    get: unsafe extern "C" fn(*const toasoan_article, *mut usize) -> *const T,
) -> &'a [T] {
    let mut count = usize::MAX;
    // SAFETY: the article is NULL or good, and the library promises `count` rows.
    unsafe {
        let first = get(article, &raw mut count);
        assert_eq!(first.is_null(), count == 0);
        if count == 0 { &[] } else { std::slice::from_raw_parts(first, count) }
    }
}
