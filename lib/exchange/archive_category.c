/* What of an attribute's values is a class: few texts that come again, and how often each does. */
#include "exchange/archive_metadata.h"
#include <stdlib.h>

static emic_slice value_of(const emic_archive_about *about, emic_subject subject, size_t owner,
                           size_t which)
{
    if (subject == EMIC_OF_PARTICIPANT)
        return about->participants.items[owner].values[which];
    return about->documents.items[owner].values[which];
}

static int by_value(const void *left, const void *right)
{
    return emic_slice_compare(((const emic_archive_category *)left)->value,
                              ((const emic_archive_category *)right)->value);
}

/* Counts a value; false when it is one too many. */
static bool count_value(emic_archive_categories *out, emic_slice value)
{
    size_t at = 0;
    while (at < out->count && !emic_slice_equal(out->items[at].value, value))
        at++;
    if (at == EMIC_ARCHIVE_CATEGORIES)
        return false;
    if (at == out->count)
        out->items[out->count++] = (emic_archive_category){value, 0};
    out->items[at].count++;
    return true;
}

void emic_archive_count(const emic_archive_about *about, emic_subject subject, size_t which,
                        emic_archive_categories *out)
{
    bool people = subject == EMIC_OF_PARTICIPANT;
    const emic_attribute_list *list =
        people ? &about->participants.attributes : &about->documents.attributes;
    size_t owners = people ? about->participants.count : about->documents.count;
    emic_attribute_type type = list->items[which].type;
    bool classes = type == EMIC_ATTRIBUTE_TEXT || type == EMIC_ATTRIBUTE_BOOLEAN;
    *out = (emic_archive_categories){0};
    for (size_t i = 0; i < owners; i++) {
        emic_slice value = value_of(about, subject, i, which);
        out->known += value.length > 0;
        if (value.length && classes)
            classes = count_value(out, value);
    }
    out->missing = owners - out->known;
    if (!classes || (type == EMIC_ATTRIBUTE_TEXT && out->count == out->known))
        out->count = 0;
    qsort(out->items, out->count, sizeof *out->items, by_value);
}
