/* How long a page takes from the call to the article, by its flat arrays and as JSON, and how much more two threads do that share
 * the processor: timing FILE. The best of many rounds by turns, so that what else the machine does counts little. */
#define _POSIX_C_SOURCE 199309L
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <toasoan.h>

enum { ROUNDS = 25, CALLS = 20, LIMIT = 1 << 20 };

struct job {
    const toasoan_processor *processor;
    const char *page;
    size_t len;
    int json;
};

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

static size_t run(const struct job *job) {
    toasoan_article *article;
    toasoan_buffer *buffer = NULL;
    size_t bytes = 0;
    if (toasoan_article_from_text(job->processor, job->page, job->len, &article) == TOASOAN_OK) {
        if (!job->json)
            bytes = walk(article);
        else if (toasoan_article_json(article, &buffer) == TOASOAN_OK)
            bytes = toasoan_buffer_text(buffer).len;
    }
    toasoan_buffer_free(buffer);
    toasoan_article_free(article);
    return bytes;
}

/* All the calls of a round; NULL when one failed. */
static void *work(void *argument) {
    int i;
    for (i = 0; i < CALLS; i++)
        if (run((const struct job *)argument) == 0)
            return NULL;
    return argument;
}

/* What a page takes with so many threads at once; negative when one failed. */
static double round_of(int threads, struct job *job) {
    pthread_t started[2];
    void *done = job;
    double start = now();
    int i;
    for (i = 0; i < threads; i++)
        if (pthread_create(&started[i], NULL, work, job) != 0)
            return -1;
    for (i = 0; i < threads; i++) {
        void *result;
        pthread_join(started[i], &result);
        done = result ? done : NULL;
    }
    return done ? (now() - start) / CALLS / threads : -1;
}

int main(int argc, char **argv) {
    static char page[LIMIT];
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t len = file ? fread(page, 1, LIMIT, file) : 0;
    toasoan_processor *processor;
    double best[3] = {1e9, 1e9, 1e9};
    int round, i;
    if (!file || toasoan_processor_new(NULL, &processor) != TOASOAN_OK)
        return 2;
    fclose(file);
    for (round = 0; round < ROUNDS; round++) {
        for (i = 0; i < 3; i++) {
            struct job job = {processor, page, len, i == 1};
            double took = round_of(i == 2 ? 2 : 1, &job);
            if (took < 0)
                return 1;
            best[i] = took < best[i] ? took : best[i];
        }
    }
    toasoan_processor_free(processor);
    printf("c: %.0f us by arrays, %.0f us to JSON (not parsed); two threads do %.2f times the work of one\n", best[0], best[1],
           best[0] / best[2]);
    return 0;
}
