/* Names in what is no transcript: labels, names of files, memos. */
#include "base/strbuf.h"
#include "privacy/pseudonymizer.h"
#include "privacy/pseudonymizer_rules.h"

/* In "interview_jane-doe.2" low lines, hyphens and points stand where spaces would. The length
 * stays the same, so places are those of the label. */
static emic_slice spaced(emic_slice label, emic_arena *arena)
{
    char *copy = emic_arena_string(arena, label);
    for (size_t i = 0; i < label.length; i++)
        if (copy[i] == '_' || copy[i] == '-' || copy[i] == '.')
            copy[i] = ' ';
    return (emic_slice){copy, label.length};
}

static emic_slice replace_in(const emic_pseudonymizer *rules, const emic_matcher *matcher,
                             emic_slice label, emic_arena *arena)
{
    emic_match_list found;
    emic_strbuf out = {0};
    size_t at = 0;
    emic_match_find(matcher, spaced(label, arena), arena, &found);
    if (found.count == 0)
        return label;
    for (size_t i = 0; i < found.count; i++) {
        emic_strbuf_add(&out, (emic_slice){label.data + at, found.items[i].start - at});
        emic_strbuf_add(&out, rules->entities.items[found.items[i].surrogate].label);
        at = found.items[i].end;
    }
    emic_strbuf_add(&out, emic_slice_from(label, at));
    emic_slice made = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return made;
}

emic_slice emic_pseudonymize_label(emic_pseudonymizer *rules, emic_slice label, emic_arena *arena)
{
    label = replace_in(rules, rules->label_matcher, label, arena);
    return replace_in(rules, rules->decided_matcher, label, arena);
}

static const emic_entity *find_whole(const emic_pseudonymizer *rules, const emic_matcher *matcher,
                                     emic_slice label, emic_arena *arena)
{
    emic_match_list found;
    emic_match_find(matcher, spaced(label, arena), arena, &found);
    if (found.count != 1 || found.items[0].start != 0 || found.items[0].end != label.length)
        return NULL;
    return &rules->entities.items[found.items[0].surrogate];
}

const emic_entity *emic_pseudonymizer_who(emic_pseudonymizer *rules, emic_slice label,
                                          emic_arena *arena)
{
    label = emic_slice_trim(label);
    const emic_entity *who = find_whole(rules, rules->label_matcher, label, arena);
    return who ? who : find_whole(rules, rules->decided_matcher, label, arena);
}

emic_status emic_pseudonymize_note(emic_pseudonymizer *rules, emic_slice text, emic_arena *arena,
                                   emic_slice *out, emic_error *err)
{
    emic_pseudonymized result;
    emic_pseudonymize_input input = {.text = text, .again = true};
    EMIC_TRY(emic_pseudonymize(rules, &input, arena, &result, err));
    *out = result.edits.count ? result.text : text;
    return EMIC_OK;
}
