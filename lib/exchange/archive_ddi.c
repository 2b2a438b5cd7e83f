/* DDI-Codebook 2.5: the study as catalogues of social science data list it, and the attributes of
 * its participants as variables. It has no place for coded spans. Elements stand in the order that
 * the schema of the standard prescribes. */
#include "base/version.h"
#include "exchange/archive_metadata.h"
#include "exchange/html.h"

/* A codebook on its way; `depth` is how many elements are open. */
typedef struct ddi {
    const emic_archive_about *about;
    const emic_description *description;
    emic_arena *arena;
    emic_strbuf out;
    size_t depth;
} ddi;

static const emic_description_values *values_of(const ddi *at, emic_description_field field)
{
    return &at->description->fields[field];
}

static emic_slice value_of(const ddi *at, emic_description_field field)
{
    return emic_description_of(at->description, field);
}

static void open_element(ddi *at, const char *start)
{
    emic_strbuf_fill(&at->out, ' ', at->depth++);
    emic_strbuf_printf(&at->out, "<%s>\n", start);
}

static void close_element(ddi *at, const char *name)
{
    emic_strbuf_fill(&at->out, ' ', --at->depth);
    emic_strbuf_printf(&at->out, "</%s>\n", name);
}

/* <name attribute="value">text</name>, without an attribute where it or its value is missing;
 * nothing at all when there is no text. */
static void put_with(ddi *at, const char *name, const char *attribute, emic_slice value,
                     emic_slice text)
{
    if (text.length == 0)
        return;
    emic_strbuf_fill(&at->out, ' ', at->depth);
    emic_strbuf_printf(&at->out, "<%s", name);
    if (attribute && value.length) {
        emic_strbuf_printf(&at->out, " %s=\"", attribute);
        emic_html_text(&at->out, value);
        emic_strbuf_putc(&at->out, '"');
    }
    emic_strbuf_putc(&at->out, '>');
    emic_html_text(&at->out, text);
    emic_strbuf_printf(&at->out, "</%s>\n", name);
}

static void put(ddi *at, const char *name, emic_slice text)
{
    put_with(at, name, NULL, (emic_slice){0}, text);
}

static void put_number(ddi *at, const char *name, const char *attribute, const char *value,
                       size_t number)
{
    put_with(at, name, attribute, emic_slice_of(value),
             emic_slice_of(emic_arena_format(at->arena, "%zu", number)));
}

/* An element for each value of a field. */
static void put_all(ddi *at, const char *name, emic_description_field field)
{
    const emic_description_values *values = values_of(at, field);
    for (size_t i = 0; i < values->count; i++)
        put(at, name, values->items[i]);
}

/* Whether one of some fields has a value: an element around nothing would say nothing. */
static bool is_known(const ddi *at, const emic_description_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (values_of(at, fields[i])->count)
            return true;
    return false;
}

#define KNOWN(at, ...)                                                                             \
    is_known((at), (const emic_description_field[]){__VA_ARGS__},                                  \
             sizeof((const emic_description_field[]){__VA_ARGS__}) /                               \
                 sizeof(emic_description_field))

/* --- The study -------------------------------------------------------------------------------- */

static void put_title(ddi *at)
{
    open_element(at, "titlStmt");
    put(at, "titl", emic_archive_title(at->about));
    put(at, "IDNo", value_of(at, EMIC_DESCRIPTION_IDENTIFIER));
    close_element(at, "titlStmt");
}

static void put_production(ddi *at, bool study)
{
    emic_slice date = emic_slice_of(at->about->recipe->date);
    open_element(at, "prodStmt");
    if (study)
        put(at, "copyright", value_of(at, EMIC_DESCRIPTION_RIGHTS));
    put_with(at, "prodDate", "date", date, date);
    put_with(at, "software", "version", emic_slice_of(emic_version()), EMIC_LITERAL("emic"));
    if (study) {
        put_all(at, "fundAg", EMIC_DESCRIPTION_FUNDER);
        put_all(at, "grantNo", EMIC_DESCRIPTION_GRANT);
    }
    close_element(at, "prodStmt");
}

static void put_document(ddi *at)
{
    open_element(at, "docDscr");
    open_element(at, "citation");
    put_title(at);
    put_production(at, false);
    close_element(at, "citation");
    close_element(at, "docDscr");
}

static void put_authors(ddi *at)
{
    const emic_description_values *values = values_of(at, EMIC_DESCRIPTION_CREATOR);
    if (values->count == 0)
        return;
    open_element(at, "rspStmt");
    for (size_t i = 0; i < values->count; i++) {
        emic_creator creator = emic_creator_parse(values->items[i]);
        put_with(at, "AuthEnty", "affiliation", creator.affiliation, creator.name);
    }
    close_element(at, "rspStmt");
}

static void put_citation(ddi *at)
{
    open_element(at, "citation");
    put_title(at);
    put_authors(at);
    put_production(at, true);
    if (KNOWN(at, EMIC_DESCRIPTION_PUBLISHER, EMIC_DESCRIPTION_CONTACT)) {
        open_element(at, "distStmt");
        put(at, "distrbtr", value_of(at, EMIC_DESCRIPTION_PUBLISHER));
        put(at, "contact", value_of(at, EMIC_DESCRIPTION_CONTACT));
        close_element(at, "distStmt");
    }
    close_element(at, "citation");
    if (KNOWN(at, EMIC_DESCRIPTION_ETHICS)) {
        open_element(at, "studyAuthorization");
        put(at, "authorizationStatement", value_of(at, EMIC_DESCRIPTION_ETHICS));
        close_element(at, "studyAuthorization");
    }
}

/* A day of collecting: event and date as attributes, and the date again as text. */
static void put_day(ddi *at, const char *event, emic_slice date)
{
    if (date.length == 0)
        return;
    emic_strbuf_fill(&at->out, ' ', at->depth);
    emic_strbuf_printf(&at->out, "<collDate event=\"%s\" date=\"%.*s\">%.*s</collDate>\n", event,
                       EMIC_ARG(date), EMIC_ARG(date));
}

static void put_scope(ddi *at)
{
    emic_slice began = value_of(at, EMIC_DESCRIPTION_BEGAN);
    emic_slice ended = value_of(at, EMIC_DESCRIPTION_ENDED);
    const char *synthetic = emic_archive_synthetic(at->about);
    open_element(at, "stdyInfo");
    if (KNOWN(at, EMIC_DESCRIPTION_KEYWORD)) {
        open_element(at, "subject");
        put_all(at, "keyword", EMIC_DESCRIPTION_KEYWORD);
        close_element(at, "subject");
    }
    put(at, "abstract", emic_archive_abstract(at->about));
    open_element(at, "sumDscr");
    put_day(at, "start", began);
    put_day(at, "end", ended);
    put_all(at, "geogCover", EMIC_DESCRIPTION_PLACE);
    put(at, "anlyUnit", EMIC_LITERAL("individuals"));
    put(at, "universe", value_of(at, EMIC_DESCRIPTION_UNIVERSE));
    put(at, "dataKind", EMIC_LITERAL("interview transcripts, and what was coded in them"));
    close_element(at, "sumDscr");
    put(at, "notes", emic_slice_trim(emic_slice_of(synthetic)));
    close_element(at, "stdyInfo");
}

static void put_method(ddi *at)
{
    size_t asked = at->about->participants.count, declined = 0;
    for (size_t i = 0; i < asked; i++)
        declined += at->about->participants.items[i].declined;
    open_element(at, "method");
    if (KNOWN(at, EMIC_DESCRIPTION_SAMPLING, EMIC_DESCRIPTION_MODE, EMIC_DESCRIPTION_PROTOCOL)) {
        open_element(at, "dataColl");
        put(at, "sampProc", value_of(at, EMIC_DESCRIPTION_SAMPLING));
        put(at, "collMode", value_of(at, EMIC_DESCRIPTION_MODE));
        put(at, "resInstru", value_of(at, EMIC_DESCRIPTION_PROTOCOL));
        close_element(at, "dataColl");
    }
    open_element(at, "anlyInfo");
    put(at, "respRate",
        emic_slice_of(emic_arena_format(
            at->arena, "%zu participants are listed; %zu of them declined.", asked, declined)));
    close_element(at, "anlyInfo");
    put_with(at, "dataProcessing", "type", EMIC_LITERAL("anonymization"),
             value_of(at, EMIC_DESCRIPTION_ANONYMIZATION));
    close_element(at, "method");
}

static void put_access(ddi *at)
{
    if (KNOWN(at, EMIC_DESCRIPTION_ACCESS, EMIC_DESCRIPTION_CONTACT, EMIC_DESCRIPTION_LICENSE,
              EMIC_DESCRIPTION_CONSENT)) {
        open_element(at, "dataAccs");
        open_element(at, "useStmt");
        put(at, "restrctn", value_of(at, EMIC_DESCRIPTION_ACCESS));
        put(at, "contact", value_of(at, EMIC_DESCRIPTION_CONTACT));
        put(at, "conditions", value_of(at, EMIC_DESCRIPTION_LICENSE));
        close_element(at, "useStmt");
        put_with(at, "notes", "subject", EMIC_LITERAL("consent"),
                 value_of(at, EMIC_DESCRIPTION_CONSENT));
        close_element(at, "dataAccs");
    }
    if (KNOWN(at, EMIC_DESCRIPTION_PUBLICATION)) {
        open_element(at, "othrStdyMat");
        put_all(at, "relPubl", EMIC_DESCRIPTION_PUBLICATION);
        close_element(at, "othrStdyMat");
    }
}

/* --- The variables ---------------------------------------------------------------------------- */

static void put_file(ddi *at)
{
    const emic_participant_list *list = &at->about->participants;
    open_element(at, "fileDscr ID=\"F1\" URI=\"cases.csv\"");
    open_element(at, "fileTxt");
    put(at, "fileName", EMIC_LITERAL("cases.csv"));
    put(at, "fileCont", EMIC_LITERAL("a row a participant, by pseudonym"));
    open_element(at, "dimensns");
    put_number(at, "caseQnty", NULL, "", list->count);
    put_number(at, "varQnty", NULL, "", list->attributes.count);
    close_element(at, "dimensns");
    put_with(at, "fileType", "charset", EMIC_LITERAL("UTF-8"), EMIC_LITERAL("text/csv"));
    put(at, "format", EMIC_LITERAL("comma-delimited"));
    close_element(at, "fileTxt");
    close_element(at, "fileDscr");
}

static void put_categories(ddi *at, size_t which)
{
    emic_archive_categories found;
    emic_archive_count(at->about, EMIC_OF_PARTICIPANT, which, &found);
    put_number(at, "sumStat", "type", "vald", found.known);
    put_number(at, "sumStat", "type", "invd", found.missing);
    for (size_t i = 0; i < found.count; i++) {
        open_element(at, "catgry");
        put(at, "catValu", found.items[i].value);
        put_number(at, "catStat", "type", "freq", found.items[i].count);
        close_element(at, "catgry");
    }
}

static void put_variable(ddi *at, size_t which)
{
    const emic_attribute *attribute = &at->about->participants.attributes.items[which];
    bool number = attribute->type == EMIC_ATTRIBUTE_NUMBER;
    emic_strbuf start = {0};
    emic_strbuf_printf(&start, "var ID=\"V%zu\" name=\"", which + 1);
    emic_html_text(&start, attribute->name);
    emic_strbuf_printf(&start, "\" files=\"F1\" intrvl=\"%s\"", number ? "contin" : "discrete");
    open_element(at, start.data);
    emic_strbuf_close(&start);
    put(at, "labl",
        emic_slice_of(emic_arena_format(at->arena, "%s \"%.*s\" of the participant",
                                        attribute->grouping ? "grouping attribute" : "attribute",
                                        EMIC_ARG(attribute->name))));
    put_categories(at, which);
    put_with(at, "varFormat", "type", number ? EMIC_LITERAL("numeric") : EMIC_LITERAL("character"),
             emic_slice_of(emic_attribute_type_name(attribute->type)));
    close_element(at, "var");
}

void emic_archive_put_ddi(const emic_archive_about *about)
{
    ddi at = {.about = about, .description = &about->description, .arena = about->bag->arena};
    emic_strbuf_puts(&at.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    open_element(&at, "codeBook xmlns=\"ddi:codebook:2_5\" version=\"2.5\"");
    put_document(&at);
    open_element(&at, "stdyDscr");
    put_citation(&at);
    put_scope(&at);
    put_method(&at);
    put_access(&at);
    close_element(&at, "stdyDscr");
    put_file(&at);
    if (about->participants.attributes.count) {
        open_element(&at, "dataDscr");
        for (size_t i = 0; i < about->participants.attributes.count; i++)
            put_variable(&at, i);
        close_element(&at, "dataDscr");
    }
    close_element(&at, "codeBook");
    emic_archive_put_text(about->bag, ARCHIVE_DDI, &at.out);
}
