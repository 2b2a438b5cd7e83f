/* Names and numbers of things become what a memo is linked to. */
#include "memo_links.h"
#include "named.h"

static emic_status find_thing(const emic_context *context, const emic_codebook *codebook,
                              emic_memo_thing thing, const char *word, emic_id *out,
                              emic_error *err)
{
    size_t at;
    emic_slice name = emic_slice_of(word);
    switch (thing) {
    case EMIC_MEMO_OF_DOCUMENT:
        return emic_document_find(context->study, name, out, err);
    case EMIC_MEMO_OF_PARTICIPANT:
        return emic_participant_find(context->study, name, out, err);
    case EMIC_MEMO_OF_CODE:
        EMIC_TRY(emic_codebook_find(codebook, name, context->arena, &at, err));
        *out = codebook->items[at].id;
        return EMIC_OK;
    case EMIC_MEMO_OF_CODING:
        return named_id(word, "coding", "emic coding list", out, err);
    case EMIC_MEMO_OF_RELATION:
        return named_id(word, "relation", "emic relation list", out, err);
    default:
        return emic_proposition_find(context->study, name, out, err);
    }
}

emic_status memo_links_read(const emic_context *context, const emic_codebook *codebook,
                            emic_memo_links *out, emic_error *err)
{
    *out = (emic_memo_links){0};
    for (int thing = 0; thing < EMIC_MEMO_THINGS; thing++) {
        const char *option = emic_memo_thing_name((emic_memo_thing)thing);
        for (size_t i = 0; option_repeat(context, option, i); i++) {
            emic_memo_link link = {.thing = (emic_memo_thing)thing};
            EMIC_TRY(find_thing(context, codebook, link.thing, option_repeat(context, option, i),
                                &link.id, err));
            *EMIC_PUSH(context->arena, out) = link;
        }
    }
    return EMIC_OK;
}
