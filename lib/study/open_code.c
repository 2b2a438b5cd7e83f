/* Codes made while coding: where they go, and how words become a name. Storing them is
 * codebook_edit.c's business. */
#include "study/open_code.h"
#include "base/text.h"

enum { SHOWN_MOST = 60 };

/* `words` on one line, without signs of the sentence at its ends. */
static emic_slice name_of(emic_slice words, emic_arena *arena)
{
    emic_slice name = emic_text_plain(words, arena);
    while (name.length && strchr(".,;:!?\" ", name.data[name.length - 1]))
        name.length--;
    while (name.length && strchr("\" ", name.data[0]))
        name = emic_slice_from(name, 1);
    return name;
}

/* Below which code a new one goes, and its level there. */
static emic_status place(const emic_codebook *codebook, emic_slice under, emic_arena *arena,
                         emic_code *code, emic_id *parent, emic_error *err)
{
    size_t at;
    *parent = 0;
    code->status = EMIC_LITERAL("provisional");
    code->level = EMIC_LEVEL_THEME;
    if (under.length == 0)
        return EMIC_OK;
    EMIC_TRY(emic_codebook_find(codebook, under, arena, &at, err));
    *parent = codebook->items[at].id;
    code->level = EMIC_LEVEL_FROM_PARENT;
    return EMIC_OK;
}

emic_slice emic_open_code_parent(emic_slice path)
{
    size_t length = path.length;
    while (length > 0 && path.data[length - 1] != '/')
        length--;
    return (emic_slice){path.data, length ? length - 1 : 0};
}

emic_status emic_open_code_add(emic_study *study, const emic_codebook *codebook, emic_slice path,
                               emic_id *out, emic_error *err)
{
    emic_id parent;
    emic_slice under = emic_open_code_parent(path);
    emic_code code = emic_code_make(emic_slice_from(path, under.length ? under.length + 1 : 0));
    emic_arena *arena = emic_arena_open();
    emic_status status = place(codebook, under, arena, &code, &parent, err);
    if (status == EMIC_OK)
        status = emic_codebook_add(study, parent, &code, out, err);
    emic_arena_close(arena);
    return status;
}

static emic_status add_vivo(emic_study *study, const emic_codebook *codebook, emic_slice words,
                            emic_slice name, emic_slice under, emic_arena *arena, emic_id *out,
                            emic_error *err)
{
    emic_id parent;
    emic_code code = emic_code_make(name_of(name.length ? name : words, arena));
    if (code.name.length == 0)
        return emic_fail(err, EMIC_INVALID, "these words make no name for a code: \"%.*s\"",
                         EMIC_ARG(emic_text_cut(words, SHOWN_MOST)));
    EMIC_TRY(place(codebook, under, arena, &code, &parent, err));
    return emic_codebook_add_in_vivo(study, parent, words, &code, out, err);
}

emic_status emic_open_code_add_vivo(emic_study *study, const emic_codebook *codebook,
                                    emic_slice words, emic_slice name, emic_slice under,
                                    emic_id *out, emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = add_vivo(study, codebook, words, name, under, arena, out, err);
    emic_arena_close(arena);
    return status;
}
