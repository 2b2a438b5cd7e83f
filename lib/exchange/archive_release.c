/* A release: an archive that may be given away. It holds tables whose cells a profile hides, what
 * explains them, and nothing on single people; archive_release_check.c reads it back. */
#include "base/csv.h"
#include "exchange/archive_metadata.h"
#include "exchange/release_recipe.h"
#include "study/participant.h"

static const char readme[] =
    "Tables of an interview study that may be given away, written by emic.\n"
    "\n"
    "Open tables.html first, in a browser. The other files hold the same numbers for programs.\n"
    "\n"
    "  tables/*.csv         a row a code and group: n of N, where N is the size of the group in\n"
    "                       the table's base; pct is given for an N of 20 or more; wilson_lo and\n"
    "                       wilson_hi bound the 95 % interval\n"
    "  plots/*.svg, *.csv   pictures, each with the numbers that it draws\n"
    "  release-log.csv      which counts are hidden\n"
    "  codebook.json, .csv  the codes with their definitions, without examples\n"
    "  recipe.json          the commands that made the tables, and the rule in figures\n"
    "  description.json     title, creators, licence and the like, as far as given\n"
    "  datapackage.json     what every column of every .csv file means (Data Package 2.0)\n"
    "  ro-crate-metadata.json  people, rights and every file (RO-Crate 1.2)\n"
    "\n"
    "To protect participants some counts are hidden: a * in tables.html and in pictures, in .csv\n"
    "files an empty n with yes under suppressed; where N is empty, too, the size of the group is\n"
    "hidden. A hidden count is not nothing. Some are hidden for what they are, others because\n"
    "these could be worked out from them; which is which would itself tell, so it is not said.\n"
    "What was counted in documents, segments, turns or characters is hidden where the count of\n"
    "participants is. There are no transcripts, no codings, and nothing on single participants.\n"
    "\n";

static const char ending[] =
    "\n"
    "Check it:                    emic archive verify FILE\n"
    "Compute again what follows\n"
    "from the counts:             emic archive reproduce FILE\n"
    "Make it again, for who has\n"
    "the study:                   emic archive reproduce FILE --study STUDY\n";

/* --- What is in it --------------------------------------------------------------------------- */

/* Why a picture cannot be in a release; NULL: it can. */
static const char *picture_refusal(const emic_recipe_step *step)
{
    if (step->plot && emic_slice_is(emic_parameter_text(&step->parameters, "of"), "participants"))
        return "it shows participants one by one";
    return NULL;
}

static emic_status count_step(emic_study *study, const emic_recipe_step *step,
                              emic_release *release, emic_error *err)
{
    emic_counted *counted = emic_arena_alloc(release->arena, sizeof *counted);
    EMIC_TRY(emic_recipe_step_count(study, step, release->arena, counted, err));
    emic_release_add(release, step->name, step->plot ? NULL : step->measure, counted);
    emic_release_table *table = &release->tables.items[release->tables.count - 1];
    if (!table->refused)
        table->refused = picture_refusal(step);
    return EMIC_OK;
}

emic_status emic_archive_release_recipe(emic_study *study, const emic_release_profile *profile,
                                        emic_arena *arena, emic_recipe *out, emic_error *err)
{
    emic_recipe kept;
    emic_release trial;
    EMIC_TRY(emic_recipe_load(study, false, arena, &kept, err));
    if (!kept.saved) /* of the default tables that of participants, which is the first */
        kept.steps.count = 1;
    emic_release_begin(profile, arena, &trial);
    *out = kept;
    out->steps.items = NULL;
    out->steps.count = out->steps.capacity = 0;
    out->release = profile;
    out->all_claims = false;
    for (size_t i = 0; i < kept.steps.count; i++) {
        EMIC_TRY(count_step(study, &kept.steps.items[i], &trial, err));
        const emic_release_table *table = &trial.tables.items[i];
        if (table->refused)
            *EMIC_PUSH(arena, &out->left_out) = (emic_recipe_left_out){table->name, table->refused};
        else
            *EMIC_PUSH(arena, &out->steps) = kept.steps.items[i];
    }
    if (out->steps.count == 0)
        return emic_fail(err, EMIC_REFUSED,
                         "nothing to release: no table or picture that the study keeps can have "
                         "single counts hidden; emic table frequency --save keeps one that can");
    return EMIC_OK;
}

emic_status emic_archive_put_released(emic_study *study, const emic_recipe *recipe, emic_bag *bag,
                                      emic_error *err)
{
    emic_release release;
    emic_archive_page page = {0};
    emic_release_begin(recipe->release, bag->arena, &release);
    for (size_t i = 0; i < recipe->steps.count; i++) {
        EMIC_TRY(count_step(study, &recipe->steps.items[i], &release, err));
        const emic_release_table *table = &release.tables.items[i];
        if (table->refused)
            return emic_fail(err, EMIC_REFUSED, "no release of %s: %s", table->name,
                             table->refused);
    }
    EMIC_TRY(emic_release_make(&release, false, err));
    for (size_t i = 0; i < recipe->steps.count; i++)
        emic_archive_put_counted(&recipe->steps.items[i], release.tables.items[i].counted, bag,
                                 &page);
    emic_status status = emic_archive_put_page(study, recipe, bag, &page, err);
    emic_archive_page_close(&page);
    return status;
}

void emic_archive_put_release_words(const emic_recipe *recipe, const emic_codebook *codebook,
                                    emic_bag *bag)
{
    const emic_release_profile *profile = recipe->release;
    emic_strbuf text = {0};
    emic_strbuf_puts(&text, readme);
    emic_strbuf_printf(&text, "Rule of %s (%s): %s.\n", profile->name, profile->source,
                       emic_release_profile_words(profile, bag->arena));
    for (size_t i = 0; i < recipe->left_out.count; i++)
        emic_strbuf_printf(&text, "%s  %s: %s\n",
                           i ? ""
                             : "\nLeft out, because single counts "
                               "cannot be hidden there:\n",
                           recipe->left_out.items[i].name, recipe->left_out.items[i].why);
    emic_strbuf_puts(&text, ending);
    emic_archive_put_text(bag, ARCHIVE_README, &text);
    emic_archive_put_codebook(codebook, bag);
}

/* --- What is hidden -------------------------------------------------------------------------- */

static void put_field(emic_strbuf *out, const emic_csv_row *row, int column)
{
    emic_csv_put(out, column < 0 ? (emic_slice){0} : row->fields[column]);
}

static emic_status log_file(const emic_zip_entry *entry, emic_strbuf *out, emic_error *err)
{
    emic_csv *csv;
    emic_csv_row row;
    bool more;
    EMIC_TRY(emic_csv_open(entry->name, entry->content, &csv, err));
    int hidden = emic_csv_find(csv, "suppressed"), size = emic_csv_find(csv, "N");
    int group = emic_csv_find(csv, "group"), base = emic_csv_find(csv, "base");
    int code = emic_csv_find(csv, "code");
    emic_status status = emic_csv_next(csv, &row, &more, err);
    for (; status == EMIC_OK && more; status = emic_csv_next(csv, &row, &more, err)) {
        if (!emic_slice_is(emic_csv_field(&row, hidden), "yes"))
            continue;
        emic_csv_put(out, emic_slice_of(entry->name + strlen("data/")));
        put_field(out, &row, group);
        put_field(out, &row, base);
        put_field(out, &row, code);
        emic_csv_put(out, emic_csv_field(&row, size).length ? EMIC_LITERAL("count")
                                                            : EMIC_LITERAL("count and size"));
        emic_csv_end(out);
    }
    emic_csv_close(csv);
    return status;
}

/* Made from the tables, so that it cannot tell more than they do. */
emic_status emic_archive_put_release_log(emic_bag *bag, emic_error *err)
{
    emic_strbuf text = {0};
    emic_status status = EMIC_OK;
    emic_bag_sort(bag);
    emic_strbuf_puts(&text, "file,group,base,code,hidden\n");
    for (size_t i = 0; status == EMIC_OK && i < bag->entries.count; i++) {
        const emic_zip_entry *entry = &bag->entries.items[i];
        size_t length = strlen(entry->name);
        bool result = strncmp(entry->name, ARCHIVE_TABLES, strlen(ARCHIVE_TABLES)) == 0 ||
                      strncmp(entry->name, ARCHIVE_PLOTS, strlen(ARCHIVE_PLOTS)) == 0;
        if (result && strcmp(entry->name + length - 4, ".csv") == 0)
            status = log_file(entry, &text, err);
    }
    emic_archive_put_text(bag, ARCHIVE_RELEASE_LOG, &text);
    return status;
}

/* --- Nobody is named ------------------------------------------------------------------------- */

static bool is_word_byte(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || (unsigned char)byte >= 0x80;
}

/* Whether `name` stands in `text` as words of its own. */
static bool stands_in(emic_slice name, emic_slice text)
{
    for (size_t i = 0; i + name.length <= text.length; i++) {
        size_t end = i + name.length;
        if (text.data[i] == name.data[0] && memcmp(text.data + i, name.data, name.length) == 0 &&
            (i == 0 || !is_word_byte(text.data[i - 1])) &&
            (end == text.length || !is_word_byte(text.data[end])))
            return true;
    }
    return false;
}

/* A figure, or a single letter, says nobody's name. */
static bool is_telling(emic_slice name)
{
    for (size_t i = 0; name.length > 1 && i < name.length; i++)
        if (is_word_byte(name.data[i]) && (name.data[i] < '0' || name.data[i] > '9'))
            return true;
    return false;
}

/* What people wrote stands in another file, too. */
static bool is_our_words(const char *file)
{
    return strcmp(file, ARCHIVE_README) == 0 || strcmp(file, ARCHIVE_PACKAGE) == 0 ||
           strcmp(file, ARCHIVE_CRATE) == 0;
}

static emic_status check_name(const emic_bag *bag, const char *what, emic_slice name,
                              emic_error *err)
{
    for (size_t i = 0; is_telling(name) && i < bag->entries.count; i++)
        if (!is_our_words(bag->entries.items[i].name) &&
            stands_in(name, bag->entries.items[i].content))
            return emic_fail(err, EMIC_REFUSED,
                             "no release: %s would name the %s %.*s; rename what is named there, "
                             "or the %s",
                             bag->entries.items[i].name, what, EMIC_ARG(name), what);
    return EMIC_OK;
}

/* People write codes, groups, titles and conditions, and may name somebody in them. */
static emic_status check_names(emic_study *study, const emic_bag *bag, emic_error *err)
{
    emic_participant_list people;
    emic_document_list documents;
    EMIC_TRY(emic_participant_list_load(study, bag->arena, &people, err));
    EMIC_TRY(emic_document_list_load(study, bag->arena, &documents, err));
    for (size_t i = 0; i < people.count; i++)
        EMIC_TRY(check_name(bag, "participant", people.items[i].label, err));
    for (size_t i = 0; i < documents.count; i++)
        EMIC_TRY(check_name(bag, "document", documents.items[i].name, err));
    return EMIC_OK;
}

/* --- The whole ------------------------------------------------------------------------------- */

emic_status emic_archive_put_release(emic_study *study, const emic_recipe *recipe, emic_bag *bag,
                                     emic_error *err)
{
    emic_codebook codebook;
    emic_description description;
    EMIC_TRY(emic_codebook_load(study, bag->arena, &codebook, err));
    EMIC_TRY(emic_description_load(study, bag->arena, &description, err));
    for (size_t i = 0; i < codebook.count; i++) { /* what was said stays out of it */
        codebook.items[i].source_coding = 0;
        memset(codebook.items[i].examples, 0, sizeof codebook.items[i].examples);
    }
    emic_archive_put_release_words(recipe, &codebook, bag);
    EMIC_TRY(emic_archive_put_released(study, recipe, bag, err));
    EMIC_TRY(emic_archive_put_release_log(bag, err));
    EMIC_TRY(emic_archive_put_release_metadata(&description, recipe, bag, err));
    return check_names(study, bag, err);
}
