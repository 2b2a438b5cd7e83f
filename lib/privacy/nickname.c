/* Looks a name up in the table, which is short enough to be read through. */
#include "privacy/nickname.h"
#include "privacy/nickname_table.h"

/* The next word of `*at`, which it passes; empty at the end. A colon is a word. */
static emic_slice next_word(const char **at)
{
    while (**at == ' ')
        (*at)++;
    const char *start = *at;
    if (**at == ':')
        (*at)++;
    else
        *at += strcspn(*at, " :");
    return (emic_slice){start, (size_t)(*at - start)};
}

static void add(emic_slice name, emic_arena *arena, emic_nickname_list *out)
{
    char *copy = emic_arena_string(arena, name);
    copy[0] = (char)(copy[0] - 'a' + 'A');
    *EMIC_PUSH(arena, out) = (emic_slice){copy, name.length};
}

/* Adds the words of `group` on one side of its colon. */
static void add_side(const char *group, bool shorter, emic_arena *arena, emic_nickname_list *out)
{
    const char *at = group;
    bool behind = false;
    for (emic_slice word; (word = next_word(&at)).length;) {
        if (word.data[0] == ':')
            behind = true;
        else if (behind == shorter)
            add(word, arena, out);
    }
}

static void search(const char *const *groups, emic_slice folded, emic_arena *arena,
                   emic_nickname_list *out)
{
    for (; *groups; groups++) {
        const char *at = *groups;
        bool behind = false;
        for (emic_slice word; (word = next_word(&at)).length;) {
            if (word.data[0] == ':')
                behind = true;
            else if (emic_slice_equal(word, folded))
                add_side(*groups, !behind, arena, out);
        }
    }
}

void emic_nickname_find(emic_slice folded, emic_arena *arena, emic_nickname_list *out)
{
    search(emic_nickname_english, folded, arena, out);
    search(emic_nickname_abroad, folded, arena, out);
}
