/* Templates and their instances. */
#include "study/template.h"
#include "study/name.h"
#include "study/study_db.h"

/* --- Templates -------------------------------------------------------------------------------- */

static const char template_id[] = "SELECT id FROM template WHERE name = ?1";
static const char template_names[] = "SELECT name FROM template ORDER BY id";
static const char insert_template[] = "INSERT INTO template(name, relation) VALUES (?1, ?2)";
static const char insert_pole[] =
    "INSERT INTO template_pole(template, ordinal, name) VALUES (?1, ?2, ?3)";
static const char list_templates[] =
    "SELECT t.id, t.name, t.relation, p.name,"
    " (SELECT count(*) FROM template_instance i WHERE i.template = t.id) FROM template t"
    " JOIN template_pole p ON p.template = t.id ORDER BY t.id, p.ordinal";

emic_status emic_template_find(emic_study *study, emic_slice name, emic_id *out, emic_error *err)
{
    return emic_name_find(study, "template", template_id, template_names, name, out, err);
}

static emic_status check_template(emic_study *study, const emic_template *template, emic_error *err)
{
    emic_id taken;
    EMIC_TRY(emic_name_check("name of a template", template->name, err));
    for (size_t i = 0; i < template->pole_count && i < EMIC_TEMPLATE_POLES; i++)
        EMIC_TRY(emic_name_check("name of a pole", template->poles[i], err));
    if (template->pole_count < 2 || template->pole_count > EMIC_TEMPLATE_POLES)
        return emic_fail(err, EMIC_INVALID, "a template has 2 to %d poles, not %zu",
                         (int)EMIC_TEMPLATE_POLES, template->pole_count);
    EMIC_TRY(emic_db_int(emic_study_db(study), template_id, EMIC_ROW(emic_text(template->name)), 0,
                         &taken, err));
    return taken ? emic_fail(err, EMIC_EXISTS, "there is a template \"%.*s\" already",
                             EMIC_ARG(template->name))
                 : EMIC_OK;
}

emic_status emic_template_add(emic_study *study, const emic_template *template, emic_id *out,
                              emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(check_template(study, template, err));
    EMIC_TRY(emic_db_run(db, insert_template,
                         EMIC_ROW(emic_text(template->name), emic_text(template->relation)), err));
    *out = emic_db_last_id(db);
    for (size_t i = 0; i < template->pole_count; i++)
        EMIC_TRY(emic_db_run(
            db, insert_pole,
            EMIC_ROW(emic_int(*out), emic_int((int64_t)i + 1), emic_text(template->poles[i])),
            err));
    return EMIC_OK;
}

static void read_pole(const emic_cursor *cursor, emic_arena *arena, emic_template_list *out)
{
    emic_id id = emic_cursor_int(cursor, 0);
    emic_template *template = out->count ? &out->items[out->count - 1] : NULL;
    if (!template || template->id != id) {
        template = EMIC_PUSH(arena, out);
        template->id = id;
        template->name = emic_arena_copy(arena, emic_cursor_text(cursor, 1));
        template->relation = emic_arena_copy(arena, emic_cursor_text(cursor, 2));
        template->instances = emic_cursor_int(cursor, 4);
    }
    if (template->pole_count < EMIC_TEMPLATE_POLES)
        template->poles[template->pole_count++] =
            emic_arena_copy(arena, emic_cursor_text(cursor, 3));
}

emic_status emic_template_list_load(emic_study *study, emic_arena *arena, emic_template_list *out,
                                    emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_template_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_templates, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        read_pole(&cursor, arena, out);
    emic_cursor_close(&cursor);
    return status;
}

/* --- Instances -------------------------------------------------------------------------------- */

static const char instance_id[] = "SELECT id FROM template_instance WHERE label = ?1";
static const char instance_labels[] = "SELECT label FROM template_instance ORDER BY id";
static const char count_poles[] = "SELECT count(*) FROM template_pole WHERE template = ?1";
static const char template_of[] = "SELECT template FROM template_instance WHERE id = ?1";
static const char insert_instance[] =
    "INSERT INTO template_instance(template, label, parent, coder, added)"
    " VALUES (?1, ?2, ?3, ?4, ?5)";
static const char insert_code[] =
    "INSERT INTO instance_pole(instance, ordinal, code) VALUES (?1, ?2, ?3)";
static const char list_instances[] =
    "SELECT i.id, i.template, ifnull(i.parent, 0), i.coder, i.label, t.name, ifnull(u.label, ''),"
    " k.name, p.code FROM template_instance i JOIN template t ON t.id = i.template"
    " JOIN coder k ON k.id = i.coder LEFT JOIN template_instance u ON u.id = i.parent"
    " JOIN instance_pole p ON p.instance = i.id ORDER BY i.id, p.ordinal";

emic_status emic_template_instance_find(emic_study *study, emic_slice label, emic_id *out,
                                        emic_error *err)
{
    return emic_name_find(study, "instance", instance_id, instance_labels, label, out, err);
}

static emic_status check_instance(emic_study *study, const emic_template_instance *instance,
                                  emic_error *err)
{
    emic_db *db = emic_study_db(study);
    int64_t poles, template;
    emic_id taken;
    EMIC_TRY(emic_name_check("label of an instance", instance->label, err));
    EMIC_TRY(emic_db_int(db, instance_id, EMIC_ROW(emic_text(instance->label)), 0, &taken, err));
    if (taken)
        return emic_fail(err, EMIC_EXISTS, "there is an instance \"%.*s\" already",
                         EMIC_ARG(instance->label));
    EMIC_TRY(emic_db_int(db, count_poles, EMIC_ROW(emic_int(instance->template)), 0, &poles, err));
    if ((int64_t)instance->code_count != poles)
        return emic_fail(err, EMIC_INVALID, "the template has %lld poles, and %zu codes are given",
                         (long long)poles, instance->code_count);
    if (!instance->parent)
        return EMIC_OK;
    EMIC_TRY(emic_db_int(db, template_of, EMIC_ROW(emic_int(instance->parent)), 0, &template, err));
    if (template != instance->template)
        return emic_fail(err, EMIC_INVALID, "the instance that it repeats is of another template");
    return EMIC_OK;
}

emic_status emic_template_fill(emic_study *study, const emic_template_instance *instance,
                               emic_id *out, emic_error *err)
{
    emic_db *db = emic_study_db(study);
    EMIC_TRY(check_instance(study, instance, err));
    EMIC_TRY(emic_db_run(db, insert_instance,
                         EMIC_ROW(emic_int(instance->template), emic_text(instance->label),
                                  emic_id_or_null(instance->parent), emic_int(instance->coder),
                                  emic_study_now(study)),
                         err));
    *out = emic_db_last_id(db);
    for (size_t i = 0; i < instance->code_count; i++)
        EMIC_TRY(emic_db_run(
            db, insert_code,
            EMIC_ROW(emic_int(*out), emic_int((int64_t)i + 1), emic_int(instance->codes[i])), err));
    return EMIC_OK;
}

static emic_status read_code(const emic_cursor *cursor, const emic_codebook *codebook,
                             emic_arena *arena, emic_template_instance_list *out, emic_error *err)
{
    emic_id id = emic_cursor_int(cursor, 0);
    emic_template_instance *instance = out->count ? &out->items[out->count - 1] : NULL;
    if (!instance || instance->id != id) {
        instance = EMIC_PUSH(arena, out);
        instance->id = id;
        instance->template = emic_cursor_int(cursor, 1);
        instance->parent = emic_cursor_int(cursor, 2);
        instance->coder = emic_cursor_int(cursor, 3);
        instance->label = emic_arena_copy(arena, emic_cursor_text(cursor, 4));
        instance->template_name = emic_arena_copy(arena, emic_cursor_text(cursor, 5));
        instance->parent_label = emic_arena_copy(arena, emic_cursor_text(cursor, 6));
        instance->coder_name = emic_arena_copy(arena, emic_cursor_text(cursor, 7));
    }
    int at = emic_codebook_at(codebook, emic_cursor_int(cursor, 8));
    if (at < 0 || instance->code_count == EMIC_TEMPLATE_POLES)
        return emic_fail(err, EMIC_CORRUPT,
                         "instance \"%.*s\" names no code of the codebook; run emic check",
                         EMIC_ARG(instance->label));
    instance->codes[instance->code_count] = emic_cursor_int(cursor, 8);
    instance->codes_at[instance->code_count++] = at;
    return EMIC_OK;
}

emic_status emic_template_instance_list_load(emic_study *study, const emic_codebook *codebook,
                                             emic_arena *arena, emic_template_instance_list *out,
                                             emic_error *err)
{
    emic_cursor cursor;
    bool more = false;
    *out = (emic_template_instance_list){0};
    EMIC_TRY(emic_db_query(emic_study_db(study), list_instances, EMIC_NO_VALUES, &cursor, err));
    emic_status status;
    while ((status = emic_cursor_next(&cursor, &more, err)) == EMIC_OK && more)
        if ((status = read_code(&cursor, codebook, arena, out, err)) != EMIC_OK)
            break;
    emic_cursor_close(&cursor);
    return status;
}

/* --- Self-similarity -------------------------------------------------------------------------- */

const emic_template_instance *emic_template_parent(const emic_template_instance_list *list,
                                                   const emic_template_instance *instance)
{
    for (size_t i = 0; instance->parent && i < list->count; i++)
        if (list->items[i].id == instance->parent)
            return &list->items[i];
    return NULL;
}

bool emic_template_rolls_up(const emic_template_instance *instance,
                            const emic_template_instance *parent, const emic_codebook *codebook,
                            size_t pole)
{
    if (pole >= instance->code_count || pole >= parent->code_count)
        return false;
    int at = instance->codes_at[pole], top = parent->codes_at[pole];
    return at >= top && (size_t)at < codebook->items[top].end;
}
