/* Folding by the character, with the folded forms of recent characters at hand: the full tables are
 * slow, and a text has few different characters. */
#include "privacy/fold.h"
#include "base/strbuf.h"
#include <stdlib.h>

enum { SLOTS = 1024 };

struct emic_folder {
    emic_arena *scratch;
    emic_folded slots[SLOTS]; /* by the low bits of the character; never holds point 0 wrongly */
};

emic_folder *emic_folder_open(void)
{
    emic_folder *folder = emic_memory_alloc(sizeof *folder);
    memset(folder, 0, sizeof *folder);
    folder->scratch = emic_arena_open();
    return folder;
}

void emic_folder_close(emic_folder *folder)
{
    if (!folder)
        return;
    emic_arena_close(folder->scratch);
    free(folder);
}

static bool is_apostrophe(uint32_t point)
{
    return point == 0x2018 || point == 0x2019 || point == 0x2BC || point == 0x2BB ||
           point == 0x201B || point == 0xB4 || point == 0xFF07;
}

static bool is_hyphen(uint32_t point)
{
    return (point >= 0x2010 && point <= 0x2013) || point == 0x2212 || point == 0x5BE ||
           point == 0xFE63 || point == 0xFF0D;
}

static void set_bytes(emic_folded *to, emic_slice bytes)
{
    memcpy(to->bytes, bytes.data, bytes.length);
    to->length = (uint8_t)bytes.length;
}

/* Letters and digits by the full folding; a mark that is a letter of its script stays itself. Signs
 * stay themselves, but for the wide forms of ASCII. */
static void fold_letter(emic_folder *folder, emic_folded *to, emic_slice self)
{
    bool wide = to->point > 0xFF00 && to->point < 0xFF5F;
    bool ideograph = to->point >= 0x3400 && to->point <= 0x9FFF;
    emic_slice folded = self;
    if (!ideograph && (to->kind != EMIC_LETTER_OTHER || wide))
        folded = emic_text_fold(self, folder->scratch);
    set_bytes(to, folded.length && folded.length <= EMIC_FOLD_LONGEST ? folded : self);
    to->capital = emic_letter_capital(to->point);
    emic_arena_reset(folder->scratch);
}

static void fill(emic_folder *folder, emic_folded *to, uint32_t point, emic_slice self)
{
    *to = (emic_folded){.point = point, .kind = (uint8_t)emic_letter_kind_of(point)};
    if (is_apostrophe(point) || is_hyphen(point)) {
        to->kind = EMIC_LETTER_OTHER;
        set_bytes(to, is_hyphen(point) ? EMIC_LITERAL("-") : EMIC_LITERAL("'"));
    } else if (to->kind == EMIC_LETTER_SPACE) {
        set_bytes(to, EMIC_LITERAL(" "));
    } else if (to->kind != EMIC_LETTER_MARK && to->kind != EMIC_LETTER_FORMAT) {
        fold_letter(folder, to, self);
    }
}

const emic_folded *emic_fold_next(emic_folder *folder, emic_slice text, size_t *at)
{
    size_t start = *at;
    uint32_t point = emic_utf8_next(text, at);
    emic_folded *slot = &folder->slots[point % SLOTS];
    if (slot->point != point || point == 0)
        fill(folder, slot, point, (emic_slice){text.data + start, *at - start});
    return slot;
}

emic_slice emic_fold_words(emic_folder *folder, emic_slice words, emic_arena *arena)
{
    emic_strbuf out = {0};
    for (size_t at = 0; at < words.length;) {
        const emic_folded *next = emic_fold_next(folder, words, &at);
        bool again = out.length == 0 || out.data[out.length - 1] == ' ';
        if (next->kind != EMIC_LETTER_SPACE || !again)
            emic_strbuf_add(&out, (emic_slice){next->bytes, next->length});
    }
    if (out.length && out.data[out.length - 1] == ' ')
        out.length--;
    emic_slice folded = emic_arena_copy(arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return folded;
}
