/* How long a page takes from the call to the article, by its flat arrays and as JSON: timing FILE. The best of many
 * rounds by turns, so that what else the machine does counts little. */
#define _POSIX_C_SOURCE 199309L
#include <stdio.h>
#include <time.h>
#include <toasoan.h>

enum { ROUNDS = 25, CALLS = 20, LIMIT = 1 << 20 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return 1e6 * (double)time.tv_sec + 1e-3 * (double)time.tv_nsec;
}

/* Looks at every row, so that nothing is left out. */
static size_t walk(const toasoan_article *article) {
    size_t count, i, bytes = 0;
    const toasoan_block *blocks = toasoan_article_blocks(article, &count);
    for (i = 0; i < count; i++)
        bytes += toasoan_article_slice(article, blocks[i].text).len;
    const toasoan_caption *captions = toasoan_article_captions(article, &count);
    for (i = 0; i < count; i++)
        bytes += toasoan_article_slice(article, captions[i].text).len;
    const toasoan_mention *mentions = toasoan_article_mentions(article, &count);
    for (i = 0; i < count; i++)
        bytes += toasoan_article_slice(article, mentions[i].text).len;
    return bytes;
}

static size_t run(const toasoan_processor *processor, const char *page, size_t len, int json) {
    toasoan_article *article;
    toasoan_buffer *buffer = NULL;
    size_t bytes = 0;
    if (toasoan_article_from_text(processor, page, len, &article) == TOASOAN_OK) {
        if (!json)
            bytes = walk(article);
        else if (toasoan_article_json(article, &buffer) == TOASOAN_OK)
            bytes = toasoan_buffer_text(buffer).len;
    }
    toasoan_buffer_free(buffer);
    toasoan_article_free(article);
    return bytes;
}

int main(int argc, char **argv) {
    static char page[LIMIT];
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t len = file ? fread(page, 1, LIMIT, file) : 0;
    toasoan_processor *processor;
    double took[2];
    int json, round, i;
    if (!file || toasoan_processor_new(NULL, &processor) != TOASOAN_OK)
        return 2;
    fclose(file);
    took[0] = took[1] = 1e9;
    for (round = 0; round < ROUNDS; round++) {
        for (json = 0; json < 2; json++) {
            double start = now(), each;
            for (i = 0; i < CALLS; i++)
                if (run(processor, page, len, json) == 0)
                    return 1;
            each = (now() - start) / CALLS;
            took[json] = each < took[json] ? each : took[json];
        }
    }
    toasoan_processor_free(processor);
    printf("c: %.0f us by arrays, %.0f us to JSON (not parsed)\n", took[0], took[1]);
    return 0;
}
