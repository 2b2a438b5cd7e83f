/* Reports as JSON, which leave tables to the writer of tables. */
#include "base/json.h"
#include "exchange/report_format.h"
#include "exchange/table_format.h"

static void put_text(emic_json *json, const char *key, const char *text)
{
    emic_json_key(json, key);
    emic_json_text(json, emic_slice_of(text));
}

static void put_facts(const emic_report_facts *facts, emic_json *json)
{
    for (size_t i = 0; facts && i < facts->count; i++) {
        emic_json_object(json);
        put_text(json, "name", facts->items[i].name);
        put_text(json, "value", facts->items[i].value);
        emic_json_end(json, '}');
    }
}

static void put_quotes(const emic_report_quotes *quotes, emic_json *json)
{
    for (size_t i = 0; quotes && i < quotes->count; i++) {
        emic_json_object(json);
        emic_json_key(json, "words");
        emic_json_text(json, quotes->items[i].words);
        put_text(json, "source", quotes->items[i].source);
        put_text(json, "mark", quotes->items[i].mark ? quotes->items[i].mark : "");
        emic_json_end(json, '}');
    }
}

/* What a key of a section gathers from its blocks. */
static void put_block(const emic_report_block *block, const char *key, emic_json *json)
{
    if (strcmp(key, "text") == 0 && block->text)
        emic_json_text(json, emic_slice_of(block->text));
    if (strcmp(key, "figures") == 0 && block->figure)
        emic_json_text(json, emic_slice_of(block->figure->caption));
    if (strcmp(key, "facts") == 0)
        put_facts(block->facts, json);
    if (strcmp(key, "quotes") == 0)
        put_quotes(block->quotes, json);
    if (strcmp(key, "tables") == 0 && block->table) {
        emic_json_object(json);
        emic_table_put_json(block->table, json);
        emic_json_end(json, '}');
    }
}

static void gather(const emic_report_section *section, const char *key, emic_json *json)
{
    emic_json_key(json, key);
    emic_json_array(json);
    for (size_t i = 0; i < section->blocks.count; i++)
        put_block(&section->blocks.items[i], key, json);
    emic_json_end(json, ']');
}

static void put_sections(const emic_report_sections *sections, emic_json *json);

static void put_section(const emic_report_section *section, emic_json *json)
{
    bool facts = false, quotes = false, figures = false;
    for (size_t i = 0; i < section->blocks.count; i++) {
        facts |= section->blocks.items[i].facts != NULL;
        quotes |= section->blocks.items[i].quotes != NULL;
        figures |= section->blocks.items[i].figure != NULL;
    }
    emic_json_object(json);
    put_text(json, "title", section->title);
    gather(section, "text", json);
    gather(section, "tables", json);
    if (facts)
        gather(section, "facts", json);
    if (quotes)
        gather(section, "quotes", json);
    if (figures)
        gather(section, "figures", json);
    if (section->sections.count)
        put_sections(&section->sections, json);
    emic_json_end(json, '}');
}

static void put_sections(const emic_report_sections *sections, emic_json *json)
{
    emic_json_key(json, "sections");
    emic_json_array(json);
    for (size_t i = 0; i < sections->count; i++)
        put_section(sections->items[i], json);
    emic_json_end(json, ']');
}

void emic_report_write_json(const emic_report *report, emic_strbuf *out)
{
    emic_json json = {.out = out};
    emic_json_object(&json);
    emic_json_key(&json, "version");
    emic_json_integer(&json, EMIC_REPORT_JSON_VERSION);
    put_text(&json, "title", report->title);
    put_text(&json, "summary", report->summary);
    put_sections(&report->sections, &json);
    emic_json_end(&json, '}');
}
