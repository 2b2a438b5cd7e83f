/* Conditions from anywhere: no crash, no endless work, an error that names a place; and what parses
 * means the same in parentheses and the contrary after `not`. */
#include "base/strbuf.h"
#include "measure/where.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CASES = 3, ATTRIBUTES = 4, CODES = 4 };

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* Three cases with every kind of attribute, a small code tree and a base; made once. */
static const emic_cases *cases_of_all_kinds(void)
{
    static emic_attribute attributes[ATTRIBUTES] = {
        {.name = {"group", 5}, .type = EMIC_ATTRIBUTE_TEXT},
        {.name = {"arrests", 7}, .type = EMIC_ATTRIBUTE_NUMBER},
        {.name = {"local", 5}, .type = EMIC_ATTRIBUTE_BOOLEAN},
        {.name = {"since", 5}, .type = EMIC_ATTRIBUTE_DATE},
    };
    static emic_code codes[CODES] = {
        {.path = {"HARM", 4}, .name = {"HARM", 4}, .parent = -1, .end = 3},
        {.path = {"HARM/FEAR", 9}, .name = {"FEAR", 4}, .end = 2, .codable = true},
        {.path = {"HARM/A B", 8},
         .name = {"A B", 3},
         .end = 3,
         .codable = true,
         .rule = EMIC_RULE_JUDGED},
        {.path = {"SELF/FEAR", 9}, .name = {"FEAR", 4}, .parent = -1, .end = 4, .codable = true},
    };
    static emic_slice values[CASES][ATTRIBUTES] = {
        {{"TP", 2}, {"10", 2}, {"yes", 3}, {"2007-05-31", 10}},
        {{"SP", 2}, {"-2.5", 4}, {"no", 2}, {"2008-01-01", 10}},
    };
    static emic_case_value states[CASES][CODES] = {
        {EMIC_UNJUDGED, EMIC_AFFIRMED, EMIC_DENIED, EMIC_NOT_ASKED},
        {EMIC_UNJUDGED, EMIC_DENIED, EMIC_NOT_RAISED, EMIC_UNJUDGED},
    };
    static emic_case items[CASES] = {
        {{.id = 1, .values = values[0]}, states[0]},
        {{.id = 2, .values = values[1]}, states[1]},
        {{.id = 3, .values = values[2], .declined = true}, states[2]},
    };
    static emic_id members[] = {1, 3};
    static emic_sub_base base = {.name = {"raided", 6}, .participants = {members, 2, 2}};
    static const emic_cases cases = {
        .items = items,
        .count = CASES,
        .attributes = {attributes, ATTRIBUTES, ATTRIBUTES},
        .codebook = {.items = codes, .count = CODES},
        .bases = {&base, 1, 1},
    };
    return &cases;
}

/* `text` between `before` and `after` must hold where `where` does; or nowhere there, if `turned`.
 */
static void compare(const emic_where *where, emic_slice text, const char *before, bool turned,
                    emic_arena *arena)
{
    const emic_cases *cases = cases_of_all_kinds();
    const emic_where *other;
    emic_strbuf whole = {0};
    emic_error err = {0};
    emic_strbuf_puts(&whole, before);
    emic_strbuf_add(&whole, text);
    emic_strbuf_putc(&whole, ')');
    emic_status status = emic_where_parse(cases, emic_strbuf_slice(&whole), arena, &other, &err);
    require(status == EMIC_OK || strstr(err.message, "too deeply nested"));
    for (size_t i = 0; status == EMIC_OK && i < CASES; i++) {
        bool holds = emic_where_holds(where, cases, i);
        require(emic_where_holds(other, cases, i) == (holds != turned));
        require(emic_where_waits(other, cases, i) == emic_where_waits(where, cases, i));
    }
    emic_strbuf_close(&whole);
}

static void check_error(const emic_error *err, emic_status status)
{
    require(err->status == status && err->message[0] && !strchr(err->message, '\n'));
    require(strstr(err->message, "`, character ") || strstr(err->message, "not valid UTF-8"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const emic_cases *cases = cases_of_all_kinds();
    emic_slice text = {(const char *)data, size};
    emic_arena *arena = emic_arena_open();
    const emic_where *where;
    emic_error err = {0};
    size_t count;
    emic_status status = emic_where_parse(cases, text, arena, &where, &err);
    if (status != EMIC_OK) {
        check_error(&err, status);
    } else {
        bool *chosen = emic_where_select(where, cases, arena, &count);
        require(count <= CASES - 1 && !chosen[CASES - 1]);
        if (emic_slice_trim(text).length) {
            compare(where, text, "(", false, arena);
            compare(where, text, "not (", true, arena);
        }
    }
    emic_arena_close(arena);
    return 0;
}
