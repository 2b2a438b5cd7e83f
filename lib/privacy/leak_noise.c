/* Words that stand somewhere by chance: told from others by their length and by what is around. */
#include "privacy/leak_noise.h"
#include "base/text.h"
#include "privacy/letter.h"

size_t emic_leak_count_bad(emic_slice bytes, bool controls)
{
    size_t count = 0, bad;
    for (size_t i = 0; controls && i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        count += (byte < ' ' && byte && !strchr("\t\n\r", byte)) || byte == 0x7F;
    }
    while (!emic_utf8_valid(bytes, &bad)) {
        count++;
        bytes = emic_slice_from(bytes, bad + 1);
    }
    return count;
}

enum { SIDE = 64, CERTAIN = 6 };

static emic_slice surroundings(emic_slice text, size_t at)
{
    size_t start = at > SIDE ? at - SIDE : 0;
    size_t end = text.length - at > SIDE ? at + SIDE : text.length;
    return (emic_slice){text.data + start, end - start};
}

/* What stands in one piece around `at`, as far as it matters. */
static emic_slice run_around(emic_slice text, size_t at)
{
    size_t start = at, end = at;
    while (start > 0 && at - start < SIDE && text.data[start - 1] != '\n')
        start--;
    while (end < text.length && end - at < SIDE && text.data[end] != '\n')
        end++;
    return (emic_slice){text.data + start, end - start};
}

bool emic_leak_stands_so(emic_slice piece, size_t origin, emic_slice words)
{
    return piece.length - origin >= words.length &&
           memcmp(piece.data + origin, words.data, words.length) == 0;
}

/* Whether most bytes before and behind `words` are those of a text. */
static bool stand_in_text(emic_slice piece, size_t origin, size_t length)
{
    enum { NEAR = 16 };
    size_t start = origin > NEAR ? origin - NEAR : 0, end = origin + length, good = 0;
    size_t last = piece.length - end > NEAR ? end + NEAR : piece.length;
    for (size_t at = start; at < last; at++) {
        unsigned char byte = (unsigned char)piece.data[at];
        good += (byte >= ' ' && byte < 0x7F) || byte == '\n' || byte == '\r' || byte == '\t';
    }
    return good * 3 >= (last - start) * 2;
}

/* How unlikely words are to stand somewhere by chance, in letters. Those of Latin script have many
 * forms. */
static size_t weigh(emic_slice words, bool mended)
{
    size_t weight = 0;
    for (size_t at = 0; at < words.length;) {
        uint32_t point = emic_utf8_next(words, &at);
        emic_letter_kind kind = emic_letter_kind_of(point);
        bool latin = point < 0x370 || (point >= 0x1D00 && point < 0x2E80) || point >= 0xA700;
        if (kind == EMIC_LETTER_WORD || kind == EMIC_LETTER_DIGIT || kind == EMIC_LETTER_ALONE)
            weight += latin || mended ? 1 : 2;
    }
    return weight;
}

/* Are most bytes those that words are written with? */
static bool is_wordy(emic_slice run)
{
    size_t count = 0;
    for (size_t i = 0; i < run.length; i++) {
        char byte = run.data[i], small = (char)(byte | 0x20);
        count += (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9') || byte == ' ';
    }
    return count * 4 >= run.length * 3;
}

/* Words that are read as base64 of anything else, like the names of a program. */
static bool is_chance_base64(emic_slice run, size_t weight)
{
    size_t bad = emic_leak_count_bad(run, true);
    if (weight < 4)
        return bad > 0 || run.length < 16 || !is_wordy(run);
    if (weight < 6)
        return bad > 0 || run.length < 8;
    return weight < 8 && bad * 10 > run.length;
}

bool emic_leak_is_chance(const emic_leak_stand *of)
{
    emic_slice words = {of->view.data + of->start, of->end - of->start};
    emic_slice run = run_around(of->view, of->start);
    bool mended = !of->wide && !emic_leak_stands_so(of->piece, of->origin, words);
    size_t weight = weigh(words, mended);
    if (of->base64 && is_chance_base64(run, weight))
        return true;
    if (of->wide)
        return weight < 4 && (run.length < 8 || !is_wordy(run));
    if (of->plain || weight >= CERTAIN)
        return false;
    if ((weight < 4 || mended || of->mended) && !stand_in_text(of->piece, of->origin, of->length))
        return true;
    emic_slice around = surroundings(of->piece, of->origin);
    return of->mended && emic_leak_count_bad(around, false) * 6 > around.length + 8;
}
