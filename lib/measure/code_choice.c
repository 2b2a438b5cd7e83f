/* From names of codes to a flag for each code. */
#include "measure/code_choice.h"

emic_status emic_code_choice_flags(const emic_codebook *codebook, const emic_code_choice *choice,
                                   emic_arena *arena, bool **out, emic_error *err)
{
    bool *wanted = emic_arena_array(arena, codebook->count + 1, sizeof *wanted);
    memset(wanted, choice->count == 0, codebook->count);
    for (size_t i = 0; i < choice->count; i++) {
        size_t at;
        EMIC_TRY(emic_codebook_find(codebook, choice->items[i], arena, &at, err));
        memset(wanted + at, true, codebook->items[at].end - at);
    }
    *out = wanted;
    return EMIC_OK;
}

emic_code_choice emic_code_choice_of(const emic_parameters *parameters)
{
    emic_code_choice choice = {0};
    const emic_parameter *codes = emic_parameter_find(parameters, "code");
    if (codes)
        choice = (emic_code_choice){codes->values.items, codes->values.count, codes->values.count};
    return choice;
}

const char *emic_code_choice_words(const emic_code_choice *choice, emic_slice coder, int64_t round,
                                   emic_arena *arena)
{
    const char *words = "";
    for (size_t i = 0; i < choice->count; i++)
        words = emic_arena_format(arena, "%s%s%.*s", words, i ? ", " : " of ",
                                  EMIC_ARG(choice->items[i]));
    words = coder.length ? emic_arena_format(arena, "%s by coder %.*s", words, EMIC_ARG(coder))
                         : emic_arena_format(arena, "%s by any coder", words);
    return round ? emic_arena_format(arena, "%s in round %lld", words, (long long)round) : words;
}
