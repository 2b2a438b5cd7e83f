/* What the leak check finds, how fast, and in how much memory, on one core: a table, and JSON in
 * the file that is named. By hand only: times say something of this machine alone.
 *
 *     cc -O2 -D_POSIX_C_SOURCE=200809L -Ilib -o leak_bench tests/bench/leak_bench.c \
 *        build/release/lib/libemic.a $(pkg-config --libs libutf8proc sqlite3 libzip zlib \
 *        libsodium libpcre2-8 xlsxwriter)
 *     ./leak_bench FOLDER leak_bench.json     FOLDER must not exist; it is filled and stays
 */
#include "base/file.h"
#include "base/json.h"
#include "privacy/leak.h"
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

enum { PEOPLE = 1000, MEGABYTES = 100, NOISE_MEGABYTES = 20, SHORT_NAMES = 300 };

static emic_arena *arena;
static emic_json json;
static uint32_t dice_state = 1;

static uint32_t dice(uint32_t sides)
{
    dice_state = dice_state * 1664525u + 1013904223u;
    return (dice_state >> 8) % sides;
}

static void require(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "leak_bench: %s\n", what);
    exit(1);
}

/* Time of this process alone: others may be at work. */
static double now(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec + (double)at.tv_nsec * 1e-9;
}

static emic_leak *open_leak(const emic_needle *needles, size_t count)
{
    emic_leak *leak;
    emic_error err;
    require(emic_leak_open(needles, count, &leak, &err) == EMIC_OK, "needles");
    return leak;
}

static emic_leak_report check(const emic_leak *leak, const char *path)
{
    emic_leak_report report = {0};
    emic_error err;
    require(emic_leak_check_path(leak, path, arena, &report, &err) == EMIC_OK, path);
    require(report.bytes > 0, "nothing was searched");
    return report;
}

static void show(const char *what, double value, int decimals, const char *unit)
{
    printf("%-44s %10.*f %s\n", what, decimals, value, unit);
    emic_json_key(&json, what);
    emic_json_number(&json, value, decimals);
}

/* --- Kinds ----------------------------------------------------------------------------------- */

/* How many of the files in which leak_files.py hides a name have a hit. */
static void count_kinds(const char *folder, const char *what, const char *name, const char *surname)
{
    const emic_needle needles[] = {
        {{"Jos\xC3\xA9 Gonz\xC3\xA1lez", 15}, EMIC_CASE_ANY, 0},
        {{"Gonz\xC3\xA1lez", 9}, EMIC_CASE_ANY, 0},
    };
    emic_leak *leak = open_leak(needles, 2);
    const char *command = emic_arena_format(
        arena, "mkdir -p '%s/%s' && python3 tests/fixtures/leak_files.py '%s/%s' '%s' '%s'", folder,
        what, folder, what, name, surname);
    emic_file_list files;
    emic_error err;
    size_t found = 0;
    require(system(command) == 0, "leak_files.py");
    const char *path = emic_arena_format(arena, "%s/%s/files", folder, what);
    require(emic_file_list_folder(path, arena, &files, &err) == EMIC_OK, path);
    for (size_t i = 0; i < files.count; i++)
        found += check(leak, files.items[i]).found > 0;
    show(emic_arena_format(arena, "kinds of hiding, %s", what), (double)files.count, 0, "files");
    show(emic_arena_format(arena, "of these with a hit, %s", what), (double)found, 0, "files");
    emic_leak_close(leak);
}

/* --- Noise ----------------------------------------------------------------------------------- */

/* Names of two to five letters, as no text has them, in random bytes: each hit is a false alarm. */
static void count_alarms(const char *folder)
{
    emic_needle needles[SHORT_NAMES];
    size_t size = (size_t)NOISE_MEGABYTES << 20;
    char *bytes = emic_arena_alloc(arena, size);
    const char *path = emic_arena_format(arena, "%s/noise.bin", folder);
    emic_error err;
    for (size_t i = 0; i < SHORT_NAMES; i++) {
        char *name = emic_arena_format(arena, "%c", "QXZJVKW"[dice(7)]);
        for (size_t more = 1 + i % 4; more > 0; more--)
            name = emic_arena_format(arena, "%s%c", name, "qxzjvkw"[dice(7)]);
        needles[i] = (emic_needle){emic_slice_of(name), EMIC_CASE_ANY, (uint32_t)i};
    }
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)dice(256);
    require(emic_file_write(path, (emic_slice){bytes, size}, true, &err) == EMIC_OK, path);
    emic_leak *leak = open_leak(needles, SHORT_NAMES);
    double start = now();
    emic_leak_report report = check(leak, path);
    show("noise, MB/s", (double)size / 1e6 / (now() - start), 1, "MB/s");
    show("noise, false alarms", (double)report.found, 0, "");
    emic_leak_close(leak);
}

/* --- Speed ----------------------------------------------------------------------------------- */

static const char *make_name(void)
{
    static const char *const starts[] = {"Mar", "Cath", "Will", "Ro", "Da",  "Th",
                                         "Sa",  "Lu",   "Gre",  "Is", "Ken", "Ste"};
    static const char *const ends[] = {"ianne", "seph", "erine", "bert", "vidal",
                                       "omas",  "cas",  "gory",  "neth", "phenson"};
    static const char *const tails[] = {"worth", "man", "ley", "field", "wick", "ton"};
    return emic_arena_format(arena, "%s%s%s", starts[dice(12)], ends[dice(10)], tails[dice(6)]);
}

/* 1,000 people: the whole name and the surname of each in any case, the first name as a name. */
static emic_leak *open_people(void)
{
    emic_needle *needles = emic_arena_array(arena, (size_t)PEOPLE * 3, sizeof *needles);
    for (uint32_t i = 0; i < PEOPLE; i++) {
        const char *first = make_name(), *last = make_name();
        const char *whole = emic_arena_format(arena, "%s %s", first, last);
        needles[3 * i] = (emic_needle){emic_slice_of(whole), EMIC_CASE_ANY, i};
        needles[3 * i + 1] = (emic_needle){emic_slice_of(last), EMIC_CASE_ANY, i};
        needles[3 * i + 2] = (emic_needle){emic_slice_of(first), EMIC_CASE_NAME, i};
    }
    return open_leak(needles, (size_t)PEOPLE * 3);
}

static const char *const words[] = {
    "the",       "and",    "of",        "to",    "a",    "in",    "that",    "it",     "is",
    "was",       "I",      "for",       "on",    "you",  "he",    "be",      "with",   "as",
    "by",        "at",     "have",      "are",   "this", "not",   "but",     "had",    "his",
    "they",      "from",   "she",       "which", "or",   "we",    "people",  "police", "interview",
    "something", "lawyer", "detective", "night", "bus",  "money", "children"};

/* A file of about `megabytes` of sentences, with `before` and `after` around each. */
static void measure_text(const emic_leak *leak, const char *folder, const char *kind,
                         const char *before, const char *after)
{
    const char *path = emic_arena_format(arena, "%s/speed.%s", folder, kind);
    FILE *file = fopen(path, "wb");
    require(file != NULL, path);
    long size = 0;
    while (size < (long)MEGABYTES * 1000000) {
        size += fprintf(file, "%sWe", before);
        for (int i = 0; i < 12; i++)
            size += fprintf(file, " %s", words[dice(sizeof words / sizeof *words)]);
        size += fprintf(file, ".%s\n", after);
    }
    require(fclose(file) == 0, path);
    double best = 0;
    for (int run = 0; run < 3; run++) {
        double start = now();
        emic_leak_report report = check(leak, path);
        double speed = (double)report.bytes / 1e6 / (now() - start);
        require(report.found == 0, "a false alarm in clean text");
        best = speed > best ? speed : best;
    }
    show(emic_arena_format(arena, "%s, MB/s", kind), best, 0, "MB/s");
    remove(path);
}

int main(int count, char **names)
{
    emic_strbuf out = {0};
    emic_error err;
    struct rusage use;
    require(count == 3, "usage: leak_bench FOLDER FIGURES.json");
    require(mkdir(names[1], 0700) == 0, "the folder is there already, or cannot be made");
    arena = emic_arena_open();
    json = (emic_json){.out = &out};
    emic_json_object(&json);
    emic_leak *people = open_people();
    measure_text(people, names[1], "plain text", "", "");
    getrusage(RUSAGE_SELF, &use);
    show("plain text, peak memory", (double)use.ru_maxrss / 1024, 0, "MB");
    measure_text(people, names[1], "JSON", "{\"words\": \"\\\"", "\\u00e9\"}");
    measure_text(people, names[1], "HTML", "<p class=\"turn\"><b>I</b> ", " &amp; so on</p>");
    emic_leak_close(people);
    count_kinds(names[1], "with the name", "Jos\xC3\xA9", "Gonz\xC3\xA1lez");
    count_kinds(names[1], "with another", "Ren\xC3\xA9", "Lambr\xC3\xA9quin");
    count_alarms(names[1]);
    emic_json_end(&json, '}');
    require(emic_file_write(names[2], emic_strbuf_slice(&out), true, &err) == EMIC_OK, names[2]);
    emic_strbuf_close(&out);
    emic_arena_close(arena);
    return 0;
}
