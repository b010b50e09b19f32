/* The binary interface on machines with 64-bit pointers: what is compiled into a program that uses toasoan.h. A change that fails
 * here needs another TOASOAN_ABI_VERSION, unless it adds at the end of an enum. C11, and C++11 as well. */
#include <assert.h>
#include <stddef.h>
#include <toasoan.h>

#define SIZE(type, size) static_assert(sizeof(type) == (size), "size of " #type)
#define AT(type, field, offset) static_assert(offsetof(type, field) == (offset), "offset of " #type "." #field)
#define IS(name, number) static_assert((name) == (number), "number of " #name)

SIZE(toasoan_str, 16);
AT(toasoan_str, ptr, 0);
AT(toasoan_str, len, 8);

SIZE(toasoan_span, 8);
AT(toasoan_span, start, 0);
AT(toasoan_span, end, 4);

SIZE(toasoan_block, 20);
AT(toasoan_block, kind, 0);
AT(toasoan_block, text, 4);
AT(toasoan_block, source, 12);

SIZE(toasoan_caption, 48);
AT(toasoan_caption, block, 0);
AT(toasoan_caption, text, 4);
AT(toasoan_caption, credit, 12);
AT(toasoan_caption, alt, 20);
AT(toasoan_caption, alt_restored, 28);
AT(toasoan_caption, alt_confidence, 36);
AT(toasoan_caption, image, 40);

SIZE(toasoan_official, 24);
AT(toasoan_official, name, 0);
AT(toasoan_official, first_office, 8);
AT(toasoan_official, office_count, 12);
AT(toasoan_official, first_mention, 16);
AT(toasoan_official, mention_count, 20);

SIZE(toasoan_office, 20);
AT(toasoan_office, title, 0);
AT(toasoan_office, organization, 8);
AT(toasoan_office, status, 16);

SIZE(toasoan_mention, 20);
AT(toasoan_mention, official, 0);
AT(toasoan_mention, block, 4);
AT(toasoan_mention, kind, 8);
AT(toasoan_mention, text, 12);

SIZE(toasoan_removed, 32);
AT(toasoan_removed, rule, 0);
AT(toasoan_removed, text, 16);
AT(toasoan_removed, source, 24);

SIZE(toasoan_metadata, 20);
AT(toasoan_metadata, field, 0);
AT(toasoan_metadata, value, 4);
AT(toasoan_metadata, provenance, 12);
AT(toasoan_metadata, shown, 16);

SIZE(toasoan_change, 16);
AT(toasoan_change, source, 0);
AT(toasoan_change, result, 8);

SIZE(toasoan_syllable, 20);
AT(toasoan_syllable, onset, 0);
AT(toasoan_syllable, glide, 4);
AT(toasoan_syllable, nucleus, 8);
AT(toasoan_syllable, coda, 12);
AT(toasoan_syllable, tone, 16);

SIZE(toasoan_token, 12);
AT(toasoan_token, text, 0);
AT(toasoan_token, kind, 8);

SIZE(toasoan_status, 4);
IS(TOASOAN_OK, 0);
IS(TOASOAN_ERR_ARGUMENT, 1);
IS(TOASOAN_ERR_UTF8, 2);
IS(TOASOAN_ERR_TOO_LONG, 3);
IS(TOASOAN_ERR_INTERNAL, 4);
IS(TOASOAN_ERR_UNENCODABLE, 5);

IS(TOASOAN_OPT_MAX_INPUT, 1);
IS(TOASOAN_OPT_LOSSY, 2);
IS(TOASOAN_OPT_TONE, 3);
IS(TOASOAN_OPT_FORM, 4);
IS(TOASOAN_OPT_SPACES, 5);
IS(TOASOAN_OPT_REPAIRS, 6);
IS(TOASOAN_OPT_BOILERPLATE, 64);
IS(TOASOAN_OPT_TITLES, 65);
IS(TOASOAN_OPT_RULES, 66);
IS(TOASOAN_OPT_ORGANIZATIONS, 67);
IS(TOASOAN_OPT_BODY_SELECTORS, 68);

IS(TOASOAN_KIND_TITLE, 1);
IS(TOASOAN_KIND_LEAD, 2);
IS(TOASOAN_KIND_PARAGRAPH, 3);
IS(TOASOAN_KIND_HEADING, 4);
IS(TOASOAN_KIND_CAPTION, 5);
IS(TOASOAN_KIND_QUOTE, 6);
IS(TOASOAN_KIND_BYLINE, 7);
IS(TOASOAN_KIND_LIST_ITEM, 8);
IS(TOASOAN_KIND_TABLE, 9);

IS(TOASOAN_OFFICE_CURRENT, 1);
IS(TOASOAN_OFFICE_FORMER, 2);
IS(TOASOAN_OFFICE_ACTING, 3);
IS(TOASOAN_OFFICE_INCOMING, 4);

IS(TOASOAN_MENTION_FULL, 1);
IS(TOASOAN_MENTION_SHORT, 2);
IS(TOASOAN_MENTION_TITLE, 3);
IS(TOASOAN_MENTION_PRONOUN, 4);

IS(TOASOAN_TOKEN_SYLLABLE, 0);
IS(TOASOAN_TOKEN_FOREIGN, 1);
IS(TOASOAN_TOKEN_ABBREVIATION, 2);
IS(TOASOAN_TOKEN_NUMBER, 3);
IS(TOASOAN_TOKEN_URL, 4);
IS(TOASOAN_TOKEN_EMAIL, 5);
IS(TOASOAN_TOKEN_PUNCTUATION, 6);
IS(TOASOAN_TOKEN_SYMBOL, 7);

IS(TOASOAN_METADATA_TITLE, 1);
IS(TOASOAN_METADATA_LEAD, 2);
IS(TOASOAN_METADATA_AUTHOR, 3);
IS(TOASOAN_METADATA_PUBLISHED, 4);
IS(TOASOAN_METADATA_MODIFIED, 5);
IS(TOASOAN_METADATA_SITE, 6);
IS(TOASOAN_METADATA_SECTION, 7);
IS(TOASOAN_METADATA_TAG, 8);
IS(TOASOAN_METADATA_CANONICAL, 9);
IS(TOASOAN_METADATA_IMAGE, 10);

IS(TOASOAN_FROM_PAGE, 1);
IS(TOASOAN_FROM_JSON_LD, 2);
IS(TOASOAN_FROM_OPEN_GRAPH, 3);
IS(TOASOAN_FROM_META, 4);
IS(TOASOAN_FROM_TIME, 5);
IS(TOASOAN_FROM_TITLE, 6);
IS(TOASOAN_FROM_LINK, 7);
IS(TOASOAN_FROM_ADDRESS, 8);

IS(TOASOAN_HTML_LINKS, 1);
IS(TOASOAN_HTML_EMPHASIS, 2);

IS(TOASOAN_ONSET_NONE, 0);
IS(TOASOAN_ONSET_B, 1);
IS(TOASOAN_ONSET_C, 2);
IS(TOASOAN_ONSET_CH, 3);
IS(TOASOAN_ONSET_D, 4);
IS(TOASOAN_ONSET_D_STROKE, 5);
IS(TOASOAN_ONSET_G, 6);
IS(TOASOAN_ONSET_GI, 7);
IS(TOASOAN_ONSET_H, 8);
IS(TOASOAN_ONSET_KH, 9);
IS(TOASOAN_ONSET_L, 10);
IS(TOASOAN_ONSET_M, 11);
IS(TOASOAN_ONSET_N, 12);
IS(TOASOAN_ONSET_NG, 13);
IS(TOASOAN_ONSET_NH, 14);
IS(TOASOAN_ONSET_P, 15);
IS(TOASOAN_ONSET_PH, 16);
IS(TOASOAN_ONSET_Q, 17);
IS(TOASOAN_ONSET_R, 18);
IS(TOASOAN_ONSET_S, 19);
IS(TOASOAN_ONSET_T, 20);
IS(TOASOAN_ONSET_TH, 21);
IS(TOASOAN_ONSET_TR, 22);
IS(TOASOAN_ONSET_V, 23);
IS(TOASOAN_ONSET_X, 24);

IS(TOASOAN_GLIDE_NONE, 0);
IS(TOASOAN_GLIDE_ROUNDED, 1);

IS(TOASOAN_NUCLEUS_A, 0);
IS(TOASOAN_NUCLEUS_A_BREVE, 1);
IS(TOASOAN_NUCLEUS_A_CIRCUMFLEX, 2);
IS(TOASOAN_NUCLEUS_E, 3);
IS(TOASOAN_NUCLEUS_E_CIRCUMFLEX, 4);
IS(TOASOAN_NUCLEUS_I, 5);
IS(TOASOAN_NUCLEUS_O, 6);
IS(TOASOAN_NUCLEUS_O_CIRCUMFLEX, 7);
IS(TOASOAN_NUCLEUS_O_HORN, 8);
IS(TOASOAN_NUCLEUS_U, 9);
IS(TOASOAN_NUCLEUS_U_HORN, 10);
IS(TOASOAN_NUCLEUS_Y, 11);
IS(TOASOAN_NUCLEUS_O_LONG, 12);
IS(TOASOAN_NUCLEUS_IE, 13);
IS(TOASOAN_NUCLEUS_UO, 14);
IS(TOASOAN_NUCLEUS_UO_HORN, 15);

IS(TOASOAN_CODA_NONE, 0);
IS(TOASOAN_CODA_I, 1);
IS(TOASOAN_CODA_Y, 2);
IS(TOASOAN_CODA_O, 3);
IS(TOASOAN_CODA_U, 4);
IS(TOASOAN_CODA_M, 5);
IS(TOASOAN_CODA_N, 6);
IS(TOASOAN_CODA_NG, 7);
IS(TOASOAN_CODA_NH, 8);
IS(TOASOAN_CODA_P, 9);
IS(TOASOAN_CODA_T, 10);
IS(TOASOAN_CODA_C, 11);
IS(TOASOAN_CODA_CH, 12);

IS(TOASOAN_TONE_LEVEL, 0);
IS(TOASOAN_TONE_GRAVE, 1);
IS(TOASOAN_TONE_ACUTE, 2);
IS(TOASOAN_TONE_HOOK, 3);
IS(TOASOAN_TONE_TILDE, 4);
IS(TOASOAN_TONE_DOT, 5);

IS(TOASOAN_STYLE_KEEP, 0);
IS(TOASOAN_STYLE_OLD, 1);
IS(TOASOAN_STYLE_NEW, 2);

IS(TOASOAN_ENCODING_UNKNOWN, 0);
IS(TOASOAN_ENCODING_UTF8, 1);
IS(TOASOAN_ENCODING_UTF16LE, 2);
IS(TOASOAN_ENCODING_UTF16BE, 3);
IS(TOASOAN_ENCODING_TCVN3, 4);
IS(TOASOAN_ENCODING_TCVN3_CAPITALS, 5);
IS(TOASOAN_ENCODING_VNI, 6);
IS(TOASOAN_ENCODING_VISCII, 7);
IS(TOASOAN_ENCODING_VPS, 8);
IS(TOASOAN_ENCODING_VIQR, 9);
IS(TOASOAN_ENCODING_WINDOWS_1258, 10);

int main(void) {
    return 0;
}
