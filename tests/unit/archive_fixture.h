/* Archives in tests: of the study at hand, opened up, changed and sealed again, and what
 * reproducing them finds. */
#pragma once
#include "exchange/archive_file.h"
#include "measure_fixture.h"
#include "study/claim.h"

static inline emic_slice build_archive(emic_study *from, bool text, emic_archive_summary *summary)
{
    emic_slice bytes = {0};
    must(emic_archive_build(from, &(emic_archive_options){.text = text}, arena, &bytes, summary,
                            &error));
    assert_true(bytes.length > 1000 && summary->files > 15 && summary->tables > 0);
    return bytes;
}

static inline emic_slice archive_of(bool text)
{
    emic_archive_summary summary;
    return build_archive(study, text, &summary);
}

static inline emic_pack *open_archive(emic_slice bytes)
{
    emic_pack *zip;
    must(emic_pack_open("study.zip", bytes, &zip, &error));
    return zip;
}

/* A file of an archive; NULL when there is none. */
static inline const char *find_entry(emic_slice bytes, const char *name)
{
    emic_slice text;
    emic_error missing;
    emic_pack *zip = open_archive(bytes);
    emic_status status = emic_pack_read(zip, name, arena, &text, &missing);
    emic_pack_close(zip);
    return status == EMIC_OK ? text.data : NULL;
}

static inline const char *entry_of(emic_slice bytes, const char *name)
{
    const char *text = find_entry(bytes, name);
    if (!text)
        fail_msg("no %s in the archive", name);
    return text;
}

static inline emic_study *rebuild(emic_slice bytes)
{
    emic_recipe recipe;
    emic_study *rebuilt;
    emic_pack *zip = open_archive(bytes);
    must(emic_recipe_parse(ARCHIVE_RECIPE, emic_slice_of(entry_of(bytes, ARCHIVE_RECIPE)), arena,
                           &recipe, &error));
    must(emic_archive_rebuild(zip, &recipe, &rebuilt, &error));
    emic_pack_close(zip);
    return rebuilt;
}

/* The archive with `name` holding `content` (NULL: without it), and every manifest made again: as
 * somebody would do it who knows how bags work. */
static inline emic_slice with_entry(emic_slice bytes, const char *name, const char *content)
{
    char digest[65];
    emic_slice out;
    emic_pack *zip = open_archive(bytes);
    emic_bag bag = {.arena = arena};
    for (size_t i = 0; i < emic_pack_count(zip); i++) {
        const char *file = emic_pack_name(zip, i);
        emic_slice text;
        if ((!emic_bag_is_payload(file) && strcmp(file, ARCHIVE_ENVIRONMENT) != 0) ||
            strcmp(file, name) == 0)
            continue;
        must(emic_pack_read(zip, file, arena, &text, &error));
        emic_bag_add(&bag, file, text);
    }
    if (content)
        emic_bag_add(&bag, name, emic_slice_of(content));
    must(emic_bag_seal(&bag, "2026-03-01", digest, &error));
    must(emic_zip_build(bag.entries.items, bag.entries.count, 1772366400, arena, &out, &error));
    emic_pack_close(zip);
    return out;
}

/* The same with `before`, which must stand in the file, turned into `after` where it is first. */
static inline emic_slice with_change(emic_slice bytes, const char *name, const char *before,
                                     const char *after)
{
    const char *text = entry_of(bytes, name), *at = strstr(text, before);
    if (!at)
        fail_msg("no \"%s\" in %s:\n%s", before, name, text);
    return with_entry(
        bytes, name,
        emic_arena_format(arena, "%.*s%s%s", (int)(at - text), text, after, at + strlen(before)));
}

/* What a report says is wrong, "item: RESULT: detail" a line. */
static inline const char *problems_of(const emic_archive_report *report)
{
    emic_strbuf text = {0};
    size_t wrong = 0;
    assert_true(report->table->rows.count > 0);
    for (size_t i = 0; i < report->table->rows.count; i++) {
        const emic_cell *cells = report->table->rows.items[i];
        if (cells[1].text.data[0] < 'A' || cells[1].text.data[0] > 'Z')
            continue;
        wrong++;
        emic_strbuf_printf(&text, "%.*s: %.*s: %.*s\n", EMIC_ARG(cells[0].text),
                           EMIC_ARG(cells[1].text), EMIC_ARG(cells[2].text));
    }
    assert_int_equal(report->problems, wrong);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

/* What reproducing finds wrong in an archive whose digests are all right. */
static inline const char *reproduction(emic_slice bytes)
{
    emic_archive_report report;
    must(emic_archive_verify("study.zip", bytes, arena, &report, &error));
    assert_string_equal(problems_of(&report), "");
    must(emic_archive_reproduce("study.zip", bytes, NULL, arena, &report, &error));
    assert_int_equal(strlen(report.content_sha256), 64);
    return problems_of(&report);
}

static inline void load_claims(const char *csv)
{
    emic_claim_list claims;
    emic_load_summary loaded;
    must(emic_claim_parse("claims.csv", emic_slice_of(csv), arena, &claims, &error));
    must(emic_claim_store(study, &claims, &loaded, &error));
    assert_true(loaded.added > 0);
}
