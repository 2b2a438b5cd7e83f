/* Plain text: the text stays exactly as it is, and turns are found in it by the labels that begin
 * lines. What looks like a label is label.c's business.
 *
 * A turn begins at a line with a speaker label, or at the time stamp alone on a line before it, and
 * goes on over unlabelled paragraphs to the next turn. Blocks of "Key: value" lines at the top are
 * about the recording and hold no turns, even where a key names a person ("Interviewer: ..."). */
#include "base/text.h"
#include "source/reader.h"

/* More labels than this in one block are a conversation. */
enum { HEADER_LINES = 24 };

/* A line with a label, where it stands in the text, and in which blank-separated block. */
typedef struct mark {
    emic_label label;
    size_t start, words;
    uint32_t block;
} mark;

typedef struct mark_list {
    mark *items;
    size_t count, capacity;
    size_t
        tail; /* where time stamps at the very end begin; the text's length when there are none */
} mark_list;

/* Time stamps on lines of their own, so far followed by nothing but blank lines. */
typedef struct waiting {
    bool set;
    size_t start;
    int64_t from;
} waiting;

static void add_mark(emic_arena *arena, mark_list *marks, const emic_label *label, size_t start,
                     uint32_t block, const waiting *stamp)
{
    mark *added = EMIC_PUSH(arena, marks);
    *added = (mark){*label, start, start + label->words, block};
    if (!stamp->set)
        return;
    added->start = stamp->start;
    if (added->label.from == EMIC_TIME_NONE)
        added->label.from = stamp->from;
}

static void find_marks(emic_slice text, emic_arena *arena, mark_list *marks)
{
    waiting stamp = {0};
    emic_label_memo memo = {0};
    uint32_t block = 0;
    bool blank = true;
    for (size_t at = 0, end; at < text.length; at = end + 1) {
        const char *newline = memchr(text.data + at, '\n', text.length - at);
        end = newline ? (size_t)(newline - text.data) : text.length;
        emic_slice line = {text.data + at, end - at};
        if (emic_blank_scan(line, 0) == line.length) {
            blank = true;
            continue;
        }
        block += blank;
        blank = false;
        emic_label label = emic_label_scan(line, &memo);
        if (label.kind == EMIC_LABEL_STAMP) {
            stamp = (waiting){true, stamp.set ? stamp.start : at, label.from};
            continue;
        }
        if (label.kind != EMIC_LABEL_NONE)
            add_mark(arena, marks, &label, at, block, &stamp);
        stamp.set = false;
    }
    marks->tail = stamp.set ? stamp.start : text.length;
}

static void settle(emic_arena *arena, mark_list *marks)
{
    emic_label **likely = emic_arena_array(arena, marks->count, sizeof *likely);
    size_t count = 0;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].label.kind == EMIC_LABEL_LIKELY)
            likely[count++] = &marks->items[i].label;
    emic_label_settle(likely, count, arena);
}

static bool speaks_in(const mark *marks, size_t first, size_t end, emic_slice name)
{
    for (size_t i = first; i < end; i++)
        if (marks[i].label.kind == EMIC_LABEL_SURE && emic_slice_equal(marks[i].label.name, name))
            return true;
    return false;
}

/* Whether marks [first, end) are a block of lines about the recording. One of them must say so:
 * by its key, or by a key that is none of a speaker's when nobody named here speaks later. In no
 * header is anybody named twice, as in a conversation. */
static bool is_header(const mark_list *marks, size_t first, size_t end)
{
    const mark *items = marks->items;
    bool header = false, other = false, later = false;
    if (end - first > HEADER_LINES)
        return false;
    for (size_t i = first; i < end; i++) {
        const emic_label *label = &items[i].label;
        header |= label->kind == EMIC_LABEL_HEADER;
        other |= label->kind == EMIC_LABEL_NONE;
        if (label->kind != EMIC_LABEL_SURE)
            continue;
        if (speaks_in(items, first, i, label->name))
            return false;
        later |= speaks_in(items, end, marks->count, label->name);
    }
    return header || (other && !later);
}

/* The first mark after the header blocks at the top. A block is one only if turns follow it: a
 * file without blank lines is a single block. */
static size_t skip_header(const mark_list *marks)
{
    size_t last = marks->count, first = 0;
    while (last > 0 && marks->items[last - 1].label.kind != EMIC_LABEL_SURE)
        last--;
    while (first < last) {
        size_t end = first + 1;
        while (end < marks->count && marks->items[end].block == marks->items[first].block)
            end++;
        if (end >= last || !is_header(marks, first, end))
            break;
        first = end;
    }
    return first;
}

/* Counts code points while positions only grow. */
typedef struct counter {
    emic_slice text;
    size_t byte;
    uint32_t point;
} counter;

static uint32_t point_at(counter *count, size_t byte)
{
    emic_slice part = {count->text.data + count->byte, byte - count->byte};
    count->point += (uint32_t)emic_utf8_count(part);
    count->byte = byte;
    return count->point;
}

static size_t trim_end(emic_slice text, size_t start, size_t end)
{
    emic_slice part = {text.data + start, end - start};
    return start + emic_blank_trim_end(part).length;
}

/* The turn of `begin`, which ends before byte `end`; stamps at the end of the text (from `tail`)
 * are not its words. */
static void add_turn(counter *count, const mark *begin, size_t end, size_t tail, emic_arena *arena,
                     emic_transcript *out)
{
    emic_slice text = count->text;
    size_t words_end = trim_end(text, begin->start, tail < end ? tail : end);
    size_t words = words_end;
    if (begin->words < words_end) {
        emic_slice said = {text.data + begin->words, words_end - begin->words};
        words = words_end - emic_blank_trim(said).length;
    }
    emic_turn *turn = EMIC_PUSH(arena, &out->turns);
    turn->span.start = point_at(count, begin->start);
    turn->words.start = point_at(count, words);
    turn->words.end = point_at(count, words_end);
    turn->span.end = point_at(count, trim_end(text, words_end, end));
    turn->speaker = begin->label.name;
    turn->role = begin->label.role;
    turn->from = begin->label.from;
    turn->until = EMIC_TIME_NONE;
}

static size_t count_turns(const mark_list *marks, size_t first)
{
    size_t count = 0;
    for (size_t i = first; i < marks->count; i++)
        count += marks->items[i].label.kind == EMIC_LABEL_SURE;
    return count;
}

static emic_status read_plain(const char *path, emic_slice text, emic_arena *arena,
                              emic_transcript *out, emic_error *err)
{
    (void)path, (void)err; /* any text is a plain text */
    mark_list marks = {0};
    counter count = {text, 0, 0};
    find_marks(text, arena, &marks);
    settle(arena, &marks);
    size_t first = skip_header(&marks);
    out->turns.capacity = count_turns(&marks, first);
    out->turns.items = emic_arena_array(arena, out->turns.capacity, sizeof(emic_turn));
    const mark *open = NULL;
    for (size_t i = first; i < marks.count; i++) {
        const mark *next = &marks.items[i];
        if (next->label.kind != EMIC_LABEL_SURE)
            continue;
        if (open)
            add_turn(&count, open, next->start, marks.tail, arena, out);
        open = next;
    }
    if (open)
        add_turn(&count, open, text.length, marks.tail, arena, out);
    out->text = text;
    out->points = point_at(&count, text.length);
    return EMIC_OK;
}

const emic_reader emic_reader_plain = {
    .format = "plain",
    .extensions = {"txt", "text"},
    .read = read_plain,
};
