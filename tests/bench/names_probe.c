/* Runs the detector of names for names_bench.py. Reads texts from standard input, each as its
 * length in bytes, a line feed and its bytes; writes for each a line of "start:end:kind:score"
 * items, and then the ranked list of all, a line "score count small kind words" each. The first
 * argument is "list" or "exhaustive", or a number of rounds: then patterns and names are looked for
 * so often in all texts, and MB per second are written. */
#include "base/strbuf.h"
#include "base/text.h"
#include "privacy/candidate_rank.h"
#include "privacy/detect_name.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct text_list {
    emic_candidate_text *items;
    size_t count, capacity;
} text_list;

static void detect(emic_candidate_text *text, bool exhaustive, emic_arena *arena)
{
    emic_arena *scratch = emic_arena_open();
    emic_token_list tokens;
    emic_candidate_list found, *kept = emic_arena_alloc(arena, sizeof *kept);
    emic_token_list_load(&tokens, text->text, scratch);
    emic_detect_names(text->text, &tokens, emic_gazetteer_load(), exhaustive, scratch, &found);
    for (size_t i = 0; i < found.count; i++)
        *EMIC_PUSH(arena, kept) = found.items[i];
    emic_arena_close(scratch);
    text->candidates = kept;
}

static void print_text(const emic_candidate_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const emic_candidate *item = &list->items[i];
        printf("%s%u:%u:%s:%d", i > 0 ? " " : "", item->span.start, item->span.end,
               emic_candidate_kind_name(item->kind), item->score);
    }
    putchar('\n');
}

static void print_list(const text_list *texts, bool exhaustive, emic_arena *arena)
{
    emic_ranked_list list;
    for (size_t i = 0; i < texts->count; i++) {
        detect(&texts->items[i], exhaustive, arena);
        print_text(texts->items[i].candidates);
    }
    emic_candidate_rank(texts->items, texts->count, arena, &list);
    for (size_t i = 0; i < list.count; i++) {
        const emic_ranked *item = &list.items[i];
        printf("%d %zu %zu %s %.*s\n", item->score, item->count, item->small,
               emic_candidate_kind_name(item->kind), EMIC_ARG(item->key));
    }
}

/* Of processor time, which others on the machine do not change. */
static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* All texts, joined to the size of an interview each, `rounds` times. */
static void print_speed(const text_list *texts, int rounds, emic_arena *arena)
{
    enum { PIECE = 64 * 1024 };
    const emic_gazetteer *gazetteer = emic_gazetteer_load();
    double parts[3] = {0};
    size_t bytes = 0, found = 0;
    emic_strbuf piece = {0};
    for (size_t i = 0; i < texts->count * (size_t)rounds; i++) {
        emic_strbuf_add(&piece, texts->items[i % texts->count].text);
        emic_strbuf_putc(&piece, '\n');
        emic_slice text = emic_strbuf_slice(&piece);
        if (text.length < PIECE)
            continue;
        emic_token_list tokens;
        emic_candidate_list patterns, names;
        double start = seconds();
        emic_arena_reset(arena);
        emic_token_list_load(&tokens, text, arena);
        parts[0] += seconds() - start;
        emic_detect(text, &tokens, arena, &patterns);
        parts[1] += seconds() - start;
        emic_detect_names(text, &tokens, gazetteer, false, arena, &names);
        parts[2] += seconds() - start;
        bytes += text.length;
        found += patterns.count + names.count;
        piece.length = 0;
    }
    double all = 1e-6 * (double)bytes;
    printf("%.1f %.1f %.1f %zu\n", all / parts[2], all / parts[1], all / parts[0], found);
    emic_strbuf_close(&piece);
}

int main(int argc, char **argv)
{
    emic_arena *arena = emic_arena_open(), *scratch = emic_arena_open();
    text_list texts = {0};
    size_t length;
    while (argc > 1 && scanf("%zu%*c", &length) == 1) {
        char *text = emic_arena_alloc(arena, length + 1);
        if (fread(text, 1, length, stdin) != length ||
            !emic_utf8_valid((emic_slice){text, length}, NULL))
            return EXIT_FAILURE;
        EMIC_PUSH(arena, &texts)->text = (emic_slice){text, length};
    }
    if (texts.count == 0)
        return EXIT_FAILURE;
    if (strcmp(argv[1], "list") == 0 || strcmp(argv[1], "exhaustive") == 0)
        print_list(&texts, argv[1][0] == 'e', arena);
    else
        print_speed(&texts, atoi(argv[1]), scratch);
    emic_arena_close(arena);
    emic_arena_close(scratch);
    return EXIT_SUCCESS;
}
