/* What becomes of words that are replaced: which kinds get an entity, and which pseudonyms will
 * do. */
#include "base/text.h"
#include "privacy/grade.h"
#include "privacy/review.h"

static const emic_entity_kind kinds[EMIC_CANDIDATE_KINDS] = {
    [EMIC_CANDIDATE_NONE] = EMIC_ENTITY_OTHER,
    [EMIC_CANDIDATE_EMAIL] = EMIC_ENTITY_CONTACT,
    [EMIC_CANDIDATE_URL] = EMIC_ENTITY_CONTACT,
    [EMIC_CANDIDATE_HANDLE] = EMIC_ENTITY_CONTACT,
    [EMIC_CANDIDATE_IP] = EMIC_ENTITY_CONTACT,
    [EMIC_CANDIDATE_CARD] = EMIC_ENTITY_NUMBER,
    [EMIC_CANDIDATE_IBAN] = EMIC_ENTITY_NUMBER,
    [EMIC_CANDIDATE_SSN] = EMIC_ENTITY_NUMBER,
    [EMIC_CANDIDATE_PHONE] = EMIC_ENTITY_CONTACT,
    [EMIC_CANDIDATE_PLATE] = EMIC_ENTITY_NUMBER,
    [EMIC_CANDIDATE_ID] = EMIC_ENTITY_NUMBER,
    [EMIC_CANDIDATE_NUMBER] = EMIC_ENTITY_NUMBER,
    [EMIC_CANDIDATE_DATE] = EMIC_ENTITY_DATE,
    [EMIC_CANDIDATE_AGE] = EMIC_ENTITY_DATE,
    [EMIC_CANDIDATE_BIRTH_YEAR] = EMIC_ENTITY_DATE,
    [EMIC_CANDIDATE_ADDRESS] = EMIC_ENTITY_CONTACT,
    [EMIC_CANDIDATE_POSTCODE] = EMIC_ENTITY_CONTACT,
    [EMIC_CANDIDATE_PERSON] = EMIC_ENTITY_PERSON,
    [EMIC_CANDIDATE_PLACE] = EMIC_ENTITY_PLACE,
    [EMIC_CANDIDATE_NAME] = EMIC_ENTITY_PERSON,
    [EMIC_CANDIDATE_ORGANISATION] = EMIC_ENTITY_ORGANISATION,
};

bool emic_review_has_entity(emic_candidate_kind kind, emic_entity_kind *out)
{
    *out = kinds[kind];
    return kind == EMIC_CANDIDATE_PERSON || kind == EMIC_CANDIDATE_NAME ||
           kind == EMIC_CANDIDATE_PLACE || kind == EMIC_CANDIDATE_ORGANISATION;
}

const char *const *emic_review_grades(emic_candidate_kind kind, emic_arena *arena)
{
    const char **names = emic_arena_array(arena, EMIC_GRADES + 1, sizeof *names);
    size_t count = 0;
    for (int grade = EMIC_GRADE_KEEP + 1; grade < EMIC_GRADES; grade++)
        if (grade != EMIC_GRADE_CATEGORY && emic_grade_fits((emic_grade)grade, kind))
            names[count++] = emic_grade_name((emic_grade)grade);
    names[count] = emic_grade_name(EMIC_GRADE_CATEGORY);
    return names;
}

/* Whether `words` or one of them is `folded`. */
static bool holds(emic_slice words, emic_slice folded, emic_arena *scratch)
{
    emic_slice rest = emic_text_fold(words, scratch);
    if (emic_slice_equal(rest, folded))
        return true;
    while (rest.length) {
        const char *space = memchr(rest.data, ' ', rest.length);
        emic_slice word = {rest.data, space ? (size_t)(space - rest.data) : rest.length};
        if (emic_slice_equal(word, folded))
            return true;
        rest = emic_slice_from(rest, word.length + (space != NULL));
    }
    return false;
}

static bool is_of_entity(const emic_entity *entity, emic_slice folded, emic_arena *scratch)
{
    if (holds(entity->pseudonym, folded, scratch) || holds(entity->label, folded, scratch))
        return true;
    for (size_t i = 0; i < entity->names.count; i++)
        if (holds(entity->names.items[i], folded, scratch))
            return true;
    return false;
}

emic_status emic_review_check_pseudonym(const emic_review_list *items,
                                        const emic_entity_list *entities, emic_slice pseudonym,
                                        emic_error *err)
{
    emic_arena *scratch = emic_arena_open();
    emic_slice folded = emic_text_fold(emic_slice_trim(pseudonym), scratch);
    bool found = false;
    for (size_t i = 0; i < items->count && !found; i++)
        found = holds(items->items[i].words, folded, scratch);
    for (size_t i = 0; i < entities->count && !found; i++)
        found = is_of_entity(&entities->items[i], folded, scratch);
    emic_arena_close(scratch);
    return found ? emic_fail(err, EMIC_EXISTS,
                             "%.*s is a name in this project already; choose another pseudonym",
                             EMIC_ARG(pseudonym))
                 : EMIC_OK;
}
