/* Prints what an article says of a page of text, or of HTML by its name: article FILE. C99, and C++ as well. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <toasoan.h>

/* A file's bytes; NULL when it cannot be read. free() them. */
static char *read_file(const char *path, size_t *len) {
    size_t capacity = 1 << 16;
    char *bytes = (char *)malloc(capacity);
    FILE *file = bytes ? fopen(path, "rb") : NULL;
    if (!file) {
        free(bytes);
        return NULL;
    }
    *len = 0;
    for (;;) {
        size_t got = fread(bytes + *len, 1, capacity - *len, file);
        if (got == 0)
            break;
        *len += got;
        if (*len == capacity) {
            char *more = (char *)realloc(bytes, capacity *= 2);
            if (!more)
                break;
            bytes = more;
        }
    }
    if (ferror(file) || !feof(file)) {
        free(bytes);
        bytes = NULL;
    }
    fclose(file);
    return bytes;
}

static int is_html(const char *path) {
    size_t len = strlen(path);
    return len > 5 && strcmp(path + len - 5, ".html") == 0;
}

static void print(const char *before, const toasoan_article *article, toasoan_span span) {
    toasoan_str text = toasoan_article_slice(article, span);
    printf("%s%.*s", before, (int)text.len, text.ptr);
}

static void print_captions(const toasoan_article *article) {
    size_t count, i;
    const toasoan_caption *captions = toasoan_article_captions(article, &count);
    for (i = 0; i < count; i++) {
        print("caption: ", article, captions[i].text);
        print(" [", article, captions[i].credit);
        puts("]");
    }
}

static void print_officials(const toasoan_article *article) {
    size_t count, i;
    uint32_t k;
    const toasoan_official *officials = toasoan_article_officials(article, &count);
    const toasoan_office *offices = toasoan_article_offices(article, &i);
    const toasoan_mention *mentions = toasoan_article_mentions(article, &i);
    for (i = 0; i < count; i++) {
        print("official: ", article, officials[i].name);
        for (k = 0; k < officials[i].office_count; k++) {
            const toasoan_office *office = &offices[officials[i].first_office + k];
            print(k == 0 ? ": " : "; ", article, office->title);
            if (office->organization.end > 0)
                print(", ", article, office->organization);
            if (office->status == TOASOAN_OFFICE_FORMER)
                printf(" (former)");
        }
        for (k = 0; k < officials[i].mention_count; k++)
            print("\n  named: ", article, mentions[officials[i].first_mention + k].text);
        puts("");
    }
}

static void print_dateline(const toasoan_article *article) {
    toasoan_str dateline = toasoan_article_slice(article, toasoan_article_dateline(article));
    /* The span reaches up to the lead's first word. */
    while (dateline.len > 0 && strchr(" \n", dateline.ptr[dateline.len - 1]))
        dateline.len--;
    if (dateline.len > 0)
        printf("dateline: %.*s\n", (int)dateline.len, dateline.ptr);
}

static void print_metadata(const toasoan_article *article) {
    static const char *const fields[] = {"",     "title",   "lead", "author",    "published", "modified",
                                         "site", "section", "tag",  "canonical", "image"};
    static const char *const provenances[] = {"", "page", "json-ld", "open-graph", "meta", "time", "title", "link", "address"};
    size_t count, i;
    const toasoan_metadata *rows = toasoan_article_metadata(article, &count);
    for (i = 0; i < count; i++) {
        /* A library that is newer than this program may have more of both. */
        const uint32_t field = rows[i].field, provenance = rows[i].provenance;
        if (field >= sizeof fields / sizeof *fields)
            continue;
        printf("%s", fields[field]);
        print(": ", article, rows[i].value);
        printf(" (%s", provenance < sizeof provenances / sizeof *provenances ? provenances[provenance] : "elsewhere");
        puts(rows[i].shown ? ", shown)" : ")");
    }
}

static int fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    return 1;
}

int main(int argc, char **argv) {
    toasoan_options *options = NULL;
    toasoan_processor *processor = NULL;
    toasoan_article *article = NULL;
    toasoan_status status;
    char *page;
    size_t len;

    if (argc != 2)
        return fail("article", "give one file"), 2;
    page = read_file(argv[1], &len);
    if (!page)
        return fail(argv[1], "cannot be read");

    options = toasoan_options_new();
    status = toasoan_options_set(options, TOASOAN_OPT_TONE, 1);
    if (status == TOASOAN_OK)
        status = toasoan_processor_new(options, &processor);
    toasoan_options_free(options);
    if (status == TOASOAN_OK)
        status = is_html(argv[1]) ? toasoan_article_from_html(processor, page, len, &article)
                                  : toasoan_article_from_text(processor, page, len, &article);
    toasoan_processor_free(processor);
    free(page);
    if (status != TOASOAN_OK)
        return fail(argv[1], toasoan_status_message(status));

    printf("title: %.*s\n", (int)toasoan_article_title(article).len, toasoan_article_title(article).ptr);
    print_dateline(article);
    print_captions(article);
    print_officials(article);
    print_metadata(article);
    toasoan_article_free(article);
    return 0;
}
