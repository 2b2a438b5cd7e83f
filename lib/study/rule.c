/* Rules in the study file. What they find is rule_scan.c's business, what they code
 * rule_apply.c's. */
#include "study/rule.h"
#include "source/transcript.h"
#include "study/name.h"
#include "study/rule_match.h"
#include "study/study_db.h"

static const char *const kind_names[] = {"pattern", "words"};
static const char *const scope_names[] = {"word", "sentence", "turn", "paragraph"};

const char *emic_rule_kind_name(emic_rule_kind kind)
{
    return kind_names[kind];
}

const char *emic_rule_scope_name(emic_rule_scope scope)
{
    return scope_names[scope];
}

emic_status emic_rule_scope_find(emic_slice name, emic_rule_scope *out, emic_error *err)
{
    for (int i = 0; i < 4; i++) {
        if (!emic_slice_is(name, scope_names[i]))
            continue;
        *out = (emic_rule_scope)i;
        return EMIC_OK;
    }
    return emic_fail(err, EMIC_INVALID,
                     "unknown scope \"%.*s\"; it is word, sentence, turn or paragraph",
                     EMIC_ARG(name));
}

emic_status emic_coding_rule_check(const emic_coding_rule *rule, emic_error *err)
{
    emic_rule_matcher *matcher;
    EMIC_TRY(emic_rule_matcher_open(rule, &matcher, err));
    emic_rule_matcher_close(matcher);
    return EMIC_OK;
}

static const char insert_rule[] =
    "INSERT INTO rule(name, kind, body, code, scope, role, fold, stem, added, language)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (name) DO NOTHING";

static emic_status check_code(emic_study *study, emic_id code, emic_error *err)
{
    emic_codebook codebook;
    emic_arena *arena = emic_arena_open();
    emic_status status = emic_codebook_load(study, arena, &codebook, err);
    int at = status == EMIC_OK ? emic_codebook_at(&codebook, code) : -1;
    if (status == EMIC_OK)
        status = at < 0 ? emic_fail(err, EMIC_NOT_FOUND, "no code %lld", (long long)code)
                        : emic_coding_check_code(&codebook.items[at], err);
    emic_arena_close(arena);
    return status;
}

emic_status emic_coding_rule_add(emic_study *study, const emic_coding_rule *rule, emic_id *out,
                                 emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_slice name = emic_slice_trim(rule->name);
    const char *role = rule->role < 0 ? "" : emic_role_name((emic_role)rule->role);
    if (name.length == 0)
        return emic_fail(err, EMIC_INVALID, "a rule needs a name");
    EMIC_TRY(emic_coding_rule_check(rule, err));
    EMIC_TRY(check_code(study, rule->code, err));
    EMIC_TRY(emic_db_run(db, insert_rule,
                         EMIC_ROW(emic_text(name), emic_text(emic_slice_of(kind_names[rule->kind])),
                                  emic_text(rule->body), emic_int(rule->code),
                                  emic_text(emic_slice_of(scope_names[rule->scope])),
                                  emic_text(emic_slice_of(role)), emic_int(rule->fold),
                                  emic_int(rule->stem), emic_study_now(study),
                                  emic_text(rule->language)),
                         err));
    if (emic_db_changes(db) == 0)
        return emic_fail(err, EMIC_EXISTS,
                         "there is a rule \"%.*s\" already; remove it or choose another name",
                         EMIC_ARG(name));
    *out = emic_db_last_id(db);
    return EMIC_OK;
}

static const char list_rules[] =
    "SELECT r.id, r.name, r.kind, r.body, r.code, r.scope, r.role, r.fold, r.stem,"
    " (SELECT count(*) FROM coding c JOIN document d ON d.current_revision = c.revision"
    "  WHERE c.rule = r.id), r.language FROM rule r WHERE ?1 = 0 OR r.id = ?1 ORDER BY r.id";

static emic_status read_rule(const emic_cursor *cursor, emic_arena *arena, emic_coding_rule *out,
                             emic_error *err)
{
    emic_slice role = emic_cursor_text(cursor, 6);
    emic_role one = EMIC_ROLE_OTHER;
    out->id = emic_cursor_int(cursor, 0);
    out->name = emic_arena_copy(arena, emic_cursor_text(cursor, 1));
    out->kind =
        emic_slice_is(emic_cursor_text(cursor, 2), "words") ? EMIC_RULE_WORDS : EMIC_RULE_PATTERN;
    out->body = emic_arena_copy(arena, emic_cursor_text(cursor, 3));
    out->code = emic_cursor_int(cursor, 4);
    EMIC_TRY(emic_rule_scope_find(emic_cursor_text(cursor, 5), &out->scope, err));
    if (role.length)
        EMIC_TRY(emic_role_find(role, &one, err));
    out->role = role.length ? (int)one : EMIC_ANYBODY;
    out->fold = emic_cursor_int(cursor, 7) != 0;
    out->stem = emic_cursor_int(cursor, 8) != 0;
    out->codings = emic_cursor_int(cursor, 9);
    out->language = emic_arena_copy(arena, emic_cursor_text(cursor, 10));
    return EMIC_OK;
}

static emic_status load_rules(emic_study *study, emic_id only, emic_arena *arena,
                              emic_coding_rule_list *out, emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_coding_rule_list){0};
    EMIC_TRY(
        emic_db_query(emic_study_db(study), list_rules, EMIC_ROW(emic_int(only)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more) {
        status = read_rule(&cursor, arena, EMIC_PUSH(arena, out), err);
        if (status != EMIC_OK)
            break;
    }
    emic_cursor_close(&cursor);
    return status;
}

emic_status emic_coding_rule_list_load(emic_study *study, emic_arena *arena,
                                       emic_coding_rule_list *out, emic_error *err)
{
    return load_rules(study, 0, arena, out, err);
}

static const char rule_id[] = "SELECT id FROM rule WHERE name = ?1";
static const char rule_names[] = "SELECT name FROM rule ORDER BY id";

emic_status emic_coding_rule_find(emic_study *study, emic_slice name, emic_arena *arena,
                                  emic_coding_rule *out, emic_error *err)
{
    emic_coding_rule_list found;
    emic_id id;
    EMIC_TRY(emic_name_find(study, "rule", rule_id, rule_names, name, &id, err));
    EMIC_TRY(load_rules(study, id, arena, &found, err));
    *out = found.items[0];
    return EMIC_OK;
}

static const char codings_of[] = "SELECT id FROM coding WHERE rule = ?1 ORDER BY id";
static const char count_codings[] = "SELECT count(*) FROM coding WHERE rule = ?1";
static const char delete_rule[] = "DELETE FROM rule WHERE id = ?1";

typedef struct id_list {
    emic_id *items;
    size_t count, capacity;
} id_list;

static emic_status load_codings(emic_study *study, emic_id rule, emic_arena *arena, id_list *out,
                                emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    EMIC_TRY(
        emic_db_query(emic_study_db(study), codings_of, EMIC_ROW(emic_int(rule)), &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        *EMIC_PUSH(arena, out) = emic_cursor_int(&cursor, 0);
    emic_cursor_close(&cursor);
    return status;
}

static emic_status remove_codings(emic_study *study, emic_id rule, size_t *removed, emic_error *err)
{
    id_list codings = {0};
    emic_arena *arena = emic_arena_open();
    emic_status status = load_codings(study, rule, arena, &codings, err);
    for (size_t i = 0; status == EMIC_OK && i < codings.count; i++)
        status = emic_coding_remove(study, codings.items[i], err);
    *removed = codings.count;
    emic_arena_close(arena);
    return status;
}

emic_status emic_coding_rule_remove(emic_study *study, emic_slice name, bool codings,
                                    size_t *removed, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    emic_id id;
    int64_t count;
    *removed = 0;
    EMIC_TRY(emic_name_find(study, "rule", rule_id, rule_names, name, &id, err));
    if (codings)
        EMIC_TRY(remove_codings(study, id, removed, err));
    EMIC_TRY(emic_db_int(db, count_codings, EMIC_ROW(emic_int(id)), 0, &count, err));
    if (count)
        return emic_fail(
            err, EMIC_INVALID,
            "the rule \"%.*s\" made %lld codings, which remember it; --with-codings removes "
            "them, too",
            EMIC_ARG(name), (long long)count);
    return emic_db_run(db, delete_rule, EMIC_ROW(emic_int(id)), err);
}
