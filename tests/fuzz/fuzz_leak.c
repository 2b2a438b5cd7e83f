/* The leak check over anything: no crash, no bomb, no name shown whole; and what stands behind the
 * bytes in plain text is found, unless they are an archive that ends before it. */
#include "base/strbuf.h"
#include "privacy/leak.h"
#include "privacy/leak_kind.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const emic_needle needles[] = {
    {{"Jos\xC3\xA9 Gonz\xC3\xA1lez", 15}, EMIC_CASE_ANY, 0},
    {{"Gonz\xC3\xA1lez", 9}, EMIC_CASE_ANY, 0},
    {{"Ann", 3}, EMIC_CASE_NAME, 1},
    {{"\xE7\x94\xB0\xE4\xB8\xAD", 6}, EMIC_CASE_NAME, 2},
    {{"020 7946 0958", 13}, EMIC_CASE_EXACT, 3},
    {{"Quill Feather", 13}, EMIC_CASE_ANY, 4},
};
static const char behind[] = "\n\nThen Quill Feather said\n\n";

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* A name of four letters and more is never shown whole. */
static void check_hits(const emic_leak_report *report)
{
    for (size_t i = 0; i < report->hits.count; i++) {
        const emic_leak_hit *hit = &report->hits.items[i];
        require(hit->place && hit->how && hit->how[0] && hit->entity < 5);
        require(hit->masked.length > 0 && memchr(hit->masked.data, 0, hit->masked.length) == NULL);
        require((hit->line == 0) == (hit->column == 0));
        require(hit->entity != 4 || !strstr(hit->place, "Feather"));
    }
    require(report->found >= report->hits.count);
    for (size_t i = 0; i < report->unread.count; i++)
        require(report->unread.items[i].place && report->unread.items[i].why);
}

static bool has_hit(const emic_leak_report *report, uint32_t entity, uint64_t offset)
{
    for (size_t i = 0; i < report->hits.count; i++)
        if (report->hits.items[i].entity == entity && report->hits.items[i].offset == offset)
            return true;
    return report->hits.count == EMIC_LEAK_LISTED;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static emic_leak *leak;
    emic_error err;
    emic_leak_report report = {0}, longer = {0};
    emic_arena *arena = emic_arena_open();
    emic_strbuf bytes = {0};
    if (!leak)
        require(emic_leak_open(needles, sizeof needles / sizeof *needles, &leak, &err) == EMIC_OK);
    emic_strbuf_add(&bytes, (emic_slice){(const char *)data, size});
    emic_leak_check_bytes(leak, "Quill Feather", emic_strbuf_slice(&bytes), arena, &report);
    check_hits(&report);
    require(has_hit(&report, 4, 0));
    bool whole = emic_leak_kind_of(emic_strbuf_slice(&bytes))->whole;
    emic_strbuf_puts(&bytes, behind);
    emic_leak_check_bytes(leak, "fuzz", emic_strbuf_slice(&bytes), arena, &longer);
    check_hits(&longer);
    require(whole || has_hit(&longer, 4, size + 7));
    emic_strbuf_close(&bytes);
    emic_arena_close(arena);
    return 0;
}
