/* Runs the detectors of patterns for detect_bench.py. Reads texts from standard input, each as its
 * length in bytes, a line feed and its bytes; writes for each a line of "start:end:kind" items.
 * With a number of rounds as argument it scans all of them so often and writes MB per second. */
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/detect.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void print_candidates(emic_slice text, emic_arena *arena)
{
    emic_token_list tokens;
    emic_candidate_list list;
    emic_token_list_load(&tokens, text, arena);
    emic_detect(text, &tokens, arena, &list);
    for (size_t i = 0; i < list.count; i++)
        printf("%s%u:%u:%s", i > 0 ? " " : "", list.items[i].span.start, list.items[i].span.end,
               emic_candidate_kind_name(list.items[i].kind));
    putchar('\n');
}

/* Of processor time, which others on the machine do not change. */
static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* All texts as one, `rounds` times, in pieces of the size of an interview. */
static void print_speed(emic_slice text, int rounds, emic_arena *arena)
{
    enum { PIECE = 64 * 1024 };
    emic_token_list tokens;
    emic_candidate_list list;
    size_t found = 0, bytes = 0;
    double start = seconds(), tokenized = 0;
    for (int i = 0; i < rounds; i++) {
        for (size_t at = 0, end; at < text.length; at = end) {
            for (end = at + PIECE; end < text.length && text.data[end] != '\n'; end++)
                ;
            end = end < text.length ? end : text.length;
            emic_slice piece = {text.data + at, end - at};
            double middle = seconds();
            emic_arena_reset(arena);
            emic_token_list_load(&tokens, piece, arena);
            tokenized += seconds() - middle;
            emic_detect(piece, &tokens, arena, &list);
            found += list.count;
            bytes += piece.length;
        }
    }
    double all = 1e-6 * (double)bytes;
    printf("%.1f %.1f %zu\n", all / (seconds() - start), all / tokenized, found);
}

int main(int argc, char **argv)
{
    emic_arena *arena = emic_arena_open(), *scratch = emic_arena_open();
    emic_strbuf all = {0};
    size_t length;
    while (scanf("%zu%*c", &length) == 1) {
        char *text = emic_arena_alloc(arena, length + 1);
        if (fread(text, 1, length, stdin) != length ||
            !emic_utf8_valid((emic_slice){text, length}, NULL))
            return EXIT_FAILURE;
        if (argc == 1)
            print_candidates((emic_slice){text, length}, arena);
        else
            emic_strbuf_add(&all, (emic_slice){text, length});
        emic_strbuf_putc(&all, '\n');
    }
    if (argc > 1)
        print_speed(emic_strbuf_slice(&all), atoi(argv[1]), scratch);
    emic_strbuf_close(&all);
    emic_arena_close(arena);
    emic_arena_close(scratch);
    return EXIT_SUCCESS;
}
