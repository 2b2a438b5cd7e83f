/* Pictures by name and parameters, from a study in memory, and what they say. */
#pragma once
#include "exchange/plot.h"
#include "exchange/table_write.h"
#include "measure_fixture.h"

/* `asked` is "by=group least=2": a parameter a word, a flag without a value. `width` 0: its own. */
static inline emic_picture draw_plot(const char *name, const char *asked, double width)
{
    const emic_plot *plot;
    emic_counted counted;
    emic_picture picture;
    emic_plot_look look = {.width = width};
    must(emic_plot_find(emic_slice_of(name), &plot, &error));
    emic_parameters parameters = {.specs = plot->parameters};
    char *words = emic_arena_string(arena, emic_slice_of(asked)), *rest = NULL;
    for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');
        if (value)
            *value++ = '\0';
        emic_parameters_add(&parameters, word, emic_slice_of(value ? value : ""), arena);
    }
    must(plot->count(study, &parameters, arena, &counted, &error));
    plot->draw(&counted, &look, arena, &picture);
    assert_true(emic_slice_starts(picture.svg, "<svg"));
    assert_true(strstr(picture.svg.data, "</svg>") != NULL);
    return picture;
}

/* Whether words stand in the picture, whole: between two tags. */
static inline bool is_drawn(const emic_picture *picture, const char *words)
{
    return strstr(picture->svg.data, format_text(">%s<", words)) != NULL;
}

/* How often a piece of SVG stands in the picture. */
static inline size_t times_drawn(const emic_picture *picture, const char *piece)
{
    size_t count = 0;
    for (const char *at = picture->svg.data; (at = strstr(at, piece)); at++)
        count++;
    return count;
}

/* The table beside it, as CSV. */
static inline const char *data_of(const emic_picture *picture)
{
    emic_strbuf text = {0};
    emic_table_write(picture->data, EMIC_FORMAT_CSV, 0, &text);
    const char *copy = emic_arena_string(arena, emic_strbuf_slice(&text));
    emic_strbuf_close(&text);
    return copy;
}

static inline bool is_noted(const emic_picture *picture, const char *words)
{
    for (size_t i = 0; i < picture->data->notes.count; i++)
        if (strstr(picture->data->notes.items[i], words))
            return true;
    return false;
}

/* Documents P01, P02 … of participants of those names: one turn a word, each letter of it a code
 * that holds in that turn. */
static inline void load_letters(const char *const *interviews, size_t count)
{
    emic_strbuf people = {0}, codes = {0}, codings = {0}, text = {0};
    emic_strbuf_puts(&people, "participant,group\n");
    emic_strbuf_puts(&codes, "codebook: letters\ntitle: Letters\ncodes:\n");
    emic_strbuf_puts(&codings, "document,start,end,code,coder,round,polarity\n");
    for (char letter = 'a'; letter <= 'l'; letter++)
        emic_strbuf_printf(&codes, "  - code: %c\n    level: 3\n    brief: A letter.\n", letter);
    for (size_t i = 0; i < count; i++)
        emic_strbuf_printf(&people, "P%02zu,%s\n", i + 1, i % 2 ? "even" : "odd");
    load_codebook(codes.data);
    load_participants(people.data);
    for (size_t i = 0; i < count; i++) {
        emic_strbuf_clear(&text);
        for (const char *word = interviews[i]; *word; word += strcspn(word, " ")) {
            word += *word == ' ';
            size_t length = strcspn(word, " ");
            emic_strbuf_printf(&text, "P%02zu: %.*s\n\n", i + 1, (int)length, word);
            size_t end = text.length - 2;
            for (size_t k = 0; k < length; k++)
                emic_strbuf_printf(&codings, "P%02zu,%zu,%zu,%c,A,1,supports\n", i + 1,
                                   end - length, end, word[k]);
        }
        add_document(format_text("P%02zu", i + 1), text.data);
    }
    load_codings(codings.data);
    emic_strbuf_close(&people), emic_strbuf_close(&codes);
    emic_strbuf_close(&codings), emic_strbuf_close(&text);
}
