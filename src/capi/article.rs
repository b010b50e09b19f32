//! The article's handle.

use std::ffi::c_char;

use super::guard::{create, destroy, guard, rows};
use super::input;
use super::lossy::Lossy;
use super::processor::toasoan_processor;
use super::rows::{
    toasoan_block, toasoan_caption, toasoan_mention, toasoan_metadata, toasoan_office, toasoan_official, toasoan_removed,
    toasoan_span, toasoan_str,
};
use super::status::toasoan_status;
use super::text::toasoan_buffer;
use crate::article::{Article, HtmlOptions};

/// What toasoan_article_html() writes beside the blocks. Add up what is wanted.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_html_flag {
    /// Links of the body, with their addresses.
    TOASOAN_HTML_LINKS = 1,
    /// Text of the body that stands out: strong and em.
    TOASOAN_HTML_EMPHASIS = 2,
}

/// A clean article. It never changes: any number of threads may read one at once.
///
/// All it says is in one buffer of UTF-8, which begins with the clean text; behind that stands the margin: what is not in the
/// text, such as pictures' alternative texts and what was removed. Every span of its rows but `source` points into this buffer.
#[derive(Debug)]
pub struct toasoan_article {
    article: Article,
    blocks: Vec<toasoan_block>,
    byline: Vec<toasoan_span>,
    captions: Vec<toasoan_caption>,
    officials: Vec<toasoan_official>,
    offices: Vec<toasoan_office>,
    mentions: Vec<toasoan_mention>,
    removed: Vec<toasoan_removed>,
    metadata: Vec<toasoan_metadata>,
}

impl From<Article> for toasoan_article {
    fn from(article: Article) -> Self {
        Self {
            blocks: article.blocks.iter().map(Into::into).collect(),
            byline: article.byline.iter().copied().map(Into::into).collect(),
            captions: article.captions.iter().map(Into::into).collect(),
            officials: article.officials.iter().map(Into::into).collect(),
            offices: article.offices.iter().map(Into::into).collect(),
            mentions: mentions(&article),
            removed: article.removed.iter().map(Into::into).collect(),
            metadata: article.metadata.iter().map(Into::into).collect(),
            article,
        }
    }
}

/// The article's mentions, each with the index of its official.
fn mentions(article: &Article) -> Vec<toasoan_mention> {
    let mut rows: Vec<_> = article.mentions.iter().map(|mention| toasoan_mention::new(0, mention)).collect();
    for (index, official) in (0..).zip(&article.officials) {
        let first = official.mentions.first as usize;
        for row in rows.get_mut(first..first + official.mentions.count as usize).unwrap_or_default() {
            row.official = index;
        }
    }
    rows
}

impl toasoan_processor {
    fn article_from_text(&self, bytes: &[u8]) -> Result<toasoan_article, toasoan_status> {
        if !self.lossy {
            return Ok(self.processor.article_from_text(input::utf8(bytes)?)?.into());
        }
        let lossy = Lossy::new(bytes);
        let mut article = self.processor.article_from_text(&lossy.text)?;
        lossy.restore(&mut article);
        Ok(article.into())
    }
}

/// The article in a page of plain text. The text is read during the call only.
///
/// `*out` is the article, or NULL on failure.
///
/// ```c
/// const char page[] = "Cầu mới nối hai bờ sông đã thông xe\n\nSáng 5/3, người dân đi bộ qua cầu mới.";
/// toasoan_processor *processor;
/// toasoan_article *article = NULL;
/// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
///     && toasoan_article_from_text(processor, page, strlen(page), &article) == TOASOAN_OK) {
///     toasoan_str title = toasoan_article_title(article);
///     printf("%.*s\n", (int)title.len, title.ptr);
/// }
/// toasoan_article_free(article);
/// toasoan_processor_free(processor);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_from_text(
    processor: *const toasoan_processor,
    text: *const c_char,
    len: usize,
    out: *mut *mut toasoan_article,
) -> toasoan_status {
    let body = || {
        // SAFETY: NULL or a processor of ours, by the rules of the header.
        let processor = unsafe { input::object(processor) }.ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        let bytes = unsafe { input::bytes(text, len, processor.max_input) }?;
        processor.article_from_text(bytes)
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// The article in a page of HTML: as a portal serves it, as a browser saved it, or a piece of one from a CMS. The page is read
/// during the call only.
///
/// The charset is that of a byte order mark, or what the page says, or UTF-8; bytes that have no meaning in it become U+FFFD.
/// `*out` is the article, or NULL on failure.
///
/// ```c
/// const char page[] = "<h1>Cầu mới nối hai bờ sông đã thông xe</h1><p>Sáng 5/3, người dân đi bộ qua cầu mới.</p>";
/// toasoan_processor *processor;
/// toasoan_article *article = NULL;
/// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
///     && toasoan_article_from_html(processor, page, strlen(page), &article) == TOASOAN_OK) {
///     toasoan_str text = toasoan_article_text(article);
///     printf("%.*s\n", (int)text.len, text.ptr);
/// }
/// toasoan_article_free(article);
/// toasoan_processor_free(processor);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_from_html(
    processor: *const toasoan_processor,
    html: *const c_char,
    len: usize,
    out: *mut *mut toasoan_article,
) -> toasoan_status {
    let body = || {
        // SAFETY: NULL or a processor of ours, by the rules of the header.
        let processor = unsafe { input::object(processor) }.ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        // SAFETY: by the rules of the header, `len` bytes can be read at `html` during the call.
        let bytes = unsafe { input::bytes(html, len, processor.max_input) }?;
        Ok(processor.processor.article_from_html(bytes)?.into())
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// Frees an article, and with it all that it handed out.
///
/// ```c
/// toasoan_article_free(NULL); // does nothing
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_free(article: *mut toasoan_article) {
    // SAFETY: NULL or one of our articles and freed once, by the rules of the header.
    unsafe { destroy(article) }
}

/// The clean text: the blocks joined by two newlines.
///
/// ```c
/// toasoan_str text = toasoan_article_text(article);
/// fwrite(text.ptr, 1, text.len, stdout);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_text(article: *const toasoan_article) -> toasoan_str {
    // SAFETY: NULL or one of our articles, by the rules of the header.
    unsafe { piece(article, Article::text) }
}

/// The whole buffer: the clean text, and behind it the margin. For a program that copies once and cuts its own pieces; others
/// read one piece with toasoan_article_slice().
///
/// ```c
/// toasoan_str buffer = toasoan_article_buffer(article), text = toasoan_article_text(article);
/// printf("%zu bytes of text, %zu of margin\n", text.len, buffer.len - text.len);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_buffer(article: *const toasoan_article) -> toasoan_str {
    // SAFETY: NULL or one of our articles, by the rules of the header.
    unsafe { piece(article, |article| article.buffer.as_str()) }
}

/// The piece of the article's buffer that a span covers; empty when the span does not fit.
///
/// ```c
/// size_t count;
/// const toasoan_caption *captions = toasoan_article_captions(article, &count);
/// for (size_t i = 0; i < count; i++) {
///     toasoan_str credit = toasoan_article_slice(article, captions[i].credit);
///     printf("%.*s\n", (int)credit.len, credit.ptr);
/// }
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_slice(article: *const toasoan_article, span: toasoan_span) -> toasoan_str {
    // SAFETY: NULL or one of our articles, by the rules of the header.
    unsafe { piece(article, |article| article.slice(span.into())) }
}

/// The headline, or empty.
///
/// ```c
/// toasoan_str title = toasoan_article_title(article);
/// printf("%.*s\n", (int)title.len, title.ptr);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_title(article: *const toasoan_article) -> toasoan_str {
    // SAFETY: NULL or one of our articles, by the rules of the header.
    unsafe { piece(article, |article| article.title().unwrap_or("")) }
}

/// The summary paragraph below the headline, or empty.
///
/// ```c
/// toasoan_str lead = toasoan_article_lead(article);
/// if (lead.len == 0)
///     puts("no lead");
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_lead(article: *const toasoan_article) -> toasoan_str {
    // SAFETY: NULL or one of our articles, by the rules of the header.
    unsafe { piece(article, |article| article.lead().unwrap_or("")) }
}

/// The newsroom or place that the lead begins with (TTO -, (Dân trí) -), which the lead has too; (0, 0) when there is none.
///
/// The span reaches up to the lead's first word: what is behind it is the lead without its dateline.
///
/// ```c
/// toasoan_str dateline = toasoan_article_slice(article, toasoan_article_dateline(article));
/// printf("%.*s\n", (int)dateline.len, dateline.ptr);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_dateline(article: *const toasoan_article) -> toasoan_span {
    guard(toasoan_span::default(), || {
        // SAFETY: NULL or one of our articles, by the rules of the header.
        unsafe { input::object(article) }.and_then(|article| article.article.dateline()).into()
    })
}

/// When it was published, in ISO 8601 with the zone, to the precision that the page gives; or empty.
///
/// ```c
/// toasoan_str published = toasoan_article_published(article); // 2020-08-20T10:15+07:00
/// printf("%.*s\n", (int)published.len, published.ptr);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_published(article: *const toasoan_article) -> toasoan_str {
    // SAFETY: NULL or one of our articles, by the rules of the header.
    unsafe { piece(article, |article| article.published().unwrap_or("")) }
}

/// The blocks in reading order; NULL when `*count` is 0.
///
/// ```c
/// size_t count;
/// const toasoan_block *blocks = toasoan_article_blocks(article, &count);
/// for (size_t i = 0; i < count; i++)
///     if (blocks[i].kind == TOASOAN_KIND_HEADING) {
///         toasoan_str heading = toasoan_article_slice(article, blocks[i].text);
///         printf("## %.*s\n", (int)heading.len, heading.ptr);
///     }
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_blocks(article: *const toasoan_article, count: *mut usize) -> *const toasoan_block {
    // SAFETY: NULL or one of our articles, and NULL or a place to write, by the rules of the header.
    unsafe { rows(article, count, |article| &article.blocks) }
}

/// Who wrote it, in the page's order; NULL when `*count` is 0.
///
/// ```c
/// size_t count;
/// const toasoan_span *byline = toasoan_article_byline(article, &count);
/// for (size_t i = 0; i < count; i++) {
///     toasoan_str author = toasoan_article_slice(article, byline[i]);
///     printf("%.*s\n", (int)author.len, author.ptr);
/// }
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_byline(article: *const toasoan_article, count: *mut usize) -> *const toasoan_span {
    // SAFETY: NULL or one of our articles, and NULL or a place to write, by the rules of the header.
    unsafe { rows(article, count, |article| &article.byline) }
}

/// The captions in reading order; NULL when `*count` is 0.
///
/// ```c
/// size_t count;
/// const toasoan_caption *captions = toasoan_article_captions(article, &count);
/// for (size_t i = 0; i < count; i++) {
///     toasoan_str caption = toasoan_article_slice(article, captions[i].text);
///     toasoan_str credit = toasoan_article_slice(article, captions[i].credit);
///     printf("%.*s [%.*s]\n", (int)caption.len, caption.ptr, (int)credit.len, credit.ptr);
/// }
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_captions(
    article: *const toasoan_article,
    count: *mut usize,
) -> *const toasoan_caption {
    // SAFETY: NULL or one of our articles, and NULL or a place to write, by the rules of the header.
    unsafe { rows(article, count, |article| &article.captions) }
}

/// The officials in the order of their first mention; NULL when `*count` is 0.
///
/// ```c
/// size_t count, office_count;
/// const toasoan_official *officials = toasoan_article_officials(article, &count);
/// const toasoan_office *offices = toasoan_article_offices(article, &office_count);
/// for (size_t i = 0; i < count; i++) {
///     toasoan_str name = toasoan_article_slice(article, officials[i].name);
///     printf("%.*s\n", (int)name.len, name.ptr);
///     for (uint32_t k = 0; k < officials[i].office_count; k++) {
///         const toasoan_office *office = &offices[officials[i].first_office + k];
///         toasoan_str title = toasoan_article_slice(article, office->title);
///         printf("  %.*s\n", (int)title.len, title.ptr);
///     }
/// }
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_officials(
    article: *const toasoan_article,
    count: *mut usize,
) -> *const toasoan_official {
    // SAFETY: NULL or one of our articles, and NULL or a place to write, by the rules of the header.
    unsafe { rows(article, count, |article| &article.officials) }
}

/// The offices, those of one official side by side; NULL when `*count` is 0.
///
/// ```c
/// size_t count;
/// const toasoan_office *offices = toasoan_article_offices(article, &count);
/// for (size_t i = 0; i < count; i++)
///     if (offices[i].status == TOASOAN_OFFICE_FORMER)
///         puts("somebody's former office");
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_offices(article: *const toasoan_article, count: *mut usize) -> *const toasoan_office {
    // SAFETY: NULL or one of our articles, and NULL or a place to write, by the rules of the header.
    unsafe { rows(article, count, |article| &article.offices) }
}

/// The mentions, those of one official side by side in reading order; NULL when `*count` is 0.
///
/// ```c
/// size_t count;
/// const toasoan_mention *mentions = toasoan_article_mentions(article, &count);
/// for (size_t i = 0; i < count; i++) {
///     toasoan_str mention = toasoan_article_slice(article, mentions[i].text);
///     printf("official %u: %.*s\n", (unsigned)mentions[i].official, (int)mention.len, mention.ptr);
/// }
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_mentions(
    article: *const toasoan_article,
    count: *mut usize,
) -> *const toasoan_mention {
    // SAFETY: NULL or one of our articles, and NULL or a place to write, by the rules of the header.
    unsafe { rows(article, count, |article| &article.mentions) }
}

/// What was taken from the page, in the page's order; NULL when `*count` is 0.
///
/// ```c
/// size_t count;
/// const toasoan_removed *removed = toasoan_article_removed(article, &count);
/// for (size_t i = 0; i < count; i++) {
///     toasoan_str text = toasoan_article_slice(article, removed[i].text);
///     printf("%.*s: %.*s\n", (int)removed[i].rule.len, removed[i].rule.ptr, (int)text.len, text.ptr);
/// }
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_removed(article: *const toasoan_article, count: *mut usize) -> *const toasoan_removed {
    // SAFETY: NULL or one of our articles, and NULL or a place to write, by the rules of the header.
    unsafe { rows(article, count, |article| &article.removed) }
}

/// What is known of a page of HTML beside its text, as the page says and shows it; NULL when `*count` is 0.
///
/// ```c
/// size_t count;
/// const toasoan_metadata *rows = toasoan_article_metadata(article, &count);
/// for (size_t i = 0; i < count; i++)
///     if (rows[i].field == TOASOAN_METADATA_TAG) {
///         toasoan_str tag = toasoan_article_slice(article, rows[i].value);
///         printf("#%.*s\n", (int)tag.len, tag.ptr);
///     }
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_metadata(
    article: *const toasoan_article,
    count: *mut usize,
) -> *const toasoan_metadata {
    // SAFETY: NULL or one of our articles, and NULL or a place to write, by the rules of the header.
    unsafe { rows(article, count, |article| &article.metadata) }
}

/// The article as minimal, safe HTML: h1, h2, p, ul, blockquote, table and figure, without class, style and script, and with
/// addresses of the web only.
///
/// `flags` is a sum of toasoan_html_flag, or 0. `*out` is the HTML, or NULL on failure.
///
/// ```c
/// toasoan_buffer *html;
/// if (toasoan_article_html(article, TOASOAN_HTML_LINKS | TOASOAN_HTML_EMPHASIS, &html) == TOASOAN_OK) {
///     toasoan_str text = toasoan_buffer_text(html);
///     fwrite(text.ptr, 1, text.len, stdout);
/// }
/// toasoan_buffer_free(html);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_html(
    article: *const toasoan_article,
    flags: u32,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    const LINKS: u32 = toasoan_html_flag::TOASOAN_HTML_LINKS as u32;
    const EMPHASIS: u32 = toasoan_html_flag::TOASOAN_HTML_EMPHASIS as u32;
    let body = || {
        if flags & !(LINKS | EMPHASIS) != 0 {
            return Err(toasoan_status::TOASOAN_ERR_ARGUMENT);
        }
        // SAFETY: NULL or one of our articles, by the rules of the header.
        let article = unsafe { input::object(article) }.ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        let options = HtmlOptions { links: flags & LINKS != 0, emphasis: flags & EMPHASIS != 0 };
        Ok(article.article.to_html_with(options).into())
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// The article as JSON, as the program `toasoan article` prints it. `*out` is the JSON, or NULL on failure.
///
/// ```c
/// toasoan_buffer *json;
/// if (toasoan_article_json(article, &json) == TOASOAN_OK) {
///     toasoan_str text = toasoan_buffer_text(json);
///     fwrite(text.ptr, 1, text.len, stdout);
/// }
/// toasoan_buffer_free(json);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_article_json(
    article: *const toasoan_article,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    let body = || {
        // SAFETY: NULL or one of our articles, by the rules of the header.
        let article = unsafe { input::object(article) }.ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        let json = serde_json::to_string(&article.article).map_err(|_| toasoan_status::TOASOAN_ERR_INTERNAL)?;
        Ok(toasoan_buffer::from(json))
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// A piece of an article's buffer.
///
/// # Safety
/// `article` is NULL or one of our articles that lives as long as the piece is read.
unsafe fn piece(article: *const toasoan_article, get: impl FnOnce(&Article) -> &str) -> toasoan_str {
    guard("".into(), || {
        // SAFETY: the caller promises the same.
        unsafe { input::object(article) }.map_or("", |article| get(&article.article)).into()
    })
}
