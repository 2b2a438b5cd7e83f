/* A bag in tests: sealed, spoilt in one place, packed and checked. */
#pragma once
#include "base/digest.h"
#include "base/strbuf.h"
#include "exchange/bag.h"
#include "exchange/finding.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const int64_t noon = 1772366400; /* 2026-03-01T12:00:00Z */

static emic_arena *arena;
static emic_bag bag;      /* the files of a bag, to be spoilt */
static char content[65];  /* the digest of its content */
static emic_table *found; /* what the last check reported */
static size_t problems;

static inline void seal_sample(void)
{
    bag = (emic_bag){.arena = arena};
    emic_bag_add(&bag, "data/words.txt", EMIC_LITERAL("they never told us\n"));
    emic_bag_add(&bag, "data/a/b.csv", EMIC_LITERAL("n\n1\n"));
    emic_bag_add(&bag, "machine.txt", EMIC_LITERAL("here\n"));
    emic_error error;
    assert_int_equal(emic_bag_seal(&bag, "2026-03-01", content, &error), EMIC_OK);
}

static inline int open_bag(void **state)
{
    (void)state;
    arena = emic_arena_open();
    seal_sample();
    return 0;
}

static inline int close_bag(void **state)
{
    (void)state;
    emic_arena_close(arena);
    return 0;
}

static inline emic_zip_entry *file(const char *name)
{
    for (size_t i = 0; i < bag.entries.count; i++)
        if (strcmp(bag.entries.items[i].name, name) == 0)
            return &bag.entries.items[i];
    fail_msg("no file %s in the bag", name);
    return NULL;
}

static inline const char *text_of(const char *name)
{
    return emic_arena_string(arena, file(name)->content);
}

static inline void set_text(const char *name, const char *text)
{
    file(name)->content = emic_slice_of(text);
}

static inline void take_away(const char *name)
{
    emic_zip_entry *gone = file(name);
    *gone = bag.entries.items[--bag.entries.count];
}

/* `name` with the only `before` in it turned into `after`. */
static inline void change(const char *name, const char *before, const char *after)
{
    const char *text = text_of(name), *at = strstr(text, before);
    assert_non_null(at);
    set_text(name, emic_arena_format(arena, "%.*s%s%s", (int)(at - text), text, after,
                                     at + strlen(before)));
}

static inline emic_status verify(char digest[65], emic_error *err)
{
    emic_slice bytes;
    emic_pack *zip;
    found = emic_finding_table(arena, "Found");
    problems = 0;
    assert_int_equal(emic_zip_build(bag.entries.items, bag.entries.count, noon, arena, &bytes, err),
                     EMIC_OK);
    assert_int_equal(emic_pack_open("bag.zip", bytes, &zip, err), EMIC_OK);
    emic_status status = emic_bag_verify(zip, "bag.zip", arena, found, &problems, digest, err);
    emic_pack_close(zip);
    return status;
}

/* What the check finds, "item: RESULT: detail" a line, in the order of the report. */
static inline const char *findings(void)
{
    emic_error err = {0};
    char digest[65];
    emic_strbuf text = {0};
    assert_int_equal(verify(digest, &err), EMIC_OK);
    assert_int_equal(problems, found->rows.count);
    for (size_t i = 0; i < found->rows.count; i++) {
        const emic_cell *cells = found->rows.items[i];
        emic_strbuf_printf(&text, "%.*s: %.*s: %.*s\n", EMIC_ARG(cells[0].text),
                           EMIC_ARG(cells[1].text), EMIC_ARG(cells[2].text));
    }
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* As findings, without those about the manifests that list a changed tag file. */
static inline const char *findings_beside(const char *tag)
{
    emic_strbuf text = {0};
    const char *stale = emic_arena_format(
        arena, "%s: DIFFERENT: not the file of tagmanifest-sha256.txt, tagmanifest-sha512.txt\n",
        tag);
    const char *all = findings(), *at = strstr(all, stale);
    assert_non_null(at);
    emic_strbuf_add(&text, (emic_slice){all, (size_t)(at - all)});
    emic_strbuf_puts(&text, at + strlen(stale));
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

#define IN_BAG(name) cmocka_unit_test_setup_teardown(name, open_bag, close_bag)
