/*
 * toasoan: clean articles out of Vietnamese news pages.
 *
 * A page comes in as HTML or as plain text; an article comes out: Vietnamese spelled one way, page furniture gone and accounted
 * for, the title, lead, paragraphs, captions and credits told apart, and the officials it names.
 *
 * A WHOLE PROGRAM
 *
 *     #include <stdio.h>
 *     #include <string.h>
 *     #include <toasoan.h>
 *
 *     int main(void) {
 *         const char page[] = "Cầu mới nối hai bờ sông đã thông xe\n\nSáng 5/3, người dân đi bộ qua cầu mới.";
 *         toasoan_processor *processor;
 *         toasoan_article *article;
 *         toasoan_status status = toasoan_processor_new(NULL, &processor);
 *         if (status != TOASOAN_OK)
 *             return fprintf(stderr, "toasoan: %s\n", toasoan_status_message(status)), 1;
 *         status = toasoan_article_from_text(processor, page, strlen(page), &article);
 *         if (status == TOASOAN_OK) {
 *             size_t count;
 *             const toasoan_block *blocks = toasoan_article_blocks(article, &count);
 *             for (size_t i = 0; i < count; i++) {
 *                 toasoan_str text = toasoan_article_slice(article, blocks[i].text);
 *                 printf("%u %.*s\n", (unsigned)blocks[i].kind, (int)text.len, text.ptr);
 *             }
 *         }
 *         toasoan_article_free(article);
 *         toasoan_processor_free(processor);
 *         return status == TOASOAN_OK ? 0 : 1;
 *     }
 *
 * WHO OWNS WHAT
 *
 *   made by                                    freed by                 hands out, and it dies with it
 *   toasoan_options_new                        toasoan_options_free     nothing
 *   toasoan_processor_new                      toasoan_processor_free   nothing: its articles outlive it
 *   toasoan_article_from_text, _from_html      toasoan_article_free     every text and array of the article
 *   functions with a toasoan_buffer **out      toasoan_buffer_free      its text, its changes
 *
 * - Free each handle once, with its own _free. _free(NULL) does nothing.
 * - What an article or a buffer hands out is borrowed: never free() it, and copy what must live longer. What the functions of
 *   versions, statuses and names return, and the `rule` of toasoan_removed, lives as long as the library.
 * - What you pass in is yours, and is read during the call only.
 *
 * TEXT AND PLACES
 *
 * - Text is UTF-8 bytes with a length. It may hold NUL bytes and is not NUL-terminated, unless it says so.
 * - Spans count bytes. Those of an article's rows point into its buffer, which begins with its text: read them with
 *   toasoan_article_slice(). Only `source` points into the page that you gave.
 *
 * THREADS
 *
 * - A processor, an article and a buffer never change: use them from any number of threads at once, and free them when the last
 *   one is done. Options are for one thread at a time. There is no global and no per-thread state but tables that never change,
 *   and no thread is started.
 *
 * ERRORS
 *
 * - Content never fails. A status other than TOASOAN_OK is a mistake of the caller, or TOASOAN_ERR_INTERNAL;
 *   toasoan_status_message() says it in words, toasoan_options_problem() and toasoan_encode_problem() say which line or letter
 *   is meant. On failure *out is NULL.
 * - NULL or a number out of its range gives an error or an empty result, never a crash. A pointer that is neither NULL nor
 *   valid is undefined behaviour, as is using a handle after its _free.
 * - No function prints anything, unless a bug of the library makes it panic: that is told on standard error, the call ends with
 *   TOASOAN_ERR_INTERNAL or an empty result, and the program goes on. No memory left ends the program, as in every Rust library.
 *
 * VERSIONS
 *
 * - Numbers, names and layouts here keep their meaning as long as TOASOAN_ABI_VERSION is the same, which is the number in
 *   libtoasoan.so.N. New functions, options and numbers may appear meanwhile, so a program may meet a kind, status, field,
 *   place or charset that its header does not have: the comment on each type says what to take it for. Give a switch a
 *   default, and bound an index. The tones and the other parts of a syllable are complete.
 */


#ifndef TOASOAN_H
#define TOASOAN_H

/* Made from src/capi by cbindgen: change it there. */

#include <stddef.h>
#include <stdint.h>

// The version of this header. See toasoan_version_number() for the library's.
#define TOASOAN_VERSION_MAJOR 0

// The version of this header.
#define TOASOAN_VERSION_MINOR 1

// The version of this header.
#define TOASOAN_VERSION_PATCH 0

// The binary interface of this header: the number behind `.so.` in the library's name. It changes only when a program that was
// built against an older header would no longer run.
#define TOASOAN_ABI_VERSION 0

// The default of TOASOAN_OPT_MAX_INPUT: 16 MiB.
#define TOASOAN_DEFAULT_MAX_INPUT (16 << 20)

// The most that TOASOAN_OPT_MAX_INPUT takes: 1 GiB. Functions that need no processor take as much.
#define TOASOAN_HIGHEST_MAX_INPUT (1 << 30)

// What a call came to. Content never fails: odd bytes, broken markup and empty pages give an article, perhaps an empty one.
// Statuses may be added: all but TOASOAN_OK are failures, and toasoan_status_message() has words for each.
typedef enum {
    // All went well.
    TOASOAN_OK = 0,
    // NULL where a pointer is needed; an unknown option or a value that it cannot have.
    TOASOAN_ERR_ARGUMENT = 1,
    // The input is not UTF-8 (see TOASOAN_OPT_LOSSY).
    TOASOAN_ERR_UTF8 = 2,
    // The input is longer than TOASOAN_OPT_MAX_INPUT.
    TOASOAN_ERR_TOO_LONG = 3,
    // A bug in the library; the processor is still good. Please report it.
    TOASOAN_ERR_INTERNAL = 4,
    // The encoding cannot hold a letter of the text.
    TOASOAN_ERR_UNENCODABLE = 5,
} toasoan_status;

// The options of a processor: below 64 numbers, from 64 on texts.
typedef enum {
    // The longest input in bytes: TOASOAN_DEFAULT_MAX_INPUT, at most TOASOAN_HIGHEST_MAX_INPUT.
    TOASOAN_OPT_MAX_INPUT = 1,
    // 1: text that is not UTF-8 has its bad bytes replaced by U+FFFD. 0, the default: it is refused with TOASOAN_ERR_UTF8.
    TOASOAN_OPT_LOSSY = 2,
    // Where the tone mark of an open oa, oe, uy goes. 0, the default: as written. 1: old style (hòa), 2: new style (hoà).
    TOASOAN_OPT_TONE = 3,
    // The Unicode form that toasoan_normalize() makes. 0, the default: NFC. 1: NFD. Articles are always NFC.
    TOASOAN_OPT_FORM = 4,
    // What toasoan_normalize() makes of spaces that are no plain space. 0, the default: plain ones. 1: they stay.
    TOASOAN_OPT_SPACES = 5,
    // What toasoan_normalize() repairs. 0, the default: everything. 1: nothing but the Unicode form.
    TOASOAN_OPT_REPAIRS = 6,
    // Further phrases that mark page furniture, one a line: a line of the page that is such a phrase is removed. Case and
    // diacritics do not matter. With … at an end the line may go on there.
    TOASOAN_OPT_BOILERPLATE = 64,
    // Further titles of offices, such as Trưởng thôn, one a line.
    TOASOAN_OPT_TITLES = 65,
    // Further rules about page furniture, one a line: `drop: PHRASE`, or the phrase alone, removes a line, `end: PHRASE` removes
    // it and everything behind it, `keep: PHRASE` keeps a line that would be removed. Blank lines and lines that begin with `#`
    // are left out. toasoan_options_problem() tells which one is not understood.
    TOASOAN_OPT_RULES = 66,
    // Further heads of the names of public bodies, such as Ban Trị thủy, one a line; offices of them are public.
    TOASOAN_OPT_ORGANIZATIONS = 67,
    // Selectors of the body in one's own pages of HTML, one a line or separated by commas, such as `#story > .text`: they win
    // over what the page looks like, and pages in which none matches are read as without them. Names of elements, `*`, `#id`,
    // `.class`, `[name]` and `[name=value]`, inside one another (a space) or children (`>`); at most 64 such steps in all.
    TOASOAN_OPT_BODY_SELECTORS = 68,
} toasoan_option;

// What a block is. Kinds may be added: treat an unknown one as a paragraph.
typedef enum {
    // The headline.
    TOASOAN_KIND_TITLE = 1,
    // The summary paragraph below the headline (sapo).
    TOASOAN_KIND_LEAD = 2,
    // A paragraph of the body.
    TOASOAN_KIND_PARAGRAPH = 3,
    // A heading inside the body.
    TOASOAN_KIND_HEADING = 4,
    // The text below a picture, with its credit.
    TOASOAN_KIND_CAPTION = 5,
    // A quotation that stands apart.
    TOASOAN_KIND_QUOTE = 6,
    // Who wrote it, or where it was taken from.
    TOASOAN_KIND_BYLINE = 7,
    // An item of a list.
    TOASOAN_KIND_LIST_ITEM = 8,
    // A table, its rows as lines.
    TOASOAN_KIND_TABLE = 9,
} toasoan_kind;

// Whether a person holds an office. Statuses may be added: treat an unknown one as current.
typedef enum {
    // Holds it.
    TOASOAN_OFFICE_CURRENT = 1,
    // Held it once (nguyên, cựu).
    TOASOAN_OFFICE_FORMER = 2,
    // Holds it for the time being (quyền).
    TOASOAN_OFFICE_ACTING = 3,
    // Is about to hold it (tân).
    TOASOAN_OFFICE_INCOMING = 4,
} toasoan_office_status;

// By what a mention means a person. Kinds may be added: treat an unknown one as short.
typedef enum {
    // The whole name.
    TOASOAN_MENTION_FULL = 1,
    // Part of the name: ông Dũng.
    TOASOAN_MENTION_SHORT = 2,
    // A bare title that can only be this person.
    TOASOAN_MENTION_TITLE = 3,
    // A pronoun.
    TOASOAN_MENTION_PRONOUN = 4,
} toasoan_mention_kind;

// What a row of metadata is about. Fields may be added: skip an unknown one.
typedef enum {
    // The headline.
    TOASOAN_METADATA_TITLE = 1,
    // The summary.
    TOASOAN_METADATA_LEAD = 2,
    // One of those who wrote it.
    TOASOAN_METADATA_AUTHOR = 3,
    // When it was published, in ISO 8601 with the zone.
    TOASOAN_METADATA_PUBLISHED = 4,
    // When it was changed last, in ISO 8601 with the zone.
    TOASOAN_METADATA_MODIFIED = 5,
    // The name of the site.
    TOASOAN_METADATA_SITE = 6,
    // One of the sections that it stands in, the widest first.
    TOASOAN_METADATA_SECTION = 7,
    // One of its tags.
    TOASOAN_METADATA_TAG = 8,
    // The address that the page calls its own, against the page's `base` if it names one, or another that it calls its own.
    TOASOAN_METADATA_CANONICAL = 9,
    // The address of its main picture, against the page's `base` if it names one, or the page's own address.
    TOASOAN_METADATA_IMAGE = 10,
} toasoan_metadata_field;

// Where a row of metadata was found. Places may be added: an unknown one is somewhere else.
typedef enum {
    // In what the page shows.
    TOASOAN_FROM_PAGE = 1,
    // In JSON-LD.
    TOASOAN_FROM_JSON_LD = 2,
    // In a property of OpenGraph.
    TOASOAN_FROM_OPEN_GRAPH = 3,
    // In another meta element.
    TOASOAN_FROM_META = 4,
    // In a time element.
    TOASOAN_FROM_TIME = 5,
    // In the title element.
    TOASOAN_FROM_TITLE = 6,
    // In a link element.
    TOASOAN_FROM_LINK = 7,
    // In the page's own address.
    TOASOAN_FROM_ADDRESS = 8,
} toasoan_provenance;

// What toasoan_article_html() writes beside the blocks. Add up what is wanted.
typedef enum {
    // Links of the body, with their addresses.
    TOASOAN_HTML_LINKS = 1,
    // Text of the body that stands out: strong and em.
    TOASOAN_HTML_EMPHASIS = 2,
} toasoan_html_flag;

// What a token is. Kinds may be added: treat an unknown one as a symbol.
typedef enum {
    // A well-formed Vietnamese syllable.
    TOASOAN_TOKEN_SYLLABLE = 0,
    // Any other word: Internet, Covid-19, A320.
    TOASOAN_TOKEN_FOREIGN = 1,
    // UBND, TP.HCM.
    TOASOAN_TOKEN_ABBREVIATION = 2,
    // 1.200, 28/8/1945, 20%.
    TOASOAN_TOKEN_NUMBER = 3,
    // An address on the web.
    TOASOAN_TOKEN_URL = 4,
    // An e-mail address.
    TOASOAN_TOKEN_EMAIL = 5,
    // A mark of punctuation.
    TOASOAN_TOKEN_PUNCTUATION = 6,
    // Everything else.
    TOASOAN_TOKEN_SYMBOL = 7,
} toasoan_token_kind;

// The consonant that a syllable begins with. One sound that has several spellings is one onset.
typedef enum {
    // No consonant: ăn.
    TOASOAN_ONSET_NONE = 0,
    // b.
    TOASOAN_ONSET_B = 1,
    // c, and k before e ê i y.
    TOASOAN_ONSET_C = 2,
    // ch.
    TOASOAN_ONSET_CH = 3,
    // d.
    TOASOAN_ONSET_D = 4,
    // đ.
    TOASOAN_ONSET_D_STROKE = 5,
    // g, and gh before e ê i.
    TOASOAN_ONSET_G = 6,
    // gi, and g before a rime that begins with i: gì, giêng.
    TOASOAN_ONSET_GI = 7,
    // h.
    TOASOAN_ONSET_H = 8,
    // kh.
    TOASOAN_ONSET_KH = 9,
    // l.
    TOASOAN_ONSET_L = 10,
    // m.
    TOASOAN_ONSET_M = 11,
    // n.
    TOASOAN_ONSET_N = 12,
    // ng, and ngh before e ê i.
    TOASOAN_ONSET_NG = 13,
    // nh.
    TOASOAN_ONSET_NH = 14,
    // p, in borrowed words only.
    TOASOAN_ONSET_P = 15,
    // ph.
    TOASOAN_ONSET_PH = 16,
    // q, always with the glide: qu.
    TOASOAN_ONSET_Q = 17,
    // r.
    TOASOAN_ONSET_R = 18,
    // s.
    TOASOAN_ONSET_S = 19,
    // t.
    TOASOAN_ONSET_T = 20,
    // th.
    TOASOAN_ONSET_TH = 21,
    // tr.
    TOASOAN_ONSET_TR = 22,
    // v.
    TOASOAN_ONSET_V = 23,
    // x.
    TOASOAN_ONSET_X = 24,
} toasoan_onset;

// The rounding between onset and nucleus, as in hoa, thuy, qua.
typedef enum {
    // No rounding.
    TOASOAN_GLIDE_NONE = 0,
    // Written o before a ă e, and u elsewhere and always after q.
    TOASOAN_GLIDE_ROUNDED = 1,
} toasoan_glide;

// The vowel of a syllable.
typedef enum {
    // a.
    TOASOAN_NUCLEUS_A = 0,
    // ă.
    TOASOAN_NUCLEUS_A_BREVE = 1,
    // â.
    TOASOAN_NUCLEUS_A_CIRCUMFLEX = 2,
    // e.
    TOASOAN_NUCLEUS_E = 3,
    // ê.
    TOASOAN_NUCLEUS_E_CIRCUMFLEX = 4,
    // i.
    TOASOAN_NUCLEUS_I = 5,
    // o.
    TOASOAN_NUCLEUS_O = 6,
    // ô.
    TOASOAN_NUCLEUS_O_CIRCUMFLEX = 7,
    // ơ.
    TOASOAN_NUCLEUS_O_HORN = 8,
    // u.
    TOASOAN_NUCLEUS_U = 9,
    // ư.
    TOASOAN_NUCLEUS_U_HORN = 10,
    // The sound of i written y: kỹ, thuy, quýt.
    TOASOAN_NUCLEUS_Y = 11,
    // The long o of borrowed words: xoong.
    TOASOAN_NUCLEUS_O_LONG = 12,
    // iê before a coda and ia without; with y after the glide and where no onset stands: yên, uyên, khuya.
    TOASOAN_NUCLEUS_IE = 13,
    // uô before a coda and ua without.
    TOASOAN_NUCLEUS_UO = 14,
    // ươ before a coda and ưa without.
    TOASOAN_NUCLEUS_UO_HORN = 15,
} toasoan_nucleus;

// What closes a syllable: a semivowel, a nasal or a stop. After the stops P, T, C and CH only sắc and nặng are spoken.
typedef enum {
    // Nothing: an open syllable.
    TOASOAN_CODA_NONE = 0,
    // The semivowel i: ai.
    TOASOAN_CODA_I = 1,
    // The same semivowel written y, which tells ay from ai.
    TOASOAN_CODA_Y = 2,
    // The semivowel o: ao.
    TOASOAN_CODA_O = 3,
    // The same semivowel written u, which tells au from ao.
    TOASOAN_CODA_U = 4,
    // m.
    TOASOAN_CODA_M = 5,
    // n.
    TOASOAN_CODA_N = 6,
    // ng.
    TOASOAN_CODA_NG = 7,
    // nh.
    TOASOAN_CODA_NH = 8,
    // p.
    TOASOAN_CODA_P = 9,
    // t.
    TOASOAN_CODA_T = 10,
    // c.
    TOASOAN_CODA_C = 11,
    // ch.
    TOASOAN_CODA_CH = 12,
} toasoan_coda;

// One of the six tones.
typedef enum {
    // ngang: no mark.
    TOASOAN_TONE_LEVEL = 0,
    // huyền: à.
    TOASOAN_TONE_GRAVE = 1,
    // sắc: á.
    TOASOAN_TONE_ACUTE = 2,
    // hỏi: ả.
    TOASOAN_TONE_HOOK = 3,
    // ngã: ã.
    TOASOAN_TONE_TILDE = 4,
    // nặng: ạ.
    TOASOAN_TONE_DOT = 5,
} toasoan_tone;

// Where the tone mark of an open oa, oe, uy stands: the values of TOASOAN_OPT_TONE.
typedef enum {
    // As written; for toasoan_syllable_spell() the old style.
    TOASOAN_STYLE_KEEP = 0,
    // On the glide, as newspapers print it: hòa, khỏe, thủy.
    TOASOAN_STYLE_OLD = 1,
    // On the nucleus, as schools teach it: hoà, khoẻ, thuỷ.
    TOASOAN_STYLE_NEW = 2,
} toasoan_tone_style;

// The charsets that Vietnamese is and was written in. Charsets may be added: toasoan_encoding_name() has a name for each.
typedef enum {
    // toasoan_decode() finds out which; toasoan_detect() could not.
    TOASOAN_ENCODING_UNKNOWN = 0,
    // UTF-8, of which ASCII is a part.
    TOASOAN_ENCODING_UTF8 = 1,
    // UTF-16, the low byte first.
    TOASOAN_ENCODING_UTF16LE = 2,
    // UTF-16, the high byte first.
    TOASOAN_ENCODING_UTF16BE = 3,
    // TCVN3, of the ABC fonts such as .VnTime.
    TOASOAN_ENCODING_TCVN3 = 4,
    // TCVN3 as a font of capitals such as .VnTimeH shows it.
    TOASOAN_ENCODING_TCVN3_CAPITALS = 5,
    // VNI for Windows.
    TOASOAN_ENCODING_VNI = 6,
    // VISCII 1.1 (RFC 1456).
    TOASOAN_ENCODING_VISCII = 7,
    // VPS.
    TOASOAN_ENCODING_VPS = 8,
    // VIQR (RFC 1456).
    TOASOAN_ENCODING_VIQR = 9,
    // windows-1258.
    TOASOAN_ENCODING_WINDOWS_1258 = 10,
} toasoan_encoding;

// A clean article. It never changes: any number of threads may read one at once.
//
// All it says is in one buffer of UTF-8, which begins with the clean text; behind that stands the margin: what is not in the
// text, such as pictures' alternative texts and what was removed. Every span of its rows but `source` points into this buffer.
typedef struct toasoan_article toasoan_article;

// One owned piece of text. It never changes: any number of threads may read one at once.
typedef struct toasoan_buffer toasoan_buffer;

// Settings of a processor. For one thread at a time.
typedef struct toasoan_options toasoan_options;

// Turns pages into articles. It never changes: any number of threads may use one at once.
typedef struct toasoan_processor toasoan_processor;

// A piece of UTF-8 text with its length. `ptr` is never NULL. It may hold NUL bytes and is not NUL-terminated:
//
// ```c
// toasoan_str version = { "0.1", 3 };
// printf("%.*s\n", (int)version.len, version.ptr);
// ```
typedef struct {
    // The first byte.
    const char *ptr;
    // How many bytes.
    size_t len;
} toasoan_str;

// Bytes `start` to `end`, `end` not included, on character boundaries; (0, 0) when there is nothing.
typedef struct {
    // The first byte.
    uint32_t start;
    // One past the last byte.
    uint32_t end;
} toasoan_span;

// A kept piece of the page.
typedef struct {
    // What it is: a toasoan_kind.
    uint32_t kind;
    // Where it stands in the article's text.
    toasoan_span text;
    // Where it came from in the input.
    toasoan_span source;
} toasoan_block;

// A picture's caption. Read its spans with toasoan_article_slice(): what the page does not say is (0, 0), and the
// text of one that is only a credit is empty.
typedef struct {
    // The index of its block.
    uint32_t block;
    // The caption without its credit.
    toasoan_span text;
    // Who made the picture; nothing when the page does not say.
    toasoan_span credit;
    // The picture's alternative text, as the page has it; nothing when the page leaves it empty.
    toasoan_span alt;
    // The alternative text with its diacritics restored from the article's own words.
    toasoan_span alt_restored;
    // How sure the restored alternative text is, in percent; 0 when there is none.
    uint32_t alt_confidence;
    // The picture's address as the page gives it, against the page's `base` if it names one.
    toasoan_span image;
} toasoan_caption;

// A person whom the article names and gives a public office.
typedef struct {
    // The fullest form of the name that the article has.
    toasoan_span name;
    // Its first row of toasoan_article_offices().
    uint32_t first_office;
    // How many rows there; at least 1.
    uint32_t office_count;
    // Its first row of toasoan_article_mentions().
    uint32_t first_mention;
    // How many rows there; at least 1.
    uint32_t mention_count;
} toasoan_official;

// An office, in the article's words.
typedef struct {
    // The head of the office: Phó Chủ tịch.
    toasoan_span title;
    // What it is the head or a member of: UBND TP Hà Nội. May be nothing.
    toasoan_span organization;
    // Whether the person holds it now: a toasoan_office_status.
    uint32_t status;
} toasoan_office;

// A place where the article speaks of an official.
typedef struct {
    // The index of the official.
    uint32_t official;
    // The index of the block that it stands in.
    uint32_t block;
    // By what it means the person: a toasoan_mention_kind.
    uint32_t kind;
    // The longest run of title, organization, honorific and name, in the article's text.
    toasoan_span text;
} toasoan_mention;

// A piece of the page that was not kept, and why.
typedef struct {
    // The name of the rule that took it, such as related. It lives as long as the library.
    toasoan_str rule;
    // Its text; read it with toasoan_article_slice().
    toasoan_span text;
    // Where it stood in the input.
    toasoan_span source;
} toasoan_removed;

// What is known of the article beside its text: a field and its value.
typedef struct {
    // What it is about: a toasoan_metadata_field.
    uint32_t field;
    // Its value; read it with toasoan_article_slice().
    toasoan_span value;
    // Where it was found: a toasoan_provenance.
    uint32_t provenance;
    // 1 when the page shows the same (its text, or for dates the same day), else 0.
    uint32_t shown;
} toasoan_metadata;

// A place where a normalized text differs from its source.
typedef struct {
    // What stood in the source.
    toasoan_span source;
    // What stands in the result instead.
    toasoan_span result;
} toasoan_change;

// A token of a text.
typedef struct {
    // Where it stands in the text.
    toasoan_span text;
    // What it is: a toasoan_token_kind.
    uint32_t kind;
} toasoan_token;

// A well-formed Vietnamese syllable, taken apart.
typedef struct {
    // The consonant it begins with: a toasoan_onset.
    uint32_t onset;
    // The rounding before its vowel: a toasoan_glide.
    uint32_t glide;
    // Its vowel: a toasoan_nucleus.
    uint32_t nucleus;
    // What closes it: a toasoan_coda.
    uint32_t coda;
    // Its tone: a toasoan_tone.
    uint32_t tone;
} toasoan_syllable;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The version of the library as a number: 10000 * major + 100 * minor + patch.
//
// ```c
// if (toasoan_version_number() < 100) // 0.1.0
//     fprintf(stderr, "toasoan %s is too old\n", toasoan_version());
// ```
uint32_t toasoan_version_number(void);

// The version of the library as text: static, NUL-terminated.
//
// ```c
// printf("toasoan %s\n", toasoan_version());
// ```
const char *toasoan_version(void);

// The binary interface of the library. A program that loads the library by hand compares it with TOASOAN_ABI_VERSION.
//
// ```c
// if (toasoan_abi_version() != TOASOAN_ABI_VERSION)
//     fprintf(stderr, "this libtoasoan is of another ABI\n");
// ```
uint32_t toasoan_abi_version(void);

// What a status means, in one English sentence: static, NUL-terminated.
//
// ```c
// toasoan_status status = toasoan_options_set(NULL, TOASOAN_OPT_TONE, 1);
// if (status != TOASOAN_OK)
//     fprintf(stderr, "toasoan: %s\n", toasoan_status_message(status));
// ```
const char *toasoan_status_message(int32_t status);

// New options, all at their defaults. NULL only after a bug in the library.
//
// ```c
// toasoan_options *options = toasoan_options_new();
// toasoan_options_set(options, TOASOAN_OPT_TONE, 1);
// toasoan_options_free(options);
// ```
toasoan_options *toasoan_options_new(void);

// Sets an option that is a number. On failure the option keeps its value.
//
// ```c
// toasoan_options *options = toasoan_options_new();
// if (toasoan_options_set(options, TOASOAN_OPT_MAX_INPUT, 1 << 20) != TOASOAN_OK)
//     fprintf(stderr, "no such limit\n");
// toasoan_options_free(options);
// ```
toasoan_status toasoan_options_set(toasoan_options *options, int32_t option, int64_t value);

// Sets an option that is UTF-8 text of at most TOASOAN_DEFAULT_MAX_INPUT bytes, in place of what it was. On failure the option
// keeps its value. The text is copied; what it says is looked at by toasoan_processor_new().
//
// ```c
// const char phrases[] = "Mời bạn đọc tham gia bình chọn\nBáo đang thử nghiệm giao diện";
// toasoan_options *options = toasoan_options_new();
// toasoan_options_set_text(options, TOASOAN_OPT_BOILERPLATE, phrases, strlen(phrases));
// toasoan_options_free(options);
// ```
toasoan_status toasoan_options_set_text(toasoan_options *options,
                                        int32_t option,
                                        const char *text,
                                        size_t len);

// Why toasoan_processor_new() would refuse the options, in one English sentence that names the rule or selector; empty when it
// would not. `*out` is the sentence, or NULL on failure.
//
// ```c
// const char rules[] = "drop: Góc nhìn tuần…\nend: ???";
// toasoan_buffer *problem = NULL;
// toasoan_options *options = toasoan_options_new();
// toasoan_options_set_text(options, TOASOAN_OPT_RULES, rules, strlen(rules));
// if (toasoan_options_problem(options, &problem) == TOASOAN_OK && toasoan_buffer_text(problem).len > 0)
//     printf("%.*s\n", (int)toasoan_buffer_text(problem).len, toasoan_buffer_text(problem).ptr);
// toasoan_buffer_free(problem);
// toasoan_options_free(options);
// ```
toasoan_status toasoan_options_problem(const toasoan_options *options,
                                       toasoan_buffer **out);

// Frees options. Processors that were built from them stay good.
//
// ```c
// toasoan_options_free(NULL); // does nothing
// ```
void toasoan_options_free(toasoan_options *options);

// Builds a processor, which takes milliseconds: build one and keep it.
//
// `options` may be NULL for the defaults, and may be freed at once. `*out` is the processor, or NULL on failure:
// TOASOAN_ERR_ARGUMENT when a phrase, rule or selector is not understood (see toasoan_options_problem()).
//
// ```c
// toasoan_processor *processor;
// toasoan_status status = toasoan_processor_new(NULL, &processor);
// if (status != TOASOAN_OK)
//     fprintf(stderr, "toasoan: %s\n", toasoan_status_message(status));
// toasoan_processor_free(processor);
// ```
toasoan_status toasoan_processor_new(const toasoan_options *options, toasoan_processor **out);

// Frees a processor. Its articles stay good.
//
// ```c
// toasoan_processor_free(NULL); // does nothing
// ```
void toasoan_processor_free(toasoan_processor *processor);

// The article in a page of plain text. The text is read during the call only.
//
// `*out` is the article, or NULL on failure.
//
// ```c
// const char page[] = "Cầu mới nối hai bờ sông đã thông xe\n\nSáng 5/3, người dân đi bộ qua cầu mới.";
// toasoan_processor *processor;
// toasoan_article *article = NULL;
// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
//     && toasoan_article_from_text(processor, page, strlen(page), &article) == TOASOAN_OK) {
//     toasoan_str title = toasoan_article_title(article);
//     printf("%.*s\n", (int)title.len, title.ptr);
// }
// toasoan_article_free(article);
// toasoan_processor_free(processor);
// ```
toasoan_status toasoan_article_from_text(const toasoan_processor *processor,
                                         const char *text,
                                         size_t len,
                                         toasoan_article **out);

// The article in a page of HTML: as a portal serves it, as a browser saved it, or a piece of one from a CMS. The page is read
// during the call only.
//
// The charset is that of a byte order mark, or what the page says, or UTF-8; bytes that have no meaning in it become U+FFFD.
// `*out` is the article, or NULL on failure.
//
// ```c
// const char page[] = "<h1>Cầu mới nối hai bờ sông đã thông xe</h1><p>Sáng 5/3, người dân đi bộ qua cầu mới.</p>";
// toasoan_processor *processor;
// toasoan_article *article = NULL;
// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
//     && toasoan_article_from_html(processor, page, strlen(page), &article) == TOASOAN_OK) {
//     toasoan_str text = toasoan_article_text(article);
//     printf("%.*s\n", (int)text.len, text.ptr);
// }
// toasoan_article_free(article);
// toasoan_processor_free(processor);
// ```
toasoan_status toasoan_article_from_html(const toasoan_processor *processor,
                                         const char *html,
                                         size_t len,
                                         toasoan_article **out);

// Frees an article, and with it all that it handed out.
//
// ```c
// toasoan_article_free(NULL); // does nothing
// ```
void toasoan_article_free(toasoan_article *article);

// The clean text: the blocks joined by two newlines.
//
// ```c
// toasoan_str text = toasoan_article_text(article);
// fwrite(text.ptr, 1, text.len, stdout);
// ```
toasoan_str toasoan_article_text(const toasoan_article *article);

// The whole buffer: the clean text, and behind it the margin. For a program that copies once and cuts its own pieces; others
// read one piece with toasoan_article_slice().
//
// ```c
// toasoan_str buffer = toasoan_article_buffer(article), text = toasoan_article_text(article);
// printf("%zu bytes of text, %zu of margin\n", text.len, buffer.len - text.len);
// ```
toasoan_str toasoan_article_buffer(const toasoan_article *article);

// The piece of the article's buffer that a span covers; empty when the span does not fit.
//
// ```c
// size_t count;
// const toasoan_caption *captions = toasoan_article_captions(article, &count);
// for (size_t i = 0; i < count; i++) {
//     toasoan_str credit = toasoan_article_slice(article, captions[i].credit);
//     printf("%.*s\n", (int)credit.len, credit.ptr);
// }
// ```
toasoan_str toasoan_article_slice(const toasoan_article *article, toasoan_span span);

// The headline, or empty.
//
// ```c
// toasoan_str title = toasoan_article_title(article);
// printf("%.*s\n", (int)title.len, title.ptr);
// ```
toasoan_str toasoan_article_title(const toasoan_article *article);

// The summary paragraph below the headline, or empty.
//
// ```c
// toasoan_str lead = toasoan_article_lead(article);
// if (lead.len == 0)
//     puts("no lead");
// ```
toasoan_str toasoan_article_lead(const toasoan_article *article);

// The newsroom or place that the lead begins with (TTO -, (Dân trí) -), which the lead has too; (0, 0) when there is none.
//
// The span reaches up to the lead's first word: what is behind it is the lead without its dateline.
//
// ```c
// toasoan_str dateline = toasoan_article_slice(article, toasoan_article_dateline(article));
// printf("%.*s\n", (int)dateline.len, dateline.ptr);
// ```
toasoan_span toasoan_article_dateline(const toasoan_article *article);

// When it was published, in ISO 8601 with the zone, to the precision that the page gives; or empty.
//
// ```c
// toasoan_str published = toasoan_article_published(article); // 2020-08-20T10:15+07:00
// printf("%.*s\n", (int)published.len, published.ptr);
// ```
toasoan_str toasoan_article_published(const toasoan_article *article);

// The blocks in reading order; NULL when `*count` is 0.
//
// ```c
// size_t count;
// const toasoan_block *blocks = toasoan_article_blocks(article, &count);
// for (size_t i = 0; i < count; i++)
//     if (blocks[i].kind == TOASOAN_KIND_HEADING) {
//         toasoan_str heading = toasoan_article_slice(article, blocks[i].text);
//         printf("## %.*s\n", (int)heading.len, heading.ptr);
//     }
// ```
const toasoan_block *toasoan_article_blocks(const toasoan_article *article, size_t *count);

// Who wrote it, in the page's order; NULL when `*count` is 0.
//
// ```c
// size_t count;
// const toasoan_span *byline = toasoan_article_byline(article, &count);
// for (size_t i = 0; i < count; i++) {
//     toasoan_str author = toasoan_article_slice(article, byline[i]);
//     printf("%.*s\n", (int)author.len, author.ptr);
// }
// ```
const toasoan_span *toasoan_article_byline(const toasoan_article *article, size_t *count);

// The captions in reading order; NULL when `*count` is 0.
//
// ```c
// size_t count;
// const toasoan_caption *captions = toasoan_article_captions(article, &count);
// for (size_t i = 0; i < count; i++) {
//     toasoan_str caption = toasoan_article_slice(article, captions[i].text);
//     toasoan_str credit = toasoan_article_slice(article, captions[i].credit);
//     printf("%.*s [%.*s]\n", (int)caption.len, caption.ptr, (int)credit.len, credit.ptr);
// }
// ```
const toasoan_caption *toasoan_article_captions(const toasoan_article *article, size_t *count);

// The officials in the order of their first mention; NULL when `*count` is 0.
//
// ```c
// size_t count, office_count;
// const toasoan_official *officials = toasoan_article_officials(article, &count);
// const toasoan_office *offices = toasoan_article_offices(article, &office_count);
// for (size_t i = 0; i < count; i++) {
//     toasoan_str name = toasoan_article_slice(article, officials[i].name);
//     printf("%.*s\n", (int)name.len, name.ptr);
//     for (uint32_t k = 0; k < officials[i].office_count; k++) {
//         const toasoan_office *office = &offices[officials[i].first_office + k];
//         toasoan_str title = toasoan_article_slice(article, office->title);
//         printf("  %.*s\n", (int)title.len, title.ptr);
//     }
// }
// ```
const toasoan_official *toasoan_article_officials(const toasoan_article *article, size_t *count);

// The offices, those of one official side by side; NULL when `*count` is 0.
//
// ```c
// size_t count;
// const toasoan_office *offices = toasoan_article_offices(article, &count);
// for (size_t i = 0; i < count; i++)
//     if (offices[i].status == TOASOAN_OFFICE_FORMER)
//         puts("somebody's former office");
// ```
const toasoan_office *toasoan_article_offices(const toasoan_article *article, size_t *count);

// The mentions, those of one official side by side in reading order; NULL when `*count` is 0.
//
// ```c
// size_t count;
// const toasoan_mention *mentions = toasoan_article_mentions(article, &count);
// for (size_t i = 0; i < count; i++) {
//     toasoan_str mention = toasoan_article_slice(article, mentions[i].text);
//     printf("official %u: %.*s\n", (unsigned)mentions[i].official, (int)mention.len, mention.ptr);
// }
// ```
const toasoan_mention *toasoan_article_mentions(const toasoan_article *article, size_t *count);

// What was taken from the page, in the page's order; NULL when `*count` is 0.
//
// ```c
// size_t count;
// const toasoan_removed *removed = toasoan_article_removed(article, &count);
// for (size_t i = 0; i < count; i++) {
//     toasoan_str text = toasoan_article_slice(article, removed[i].text);
//     printf("%.*s: %.*s\n", (int)removed[i].rule.len, removed[i].rule.ptr, (int)text.len, text.ptr);
// }
// ```
const toasoan_removed *toasoan_article_removed(const toasoan_article *article, size_t *count);

// What is known of a page of HTML beside its text, as the page says and shows it; NULL when `*count` is 0.
//
// ```c
// size_t count;
// const toasoan_metadata *rows = toasoan_article_metadata(article, &count);
// for (size_t i = 0; i < count; i++)
//     if (rows[i].field == TOASOAN_METADATA_TAG) {
//         toasoan_str tag = toasoan_article_slice(article, rows[i].value);
//         printf("#%.*s\n", (int)tag.len, tag.ptr);
//     }
// ```
const toasoan_metadata *toasoan_article_metadata(const toasoan_article *article, size_t *count);

// The article as minimal, safe HTML: h1, h2, p, ul, blockquote, table and figure, without class, style and script, and with
// addresses of the web only.
//
// `flags` is a sum of toasoan_html_flag, or 0. `*out` is the HTML, or NULL on failure.
//
// ```c
// toasoan_buffer *html;
// if (toasoan_article_html(article, TOASOAN_HTML_LINKS | TOASOAN_HTML_EMPHASIS, &html) == TOASOAN_OK) {
//     toasoan_str text = toasoan_buffer_text(html);
//     fwrite(text.ptr, 1, text.len, stdout);
// }
// toasoan_buffer_free(html);
// ```
toasoan_status toasoan_article_html(const toasoan_article *article,
                                    uint32_t flags,
                                    toasoan_buffer **out);

// The article as JSON, as the program `toasoan article` prints it. `*out` is the JSON, or NULL on failure.
//
// ```c
// toasoan_buffer *json;
// if (toasoan_article_json(article, &json) == TOASOAN_OK) {
//     toasoan_str text = toasoan_buffer_text(json);
//     fwrite(text.ptr, 1, text.len, stdout);
// }
// toasoan_buffer_free(json);
// ```
toasoan_status toasoan_article_json(const toasoan_article *article, toasoan_buffer **out);

// The text of a buffer: UTF-8, except what toasoan_encode() made. It dies with the buffer.
//
// ```c
// toasoan_str none = toasoan_buffer_text(NULL); // empty
// printf("%zu bytes\n", none.len);
// ```
toasoan_str toasoan_buffer_text(const toasoan_buffer *buffer);

// Where a text that toasoan_normalize_with_map() made differs from its source, in order; NULL when `*count` is 0, as it is for
// all other buffers. Between the changes source and result are the same, byte for byte.
//
// ```c
// const char text[] = "Ông gìa";
// toasoan_processor *processor;
// toasoan_buffer *clean = NULL;
// size_t count;
// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK)
//     toasoan_normalize_with_map(processor, text, strlen(text), &clean);
// const toasoan_change *changes = toasoan_buffer_changes(clean, &count);
// for (size_t i = 0; i < count; i++)
//     printf("%.*s\n", (int)(changes[i].source.end - changes[i].source.start), text + changes[i].source.start);
// toasoan_buffer_free(clean);
// toasoan_processor_free(processor);
// ```
const toasoan_change *toasoan_buffer_changes(const toasoan_buffer *buffer,
                                             size_t *count);

// Where a byte offset into a text that toasoan_normalize_with_map() made stands in its source: for one inside a change, the
// start of what stood there. In all other buffers an offset stands for itself.
//
// ```c
// const char text[] = "Ông gìa nua";
// toasoan_processor *processor;
// toasoan_buffer *clean = NULL;
// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
//     && toasoan_normalize_with_map(processor, text, strlen(text), &clean) == TOASOAN_OK)
//     printf("%s\n", text + toasoan_buffer_to_source(clean, 10));
// toasoan_buffer_free(clean);
// toasoan_processor_free(processor);
// ```
uint32_t toasoan_buffer_to_source(const toasoan_buffer *buffer,
                                  uint32_t at);

// Frees a buffer.
//
// ```c
// toasoan_buffer_free(NULL); // does nothing
// ```
void toasoan_buffer_free(toasoan_buffer *buffer);

// The text in one spelling, in the processor's tone style and Unicode form. `*out` is the text, or NULL on failure.
//
// ```c
// const char text[] = "đựơc";
// toasoan_processor *processor;
// toasoan_buffer *clean = NULL;
// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
//     && toasoan_normalize(processor, text, strlen(text), &clean) == TOASOAN_OK)
//     printf("%.*s\n", (int)toasoan_buffer_text(clean).len, toasoan_buffer_text(clean).ptr);
// toasoan_buffer_free(clean);
// toasoan_processor_free(processor);
// ```
toasoan_status toasoan_normalize(const toasoan_processor *processor,
                                 const char *text,
                                 size_t len,
                                 toasoan_buffer **out);

// As toasoan_normalize(), and the places where the text differs from its source are noted: see toasoan_buffer_changes().
//
// The text must be UTF-8, also with TOASOAN_OPT_LOSSY. `*out` is the text, or NULL on failure.
//
// ```c
// const char text[] = "Ông gìa";
// toasoan_processor *processor;
// toasoan_buffer *clean = NULL;
// size_t count;
// if (toasoan_processor_new(NULL, &processor) == TOASOAN_OK
//     && toasoan_normalize_with_map(processor, text, strlen(text), &clean) == TOASOAN_OK
//     && toasoan_buffer_changes(clean, &count) != NULL)
//     printf("%zu changes\n", count);
// toasoan_buffer_free(clean);
// toasoan_processor_free(processor);
// ```
toasoan_status toasoan_normalize_with_map(const toasoan_processor *processor,
                                          const char *text,
                                          size_t len,
                                          toasoan_buffer **out);

// The text without diacritics: Đổi mới becomes Doi moi. `*out` is the text, or NULL on failure.
//
// ```c
// const char text[] = "Đổi mới";
// toasoan_buffer *plain;
// if (toasoan_fold(text, strlen(text), &plain) == TOASOAN_OK)
//     printf("%.*s\n", (int)toasoan_buffer_text(plain).len, toasoan_buffer_text(plain).ptr);
// toasoan_buffer_free(plain);
// ```
toasoan_status toasoan_fold(const char *text, size_t len, toasoan_buffer **out);

// The text as portals write it in an address: Đổi mới 2,3% becomes doi-moi-2-3. `*out` is the text, or NULL on failure.
//
// ```c
// const char text[] = "Đổi mới";
// toasoan_buffer *slug;
// if (toasoan_slug(text, strlen(text), &slug) == TOASOAN_OK)
//     printf("/%.*s.html\n", (int)toasoan_buffer_text(slug).len, toasoan_buffer_text(slug).ptr);
// toasoan_buffer_free(slug);
// ```
toasoan_status toasoan_slug(const char *text,
                            size_t len,
                            toasoan_buffer **out);

// The tokens of a text: syllables, figures, punctuation and the rest. White space is in none.
//
// Writes the first `capacity` of them to `tokens`, which may be NULL when `capacity` is 0, and the number of all to `*count`: when
// that is more than `capacity`, call again with more room. A text has at most as many tokens as bytes.
//
// ```c
// const char text[] = "Ngày 28/8, Hà Nội";
// toasoan_token tokens[32];
// size_t count;
// if (toasoan_syllables(text, strlen(text), tokens, 32, &count) == TOASOAN_OK)
//     for (size_t i = 0; i < count && i < 32; i++)
//         printf("%.*s\n", (int)(tokens[i].text.end - tokens[i].text.start), text + tokens[i].text.start);
// ```
toasoan_status toasoan_syllables(const char *text,
                                 size_t len,
                                 toasoan_token *tokens,
                                 size_t capacity,
                                 size_t *count);

// The name of a toasoan_token_kind in lower case, as the program prints it: static, NUL-terminated; empty for an unknown kind.
//
// ```c
// puts(toasoan_token_kind_name(TOASOAN_TOKEN_NUMBER)); // number
// ```
const char *toasoan_token_kind_name(uint32_t kind);

// How much a text looks like Vietnamese, with or without its diacritics, from 0 (not at all, or not UTF-8) to 1 (surely).
//
// ```c
// const char text[] = "Sang nay troi hung nang o nhieu noi";
// if (toasoan_is_vietnamese(text, strlen(text)) > 0.5)
//     puts("Vietnamese");
// ```
float toasoan_is_vietnamese(const char *text,
                            size_t len);

// 1 when the text is one well-formed Vietnamese syllable, and `*out`, which may be NULL, is its parts; else 0, and `*out` is all
// zero.
//
// Any case, composed or decomposed, in the old or the new style. A foreign word, a stop coda without sắc or nặng (hoc) and a tone
// mark on the wrong vowel (gìa) are none.
//
// ```c
// const char text[] = "khỏe";
// toasoan_syllable syllable;
// if (toasoan_syllable_parse(text, strlen(text), &syllable) && syllable.tone == TOASOAN_TONE_HOOK)
//     puts("a syllable with hỏi");
// ```
int32_t toasoan_syllable_parse(const char *text,
                               size_t len,
                               toasoan_syllable *out);

// The syllable that the text spells in another tone and style, in lower case and composed.
//
// `tone` is a toasoan_tone, or -1 for its own; `style` is a toasoan_tone_style. `*out` is the text, or NULL on failure:
// TOASOAN_ERR_ARGUMENT when the text is no syllable (see toasoan_syllable_parse()) or has no such tone.
//
// ```c
// const char text[] = "hoa";
// toasoan_buffer *spelled;
// if (toasoan_syllable_spell(text, strlen(text), TOASOAN_TONE_GRAVE, TOASOAN_STYLE_OLD, &spelled) == TOASOAN_OK)
//     printf("%.*s\n", (int)toasoan_buffer_text(spelled).len, toasoan_buffer_text(spelled).ptr); // hòa
// toasoan_buffer_free(spelled);
// ```
toasoan_status toasoan_syllable_spell(const char *text, size_t len, int32_t tone, int32_t style, toasoan_buffer **out);

// Every syllable that the rules allow, one a line, in the old style. `*out` is the lines, or NULL on failure.
//
// ```c
// toasoan_buffer *all;
// if (toasoan_syllable_all(&all) == TOASOAN_OK)
//     printf("%zu bytes of syllables\n", toasoan_buffer_text(all).len);
// toasoan_buffer_free(all);
// ```
toasoan_status toasoan_syllable_all(toasoan_buffer **out);

// The tone that a combining mark writes (U+0300, U+0301, U+0303, U+0309, U+0323, U+0340, U+0341), given as a code point: a
// toasoan_tone, TOASOAN_TONE_LEVEL for every other code point.
//
// ```c
// if (toasoan_tone_from_mark(0x323) == TOASOAN_TONE_DOT)
//     puts("nặng");
// ```
int32_t toasoan_tone_from_mark(uint32_t mark);

// The name of a toasoan_encoding, such as windows-1258: static, NUL-terminated; empty for an unknown one.
//
// ```c
// puts(toasoan_encoding_name(TOASOAN_ENCODING_WINDOWS_1258));
// ```
const char *toasoan_encoding_name(int32_t encoding);

// The toasoan_encoding that a name means: its own, or another in use (abc, .VnTime, cp1258 and the like); TOASOAN_ENCODING_UNKNOWN
// for any other. Case, spaces, `-` and `_` do not count.
//
// ```c
// const char name[] = "TCVN-5712";
// if (toasoan_encoding_from_name(name, strlen(name)) == TOASOAN_ENCODING_TCVN3)
//     puts("an old font");
// ```
int32_t toasoan_encoding_from_name(const char *name,
                                   size_t len);

// The encoding that bytes are in, by how Vietnamese they read in it: a toasoan_encoding, TOASOAN_ENCODING_UNKNOWN when none fits.
//
// `*confidence`, which may be NULL, says how sure it is, from 0 to 1. It is 1 for a byte order mark and for well-formed UTF-8, and
// lower where there are few words.
//
// ```c
// const char bytes[] = "Vi\xD6t Nam ph\xB8t tri\xD3n";
// float confidence;
// if (toasoan_detect(bytes, strlen(bytes), &confidence) == TOASOAN_ENCODING_TCVN3)
//     printf("an old font, %.0f %% sure\n", 100 * confidence);
// ```
int32_t toasoan_detect(const char *bytes,
                       size_t len,
                       float *confidence);

// Bytes in an encoding as UTF-8; with TOASOAN_ENCODING_UNKNOWN in the one that toasoan_detect() finds, or in UTF-8.
//
// What the encoding has no meaning for becomes U+FFFD and is counted in `*undecodable`, which may be NULL. `*out` is the text,
// or NULL on failure.
//
// ```c
// const char bytes[] = "Vi\xD6t Nam";
// size_t undecodable;
// toasoan_buffer *text;
// if (toasoan_decode(TOASOAN_ENCODING_TCVN3, bytes, strlen(bytes), &undecodable, &text) == TOASOAN_OK)
//     printf("%.*s\n", (int)toasoan_buffer_text(text).len, toasoan_buffer_text(text).ptr);
// toasoan_buffer_free(text);
// ```
toasoan_status toasoan_decode(int32_t encoding,
                              const char *bytes,
                              size_t len,
                              size_t *undecodable,
                              toasoan_buffer **out);

// The text with what was decoded in the wrong charset put right: tiáº¿ng Viá»‡t becomes tiếng Việt, ViÖt Nam becomes Việt Nam.
// What is right already stays. `*out` is the text, or NULL on failure.
//
// ```c
// const char text[] = "tiáº¿ng Viá»‡t";
// toasoan_buffer *right;
// if (toasoan_repair_mojibake(text, strlen(text), &right) == TOASOAN_OK)
//     printf("%.*s\n", (int)toasoan_buffer_text(right).len, toasoan_buffer_text(right).ptr);
// toasoan_buffer_free(right);
// ```
toasoan_status toasoan_repair_mojibake(const char *text,
                                       size_t len,
                                       toasoan_buffer **out);

// UTF-8 text in an encoding, without a byte order mark; `*out` is the bytes, or NULL on failure.
//
// `replacement` is UTF-8 text of at most 64 bytes that stands for each letter that the encoding cannot hold, and that it must be
// able to hold itself; when it is NULL, such a letter gives TOASOAN_ERR_UNENCODABLE. TCVN3 has no capitals with a tone: with a
// replacement the small letter stands in for them.
//
// ```c
// const char text[] = "Việt Nam";
// toasoan_buffer *bytes;
// if (toasoan_encode(TOASOAN_ENCODING_VIQR, text, strlen(text), "?", 1, &bytes) == TOASOAN_OK)
//     fwrite(toasoan_buffer_text(bytes).ptr, 1, toasoan_buffer_text(bytes).len, stdout);
// toasoan_buffer_free(bytes);
// ```
toasoan_status toasoan_encode(int32_t encoding,
                              const char *text,
                              size_t len,
                              const char *replacement,
                              size_t replacement_len,
                              toasoan_buffer **out);

// Which letter of a text an encoding cannot hold, and where, in one English sentence; empty when it can hold all. `*out` is the
// sentence, or NULL on failure.
//
// ```c
// const char text[] = "Việt Nam 越南";
// toasoan_buffer *problem;
// if (toasoan_encode_problem(TOASOAN_ENCODING_VISCII, text, strlen(text), &problem) == TOASOAN_OK)
//     printf("%.*s\n", (int)toasoan_buffer_text(problem).len, toasoan_buffer_text(problem).ptr);
// toasoan_buffer_free(problem);
// ```
toasoan_status toasoan_encode_problem(int32_t encoding,
                                      const char *text,
                                      size_t len,
                                      toasoan_buffer **out);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* TOASOAN_H */
