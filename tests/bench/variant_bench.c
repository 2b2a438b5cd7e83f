/* What the roster finds: applied spellings of a thousand made-up people in a hundred transcripts,
 * suggestions for their misspellings, words taken for names, and how long it takes. By hand only.
 *
 *     cc -O2 -std=c17 -D_POSIX_C_SOURCE=200809L -Ilib -o variant_bench tests/bench/variant_bench.c
 * \
 *        build/release/lib/libemic.a -lm $(pkg-config --libs libutf8proc sqlite3 libzip zlib \
 *        yaml-0.1 libsodium libpcre2-8 xlsxwriter)
 *     ./variant_bench [--json]
 */
#include "variant_corpus.h"
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

enum { CANDIDATES = 30000, ORIGINS = sizeof corpus_surnames / sizeof *corpus_surnames, RUNS = 5 };

/* What listeners and speech recognition write for a name. Written down by hand. */
static const char *const misheard[][2] = {
    {"Siobhan", "Shivaun"},
    {"Sean", "Shawn"},
    {"Catherine", "Katherin"},
    {"Katarzyna", "Catarzina"},
    {"Xiomara", "Siomara"},
    {"Yesenia", "Jesenia"},
    {"Geoffrey", "Jeffry"},
    {"Stephen", "Steven"},
    {"Phillip", "Filip"},
    {"Gonzalez", "Gonsales"},
    {"Hernandez", "Ernandez"},
    {"Rodriguez", "Rodrigues"},
    {"Guadalupe", "Guadaloupe"},
    {"Mohammed", "Muhamad"},
    {"Aisha", "Ayesha"},
    {"Yusuf", "Yousef"},
    {"Khadija", "Cadija"},
    {"Nguyen", "Nuyen"},
    {"Zhang", "Jang"},
    {"Xu", "Shu"},
    {"Qiu", "Chew"},
    {"Kowalczyk", "Kovalchik"},
    {"Wojciech", "Voitek"},
    {"Schmidt", "Shmit"},
    {"Schwartz", "Shwarts"},
    {"Thibault", "Tibo"},
    {"Beauchamp", "Beecham"},
    {"Giovanni", "Jovani"},
    {"Chiara", "Kiara"},
    {"Joaquin", "Wakeen"},
    {"Jorge", "Horhay"},
    {"Jesus", "Haysoos"},
    {"Joao", "Zhwow"},
    {"Leigh", "Lee"},
    {"Kathryn", "Catherine"},
    {"Bryan", "Brian"},
    {"Kristin", "Christen"},
    {"Rebekah", "Rebecca"},
    {"Zachary", "Zackery"},
    {"Okonkwo", "Okonquo"},
    {"Adebayo", "Adebio"},
    {"Chukwu", "Chuku"},
    {"Wanjiku", "Wanjeeku"},
    {"Tewodros", "Tedros"},
    {"Srinivas", "Shrinivas"},
    {"Lakshmi", "Laxmi"},
    {"Mukherjee", "Mukerji"},
    {"Takahashi", "Takahasi"},
};

typedef struct share {
    size_t of, found;
} share;

static double percent(share value)
{
    return value.of ? 100.0 * (double)value.found / (double)value.of : 0.0;
}

typedef struct figures {
    size_t variants, applied, extra, fallen, bytes;
    share exact, spelling[3], entity[3], sounds;
    share by_origin[ORIGINS], first[ORIGINS], last[ORIGINS];
    double derive, open, look_up, match; /* seconds */
    long memory;                         /* KiB, the whole program */
} figures;

/* Time of this process alone: others may be at work. */
static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

static void measure_exact(corpus *of, figures *out)
{
    emic_error error;
    emic_matcher *matcher = corpus_matcher(of, &error);
    if (!matcher) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
    for (uint32_t t = 0; t < CORPUS_TRANSCRIPTS; t++) {
        emic_match_list list;
        double start = now();
        emic_match_find(matcher, of->transcripts[t], of->arena, &list);
        out->match += now() - start;
        out->bytes += of->transcripts[t].length;
        out->exact.found += corpus_found(of, &list, t);
        out->extra += list.count;
    }
    out->exact.of = of->places.count;
    out->extra -= out->exact.found;
    emic_matcher_close(matcher);
}

/* Whether first and last names alone are applied; of each person by itself, so that nobody else
 * has them. */
static void count_parts(const corpus *of, figures *out)
{
    emic_arena *arena = emic_arena_open();
    out->variants = of->variants.count;
    for (size_t i = 0; i < of->variants.count; i++)
        out->applied += !of->variants.items[i].suggested;
    for (size_t person = 0; person < CORPUS_PEOPLE; person++) {
        emic_variant_list list;
        size_t origin = of->origins[person];
        emic_variant_derive(&of->entries[person], 1, emic_gazetteer_load(), arena, &list);
        for (size_t i = 0; i < list.count; i++) {
            const char *why = list.items[i].why;
            share *part = strcmp(why, "first name alone") == 0  ? &out->first[origin]
                          : strcmp(why, "last name alone") == 0 ? &out->last[origin]
                                                                : NULL;
            if (part)
                part->of++, part->found += !list.items[i].suggested;
        }
        emic_arena_reset(arena);
    }
    emic_arena_close(arena);
}

static void try_misspelling(corpus *of, emic_lookalike *lookalike, const emic_variant *variant,
                            size_t edits, figures *out)
{
    emic_likeness_list found;
    bool spelling = false, entity = false;
    emic_lookalike_find(lookalike, corpus_misspell(of, variant->words, edits), of->arena, &found);
    for (size_t i = 0; i < found.count; i++) {
        entity |= found.items[i].entity == variant->entity;
        spelling |=
            emic_slice_equal(of->variants.items[found.items[i].variant].folded, variant->folded);
    }
    share *shares[] = {&out->spelling[edits], &out->entity[edits],
                       &out->by_origin[of->origins[variant->entity]]};
    for (size_t i = 0; i < 3; i++) {
        shares[i]->of++;
        shares[i]->found += i == 1 ? entity : spelling || entity;
    }
}

/* One slip from five letters, two from nine; in spellings that are not guesses. */
static void measure_misspellings(corpus *of, emic_lookalike *lookalike, figures *out)
{
    for (size_t i = 0; i < of->variants.count; i++) {
        const emic_variant *variant = &of->variants.items[i];
        size_t letters = 0;
        for (size_t at = 0; at < variant->folded.length;)
            letters +=
                emic_letter_kind_of(emic_utf8_next(variant->folded, &at)) == EMIC_LETTER_WORD;
        if (variant->claim == EMIC_CLAIM_GUESS || letters < 5)
            continue;
        try_misspelling(of, lookalike, variant, 1, out);
        if (letters >= 9)
            try_misspelling(of, lookalike, variant, 2, out);
    }
}

static void measure_sounds(figures *out)
{
    enum { PAIRS = sizeof misheard / sizeof *misheard };
    emic_arena *arena = emic_arena_open();
    emic_roster_entry *entries = emic_arena_array(arena, PAIRS, sizeof *entries);
    emic_variant_list variants;
    for (size_t i = 0; i < PAIRS; i++)
        entries[i].name = emic_slice_of(misheard[i][0]);
    emic_variant_derive(entries, PAIRS, emic_gazetteer_load(), arena, &variants);
    emic_lookalike *lookalike = emic_lookalike_open(&variants, emic_gazetteer_load());
    for (size_t i = 0; i < PAIRS; i++) {
        emic_likeness_list found;
        bool meant = false;
        emic_lookalike_find(lookalike, emic_slice_of(misheard[i][1]), arena, &found);
        for (size_t k = 0; k < found.count; k++)
            meant |= found.items[k].entity == i;
        out->sounds.of++;
        out->sounds.found += meant;
    }
    emic_lookalike_close(lookalike);
    emic_arena_close(arena);
}

/* The best of some runs. */
static void measure_speed(corpus *of, emic_lookalike *lookalike, figures *out)
{
    emic_slice *candidates = emic_arena_array(of->arena, CANDIDATES, sizeof *candidates);
    for (size_t i = 0; i < CANDIDATES; i++) {
        emic_slice name = of->entries[corpus_dice(of, CORPUS_PEOPLE)].name;
        const char *space = memchr(name.data, ' ', name.length);
        emic_slice word = {name.data, space ? (size_t)(space - name.data) : name.length};
        candidates[i] = corpus_misspell(of, word.length > 3 ? word : name, 1 + i % 3);
    }
    for (int run = 0; run < RUNS; run++) {
        emic_arena *arena = emic_arena_open();
        emic_likeness_list found;
        double start = now();
        for (size_t i = 0; i < CANDIDATES; i++) {
            emic_lookalike_find(lookalike, candidates[i], arena, &found);
            emic_arena_reset(arena);
        }
        double took = now() - start;
        out->look_up = run == 0 || took < out->look_up ? took : out->look_up;
        emic_arena_close(arena);
    }
}

static void print_table(const figures *of)
{
    printf("%zu people, %d transcripts of %.1f MB, %zu variants, %zu applied\n",
           (size_t)CORPUS_PEOPLE, CORPUS_TRANSCRIPTS, (double)of->bytes / 1e6, of->variants,
           of->applied);
    printf("applied spellings found      %6zu of %6zu  %6.2f %%  (others: %zu)\n", of->exact.found,
           of->exact.of, percent(of->exact), of->extra);
    for (int edits = 1; edits <= 2; edits++) {
        printf("%d slip%s: spelling suggested  %6zu of %6zu  %6.2f %%\n", edits,
               edits == 1 ? " " : "s", of->spelling[edits].found, of->spelling[edits].of,
               percent(of->spelling[edits]));
        printf("         person suggested    %6zu of %6zu  %6.2f %%\n", of->entity[edits].found,
               of->entity[edits].of, percent(of->entity[edits]));
    }
    printf("misheard names suggested     %6zu of %6zu  %6.2f %%\n", of->sounds.found, of->sounds.of,
           percent(of->sounds));
    printf("words taken for names        %6zu\n", of->fallen);
    printf("derive %.0f ms, index %.0f ms, %d look-ups %.0f ms, match %.0f MB/s, memory %ld MB\n\n",
           of->derive * 1e3, of->open * 1e3, CANDIDATES, of->look_up * 1e3,
           (double)of->bytes / of->match / 1e6, of->memory / 1024);
    printf("%-14s %10s %12s %12s\n", "origin", "slips", "first alone", "last alone");
    for (size_t i = 0; i < ORIGINS; i++)
        printf("%-14s %8.2f %% %10.1f %% %10.1f %%\n", emic_name_pools[i].origin,
               percent(of->by_origin[i]), percent(of->first[i]), percent(of->last[i]));
    printf("alone: no English word, month or well-known place; others may have the name, too\n");
}

static void print_json(const figures *of)
{
    printf("{\"version\":1,\"people\":%d,\"transcripts\":%d,\"bytes\":%zu,\"variants\":%zu,"
           "\"applied\":%zu,\"places\":%zu,\"found\":%zu,\"others\":%zu,\"fallen\":%zu,",
           CORPUS_PEOPLE, CORPUS_TRANSCRIPTS, of->bytes, of->variants, of->applied, of->exact.of,
           of->exact.found, of->extra, of->fallen);
    for (int edits = 1; edits <= 2; edits++)
        printf("\"slips%d\":{\"of\":%zu,\"spelling\":%zu,\"person\":%zu},", edits,
               of->spelling[edits].of, of->spelling[edits].found, of->entity[edits].found);
    printf("\"misheard\":{\"of\":%zu,\"found\":%zu},\"seconds\":{\"derive\":%.4f,\"index\":%.4f,"
           "\"look_ups\":%.4f,\"match\":%.4f},\"memory_kib\":%ld,\"origins\":[",
           of->sounds.of, of->sounds.found, of->derive, of->open, of->look_up, of->match,
           of->memory);
    for (size_t i = 0; i < ORIGINS; i++)
        printf("%s{\"origin\":\"%s\",\"slips\":%.4f,\"first_alone\":%.4f,\"last_alone\":%.4f}",
               i ? "," : "", emic_name_pools[i].origin, percent(of->by_origin[i]) / 100,
               percent(of->first[i]) / 100, percent(of->last[i]) / 100);
    printf("]}\n");
}

int main(int count, char **arguments)
{
    figures out = {0};
    emic_gazetteer_load();
    corpus *of = corpus_make();
    emic_variant_list again;
    struct rusage usage;
    double start = now();
    emic_variant_derive(of->entries, CORPUS_PEOPLE, emic_gazetteer_load(), of->arena, &again);
    out.derive = now() - start;
    start = now();
    emic_lookalike *lookalike = emic_lookalike_open(&of->variants, emic_gazetteer_load());
    out.open = now() - start;
    measure_exact(of, &out);
    count_parts(of, &out);
    measure_speed(of, lookalike, &out);
    getrusage(RUSAGE_SELF, &usage);
    out.memory = usage.ru_maxrss;
    measure_misspellings(of, lookalike, &out);
    measure_sounds(&out);
    out.fallen = corpus_fallen(of->arena);
    if (count > 1 && strcmp(arguments[1], "--json") == 0)
        print_json(&out);
    else
        print_table(&out);
    emic_lookalike_close(lookalike);
    emic_arena_close(of->arena);
    free(of);
    return 0;
}
