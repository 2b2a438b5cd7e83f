/* Results in an archive: tables, pictures and checked claims, and one page that shows them all. */
#include "exchange/archive_file.h"
#include "exchange/html.h"
#include "exchange/table_write.h"
#include "measure/claim_check.h"
#include "study/coding.h"
#include "study/document.h"

enum { FAILED_NAMED = 12 }; /* claims that are named where they fail */

void emic_archive_page_close(emic_archive_page *page)
{
    emic_strbuf_close(&page->contents);
    emic_strbuf_close(&page->body);
}

static void put_csv(emic_bag *bag, const char *name, const emic_table *table)
{
    emic_strbuf text = {0};
    emic_table_write(table, EMIC_FORMAT_CSV, 0, &text);
    emic_bag_add(bag, name, emic_arena_copy(bag->arena, emic_strbuf_slice(&text)));
    emic_strbuf_close(&text);
}

/* A table as a section of the page; its line in the contents leads there and to the data. `id` and
 * `file` hold nothing that HTML would have to escape. */
static void put_section(emic_archive_page *page, const char *id, const char *file,
                        const emic_table *table, const char *remark)
{
    emic_strbuf_printf(&page->contents, "<li><a href=\"#%s\">", id);
    emic_html_text(&page->contents, emic_slice_of(table->title));
    emic_strbuf_puts(&page->contents, "</a>");
    emic_html_text(&page->contents, emic_slice_of(remark));
    emic_strbuf_printf(&page->contents, " (<a href=\"%s\">%s</a>)</li>\n", file, file);
    emic_strbuf_printf(&page->body, "<section id=\"%s\">\n", id);
    emic_table_write(table, EMIC_FORMAT_HTML, 0, &page->body);
    emic_strbuf_puts(&page->body, "</section>\n");
}

static void put_table(const emic_recipe_step *step, const emic_counted *counted, emic_bag *bag,
                      emic_archive_page *page)
{
    emic_arena *arena = bag->arena;
    const char *name = emic_archive_step_file(step, arena);
    put_csv(bag, name, emic_measure_table(step->measure, counted, step->name, true, arena));
    put_section(page, emic_arena_format(arena, "table-%s", step->file), name + strlen("data/"),
                emic_measure_table(step->measure, counted, step->name, false, arena), "");
}

/* The picture and, beside it and in the page, the table that it draws. */
static void put_picture(const emic_recipe_step *step, const emic_counted *counted, emic_bag *bag,
                        emic_archive_page *page)
{
    emic_picture picture;
    emic_arena *arena = bag->arena;
    const char *name = emic_archive_step_file(step, arena);
    step->plot->draw(counted, &step->look, arena, &picture);
    emic_bag_add(bag, name, picture.svg);
    put_csv(bag, emic_arena_format(arena, ARCHIVE_PLOTS "%s.csv", step->file), picture.data);
    put_section(page, emic_arena_format(arena, "picture-%s", step->file), name + strlen("data/"),
                picture.data, ": a picture");
}

const char *emic_archive_step_file(const emic_recipe_step *step, emic_arena *arena)
{
    return emic_arena_format(arena, step->plot ? ARCHIVE_PLOTS "%s.svg" : ARCHIVE_TABLES "%s.csv",
                             step->file);
}

void emic_archive_put_counted(const emic_recipe_step *step, const emic_counted *counted,
                              emic_bag *bag, emic_archive_page *page)
{
    if (step->plot)
        put_picture(step, counted, bag, page);
    else
        put_table(step, counted, bag, page);
}

emic_status emic_archive_put_step(emic_study *study, const emic_recipe_step *step, emic_bag *bag,
                                  emic_archive_page *page, emic_error *err)
{
    emic_counted counted;
    EMIC_TRY(emic_recipe_step_count(study, step, bag->arena, &counted, err));
    emic_archive_put_counted(step, &counted, bag, page);
    return EMIC_OK;
}

/* Which claims do not hold, by their ids: the first of them, and how many more. */
static const char *failed_claims(const emic_table *table, size_t failed, emic_arena *arena)
{
    emic_strbuf names = {0};
    size_t holds = 0, named = 0;
    while (strcmp(table->columns.items[holds].name, "holds") != 0)
        holds++;
    for (size_t i = 0; i < table->rows.count && named < FAILED_NAMED; i++) {
        const emic_cell *cells = table->rows.items[i];
        if (emic_slice_is(cells[holds].text, "yes"))
            continue;
        emic_strbuf_puts(&names, named++ ? ", " : "");
        emic_strbuf_add(&names, cells[0].text);
    }
    if (failed > named)
        emic_strbuf_printf(&names, " and %zu more", failed - named);
    const char *text = emic_arena_string(arena, emic_strbuf_slice(&names));
    emic_strbuf_close(&names);
    return text;
}

emic_status emic_archive_put_claims(emic_study *study, emic_bag *bag, emic_archive_page *page,
                                    emic_archive_summary *summary, emic_error *err)
{
    emic_selection all = {0};
    emic_cases cases;
    emic_claim_list list;
    emic_table *table;
    EMIC_TRY(emic_cases_load(study, &all, bag->arena, &cases, err));
    EMIC_TRY(emic_claim_list_load(study, bag->arena, &list, err));
    EMIC_TRY(emic_claim_check_all(&cases, &list, bag->arena, &table, &summary->failed_claims, err));
    put_csv(bag, ARCHIVE_CLAIMS_CHECKED, table);
    summary->claims = list.count;
    summary->failed = failed_claims(table, summary->failed_claims, bag->arena);
    if (list.count)
        put_section(page, "claims", "claims-checked.csv", table,
                    emic_arena_format(bag->arena, ": %zu of %zu hold",
                                      list.count - summary->failed_claims, list.count));
    return EMIC_OK;
}

static void put_number(const char *before, size_t number, const char *thing, emic_strbuf *out)
{
    emic_strbuf_printf(out, "%s%zu %s%s", before, number, thing, number == 1 ? "" : "s");
}

/* How large the study is, in one sentence. */
static emic_status put_size(emic_study *study, emic_arena *arena, emic_strbuf *out, emic_error *err)
{
    emic_selection all = {0};
    emic_cases cases;
    emic_document_list documents;
    size_t codings = 0, declined = 0;
    EMIC_TRY(emic_cases_load(study, &all, arena, &cases, err));
    EMIC_TRY(emic_document_list_load(study, arena, &documents, err));
    for (size_t i = 0; i < documents.count; i++)
        codings += (size_t)documents.items[i].codings;
    for (size_t i = 0; i < cases.count; i++)
        declined += cases.items[i].participant.declined;
    put_number("<p>", cases.count - declined, "participant", out);
    if (declined)
        emic_strbuf_printf(out, " (%zu more declined)", declined);
    put_number(", ", documents.count, "transcript", out);
    put_number(", ", cases.codebook.count, "code", out);
    put_number(", ", codings, "coding", out);
    emic_strbuf_puts(out, ". The files beside this page hold all that the numbers rest on: "
                          "<a href=\"README.txt\">README.txt</a> says what is in them.</p>\n");
    return EMIC_OK;
}

void emic_archive_put_recipe(const emic_recipe *recipe, emic_bag *bag)
{
    emic_strbuf out = {0};
    emic_recipe_format(recipe, bag->arena, &out);
    emic_bag_add(bag, ARCHIVE_RECIPE, emic_arena_copy(bag->arena, emic_strbuf_slice(&out)));
    emic_strbuf_close(&out);
}

emic_status emic_archive_put_page(emic_study *study, const emic_recipe *recipe, emic_bag *bag,
                                  emic_archive_page *page, emic_error *err)
{
    emic_strbuf body = {0}, out = {0};
    emic_status status = EMIC_OK;
    const char *title = recipe->release ? "Tables" : "Tables and claims";
    emic_strbuf_printf(&body, "<h1>%s</h1>\n", title);
    if (!recipe->release) /* which hides sizes, too */
        status = put_size(study, bag->arena, &body, err);
    emic_strbuf_puts(&body, "<nav>\n<ul>\n");
    emic_strbuf_add(&body, emic_strbuf_slice(&page->contents));
    emic_strbuf_puts(&body, "</ul>\n</nav>\n");
    emic_strbuf_add(&body, emic_strbuf_slice(&page->body));
    emic_html_page(title, emic_strbuf_slice(&body), &out);
    emic_bag_add(bag, ARCHIVE_TABLES_HTML, emic_arena_copy(bag->arena, emic_strbuf_slice(&out)));
    emic_archive_put_recipe(recipe, bag);
    emic_strbuf_close(&body);
    emic_strbuf_close(&out);
    return status;
}
