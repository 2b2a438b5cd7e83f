/* The tree of a parsed query and the codings it is asked of, shared by its files. */
#pragma once
#include "measure/query.h"
#include "measure/where.h"

typedef enum query_kind {
    QUERY_CODE, /* codings with one of the flagged codes */
    QUERY_AND,
    QUERY_OR,
    QUERY_NOT,
    QUERY_RELATION,
    QUERY_CODER, /* from here on what one coding is by itself */
    QUERY_ROUND,
    QUERY_DOCUMENT,
    QUERY_PEOPLE,
    QUERY_POLARITY,
    QUERY_RULE,
    QUERY_BY_RULE, /* value 1: made by a rule; 0: by a person */
    QUERY_MEMO,
    QUERY_TEXT,
} query_kind;

typedef enum query_relation {
    RELATION_OVERLAPS,
    RELATION_INSIDE,
    RELATION_NEAR, /* in the same turn, or so many turns away */
    RELATION_BEFORE,
    RELATION_AFTER,
} query_relation;

enum { ANY_TURNS = -1 };

typedef struct query_node query_node;
struct query_node {
    query_kind kind;
    bool names_codes; /* does it say which codings, or only what they are like? */
    struct {
        query_node **items;
        size_t count, capacity;
    } terms; /* of AND, OR; the one of NOT; left and right of a relation */
    query_relation relation;
    int64_t turns; /* of a relation; ANY_TURNS */
    bool *flags;   /* of codes, or of people */
    int64_t value; /* an id, a number or a polarity */
    emic_search *search;
    struct {
        emic_id *items;
        size_t count, capacity;
    } documents; /* of text: where its words stand at all, in order of ids */
};

typedef struct query_name {
    emic_id id;
    emic_slice name;
} query_name;

typedef struct query_names {
    query_name *items;
    size_t count, capacity;
} query_names;

struct emic_query {
    emic_study *study;
    emic_arena *arena;
    query_node *root;
    emic_codebook codebook;
    emic_participant_list people;
    query_names coders; /* by name */
    emic_cases cases;   /* for where( ), once there is one */
    struct {
        query_node **items;
        size_t count, capacity;
    } searches; /* the nodes for text and memo */
    bool needs_details, needs_turns, needs_people;
};

/* A coding of the document at hand; turns count from 0, -1 is before the first. */
typedef struct query_segment {
    emic_id id, coder, rule; /* rule 0: a person's */
    emic_span span;
    int code_at, coder_at, person_at;
    int64_t round, first_turn, last_turn;
    emic_polarity polarity;
    emic_slice memo;
} query_segment;

/* A document at hand, its codings in order. */
typedef struct query_scene {
    const emic_query *query;
    const emic_search_document *document;
    query_segment *items;
    size_t count, capacity;
    emic_document_turns turns;
    emic_text_index text;
    emic_arena *arena;
} query_scene;

/* query_parse.c: fills an opened query from its text. */
emic_status emic_query_parse(emic_query *query, emic_slice text, emic_error *err);

/* Whether the words of a node for text stand in the scene's document at all. */
bool emic_query_may_find(const query_scene *scene, const query_node *node);

/* query_evaluate.c: flags the codings that `node` yields. */
emic_status emic_query_evaluate(const query_scene *scene, const query_node *node, bool *out,
                                emic_error *err);

/* query_relation.c: flags those of `left` that stand in the relation to another coding of `right`;
 * and those that share a character with one of `right`, be it themselves. */
void emic_query_relate(const query_scene *scene, const query_node *relation, const bool *left,
                       const bool *right, bool *out);
void emic_query_touch(const query_scene *scene, const bool *right, bool *out);
