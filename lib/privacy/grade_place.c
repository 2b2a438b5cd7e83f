/* Grades of places and postcodes. What lies where is known to the caller's list of places. */
#include "base/text.h"
#include "privacy/grade_kind.h"
#include "privacy/token.h"

/* --- Places ----------------------------------------------------------------------------------- */

static bool is_same(emic_slice a, emic_slice b, emic_arena *arena)
{
    return emic_slice_equal(emic_text_fold(a, arena), emic_text_fold(b, arena));
}

/* Whether the words name nothing smaller than what `name` is. */
static bool is_already(emic_slice words, emic_slice name, const emic_place *place, bool country,
                       emic_arena *arena)
{
    bool smaller = place->town.length > 0 || (country && place->region.length > 0);
    return !smaller && is_same(words, name, arena);
}

/* The first of region and country that is known and is not the very words again: "New York" in
 * the state of that name would still read as the town. */
bool emic_grade_place(emic_grade grade, emic_slice words, const emic_grading *how,
                      emic_arena *arena, emic_graded *out)
{
    emic_place place = {0};
    if (!how->finder || !how->finder(how->context, words, &place))
        return false;
    for (int step = grade == EMIC_GRADE_COUNTRY; step < 2; step++) {
        emic_slice name = step == 0 ? place.region : place.country;
        if (name.length == 0)
            continue;
        if (is_already(words, name, &place, step == 1, arena)) {
            out->grade = EMIC_GRADE_KEEP;
            return true;
        }
        if (is_same(words, name, arena))
            continue;
        out->words = emic_grade_mark(name, EMIC_LITERAL(""), how, arena);
        out->grade = step == 0 ? EMIC_GRADE_REGION : EMIC_GRADE_COUNTRY;
        return true;
    }
    return false;
}

/* --- Postcodes -------------------------------------------------------------------------------- */

/* Three-digit ZIP areas of 20,000 people or fewer in the 2000 census, from the guidance of the US
 * Department of Health and Human Services on 45 CFR 164.514(b). Later counts differ a little. */
static const char small_areas[] =
    "036 059 063 102 203 556 692 790 821 823 830 831 878 879 884 890 893";

/* The form of a postcode: 9 for a digit, A for a letter, blanks and dashes as they are. Empty when
 * it is too long for one, or holds anything else. */
static void form_of(emic_slice words, char form[12])
{
    size_t length = 0;
    form[0] = '\0';
    for (size_t i = 0; i < words.length; i++) {
        char byte = words.data[i];
        bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
        if (length > 10 ||
            !(letter || (byte >= '0' && byte <= '9') || byte == ' ' || byte == '-')) {
            form[0] = '\0';
            return;
        }
        form[length++] = letter ? 'A' : byte >= '0' && byte <= '9' ? '9' : byte;
        form[length] = '\0';
    }
}

static bool is_one_of(const char *form, const char *const *forms)
{
    for (; *forms; forms++) {
        if (strcmp(form, *forms) == 0)
            return true;
    }
    return false;
}

static emic_slice zip_area(emic_slice words, emic_arena *arena)
{
    char *area = emic_arena_string(arena, (emic_slice){words.data, 3});
    return strstr(small_areas, area) ? EMIC_LITERAL("000") : emic_slice_of(area);
}

/* The part in front of the blank or the dash, and the district of British and Canadian codes that
 * were written in one. */
static size_t outward_length(const char *form)
{
    static const char *const two[] = {"9999 AA",  "9999-999", "9999 999", "999 99",
                                      "A9A 9A9",  "A9 9AA",   "A99 9AA",  "AA9 9AA",
                                      "AA99 9AA", "A9A 9AA",  "AA9A 9AA", NULL};
    static const char *const joined[] = {"A9A9A9",  "A99AA",  "A999AA",  "AA99AA",
                                         "AA999AA", "A9A9AA", "AA9A9AA", NULL};
    if (is_one_of(form, two))
        return strcspn(form, " -");
    return is_one_of(form, joined) ? strlen(form) - 3 : 0;
}

bool emic_grade_postcode(emic_grade grade, emic_slice words, const emic_grading *how,
                         emic_arena *arena, emic_graded *out)
{
    static const char *const zips[] = {"99999", "99999-9999", "99999 9999", "999999999", NULL};
    char form[12];
    form_of(words, form);
    if (is_one_of(form, zips)) {
        out->grade = EMIC_GRADE_ZIP3;
        out->words = emic_grade_mark(zip_area(words, arena), EMIC_LITERAL(""), how, arena);
        return true;
    }
    size_t length = grade == EMIC_GRADE_OUTWARD ? outward_length(form) : 0;
    emic_slice outward = {words.data, length};
    out->words = emic_grade_mark(outward, EMIC_LITERAL(""), how, arena);
    return length > 0;
}
