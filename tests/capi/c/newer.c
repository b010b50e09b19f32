/* Stands in for a newer library: this one, with a number that no header has in the last row of every array that has numbers.
 * It is loaded in the place of the library (TOASOAN_LIBRARY) or in front of it (LD_PRELOAD). */
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <toasoan.h>

#define NEW 1000

static void *library(void) {
    void *handle = dlopen("libtoasoan.so.0", RTLD_LAZY);
    if (!handle)
        abort();
    return handle;
}

/* The array of the library with the last row's number changed, in a copy that nobody frees. */
#define NEWER(row, function, number)                                                                                           \
    const row *function(const toasoan_article *article, size_t *count) {                                                       \
        const row *(*get)(const toasoan_article *, size_t *);                                                                  \
        const row *rows;                                                                                                       \
        row *copy;                                                                                                             \
        *(void **)&get = dlsym(library(), #function);                                                                          \
        rows = get(article, count);                                                                                            \
        if (*count == 0)                                                                                                       \
            return rows;                                                                                                       \
        copy = malloc(*count * sizeof *copy);                                                                                  \
        if (!copy)                                                                                                             \
            abort();                                                                                                           \
        memcpy(copy, rows, *count * sizeof *copy);                                                                             \
        copy[*count - 1].number = NEW;                                                                                         \
        return copy;                                                                                                           \
    }

NEWER(toasoan_block, toasoan_article_blocks, kind)
NEWER(toasoan_office, toasoan_article_offices, status)
NEWER(toasoan_mention, toasoan_article_mentions, kind)

/* Two rows: a field that nobody knows, and a known one from a place that nobody knows. */
const toasoan_metadata *toasoan_article_metadata(const toasoan_article *article, size_t *count) {
    static toasoan_metadata rows[2];
    rows[0].field = NEW;
    rows[0].provenance = TOASOAN_FROM_PAGE;
    rows[1].field = TOASOAN_METADATA_TITLE;
    rows[1].provenance = NEW;
    (void)article;
    *count = 2;
    return rows;
}
