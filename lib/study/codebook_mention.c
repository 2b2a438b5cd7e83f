/* Looks for a code's name in texts. What a condition means is measure/where.h's business, on a
 * floor above: here a word is a word. */
#include "study/codebook_mention.h"
#include "study/study_db.h"

static const char list_texts[] = "SELECT 0, label, condition || ' ' || query FROM claim UNION ALL"
                                 " SELECT 1, name, condition FROM base UNION ALL"
                                 " SELECT 2, name, parameters FROM saved_table";
static const char *const things[] = {"claim", "base", "table"};

static bool is_inside_word(char byte)
{
    return byte == '_' || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || (byte & 0x80);
}

static bool stands_in(emic_slice words, emic_slice text)
{
    for (size_t at = 0; words.length && at + words.length <= text.length; at++) {
        size_t end = at + words.length;
        if (memcmp(text.data + at, words.data, words.length) != 0)
            continue;
        if ((at == 0 || !is_inside_word(text.data[at - 1])) &&
            (end == text.length || !is_inside_word(text.data[end])))
            return true;
    }
    return false;
}

emic_status emic_codebook_mentions(emic_study *study, emic_slice words, emic_arena *arena,
                                   emic_code_mentions *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_code_mentions){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_texts, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if (stands_in(words, emic_cursor_text(&cursor, 2)))
            *EMIC_PUSH(arena, out) =
                (emic_code_mention){things[emic_cursor_int(&cursor, 0)],
                                    emic_arena_copy(arena, emic_cursor_text(&cursor, 1))};
    emic_cursor_close(&cursor);
    return status;
}
