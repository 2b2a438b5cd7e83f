/* Documents placed in time, each with the group of those who speak in it. */
#include "measure/timeline.h"
#include "base/calendar.h"
#include "base/strbuf.h"
#include "measure/frequency.h"
#include "measure/where.h"
#include "study/document.h"
#include "study/speech.h"
#include <stdlib.h>

#define SEVERAL EMIC_LITERAL("(several)")

typedef struct placing {
    emic_timeline *out;
    emic_cases cases;
    emic_speech speech;
    emic_document_list list;
    const bool *chosen; /* of each case */
    size_t *group_of;   /* of each case */
    int date_at;        /* which attribute of documents */
    bool *speaks;       /* of each case: in the document at hand */
    emic_arena *arena;
} placing;

/* "date (date), site (text)": the attributes of documents, or only those with dates. */
static const char *name_attributes(const emic_attribute_list *list, bool dates, emic_arena *arena)
{
    const char *text = "";
    for (size_t i = 0; i < list->count; i++) {
        const emic_attribute *one = &list->items[i];
        if (dates && one->type != EMIC_ATTRIBUTE_DATE)
            continue;
        text = emic_arena_format(arena, "%s%s%.*s", text, *text ? ", " : "", EMIC_ARG(one->name));
        if (!dates)
            text = emic_arena_format(arena, "%s (%s)", text, emic_attribute_type_name(one->type));
    }
    return text;
}

static emic_status fail_dateless(const placing *work, emic_error *err)
{
    const emic_attribute_list *list = &work->list.attributes;
    if (list->count == 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "no dates: the documents have no attributes; load documents.csv with a "
                         "column of dates such as 2007-05-31");
    return emic_fail(err, EMIC_NOT_FOUND,
                     "no dates: the documents have no attribute that is a date; they have %s",
                     name_attributes(list, false, work->arena));
}

/* Which attribute says when. */
static emic_status find_date(placing *work, emic_error *err)
{
    const emic_attribute_list *list = &work->list.attributes;
    emic_slice wanted = work->out->query->date;
    size_t dates = 0;
    work->date_at = -1;
    for (size_t i = 0; i < list->count; i++) {
        bool fits = list->items[i].type == EMIC_ATTRIBUTE_DATE;
        dates += fits;
        if (fits && (!wanted.length || emic_slice_equal(list->items[i].name, wanted)))
            work->date_at = (int)i;
    }
    if (dates == 0)
        return fail_dateless(work, err);
    if (work->date_at < 0)
        return emic_fail(err, EMIC_NOT_FOUND,
                         "the documents have no date \"%.*s\"; their attributes are %s",
                         EMIC_ARG(wanted), name_attributes(list, false, work->arena));
    if (dates > 1 && !wanted.length)
        return emic_fail(err, EMIC_INVALID,
                         "the documents have %zu attributes that are dates: %s; name one of them",
                         dates, name_attributes(list, true, work->arena));
    work->out->date = list->items[work->date_at].name;
    return EMIC_OK;
}

static size_t take_group(placing *work, emic_slice name)
{
    for (size_t i = 0; i < work->out->groups.count; i++)
        if (emic_slice_equal(work->out->groups.items[i], name))
            return i;
    *EMIC_PUSH(work->arena, &work->out->groups) = name;
    return work->out->groups.count - 1;
}

static emic_status make_groups(placing *work, emic_error *err)
{
    const emic_cases *cases = &work->cases;
    const emic_timeline_query *query = work->out->query;
    const emic_where *where;
    size_t named;
    int by = emic_cases_grouping(cases);
    EMIC_TRY(emic_where_parse(cases, query->where, work->arena, &where, err));
    work->chosen = emic_where_select(where, cases, work->arena, NULL);
    if (query->by.length) {
        EMIC_TRY(emic_where_attribute(cases, query->by, work->arena, &named, err));
        by = (int)named;
    }
    work->group_of = emic_arena_array(work->arena, cases->count + 1, sizeof *work->group_of);
    if (by < 0) /* one group of all, without a name */
        return EMIC_OK;
    work->out->by = cases->attributes.items[by].name;
    for (size_t i = 0; i < cases->count; i++) {
        emic_slice value = cases->items[i].participant.values[by];
        if (work->chosen[i])
            work->group_of[i] = take_group(work, value.length ? value : EMIC_NOT_KNOWN);
    }
    return EMIC_OK;
}

/* Flags whose words the document holds; false when it is of nobody known. */
static bool find_speakers(placing *work, const emic_document *document)
{
    bool known = false;
    size_t at = emic_speech_first(&work->speech, document->revision);
    memset(work->speaks, false, work->cases.count);
    for (size_t i = 0; at == work->speech.count && i < work->cases.count; i++) {
        work->speaks[i] =
            emic_slice_equal(work->cases.items[i].participant.label, document->participant);
        known |= work->speaks[i];
    }
    for (; at < work->speech.count; at++) {
        const emic_speech_turn *turn = &work->speech.items[at];
        int case_at = emic_cases_at(&work->cases, turn->participant);
        if (turn->revision != document->revision)
            break;
        if (case_at >= 0)
            work->speaks[case_at] = known = true;
    }
    return known;
}

/* Fills in who of the base speaks; false when nobody of it does. Documents of nobody known count as
 * long as everybody is in the base. */
static bool name_speakers(placing *work, const emic_document *document, emic_timeline_entry *out)
{
    const char *labels = "";
    size_t found = 0;
    bool known = find_speakers(work, document), grouped = work->out->by.length > 0;
    for (size_t i = 0; i < work->cases.count; i++) {
        if (!work->speaks[i] || !work->chosen[i])
            continue;
        bool other = found && work->group_of[i] != out->group;
        out->group = other ? take_group(work, SEVERAL) : work->group_of[i];
        labels = emic_arena_format(work->arena, "%s%s%.*s", labels, found++ ? ", " : "",
                                   EMIC_ARG(work->cases.items[i].participant.label));
    }
    out->participants = emic_slice_of(labels);
    if (!known && grouped)
        out->group = take_group(work, EMIC_NOT_KNOWN);
    return found || (!known && !work->out->query->where.length);
}

static int by_place(const void *left, const void *right)
{
    const emic_timeline_entry *a = left, *b = right;
    if (a->place != b->place)
        return a->place < b->place ? -1 : 1;
    return emic_slice_compare(a->document, b->document);
}

static void place_by_date(placing *work)
{
    emic_timeline *out = work->out;
    for (size_t i = 0; i < work->list.count; i++) {
        const emic_document *document = &work->list.items[i];
        emic_timeline_entry entry = {.document = document->name};
        entry.date = document->values[work->date_at];
        if (!name_speakers(work, document, &entry)) {
            out->left_out++;
        } else if (!emic_date_parse(entry.date, &entry.place)) {
            *EMIC_PUSH(work->arena, &out->unplaced) = document->name;
        } else {
            *EMIC_PUSH(work->arena, &out->entries) = entry;
        }
    }
    if (out->entries.count)
        qsort(out->entries.items, out->entries.count, sizeof *out->entries.items, by_place);
}

/* Index of the document `name` in the list, which stands by name; -1: not there. */
static int find_document(const placing *work, emic_slice name)
{
    size_t low = 0, high = work->list.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = emic_slice_compare(work->list.items[middle].name, name);
        if (order == 0)
            return (int)middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* Times in a row that are the same, as after loading a file: told, because order hides it. */
static void count_ties(emic_timeline *out)
{
    for (size_t i = 0; i < out->entries.count; i++) {
        const emic_timeline_entry *one = &out->entries.items[i];
        bool before = i > 0 && emic_slice_equal(one->date, one[-1].date);
        bool after = i + 1 < out->entries.count && emic_slice_equal(one->date, one[1].date);
        out->ties += before || after;
    }
}

/* The documents of `order` one by one, with `times` or none; the others have no place. */
static void place_in_order(placing *work, const emic_saturation_order *order,
                           const emic_slice *times)
{
    emic_timeline *out = work->out;
    emic_timeline_entry ignored = {0};
    bool *placed = emic_arena_array(work->arena, work->list.count + 1, sizeof *placed);
    for (size_t i = 0; i < order->count; i++) {
        emic_timeline_entry entry = {.document = order->items[i]};
        int at = find_document(work, entry.document);
        if (at < 0 || !name_speakers(work, &work->list.items[at], &entry))
            continue;
        placed[at] = true;
        entry.date = times ? times[i] : entry.date;
        entry.place = (int64_t)out->entries.count + 1;
        *EMIC_PUSH(work->arena, &out->entries) = entry;
    }
    for (size_t i = 0; i < work->list.count; i++) {
        const emic_document *document = &work->list.items[i];
        if (placed[i])
            continue;
        if (name_speakers(work, document, &ignored))
            *EMIC_PUSH(work->arena, &out->unplaced) = document->name;
        else
            out->left_out++;
    }
    if (times)
        count_ties(out);
}

emic_status emic_timeline_count(emic_study *study, const emic_timeline_query *query,
                                emic_arena *arena, emic_timeline *out, emic_error *err)
{
    emic_selection all = {0};
    emic_saturation_order order = query->order;
    emic_slice *times = NULL;
    placing work = {.out = out, .arena = arena};
    *out = (emic_timeline){.query = query, .ordered = query->added || order.count};
    EMIC_TRY(emic_document_list_load(study, arena, &work.list, err));
    if (!out->ordered)
        EMIC_TRY(find_date(&work, err));
    EMIC_TRY(emic_cases_load(study, &all, arena, &work.cases, err));
    EMIC_TRY(make_groups(&work, err));
    EMIC_TRY(emic_speech_load(study, arena, &work.speech, err));
    work.speaks = emic_arena_array(arena, work.cases.count + 1, sizeof *work.speaks);
    if (query->added)
        EMIC_TRY(emic_saturation_order_added(study, &all, arena, &order, &times, err));
    if (out->ordered)
        place_in_order(&work, &order, times);
    else
        place_by_date(&work);
    if (out->groups.count == 0)
        *EMIC_PUSH(arena, &out->groups) = (emic_slice){0};
    return EMIC_OK;
}
