/* From the state of the review to its screen: the questions, and the keys that answer them. */
#include "review_grade.h"
#include "review_help.h"
#include "review_screen.h"
#include "review_state.h"

enum { FEW_ROWS = 10, FEW_LETTERS = 5 };

/* --- Choices ---------------------------------------------------------------------------------- */

static bool fits(const emic_entity *entity, emic_slice part, emic_arena *arena)
{
    bool found = review_sitting_holds(entity->label, part, arena) ||
                 review_sitting_holds(entity->pseudonym, part, arena) ||
                 review_sitting_holds(entity->role, part, arena);
    for (size_t i = 0; i < entity->names.count && !found; i++)
        found = review_sitting_holds(entity->names.items[i], part, arena);
    return found;
}

static emic_slice next_word(emic_slice *rest)
{
    const char *space = rest->length ? memchr(rest->data, ' ', rest->length) : NULL;
    emic_slice word = {rest->data, space ? (size_t)(space - rest->data) : rest->length};
    *rest = emic_slice_from(*rest, word.length + (space != NULL));
    return word;
}

/* Whether a word of one is a word of the other, or a letter off. */
static bool is_alike(emic_slice name, emic_slice words, emic_arena *arena)
{
    while (name.length) {
        emic_slice one = next_word(&name);
        for (emic_slice rest = words; rest.length;) {
            emic_slice other = next_word(&rest);
            size_t most = emic_utf8_count(other) < FEW_LETTERS ? 0 : 1;
            if (one.length && other.length && emic_text_distance(one, other, most, arena) <= most)
                return true;
        }
    }
    return false;
}

static bool is_like_item(const review_state *at, const emic_entity *entity, emic_arena *arena)
{
    emic_slice words = emic_text_plain(review_sitting_item(at->sitting)->words, arena);
    for (size_t i = 0; i < entity->names.count; i++)
        if (is_alike(entity->names.items[i], words, arena))
            return true;
    return false;
}

/* Those that are like the item at hand first. */
const emic_entity **review_choices(const review_state *at, emic_arena *arena, size_t *count)
{
    const emic_entity_list *all = &at->sitting->entities;
    const emic_entity **found = emic_arena_array(arena, all->count + 1, sizeof *found);
    emic_slice part = emic_text_fold(emic_slice_of(at->input), arena);
    *count = 0;
    for (int like = 1; like >= 0; like--)
        for (size_t i = 0; i < all->count; i++)
            if (fits(&all->items[i], part, arena) &&
                is_like_item(at, &all->items[i], arena) == (like == 1))
                found[(*count)++] = &all->items[i];
    return found;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

static const review_hint kind_hints[] = {{"p", "person"}, {"l", "place"},     {"o", "organisation"},
                                         {"x", "other"},  {"Esc", "go back"}, {0}};
static const review_hint typing_hints[] = {{"Enter", "done"}, {"Esc", "go back"}, {0}};
static const review_hint choosing_hints[] = {
    {"Enter", "choose"}, {"up, down", "move"}, {"Esc", "go back"}, {0}};
static const review_hint confirm_hints[] = {{"y", "yes"}, {"n", "no"}, {0}};

/* What can be done about the item at hand. `few`: help comes first, for a screen without room. */
static const review_hint *item_hints(const review_state *at, bool few, emic_arena *arena)
{
    const emic_review_item *item = review_sitting_item(at->sitting);
    const emic_entity *suggested = review_sitting_entity(at->sitting, item->suggested);
    emic_entity_kind kind;
    bool named = emic_review_has_entity(item->kind, &kind);
    const char *same =
        suggested ? emic_arena_format(arena, "same as %.*s", EMIC_ARG(suggested->label)) : NULL;
    const review_hint all[] = {{few ? "?" : NULL, "help"},
                               {"r", "replace"},
                               {suggested ? "s" : NULL, same},
                               {"k", "keep"},
                               {"n", "not a name"},
                               {"g", "generalise"},
                               {"e", "existing one"},
                               {named ? "p" : NULL, "pseudonym"},
                               {"u", "undo"},
                               {"space", "next"},
                               {"b", "back"},
                               {"/", "search"},
                               {few ? NULL : "?", "help"},
                               {"q", "quit"}};
    enum { ALL = sizeof all / sizeof *all };
    review_hint *shown = emic_arena_array(arena, ALL + 1, sizeof *shown);
    size_t count = 0;
    for (size_t i = 0; i < ALL; i++)
        if (all[i].key)
            shown[count++] = all[i];
    return shown;
}

/* "the one remaining phone", "all 41 remaining addresses". */
static const char *all_alike(const review_state *at, emic_arena *arena)
{
    const char *kind = emic_candidate_kind_name(review_sitting_item(at->sitting)->kind);
    size_t count = review_sitting_alike(at->sitting);
    if (count == 1)
        return emic_arena_format(arena, "the one remaining %s", kind);
    return emic_arena_format(arena, "all %zu remaining %s%s", count, kind,
                             kind[strlen(kind) - 1] == 's' ? "es" : "s");
}

static const char *confirm_question(const review_state *at, emic_arena *arena)
{
    emic_entity_kind kind;
    bool named = emic_review_has_entity(review_sitting_item(at->sitting)->kind, &kind);
    const char *by = "";
    if (at->verdict == EMIC_VERDICT_NO_NAME)
        return emic_arena_format(arena, "%s: not a name?", all_alike(at, arena));
    if (at->verdict == EMIC_VERDICT_REPLACE)
        by = named ? emic_arena_format(arena, ", each by a new %s", emic_entity_kind_name(kind))
                   : ", by a tag of the kind";
    return emic_arena_format(arena, "%s %s%s?", emic_verdict_name(at->verdict),
                             all_alike(at, arena), by);
}

static void ask(const review_state *at, emic_arena *arena, review_view *view)
{
    size_t count;
    emic_candidate_kind kind = view->item->kind;
    switch (at->mode) {
    case REVIEW_MODE_KIND:
        view->question = "what is it?";
        view->hints = kind_hints;
        break;
    case REVIEW_MODE_GRADE:
        view->question = "generalise to";
        view->hints = review_grade_hints(kind, arena);
        break;
    case REVIEW_MODE_CHOOSE:
        view->question = "same as:";
        view->hints = choosing_hints;
        view->choices = review_choices(at, arena, &count);
        view->chosen = at->chosen;
        break;
    case REVIEW_MODE_PSEUDONYM:
    case REVIEW_MODE_SEARCH:
        view->question = at->mode == REVIEW_MODE_SEARCH ? "search:" : "pseudonym:";
        view->hints = typing_hints;
        break;
    case REVIEW_MODE_CONFIRM:
        view->question = confirm_question(at, arena);
        view->hints = confirm_hints;
        break;
    default:
        break;
    }
    if (at->mode == REVIEW_MODE_CHOOSE || at->mode == REVIEW_MODE_PSEUDONYM ||
        at->mode == REVIEW_MODE_SEARCH)
        view->input = at->input;
}

void review_draw(review_state *at)
{
    const review_sitting *sitting = at->sitting;
    const emic_review_item *item = review_sitting_item(sitting);
    size_t columns, rows;
    review_frame frame;
    emic_arena *arena = emic_arena_open();
    review_terminal_size(at->terminal, &columns, &rows);
    review_view view = {.item = item,
                        .number = sitting->at + 1,
                        .total = sitting->list.count,
                        .to_go = sitting->to_go,
                        .suggested = review_sitting_entity(sitting, item->suggested),
                        .entity = review_sitting_entity(sitting, item->decision.entity),
                        .message = *at->message ? at->message : NULL,
                        .trouble = at->trouble,
                        .hints = item_hints(at, rows < FEW_ROWS, arena),
                        .colour = at->colour};
    ask(at, arena, &view);
    if (at->mode == REVIEW_MODE_HELP)
        review_screen_page(review_help, &at->top, columns, rows, arena, &frame);
    else
        review_screen_draw(&view, columns, rows, arena, &frame);
    review_terminal_show(at->terminal, frame.lines, frame.count, frame.row, frame.column);
    emic_arena_close(arena);
}
