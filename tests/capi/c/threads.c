/* Eight threads make articles of one page with one processor: threads FILE. Says whether all came out alike. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <toasoan.h>

enum { THREADS = 8, ROUNDS = 4, LIMIT = 1 << 20 };

struct job {
    const toasoan_processor *processor;
    const char *page;
    size_t len;
    toasoan_buffer *json;
};

static void *work(void *argument) {
    struct job *job = (struct job *)argument;
    int round;
    for (round = 0; round < ROUNDS; round++) {
        toasoan_article *article;
        toasoan_buffer_free(job->json);
        job->json = NULL;
        if (toasoan_article_from_text(job->processor, job->page, job->len, &article) == TOASOAN_OK)
            toasoan_article_json(article, &job->json);
        toasoan_article_free(article);
    }
    return NULL;
}

int main(int argc, char **argv) {
    static char page[LIMIT];
    struct job jobs[THREADS];
    pthread_t threads[THREADS];
    toasoan_processor *processor;
    toasoan_str first;
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t len = file ? fread(page, 1, LIMIT, file) : 0;
    int i, alike = 1;
    if (!file || toasoan_processor_new(NULL, &processor) != TOASOAN_OK)
        return 2;
    fclose(file);
    /* The library builds its tables once, on first use, behind atomics that helgrind cannot see through: use them all once. */
    jobs[0].processor = processor;
    jobs[0].page = page;
    jobs[0].len = len;
    jobs[0].json = NULL;
    work(&jobs[0]);
    toasoan_buffer_free(jobs[0].json);
    for (i = 0; i < THREADS; i++) {
        jobs[i].processor = processor;
        jobs[i].page = page;
        jobs[i].len = len;
        jobs[i].json = NULL;
        if (pthread_create(&threads[i], NULL, work, &jobs[i]) != 0)
            return 2;
    }
    for (i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    first = toasoan_buffer_text(jobs[0].json);
    for (i = 0; i < THREADS; i++) {
        toasoan_str text = toasoan_buffer_text(jobs[i].json);
        alike = alike && text.len > 0 && text.len == first.len && memcmp(text.ptr, first.ptr, text.len) == 0;
    }
    for (i = 0; i < THREADS; i++)
        toasoan_buffer_free(jobs[i].json);
    toasoan_processor_free(processor);
    puts(alike ? "all alike" : "not alike");
    return !alike;
}
