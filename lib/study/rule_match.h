/* Where a rule fits in the words of one turn: for rule_*.c alone. Knows no study. */
#pragma once
#include "study/rule.h"

typedef struct emic_rule_matcher emic_rule_matcher;

/* EMIC_INVALID says what is wrong with the rule. */
emic_status emic_rule_matcher_open(const emic_coding_rule *rule, emic_rule_matcher **out,
                                   emic_error *err);
void emic_rule_matcher_close(emic_rule_matcher *matcher);

/* Bytes of a text. */
typedef struct emic_rule_place {
    size_t start, end;
} emic_rule_place;

typedef struct emic_rule_place_list {
    emic_rule_place *items;
    size_t count, capacity;
} emic_rule_place_list;

/* All places in `words` (valid UTF-8), in order, not overlapping, none empty. */
emic_status emic_rule_match(emic_rule_matcher *matcher, emic_slice words, emic_arena *arena,
                            emic_rule_place_list *out, emic_error *err);

/* rule_words.c: a list of words, made ready for the texts. */
typedef struct emic_word_list emic_word_list;
emic_status emic_word_list_open(const emic_coding_rule *rule, emic_word_list **out,
                                emic_error *err);
void emic_word_list_close(emic_word_list *list);
void emic_word_list_match(emic_word_list *list, emic_slice words, emic_arena *arena,
                          emic_rule_place_list *out);

/* rule_scope.c: what to code around `place` in the words of its turn, without white space at its
 * ends; empty where the place holds nothing else. `*from` is where to begin to look: 0 at first,
 * and for the places behind it whatever the last call left there. */
emic_rule_place emic_rule_around(emic_rule_scope scope, emic_slice words, emic_rule_place place,
                                 size_t *from);
