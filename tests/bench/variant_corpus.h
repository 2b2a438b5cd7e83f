/* A thousand made-up people of many origins, and a hundred transcripts in which each of them stands
 * under every spelling that is applied: for the bench and for the unit test of the same figures. */
#pragma once
#include "base/strbuf.h"
#include "privacy/fold.h"
#include "privacy/lookalike.h"
#include "privacy/name_map.h"
#include "privacy/pseudonym.h"
#include "privacy/variant.h"
#include <stdlib.h>

enum { CORPUS_PEOPLE = 1000, CORPUS_TRANSCRIPTS = 100, CORPUS_DRESSES = 7 };

/* Common surnames by origin, in the order of emic_name_pools; varied and combined at random. */
static const char *const corpus_surnames[] = {
    "Ashworth Barnaby Cartwright Dunmore Ellsworth Fairweather Gaskell O'Malley O'Keefe McAllister "
    "Winterbourne Thackeray",
    "Aguilar Ballesteros Cardenas Dom\u00EDnguez Escobar Figueroa Guti\u00E9rrez Hinojosa "
    "Ib\u00E1\u00F1ez Jaramillo Maldonado Nu\u00F1ez",
    "Beaumont Chastain Delacroix Fournier Gauthier Laf\u00E8vre Mercier Pelletier Rousseau "
    "Thibodeaux D'Aubigne Lemoine",
    "Achterberg Brandst\u00E4tter D\u00F6rfler Eichhorn F\u00FCrst Gro\u00DFmann Hagedorn "
    "J\u00E4ger Kirchhoff L\u00FCdtke Steinmetz Vogelsang",
    "Abbatelli Barbieri Caruso D'Angelo Esposito Ferrara Giordano Lombardi Mancini Pellegrino "
    "Rinaldi Santoro",
    "Adamczyk Borkowski Czarnecki Dvorak Grabowski Jankovi\u0107 Kowalczyk \u0141ukasik Novak "
    "Petrovi\u0107 Szyma\u0144ski Zielinski",
    "Abdelnour Barakat Chehade Darwish El-Masri Farouk Haddad Jaber Khoury Mansouri Nasrallah "
    "Al-Sayegh",
    "Akta\u015F Bayraktar \u00C7elik Demirci Erdo\u011Fdu G\u00FCne\u015F Kaplan "
    "\u00D6zt\u00FCrk Polat \u015Eahin Y\u0131ld\u0131z Topal",
    "Agarwal Banerjee Chaudhary Deshpande Gupta Iyer Krishnan Mukherjee Nair Ramaswamy Subramanian "
    "Venkataraman",
    "Chen Feng Gao Huang Jiang Liang Ouyang Qian Sun Xu Zhang Zhou",
    "Bui Dinh Duong Hoang Huynh Ngo Nguyen Pham Phan Tran Truong Vuong",
    "Bae Choi Hwang Jang Jeong Kang Kwon Moon Noh Ryu Shin Yoon",
    "Arakawa Endo Fujimoto Hashimoto Ishikawa Kobayashi Matsumoto Nakagawa Ogawa Sugiyama "
    "Takahashi "
    "Watanabe",
    "Acheampong Boateng Chukwu Danquah Eze Koroma Mbaye Ndiaye Obiora Okonkwo Osei Toure",
    "Abera Chepkwony Desalegn Gebremariam Hailu Kiplagat Mekuria Mwaniki Ndungu Ogola Tessema "
    "Wolde",
    "Almgren Bergstr\u00F6m Christoffersen Dahlgaard Ekman Fj\u00E6rland Halvorsen Kowalska "
    "Lindqvist M\u00F8ller S\u00F8rensen Virtanen",
};

/* Where an applied variant was put into a transcript, in bytes. */
typedef struct corpus_place {
    uint32_t transcript, variant;
    size_t start, end;
} corpus_place;

typedef struct corpus {
    emic_arena *arena;
    uint32_t dice;
    size_t origins[CORPUS_PEOPLE];
    emic_roster_entry entries[CORPUS_PEOPLE];
    emic_variant_list variants;
    emic_slice transcripts[CORPUS_TRANSCRIPTS];
    struct {
        corpus_place *items;
        size_t count, capacity;
    } places;
} corpus;

static uint32_t corpus_dice(corpus *of, size_t sides)
{
    of->dice = of->dice * 1664525u + 1013904223u;
    return (of->dice >> 8) % (uint32_t)sides;
}

/* A word of a list that is parted by spaces. */
static emic_slice corpus_pick(corpus *of, const char *list)
{
    size_t words = 1;
    for (const char *at = list; *at; at++)
        words += *at == ' ';
    size_t number = corpus_dice(of, words);
    for (; number > 0; number--)
        list = strchr(list, ' ') + 1;
    return (emic_slice){list, strcspn(list, " ")};
}

/* A surname; two of three get an ending that makes them rare. */
static emic_slice corpus_last(corpus *of, size_t origin)
{
    static const char endings[] = "ova eda ini ton ssen oku anda ez aki yev ulu im bora dal mir";
    emic_slice last = corpus_pick(of, corpus_surnames[origin]);
    emic_slice ending = corpus_pick(of, endings);
    if (corpus_dice(of, 3) == 0)
        return last;
    return emic_slice_of(
        emic_arena_format(of->arena, "%.*s%.*s", EMIC_ARG(last), EMIC_ARG(ending)));
}

/* One of ten ways to write a name. */
static const char *corpus_name(corpus *of, size_t origin, size_t number)
{
    const emic_name_pool *pool = &emic_name_pools[origin];
    const char *pools[] = {pool->female, pool->male};
    const char *list = pools[number % 2];
    emic_slice first = corpus_pick(of, list), second = corpus_pick(of, list);
    emic_slice last = corpus_last(of, origin), other = corpus_last(of, origin);
    switch (number % 10) {
    case 0:
        return emic_arena_format(of->arena, "%.*s %.*s %.*s", EMIC_ARG(first), EMIC_ARG(second),
                                 EMIC_ARG(last));
    case 1:
        return emic_arena_format(of->arena, "%.*s %.*s %.*s", EMIC_ARG(first), EMIC_ARG(other),
                                 EMIC_ARG(last));
    case 2:
        return emic_arena_format(of->arena, "%.*s, %.*s", EMIC_ARG(last), EMIC_ARG(first));
    case 3:
        return emic_arena_format(of->arena, "%.*s %.*s-%.*s", EMIC_ARG(first), EMIC_ARG(other),
                                 EMIC_ARG(last));
    case 4:
        return emic_arena_format(of->arena, "%.*s-%.*s %.*s", EMIC_ARG(first), EMIC_ARG(second),
                                 EMIC_ARG(last));
    case 5:
        return emic_arena_format(of->arena, "%.*s de la %.*s", EMIC_ARG(first), EMIC_ARG(last));
    case 6:
        return emic_arena_format(of->arena, "Dr. %.*s %.*s", EMIC_ARG(first), EMIC_ARG(last));
    default:
        return emic_arena_format(of->arena, "%.*s %.*s", EMIC_ARG(first), EMIC_ARG(last));
    }
}

/* People with different names; how many of the kind there are is for the caller to check. */
static void corpus_people(corpus *of)
{
    emic_folder *folder = emic_folder_open();
    emic_name_map seen = {.arena = of->arena};
    for (size_t i = 0; i < CORPUS_PEOPLE;) {
        size_t origin = i % (sizeof corpus_surnames / sizeof *corpus_surnames);
        emic_slice name = emic_slice_of(corpus_name(of, origin, i / 16));
        size_t before = seen.count;
        emic_name_map_add(&seen, emic_fold_words(folder, name, of->arena), 0);
        if (seen.count == before)
            continue;
        of->origins[i] = origin;
        of->entries[i++] = (emic_roster_entry){.name = name, .participant = EMIC_LITERAL("TP")};
    }
    emic_folder_close(folder);
}

/* `words` in another dress that the matcher must see through, where its rule of case allows. */
static void corpus_dress(const emic_variant *variant, size_t dress, emic_strbuf *out)
{
    emic_slice words = variant->words;
    bool any_case = variant->rule == EMIC_CASE_NAME;
    for (size_t at = 0; at < words.length;) {
        char bytes[4];
        size_t start = at;
        uint32_t point = emic_utf8_next(words, &at);
        if (dress == 1 && any_case)
            point = emic_letter_to_capital(point);
        if (point == ' ' && (dress == 2 || dress == 3))
            emic_strbuf_puts(out, dress == 2 ? "\n" : "  ");
        else if (point == '\'' && dress == 4)
            emic_strbuf_puts(out, "\u2019");
        else
            emic_strbuf_add(out, (emic_slice){bytes, emic_utf8_put(point, bytes)});
        bool inside = at < words.length && start > 0;
        if (inside && dress == 5 && emic_letter_kind_of(point) == EMIC_LETTER_WORD)
            emic_strbuf_puts(out, "\u0301");
        if (inside && dress == 6)
            emic_strbuf_puts(out, "\u00AD");
    }
}

static void corpus_put(corpus *of, emic_strbuf *text, uint32_t transcript, uint32_t variant)
{
    static const char *const before[] = {"INT: and then with ",       "so we told ",  "because of ",
                                         "I saw, with my own eyes, ", "they asked (", "it was "};
    static const char *const after[] = {" came by.\n", ", who left.\n", "'s house.\n",
                                        "; later.\n",  ") again.\n",    "?\n"};
    size_t which = corpus_dice(of, sizeof before / sizeof *before);
    emic_strbuf_puts(text, before[which]);
    corpus_place *place = EMIC_PUSH(of->arena, &of->places);
    *place = (corpus_place){.transcript = transcript, .variant = variant, .start = text->length};
    corpus_dress(&of->variants.items[variant], corpus_dice(of, CORPUS_DRESSES), text);
    place->end = text->length;
    emic_strbuf_puts(text, after[which]);
}

static void corpus_write(corpus *of)
{
    for (uint32_t t = 0; t < CORPUS_TRANSCRIPTS; t++) {
        emic_strbuf text = {0};
        for (uint32_t i = 0; i < of->variants.count; i++)
            if (of->variants.items[i].entity % CORPUS_TRANSCRIPTS == t &&
                !of->variants.items[i].suggested)
                corpus_put(of, &text, t, i);
        of->transcripts[t] = emic_arena_copy(of->arena, emic_strbuf_slice(&text));
        emic_strbuf_close(&text);
    }
}

/* To be closed with emic_arena_close(of->arena) and free(). */
static corpus *corpus_make(void)
{
    corpus *of = emic_memory_alloc(sizeof *of);
    *of = (corpus){.arena = emic_arena_open(), .dice = 1};
    corpus_people(of);
    emic_variant_derive(of->entries, CORPUS_PEOPLE, emic_gazetteer_load(), of->arena,
                        &of->variants);
    corpus_write(of);
    return of;
}

static emic_matcher *corpus_matcher(corpus *of, emic_error *err)
{
    emic_surrogate *surrogates = emic_arena_array(of->arena, CORPUS_PEOPLE, sizeof *surrogates);
    emic_matcher *matcher = NULL;
    emic_mapping mapping = {surrogates, CORPUS_PEOPLE, NULL, 0};
    for (size_t i = 0; i < CORPUS_PEOPLE; i++)
        surrogates[i].label = emic_slice_of(emic_arena_format(of->arena, "P%zu", i));
    mapping.keys = emic_variant_keys(&of->variants, of->arena, &mapping.key_count);
    if (emic_matcher_open(&mapping, &matcher, err) != EMIC_OK)
        return NULL;
    return matcher;
}

/* How many of the places that lie in transcript `t` were found, whole and with their entity. */
static size_t corpus_found(const corpus *of, const emic_match_list *found, uint32_t t)
{
    size_t hits = 0, at = 0;
    for (size_t i = 0; i < of->places.count; i++) {
        const corpus_place *place = &of->places.items[i];
        if (place->transcript != t)
            continue;
        while (at < found->count && found->items[at].start < place->start)
            at++;
        hits += at < found->count && found->items[at].start == place->start &&
                found->items[at].end == place->end &&
                found->items[at].surrogate == of->variants.items[place->variant].entity;
    }
    return hits;
}

/* `name` with `edits` slips of any of four kinds; none of them is a sign or a space. */
static emic_slice corpus_misspell(corpus *of, emic_slice name, size_t edits)
{
    uint32_t points[256];
    size_t count = 0;
    emic_strbuf out = {0};
    for (size_t at = 0; at < name.length && count < 200;)
        points[count++] = emic_utf8_next(name, &at);
    for (; edits > 0; edits--) {
        size_t at = 1 + corpus_dice(of, count - 2), kind = corpus_dice(of, 4);
        uint32_t letter = (uint32_t)('a' + corpus_dice(of, 26)), kept = points[at];
        bool letters = emic_letter_kind_of(kept) == EMIC_LETTER_WORD;
        if (kind == 0 || !letters || (kind == 1 && count < 4)) { /* one more */
            memmove(points + at + 1, points + at, (count++ - at) * sizeof *points);
            points[at] = letter;
        } else if (kind == 1) { /* one less */
            memmove(points + at, points + at + 1, (--count - at) * sizeof *points);
        } else if (kind == 2 && emic_letter_kind_of(points[at + 1]) == EMIC_LETTER_WORD) {
            points[at] = points[at + 1];
            points[at + 1] = kept;
        } else {
            points[at] = letter;
        }
    }
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        emic_strbuf_add(&out, (emic_slice){bytes, emic_utf8_put(points[i], bytes)});
    }
    emic_slice made = emic_arena_copy(of->arena, emic_strbuf_slice(&out));
    emic_strbuf_close(&out);
    return made;
}

/* Two rosters, and sentences in which their names are words, or belong to nobody certain. */
enum { CORPUS_TRAP_ROSTERS = 2, CORPUS_TRAP_NAMES = 7 };
static const char *const corpus_trap_names[CORPUS_TRAP_ROSTERS][CORPUS_TRAP_NAMES] = {
    {"Ann", "Mark", "Will", "May", "Rose", "Christina", "Christina M"},
    {"Ann Doe", "Mark Okonjo", "Will Mensah", "May Delacourt", "Rose Quill", "Bill Quillan",
     "Christina Marks"},
};
static const char *const corpus_traps[] = {
    "Annual costs rose. Annie, Anna and the annual meeting.",
    "ann, announce, and Annette",
    "Mark my words. They mark it, bench marks, MARK IT.",
    "\"Mark it!\" he said. Mark: a sign. Marks were made.",
    "Will you come? It will. A will. Will power, FREE WILL, goodwill.",
    "It was so. Will he? - Will she? \u2026 Will they?",
    "In May, may I? May it be. On May 5, since May, MAY, may.",
    "Rose petals. Prices rose. A rose. ROSE. Roses are red. (Rose petals.)",
    "christina, Christinas",
    "Bill passed. A bill. The bills. Bill collectors came.",
    "The does ran. Does it? Their marks, wills, roses, bills.",
};

/* Keys of one of these rosters. */
static emic_matcher *corpus_trap_matcher(const char *const *names, emic_arena *arena)
{
    emic_error error;
    emic_matcher *matcher = NULL;
    emic_variant_list variants;
    emic_roster_entry *entries = emic_arena_array(arena, CORPUS_TRAP_NAMES, sizeof *entries);
    emic_surrogate *surrogates = emic_arena_array(arena, CORPUS_TRAP_NAMES, sizeof *surrogates);
    emic_mapping mapping = {surrogates, CORPUS_TRAP_NAMES, NULL, 0};
    for (size_t i = 0; i < CORPUS_TRAP_NAMES; i++)
        entries[i].name = emic_slice_of(names[i]);
    emic_variant_derive(entries, CORPUS_TRAP_NAMES, emic_gazetteer_load(), arena, &variants);
    mapping.keys = emic_variant_keys(&variants, arena, &mapping.key_count);
    return emic_matcher_open(&mapping, &matcher, &error) == EMIC_OK ? matcher : NULL;
}

/* How many names are found in the sentences of traps. */
static size_t corpus_fallen(emic_arena *arena)
{
    size_t fallen = 0;
    for (size_t roster = 0; roster < CORPUS_TRAP_ROSTERS; roster++) {
        emic_matcher *matcher = corpus_trap_matcher(corpus_trap_names[roster], arena);
        for (size_t i = 0; i < sizeof corpus_traps / sizeof *corpus_traps; i++) {
            emic_match_list found;
            emic_match_find(matcher, emic_slice_of(corpus_traps[i]), arena, &found);
            fallen += found.count;
        }
        emic_matcher_close(matcher);
    }
    return fallen;
}
