//! The C API from Rust: what Miri can run. What C sees is in tests/capi.rs.

use std::ffi::{CStr, c_char};
use std::ptr::{null, null_mut};

use super::*;

const PAGE: &str = "Một tiêu đề\n\nĐoạn thứ nhất của bài báo có hòa bình.\n\nĐoạn thứ hai của bài báo.";

fn ptr(text: &str) -> *const c_char {
    text.as_ptr().cast()
}

fn read(text: toasoan_str) -> String {
    // SAFETY: the library's texts are UTF-8 of that length, and live through the call.
    unsafe { String::from_utf8(std::slice::from_raw_parts(text.ptr.cast::<u8>(), text.len).to_vec()) }.expect("UTF-8")
}

fn processor(options: *const toasoan_options) -> *mut toasoan_processor {
    let mut processor = null_mut();
    // SAFETY: NULL or good options, and a place to write.
    assert_eq!(unsafe { toasoan_processor_new(options, &raw mut processor) }, toasoan_status::TOASOAN_OK);
    processor
}

fn article(processor: *const toasoan_processor, page: &[u8]) -> Result<*mut toasoan_article, toasoan_status> {
    let mut article = null_mut();
    // SAFETY: a good processor, readable bytes and a place to write.
    let status = unsafe { toasoan_article_from_text(processor, page.as_ptr().cast(), page.len(), &raw mut article) };
    assert_eq!(article.is_null(), status != toasoan_status::TOASOAN_OK);
    if status == toasoan_status::TOASOAN_OK { Ok(article) } else { Err(status) }
}

#[test]
fn a_page_becomes_an_article() {
    // SAFETY: handles of the library, each used before it is freed.
    unsafe {
        let processor = processor(null());
        let article = article(processor, PAGE.as_bytes()).expect("the page is good");
        toasoan_processor_free(processor);
        assert_eq!(read(toasoan_article_title(article)), "Một tiêu đề");
        let text = read(toasoan_article_text(article));
        assert!(text.starts_with("Một tiêu đề\n\n"), "{text}");
        assert!(read(toasoan_article_buffer(article)).starts_with(&text));
        let mut count = 0;
        let blocks = toasoan_article_blocks(article, &raw mut count);
        assert_eq!(count, 3);
        for &block in std::slice::from_raw_parts(blocks, count) {
            let source = &PAGE[block.source.start as usize..block.source.end as usize];
            assert_eq!(read(toasoan_article_slice(article, block.text)), source);
        }
        let mut json = null_mut();
        assert_eq!(toasoan_article_json(article, &raw mut json), toasoan_status::TOASOAN_OK);
        let value: serde_json::Value = serde_json::from_str(&read(toasoan_buffer_text(json))).expect("it is JSON");
        assert_eq!(value["title"], "Một tiêu đề");
        toasoan_buffer_free(json);
        toasoan_article_free(article);
    }
}

#[test]
fn options_act_and_wrong_ones_are_refused() {
    use toasoan_option::*;
    use toasoan_status::{TOASOAN_ERR_ARGUMENT as BAD, TOASOAN_OK as OK};
    // SAFETY: handles of the library, each used before it is freed, and texts with their lengths.
    unsafe {
        let options = toasoan_options_new();
        for (option, value, status) in [
            (TOASOAN_OPT_TONE as i32, 2, OK),
            (TOASOAN_OPT_TONE as i32, 3, BAD),
            (TOASOAN_OPT_TONE as i32, -1, BAD),
            (TOASOAN_OPT_LOSSY as i32, 2, BAD),
            (TOASOAN_OPT_MAX_INPUT as i32, 1 << 30, OK),
            (TOASOAN_OPT_MAX_INPUT as i32, (1 << 30) + 1, BAD),
            (TOASOAN_OPT_MAX_INPUT as i32, i64::MIN, BAD),
            (TOASOAN_OPT_MAX_INPUT as i32, 200, OK),
            (TOASOAN_OPT_TITLES as i32, 1, BAD),
            (0, 0, BAD),
            (i32::MIN, 0, BAD),
        ] {
            assert_eq!(toasoan_options_set(options, option, value), status, "{option} {value}");
        }
        let phrase = "Đoạn thứ hai của bài báo.";
        assert_eq!(toasoan_options_set_text(options, TOASOAN_OPT_BOILERPLATE as i32, ptr(phrase), phrase.len()), OK);
        assert_eq!(toasoan_options_set_text(options, TOASOAN_OPT_TONE as i32, ptr(phrase), phrase.len()), BAD);
        assert_eq!(toasoan_options_set_text(options, TOASOAN_OPT_TITLES as i32, null(), 1), BAD);
        assert_eq!(toasoan_options_set_text(options, TOASOAN_OPT_TITLES as i32, null(), 0), OK);
        let not_utf8 = toasoan_options_set_text(options, TOASOAN_OPT_TITLES as i32, b"\xFF".as_ptr().cast(), 1);
        assert_eq!(not_utf8, toasoan_status::TOASOAN_ERR_UTF8);

        let processor = processor(options);
        toasoan_options_free(options);
        let article = article(processor, PAGE.as_bytes()).expect("the page is good");
        assert!(read(toasoan_article_text(article)).contains("hoà bình"));
        let mut count = 0;
        let removed = toasoan_article_removed(article, &raw mut count);
        assert_eq!(count, 1);
        assert_eq!(read(toasoan_article_slice(article, (*removed).text)), phrase);
        assert!(!read((*removed).rule).is_empty());
        toasoan_article_free(article);
        let long = "a".repeat(201);
        assert_eq!(self::article(processor, long.as_bytes()), Err(toasoan_status::TOASOAN_ERR_TOO_LONG));
        toasoan_processor_free(processor);
    }
}

#[test]
fn rules_that_are_not_understood_give_no_processor() {
    let rules = "drop: ???";
    // SAFETY: handles of the library, each used before it is freed.
    unsafe {
        let options = toasoan_options_new();
        let set = toasoan_options_set_text(options, toasoan_option::TOASOAN_OPT_RULES as i32, ptr(rules), rules.len());
        assert_eq!(set, toasoan_status::TOASOAN_OK);
        let (mut processor, mut problem) = (null_mut(), null_mut());
        assert_eq!(toasoan_processor_new(options, &raw mut processor), toasoan_status::TOASOAN_ERR_ARGUMENT);
        assert!(processor.is_null());
        assert_eq!(toasoan_options_problem(options, &raw mut problem), toasoan_status::TOASOAN_OK);
        assert!(read(toasoan_buffer_text(problem)).contains("???"));
        toasoan_buffer_free(problem);
        toasoan_options_set_text(options, toasoan_option::TOASOAN_OPT_RULES as i32, null(), 0);
        assert_eq!(toasoan_options_problem(options, &raw mut problem), toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_buffer_text(problem)), "");
        toasoan_buffer_free(problem);
        assert_eq!(toasoan_options_problem(null(), &raw mut problem), toasoan_status::TOASOAN_ERR_ARGUMENT);
        toasoan_options_free(options);
    }
}

#[test]
fn text_is_folded() {
    // SAFETY: a readable text, a place to write, and buffers that are freed once.
    unsafe {
        let mut buffer = null_mut();
        assert_eq!(toasoan_fold(ptr("Đổi mới"), "Đổi mới".len(), &raw mut buffer), toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_buffer_text(buffer)), "Doi moi");
        toasoan_buffer_free(buffer);
        assert_eq!(toasoan_slug(ptr("Đổi mới"), "Đổi mới".len(), &raw mut buffer), toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_buffer_text(buffer)), "doi-moi");
        toasoan_buffer_free(buffer);
        assert_eq!(toasoan_fold(b"\xFF".as_ptr().cast(), 1, &raw mut buffer), toasoan_status::TOASOAN_ERR_UTF8);
        assert!(buffer.is_null());
    }
}

#[test]
fn text_is_normalized_as_the_options_say() {
    use toasoan_option::*;
    let text = "Hoà bình\u{a0}đựơc";
    for (settings, wanted) in [
        (&[][..], "Hoà bình được"),
        (&[(TOASOAN_OPT_TONE, 1)], "Hòa bình được"),
        (&[(TOASOAN_OPT_SPACES, 1)], "Hoà bình\u{a0}được"),
        (&[(TOASOAN_OPT_REPAIRS, 1)], text),
        (&[(TOASOAN_OPT_TONE, 1), (TOASOAN_OPT_FORM, 1)], "Ho\u{300}a bi\u{300}nh đu\u{31b}o\u{31b}\u{323}c"),
    ] {
        // SAFETY: handles of the library, each used before it is freed.
        unsafe {
            let options = toasoan_options_new();
            for &(option, value) in settings {
                assert_eq!(toasoan_options_set(options, option as i32, value), toasoan_status::TOASOAN_OK);
            }
            let processor = processor(options);
            toasoan_options_free(options);
            let mut buffer = null_mut();
            let status = toasoan_normalize(processor, ptr(text), text.len(), &raw mut buffer);
            assert_eq!(status, toasoan_status::TOASOAN_OK);
            assert_eq!(read(toasoan_buffer_text(buffer)), wanted);
            toasoan_buffer_free(buffer);
            toasoan_processor_free(processor);
        }
    }
}

#[test]
fn tokens_are_counted_and_written_as_far_as_there_is_room() {
    let text = "Ngày 28/8, Hà Nội";
    let mut tokens = [toasoan_token { text: toasoan_span::default(), kind: 99 }; 4];
    let mut count = 0;
    // SAFETY: a readable text, and room for as many tokens as it says.
    unsafe {
        let status = toasoan_syllables(ptr(text), text.len(), tokens.as_mut_ptr(), 3, &raw mut count);
        assert_eq!((status, count), (toasoan_status::TOASOAN_OK, 5));
        let status = toasoan_syllables(ptr(text), text.len(), null_mut(), 0, &raw mut count);
        assert_eq!((status, count), (toasoan_status::TOASOAN_OK, 5));
        let status = toasoan_syllables(ptr(text), text.len(), null_mut(), 1, &raw mut count);
        assert_eq!((status, count), (toasoan_status::TOASOAN_ERR_ARGUMENT, 0));
        let status = toasoan_syllables(b"\xFF".as_ptr().cast(), 1, null_mut(), 0, &raw mut count);
        assert_eq!((status, count), (toasoan_status::TOASOAN_ERR_UTF8, 0));
        assert_eq!(toasoan_syllables(null(), 0, null_mut(), 0, null_mut()), toasoan_status::TOASOAN_ERR_ARGUMENT);
    }
    let texts = tokens.map(|token| &text[token.text.start as usize..token.text.end as usize]);
    assert_eq!(texts, ["Ngày", "28/8", ",", ""]);
    assert_eq!(tokens.map(|token| token.kind), [0, 3, 6, 99]);
}

#[test]
fn text_goes_to_an_old_charset_and_back() {
    let text = "Việt Nam phát triển bền vững";
    // SAFETY: readable texts, places to write, and buffers that are freed once.
    unsafe {
        let (mut bytes, mut back, mut undecodable) = (null_mut(), null_mut(), 9);
        assert_eq!(toasoan_encode(4, ptr(text), text.len(), null(), 0, &raw mut bytes), toasoan_status::TOASOAN_OK);
        let old = toasoan_buffer_text(bytes);
        assert_eq!(toasoan_detect(old.ptr, old.len, null_mut()), toasoan_encoding::TOASOAN_ENCODING_TCVN3 as i32);
        for encoding in [0, 4] {
            let status = toasoan_decode(encoding, old.ptr, old.len, &raw mut undecodable, &raw mut back);
            assert_eq!((status, undecodable), (toasoan_status::TOASOAN_OK, 0));
            assert_eq!(read(toasoan_buffer_text(back)), text);
            toasoan_buffer_free(back);
        }
        toasoan_buffer_free(bytes);
        let mojibake = "tiáº¿ng Viá»‡t";
        assert_eq!(toasoan_repair_mojibake(ptr(mojibake), mojibake.len(), &raw mut back), toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_buffer_text(back)), "tiếng Việt");
        toasoan_buffer_free(back);
        let refused = toasoan_encode(7, ptr("越"), 3, null(), 0, &raw mut bytes);
        assert_eq!(refused, toasoan_status::TOASOAN_ERR_UNENCODABLE);
        for (text, letter) in [("Đổi 越", "'越'"), ("Đổi mới", "")] {
            let status = toasoan_encode_problem(7, ptr(text), text.len(), &raw mut back);
            assert_eq!(status, toasoan_status::TOASOAN_OK);
            let problem = read(toasoan_buffer_text(back));
            assert!(problem.contains(letter) && problem.is_empty() == letter.is_empty(), "{problem}");
            toasoan_buffer_free(back);
        }
        assert_eq!(toasoan_encode(7, ptr("越"), 3, ptr("?"), 1, &raw mut bytes), toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_buffer_text(bytes)), "?");
        toasoan_buffer_free(bytes);
        assert_eq!(toasoan_decode(99, null(), 0, null_mut(), &raw mut bytes), toasoan_status::TOASOAN_ERR_ARGUMENT);
        assert_eq!(toasoan_encode(0, null(), 0, null(), 0, &raw mut bytes), toasoan_status::TOASOAN_ERR_ARGUMENT);
        assert_eq!(toasoan_detect(null(), 5, null_mut()), 0);
    }
}

#[test]
fn a_charset_is_told_with_how_sure_it_is_and_by_its_names() {
    let bytes = b"Vi\xD6t Nam ph\xB8t tri\xD3n b\xD2n v\xF7ng";
    let (mut legacy, mut none) = (9.0, 9.0);
    // SAFETY: readable bytes with their length, and places to write.
    unsafe {
        assert_eq!(toasoan_detect(bytes.as_ptr().cast(), bytes.len(), &raw mut legacy), 4);
        assert_eq!(toasoan_detect(null(), 1, &raw mut none), 0);
        assert_eq!(toasoan_encoding_from_name(ptr(".VnTime"), 7), 4);
        assert_eq!(toasoan_encoding_from_name(ptr("koi8-r"), 6), 0);
        assert_eq!(toasoan_encoding_from_name(null(), 6), 0);
        assert_eq!(CStr::from_ptr(toasoan_encoding_name(10)), c"windows-1258");
        assert_eq!(CStr::from_ptr(toasoan_encoding_name(11)), c"");
    }
    assert!(legacy > 0.0 && legacy < 1.0, "{legacy}");
    assert!(none.abs() < f32::EPSILON, "{none}");
}

#[test]
fn changes_are_noted_with_their_places() {
    let text = "Ông gìa nuă, đựơc";
    let normalized = crate::Normalizer::new().normalize_with_map(text);
    // SAFETY: handles of the library, each used before it is freed.
    unsafe {
        let processor = processor(null());
        let mut buffer = null_mut();
        let status = toasoan_normalize_with_map(processor, ptr(text), text.len(), &raw mut buffer);
        assert_eq!(status, toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_buffer_text(buffer)), normalized.text);
        let mut count = 0;
        let changes = toasoan_buffer_changes(buffer, &raw mut count);
        let rows: Vec<_> = std::slice::from_raw_parts(changes, count).iter().map(|row| (row.source, row.result)).collect();
        let span = |range: &std::ops::Range<usize>| toasoan_span { start: range.start as u32, end: range.end as u32 };
        let wanted: Vec<_> = normalized.changes.iter().map(|change| (span(&change.source), span(&change.result))).collect();
        assert!(count > 1);
        assert_eq!(rows, wanted);
        for at in 0..=normalized.text.len() {
            assert_eq!(toasoan_buffer_to_source(buffer, at as u32) as usize, normalized.to_source(at), "{at}");
        }
        assert_eq!(toasoan_buffer_to_source(null(), 7), 7);
        toasoan_buffer_free(buffer);
        let status = toasoan_normalize_with_map(processor, b"\xFF".as_ptr().cast(), 1, &raw mut buffer);
        assert_eq!(status, toasoan_status::TOASOAN_ERR_UTF8);
        toasoan_processor_free(processor);
    }
}

#[test]
fn a_page_of_html_tells_its_metadata_and_goes_back_to_html() {
    let page = "<title>Cầu mới nối hai bờ sông</title><meta property=og:site_name content='Báo Bến Sông'>\
                <h1>Cầu mới nối hai bờ sông</h1><div id=story><p>Sáng 5/3, người dân <b>đi bộ</b> qua cầu mới.</p>\
                <p>Ông Lê Văn Tám, Trưởng tổ đò An Bình, xem <a href=https://vd.example/a>lịch chạy xe</a>.</p></div>";
    // SAFETY: handles of the library, each used before it is freed.
    unsafe {
        let processor = processor(null());
        let mut article = null_mut();
        let status = toasoan_article_from_html(processor, ptr(page), page.len(), &raw mut article);
        assert_eq!(status, toasoan_status::TOASOAN_OK);
        let mut count = 0;
        let rows = toasoan_article_metadata(article, &raw mut count);
        let rows = std::slice::from_raw_parts(rows, count);
        let site = rows.iter().find(|row| row.field == toasoan_metadata_field::TOASOAN_METADATA_SITE as u32);
        let site = site.expect("the site is declared");
        assert_eq!(read(toasoan_article_slice(article, site.value)), "Báo Bến Sông");
        assert_eq!(site.provenance, toasoan_provenance::TOASOAN_FROM_OPEN_GRAPH as u32);
        assert_eq!(site.shown, 0);

        let mut html = null_mut();
        for (flags, bold, link) in [(0, false, false), (1, false, true), (2, true, false), (3, true, true)] {
            assert_eq!(toasoan_article_html(article, flags, &raw mut html), toasoan_status::TOASOAN_OK);
            let text = read(toasoan_buffer_text(html));
            assert!(text.starts_with("<h1>Cầu mới nối hai bờ sông</h1>"), "{text}");
            assert_eq!((text.contains("<strong>đi bộ</strong>"), text.contains("<a href")), (bold, link), "{text}");
            toasoan_buffer_free(html);
        }
        assert_eq!(toasoan_article_html(article, 4, &raw mut html), toasoan_status::TOASOAN_ERR_ARGUMENT);
        assert!(html.is_null());
        toasoan_article_free(article);
        toasoan_processor_free(processor);
    }
}

#[test]
fn a_lead_tells_its_dateline() {
    let page = "Cầu mới nối hai bờ sông đã thông xe\n\n\
                TTO - Sáng 5/3, người dân hai bờ đi bộ qua cầu mới sau ba năm chờ đợi.\n\n\
                Cây cầu dài 300 m thay cho bến đò cũ, nơi mỗi ngày có hàng nghìn lượt người qua lại.";
    // SAFETY: handles of the library, each used before it is freed.
    unsafe {
        let processor = processor(null());
        let article = article(processor, page.as_bytes()).expect("the page is good");
        assert_eq!(read(toasoan_article_slice(article, toasoan_article_dateline(article))), "TTO - ");
        assert_eq!(toasoan_article_dateline(null()), toasoan_span::default());
        toasoan_article_free(article);
        toasoan_processor_free(processor);
    }
}

#[test]
fn ones_own_organizations_and_selectors_count() {
    use toasoan_option::*;
    let page = "<div id=story class=x><p>Sáng 5/3, ông Lê Văn Tám, Trưởng Ban Trị thủy, đi kiểm tra đê.</p>\
                </div><p>Một câu ở ngoài bài.</p>";
    // SAFETY: handles of the library, each used before it is freed.
    unsafe {
        let options = toasoan_options_new();
        for (option, text) in [(TOASOAN_OPT_ORGANIZATIONS, "Ban Trị thủy\n"), (TOASOAN_OPT_BODY_SELECTORS, "#no\n#story")] {
            let status = toasoan_options_set_text(options, option as i32, ptr(text), text.len());
            assert_eq!(status, toasoan_status::TOASOAN_OK);
        }
        let processor = processor(options);
        let mut article = null_mut();
        let status = toasoan_article_from_html(processor, ptr(page), page.len(), &raw mut article);
        assert_eq!(status, toasoan_status::TOASOAN_OK);
        assert!(!read(toasoan_article_text(article)).contains("ngoài bài"));
        let mut count = 0;
        let officials = toasoan_article_officials(article, &raw mut count);
        assert_eq!(count, 1);
        assert_eq!(read(toasoan_article_slice(article, (*officials).name)), "Lê Văn Tám");
        toasoan_article_free(article);
        toasoan_processor_free(processor);
        toasoan_options_free(options);
    }
}

#[test]
fn a_syllable_comes_apart() {
    let mut syllable = toasoan_syllable::default();
    // SAFETY: readable texts with their lengths, places to write, and buffers that are freed once.
    unsafe {
        assert_eq!(toasoan_syllable_parse(ptr("Khỏe"), "Khỏe".len(), &raw mut syllable), 1);
        assert_eq!(syllable, toasoan_syllable { onset: 9, glide: 1, nucleus: 3, coda: 0, tone: 3 });
        assert_eq!(toasoan_syllable_parse(ptr("quota"), 5, &raw mut syllable), 0);
        assert_eq!(syllable, toasoan_syllable::default());
        assert_eq!(toasoan_syllable_parse(ptr("ta"), 2, null_mut()), 1);
        assert_eq!(toasoan_syllable_parse(null(), 2, null_mut()), 0);
        assert_eq!((toasoan_tone_from_mark(0x323), toasoan_tone_from_mark(u32::MAX)), (5, 0));
        let mut buffer = null_mut();
        assert_eq!(toasoan_syllable_spell(ptr("khoe"), 4, 3, 2, &raw mut buffer), toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_buffer_text(buffer)), "khoẻ");
        toasoan_buffer_free(buffer);
        assert_eq!(toasoan_syllable_spell(ptr("quota"), 5, -1, 0, &raw mut buffer), toasoan_status::TOASOAN_ERR_ARGUMENT);
        assert_eq!(toasoan_syllable_all(&raw mut buffer), toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_buffer_text(buffer)).lines().count(), crate::Syllable::all().count());
        toasoan_buffer_free(buffer);
        let text = "Sáng nay trời hửng nắng ở nhiều nơi";
        assert!(toasoan_is_vietnamese(ptr(text), text.len()) > 0.9);
        assert!(toasoan_is_vietnamese(b"\xFF".as_ptr().cast(), 1).abs() < f32::EPSILON);
        for kind in crate::TokenKind::ALL {
            assert_eq!(CStr::from_ptr(toasoan_token_kind_name(kind as u32)).to_str(), Ok(kind.name()));
        }
        assert_eq!(CStr::from_ptr(toasoan_token_kind_name(99)), c"");
    }
}

#[test]
fn bad_bytes_are_refused_or_replaced() {
    let page = b"M\xE1\xBB t ti\xFFu\n\n\xC3\x90o\xE1\xBA\xA1n m\xE1\xBB\x99t.";
    // SAFETY: handles of the library, each used before it is freed.
    unsafe {
        let strict = processor(null());
        assert_eq!(article(strict, page), Err(toasoan_status::TOASOAN_ERR_UTF8));
        toasoan_processor_free(strict);
        let options = toasoan_options_new();
        toasoan_options_set(options, toasoan_option::TOASOAN_OPT_LOSSY as i32, 1);
        let lossy = processor(options);
        toasoan_options_free(options);
        let article = article(lossy, page).expect("bad bytes are replaced");
        toasoan_processor_free(lossy);
        assert!(read(toasoan_article_text(article)).starts_with("M\u{FFFD} t ti\u{FFFD}u\n\n"));
        let mut count = 0;
        let blocks = toasoan_article_blocks(article, &raw mut count);
        let sources: Vec<_> = std::slice::from_raw_parts(blocks, count).iter().map(|block| block.source).collect();
        assert_eq!(sources, [toasoan_span { start: 0, end: 10 }, toasoan_span { start: 12, end: page.len() as u32 }]);
        toasoan_article_free(article);
    }
}

#[test]
fn null_and_nothing_are_no_crash() {
    // SAFETY: NULL is allowed everywhere.
    unsafe {
        let bad = toasoan_status::TOASOAN_ERR_ARGUMENT;
        let processor = processor(null());
        let mut article = null_mut();
        let mut buffer = null_mut();
        assert_eq!(toasoan_options_set(null_mut(), 1, 1), bad);
        assert_eq!(toasoan_options_set_text(null_mut(), 64, null(), 0), bad);
        assert_eq!(toasoan_processor_new(null(), null_mut()), bad);
        assert_eq!(toasoan_article_from_text(null(), null(), 0, &raw mut article), bad);
        assert_eq!(toasoan_article_from_text(processor, null(), 1, &raw mut article), bad);
        assert_eq!(toasoan_article_from_text(processor, null(), 0, null_mut()), bad);
        let too_long = toasoan_article_from_text(processor, ptr("a"), usize::MAX, &raw mut article);
        assert_eq!(too_long, toasoan_status::TOASOAN_ERR_TOO_LONG);
        assert!(article.is_null());
        assert_eq!(toasoan_normalize(null(), null(), 0, &raw mut buffer), bad);
        assert_eq!(toasoan_article_json(null(), &raw mut buffer), bad);
        assert_eq!(toasoan_fold(null(), 1, &raw mut buffer), bad);
        assert_eq!(toasoan_slug(ptr("a"), 1, null_mut()), bad);
        for text in [
            toasoan_article_text(null()),
            toasoan_article_buffer(null()),
            toasoan_article_title(null()),
            toasoan_article_lead(null()),
            toasoan_article_published(null()),
            toasoan_article_slice(null(), toasoan_span { start: 0, end: 9 }),
            toasoan_buffer_text(null()),
        ] {
            assert!(!text.ptr.is_null() && text.len == 0);
        }
        let mut count = 7;
        assert!(toasoan_article_blocks(null(), &raw mut count).is_null());
        assert_eq!(count, 0);
        assert!(toasoan_article_blocks(null(), null_mut()).is_null());
        toasoan_options_free(null_mut());
        toasoan_article_free(null_mut());
        toasoan_buffer_free(null_mut());
        toasoan_processor_free(null_mut());

        assert_eq!(toasoan_article_from_text(processor, null(), 0, &raw mut article), toasoan_status::TOASOAN_OK);
        assert_eq!(read(toasoan_article_text(article)), "");
        assert!(!toasoan_article_title(article).ptr.is_null());
        for span in [(0, 1), (5, 2), (u32::MAX, u32::MAX)] {
            assert_eq!(read(toasoan_article_slice(article, toasoan_span { start: span.0, end: span.1 })), "");
        }
        toasoan_article_free(article);
        toasoan_processor_free(processor);
    }
}

#[test]
fn the_versions_are_the_packages() {
    assert_eq!(TOASOAN_VERSION_MAJOR.to_string(), env!("CARGO_PKG_VERSION_MAJOR"));
    assert_eq!(TOASOAN_VERSION_MINOR.to_string(), env!("CARGO_PKG_VERSION_MINOR"));
    assert_eq!(TOASOAN_VERSION_PATCH.to_string(), env!("CARGO_PKG_VERSION_PATCH"));
    // SAFETY: the library's versions are NUL-terminated.
    let version = unsafe { CStr::from_ptr(toasoan_version()) };
    assert_eq!(version.to_str(), Ok(env!("CARGO_PKG_VERSION")));
}
