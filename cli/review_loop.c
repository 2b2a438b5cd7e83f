/* The review in the terminal: what each key does, and when the vault is stored. */
#include "review_loop.h"
#include "review_grade.h"
#include "review_state.h"
#include <stdio.h>
#include <stdlib.h>

enum {
    SAVE_AFTER = 200, /* milliseconds without a key */
    MOST_UNSAVED = 5, /* decisions that may wait while keys come faster */
};

/* --- Keys ------------------------------------------------------------------------------------- */

static void begin_typing(review_state *at, review_mode mode)
{
    at->mode = mode;
    at->input[0] = '\0';
    at->chosen = 0;
}

static void move(review_state *at, bool moved)
{
    if (!moved)
        review_say(at, true, "there is no other");
}

static void search(review_state *at, const char *text)
{
    if (*text)
        memmove(at->searched, text, strlen(text) + 1);
    at->mode = REVIEW_MODE_ITEM;
    if (*at->searched && !review_sitting_search(at->sitting, emic_slice_of(at->searched)))
        review_say(at, true, "no other item holds that");
}

/* Stores what waits, or tells why not: leaving would lose it. A second time it is meant. */
static void quit(review_state *at)
{
    if (at->warned || review_sitting_save(at->sitting, &at->error) == EMIC_OK) {
        at->over = true;
        return;
    }
    at->save_failed = at->warned = true;
    char text[sizeof at->message];
    snprintf(text, sizeof text, "q again leaves without the last %zu: %.300s", at->sitting->unsaved,
             at->error.message);
    review_say(at, true, text);
}

static void go_key(review_state *at, char key)
{
    switch (key) {
    case ' ':
        move(at, review_sitting_skip(at->sitting));
        break;
    case 'b':
        move(at, review_sitting_step(at->sitting, -1));
        break;
    case 'u':
        review_undo(at);
        break;
    case 'x':
        review_take_back(at);
        break;
    case '/':
        begin_typing(at, REVIEW_MODE_SEARCH);
        break;
    case '?':
        at->mode = REVIEW_MODE_HELP;
        at->top = 0;
        break;
    case 'q':
        quit(at);
        break;
    default:
        review_say(at, true, "no such key; ? tells what there is");
    }
}

static void item_key(review_state *at, char key)
{
    emic_entity_kind kind;
    switch (key) {
    case 'r':
        review_replace(at);
        break;
    case 's':
        review_same_as_suggested(at);
        break;
    case 'k':
        review_decide(at, (emic_decision){.verdict = EMIC_VERDICT_KEEP});
        break;
    case 'n':
        review_decide(at, (emic_decision){.verdict = EMIC_VERDICT_NO_NAME});
        break;
    case 'g':
        at->mode = REVIEW_MODE_GRADE;
        break;
    case 'e':
        begin_typing(at, REVIEW_MODE_CHOOSE);
        break;
    case 'p':
        if (emic_review_has_entity(review_sitting_item(at->sitting)->kind, &kind))
            begin_typing(at, REVIEW_MODE_PSEUDONYM);
        else
            review_say(at, true, "only names get a pseudonym");
        break;
    case 'R':
        review_confirm_alike(at, EMIC_VERDICT_REPLACE);
        break;
    case 'K':
        review_confirm_alike(at, EMIC_VERDICT_KEEP);
        break;
    case 'N':
        review_confirm_alike(at, EMIC_VERDICT_NO_NAME);
        break;
    default:
        go_key(at, key);
    }
}

/* --- Answers ---------------------------------------------------------------------------------- */

static void kind_key(review_state *at, char key)
{
    static const struct {
        char key;
        emic_entity_kind kind;
    } kinds[] = {{'p', EMIC_ENTITY_PERSON},
                 {'l', EMIC_ENTITY_PLACE},
                 {'o', EMIC_ENTITY_ORGANISATION},
                 {'x', EMIC_ENTITY_OTHER}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].key == key)
            review_replace_by_new(at, kinds[i].kind, (emic_slice){0});
}

static void grade_key(review_state *at, char key)
{
    emic_arena *arena = emic_arena_open();
    const char *grade = review_grade_of(review_sitting_item(at->sitting)->kind, key, arena);
    if (grade)
        review_decide(
            at, (emic_decision){.verdict = EMIC_VERDICT_GENERALISE, .grade = emic_slice_of(grade)});
    emic_arena_close(arena);
}

static void confirm_key(review_state *at, char key)
{
    if (key == 'y')
        review_decide_alike(at);
    else if (key == 'n')
        at->mode = REVIEW_MODE_ITEM;
}

static void choose(review_state *at)
{
    size_t count;
    emic_arena *arena = emic_arena_open();
    const emic_entity **choices = review_choices(at, arena, &count);
    emic_id entity = at->chosen < count ? choices[at->chosen]->id : 0;
    emic_arena_close(arena);
    if (entity)
        review_decide(at, (emic_decision){.verdict = EMIC_VERDICT_REPLACE, .entity = entity});
}

static void enter(review_state *at)
{
    emic_entity_kind kind;
    emic_slice input = emic_slice_trim(emic_slice_of(at->input));
    (void)emic_review_has_entity(review_sitting_item(at->sitting)->kind, &kind);
    if (at->mode == REVIEW_MODE_CHOOSE)
        choose(at);
    else if (at->mode == REVIEW_MODE_SEARCH)
        search(at, at->input);
    else if (at->mode == REVIEW_MODE_PSEUDONYM)
        review_replace_by_new(at, kind, input);
    else if (at->mode == REVIEW_MODE_KIND)
        kind_key(at, 'p');
    else if (at->mode == REVIEW_MODE_HELP)
        at->mode = REVIEW_MODE_ITEM;
}

static void erase(review_state *at)
{
    size_t length = strlen(at->input);
    while (length && ((unsigned char)at->input[length - 1] & 0xC0) == 0x80)
        length--;
    at->input[length ? length - 1 : 0] = '\0';
    at->chosen = 0;
}

static void type(review_state *at, const char *text)
{
    size_t length = strlen(at->input);
    if (length + strlen(text) < sizeof at->input)
        memcpy(at->input + length, text, strlen(text) + 1);
    at->chosen = 0;
}

static void text_key(review_state *at, const review_key *key)
{
    bool typing = at->mode == REVIEW_MODE_CHOOSE || at->mode == REVIEW_MODE_PSEUDONYM ||
                  at->mode == REVIEW_MODE_SEARCH;
    if (typing)
        type(at, key->text);
    else if (key->pasted || key->text[1]) /* nobody pressed it; or it is no key of ours */
        return;
    else if (at->mode == REVIEW_MODE_KIND)
        kind_key(at, key->text[0]);
    else if (at->mode == REVIEW_MODE_GRADE)
        grade_key(at, key->text[0]);
    else if (at->mode == REVIEW_MODE_CONFIRM)
        confirm_key(at, key->text[0]);
    else if (at->mode == REVIEW_MODE_HELP && key->text[0] == ' ')
        at->top++;
    else if (at->mode == REVIEW_MODE_HELP)
        at->mode = REVIEW_MODE_ITEM;
    else
        item_key(at, key->text[0]);
}

static void arrow_key(review_state *at, int by)
{
    size_t count;
    emic_arena *arena = emic_arena_open();
    if (at->mode == REVIEW_MODE_ITEM) {
        move(at, review_sitting_step(at->sitting, by));
    } else if (at->mode == REVIEW_MODE_HELP) {
        at->top = by < 0 ? at->top - (at->top > 0) : at->top + 1;
    } else if (at->mode == REVIEW_MODE_CHOOSE) {
        review_choices(at, arena, &count);
        if (by < 0 ? at->chosen > 0 : at->chosen + 1 < count)
            at->chosen = by < 0 ? at->chosen - 1 : at->chosen + 1;
    }
    emic_arena_close(arena);
}

static void take_key(review_state *at, const review_key *key)
{
    at->message[0] = '\0';
    switch (key->kind) {
    case REVIEW_KEY_TEXT:
        text_key(at, key);
        break;
    case REVIEW_KEY_ENTER:
        if (!key->pasted)
            enter(at);
        break;
    case REVIEW_KEY_ESCAPE:
        at->mode = REVIEW_MODE_ITEM;
        break;
    case REVIEW_KEY_BACKSPACE:
        erase(at);
        break;
    case REVIEW_KEY_UP:
    case REVIEW_KEY_LEFT:
        arrow_key(at, -1);
        break;
    case REVIEW_KEY_DOWN:
    case REVIEW_KEY_RIGHT:
        arrow_key(at, 1);
        break;
    case REVIEW_KEY_SUSPEND:
        (void)review_sitting_save(at->sitting, &at->error);
        review_terminal_suspend(at->terminal);
        break;
    default:
        at->over = key->kind == REVIEW_KEY_STOP;
    }
}

/* --- The loop --------------------------------------------------------------------------------- */

/* Once it fails, not again until there is something new to store. */
static void save(review_state *at)
{
    if (review_sitting_save(at->sitting, &at->error) == EMIC_OK)
        return;
    at->save_failed = true;
    review_say(at, true, at->error.message);
}

emic_status review_loop_run(review_sitting *sitting, review_terminal *terminal, emic_error *err)
{
    const char *plain = getenv("NO_COLOR");
    review_state at = {.sitting = sitting, .terminal = terminal, .colour = !plain || !*plain};
    if (sitting->to_go == 0)
        review_say(&at, false, "all is decided; q quits, b looks back");
    while (!at.over) {
        bool waits = sitting->unsaved && !at.save_failed;
        review_draw(&at);
        if (waits && sitting->unsaved >= MOST_UNSAVED) {
            save(&at);
            continue;
        }
        review_key key = review_terminal_read(terminal, waits ? SAVE_AFTER : -1);
        if (key.kind != REVIEW_KEY_NONE && key.kind != REVIEW_KEY_RESIZE)
            take_key(&at, &key);
        else if (waits && key.kind == REVIEW_KEY_NONE)
            save(&at);
    }
    emic_wipe(&at, sizeof at);
    return review_sitting_save(sitting, err);
}
