/* In-vivo codes: how words become a name. Storing the code is codebook_edit.c's business. */
#include "study/coding_vivo.h"
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

static emic_status add_in(emic_study *study, const emic_codebook *codebook, emic_slice words,
                          emic_slice name, emic_slice under, emic_arena *arena, emic_id *out,
                          emic_error *err)
{
    size_t at;
    emic_id parent = 0;
    emic_code code = emic_code_make(name_of(name.length ? name : words, arena));
    if (code.name.length == 0)
        return emic_fail(err, EMIC_INVALID, "these words make no name for a code: \"%.*s\"",
                         EMIC_ARG(emic_text_cut(words, SHOWN_MOST)));
    code.status = EMIC_LITERAL("provisional");
    code.level = EMIC_LEVEL_THEME;
    if (under.length) {
        EMIC_TRY(emic_codebook_find(codebook, under, arena, &at, err));
        parent = codebook->items[at].id;
        code.level = EMIC_LEVEL_FROM_PARENT;
    }
    return emic_codebook_add_in_vivo(study, parent, words, &code, out, err);
}

emic_status emic_code_vivo_add(emic_study *study, const emic_codebook *codebook, emic_slice words,
                               emic_slice name, emic_slice under, emic_id *out, emic_error *err)
{
    emic_arena *arena = emic_arena_open();
    emic_status status = add_in(study, codebook, words, name, under, arena, out, err);
    emic_arena_close(arena);
    return status;
}
