/* The files of an analysis: a row of columns, a query and a statement each. Rows come in an order
 * that does not depend on ids where ids do not come back. */
#include "study/analysis_spec.h"

/* Codes by path; codings by what no other has in common with them. */
#define PATHS                                                                                      \
    "WITH RECURSIVE path(id, path) AS (SELECT id, name FROM code WHERE parent IS NULL UNION ALL"   \
    " SELECT c.id, p.path || '/' || c.name FROM code c JOIN path p ON c.parent = p.id)"
#define CITED                                                                                      \
    PATHS ", cited AS (SELECT o.id AS id, d.name AS document, o.start AS start, o.stop AS stop,"   \
          " p.path AS code, k.name AS coder, o.round AS round, o.rule AS rule,"                    \
          " o.weight AS weight FROM coding o JOIN document d ON d.current_revision = o.revision"   \
          " JOIN path p ON p.id = o.code JOIN coder k ON k.id = o.coder)"
#define KEY(c) c ".document, " c ".start, " c ".stop, " c ".code, " c ".coder, " c ".round"
#define KEY_COLUMNS "document", "start", "end", "code", "coder", "round"
#define NUMBERED(table)                                                                            \
    ", numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS number FROM " table ")"

/* The coding whose document, start, end, code, coder and round are these parameters. */
#define CODING(document, start, end, code, coder, round)                                           \
    "(SELECT id FROM coding WHERE revision = (SELECT current_revision FROM document"               \
    " WHERE name = " document ") AND code = " code " AND coder = " coder " AND round = " round     \
    " AND start = " start " AND stop = " end ")"

#define BIT(column) (UINT32_C(1) << ((column)-1))

const emic_analysis_spec emic_analysis_specs[] = {
    {.name = "rounds.csv",
     .columns = {"round", "name", "note"},
     .select = "SELECT number, name, note FROM round ORDER BY number",
     .store = "INSERT INTO round(number, name, note) VALUES (?1, ?2, ?3)"},
    {.name = "properties.csv",
     .columns = {"code", "property", "scale"},
     .select = PATHS " SELECT p.path, q.name, q.scale FROM code_property q JOIN path p"
                     " ON p.id = q.code ORDER BY p.path, q.name",
     .store = "INSERT INTO code_property(code, name, scale) VALUES (?1, ?2, ?3)",
     .codes = BIT(1)},
    {.name = "coding-values.csv",
     .columns = {KEY_COLUMNS, "property_of", "property", "value"},
     .select = CITED " SELECT " KEY(
         "c") ", p.path, q.name, v.value FROM coding_value v"
              " JOIN cited c ON c.id = v.coding JOIN code_property q ON q.id = v.property"
              " JOIN path p ON p.id = q.code ORDER BY 1, 2, 3, 4, 5, 6, 7, 8",
     .store = "INSERT INTO coding_value(coding, property, value) VALUES (" CODING(
         "?1", "?2", "?3", "?4", "?5",
         "?6") ", (SELECT id FROM code_property WHERE code = ?7 AND name = ?8), ?9)",
     .codes = BIT(4) | BIT(7),
     .coders = BIT(5)},
    {.name = "coding-weights.csv",
     .columns = {KEY_COLUMNS, "weight"},
     .select = CITED " SELECT " KEY("c") ", c.weight FROM cited c WHERE c.weight IS NOT NULL"
                                         " ORDER BY 1, 2, 3, 4, 5, 6",
     .store =
         "UPDATE coding SET weight = ?7 WHERE id = " CODING("?1", "?2", "?3", "?4", "?5", "?6"),
     .codes = BIT(4),
     .coders = BIT(5)},
    {.name = "rules.csv",
     .columns = {"rule", "kind", "body", "code", "scope", "role", "fold", "stem", "language",
                 "added"},
     .select = PATHS " SELECT r.name, r.kind, r.body, p.path, r.scope, r.role,"
                     " iif(r.fold, 'yes', 'no'), iif(r.stem, 'yes', 'no'), r.language, r.added"
                     " FROM rule r JOIN path p ON p.id = r.code ORDER BY r.id",
     .store = "INSERT INTO rule(name, kind, body, code, scope, role, fold, stem, language, added)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7 = 'yes', ?8 = 'yes', ?9, ?10)",
     .codes = BIT(4)},
    {.name = "rule-codings.csv",
     .columns = {"rule", KEY_COLUMNS},
     .select = CITED " SELECT r.name, " KEY("c") " FROM cited c JOIN rule r ON r.id = c.rule"
                                                 " ORDER BY r.id, 2, 3, 4, 5, 6, 7",
     .store = "UPDATE coding SET rule = (SELECT id FROM rule WHERE name = ?1) WHERE id = " CODING(
         "?2", "?3", "?4", "?5", "?6", "?7"),
     .codes = BIT(5),
     .coders = BIT(6)},
    {.name = "comparisons.csv",
     .columns = {"earlier_document", "earlier_start", "earlier_end", "earlier_code",
                 "earlier_coder", "earlier_round", "later_document", "later_start", "later_end",
                 "later_code", "later_coder", "later_round", "verdict", "definition", "coder",
                 "memo", "added"},
     .select = CITED " SELECT " KEY("a") ", " KEY(
         "b") ", x.verdict, x.definition, k.name,"
              " iif(?1, x.memo, ''), x.added FROM comparison x JOIN cited a"
              " ON a.id = x.earlier JOIN cited b ON b.id = x.later"
              " JOIN coder k ON k.id = x.coder ORDER BY x.id",
     .store = "INSERT INTO comparison(earlier, later, verdict, definition, coder, memo, added)"
              " VALUES (" CODING("?1", "?2", "?3", "?4", "?5", "?6") ", " CODING(
                  "?7", "?8", "?9", "?10", "?11", "?12") ", ?13, ?14, ?15, ?16, ?17)",
     .codes = BIT(4) | BIT(10),
     .coders = BIT(5) | BIT(11) | BIT(15)},
    {.name = "relation-types.csv", /* those that every study has are not listed */
     .columns = {"type", "inverse", "symmetric", "transitive"},
     .select = "SELECT name, inverse, iif(symmetric, 'yes', 'no'), iif(transitive, 'yes', 'no')"
               " FROM relation_type WHERE id > 6 ORDER BY id",
     .store = "INSERT INTO relation_type(name, inverse, symmetric, transitive)"
              " VALUES (?1, ?2, ?3 = 'yes', ?4 = 'yes')"},
    {.name = "relations.csv",
     .columns = {"relation", "source", "type", "target", "coder", "memo", "added"},
     .select = PATHS " SELECT row_number() OVER (ORDER BY r.id), a.path, t.name, b.path, k.name,"
                     " iif(?1, r.memo, ''), r.added FROM relation r JOIN path a"
                     " ON a.id = r.source JOIN path b ON b.id = r.target JOIN relation_type t"
                     " ON t.id = r.type JOIN coder k ON k.id = r.coder ORDER BY r.id",
     .store = "INSERT INTO relation(id, source, type, target, coder, memo, added) VALUES"
              " (?1, ?2, (SELECT id FROM relation_type WHERE name = ?3), ?4, ?5, ?6, ?7)",
     .codes = BIT(2) | BIT(4),
     .coders = BIT(5)},
    {.name = "relation-evidence.csv",
     .columns = {"relation", "polarity", KEY_COLUMNS},
     .select = CITED NUMBERED("relation") " SELECT n.number, e.polarity, " KEY(
         "c") " FROM relation_evidence e JOIN numbered n ON n.id = e.relation JOIN cited c"
              " ON c.id = e.coding ORDER BY 1, 3, 4, 5, 6, 7, 8",
     .store = "INSERT INTO relation_evidence(relation, polarity, coding) VALUES (?1, ?2, " CODING(
         "?3", "?4", "?5", "?6", "?7", "?8") ")",
     .codes = BIT(6),
     .coders = BIT(7)},
    {.name = "propositions.csv", /* the wider before those under them */
     .columns = {"proposition", "level", "subject", "type", "object", "text", "parent", "coder",
                 "added"},
     .select = PATHS " SELECT o.label, o.level, s.path, ifnull(t.name, ''), ifnull(b.path, ''),"
                     " o.text, ifnull(u.label, ''), k.name, o.added FROM proposition o"
                     " JOIN path s ON s.id = o.subject JOIN coder k ON k.id = o.coder"
                     " LEFT JOIN relation_type t ON t.id = o.type LEFT JOIN path b"
                     " ON b.id = o.object LEFT JOIN proposition u ON u.id = o.parent"
                     " ORDER BY o.level DESC, o.label",
     .store = "INSERT INTO proposition(label, level, subject, type, object, text, parent, coder,"
              " added) VALUES (?1, ?2, ?3, (SELECT id FROM relation_type WHERE name = ?4), ?5, ?6,"
              " (SELECT id FROM proposition WHERE label = ?7), ?8, ?9)",
     .codes = BIT(3) | BIT(5),
     .coders = BIT(8)},
    {.name = "proposition-evidence.csv",
     .columns = {"proposition", "polarity", KEY_COLUMNS},
     .select = CITED " SELECT o.label, e.polarity, " KEY(
         "c") " FROM proposition_evidence e"
              " JOIN proposition o ON o.id = e.proposition JOIN cited c ON c.id = e.coding"
              " ORDER BY 1, 3, 4, 5, 6, 7, 8",
     .store = "INSERT INTO proposition_evidence(proposition, polarity, coding) VALUES"
              " ((SELECT id FROM proposition WHERE label = ?1), ?2, " CODING("?3", "?4", "?5", "?6",
                                                                             "?7", "?8") ")",
     .codes = BIT(6),
     .coders = BIT(7)},
    {.name = "negative-searches.csv",
     .columns = {"proposition", "sought", "found", "coder", "added"},
     .select = "SELECT o.label, n.sought, n.found, k.name, n.added FROM negative_search n"
               " JOIN proposition o ON o.id = n.proposition JOIN coder k ON k.id = n.coder"
               " ORDER BY n.id",
     .store = "INSERT INTO negative_search(proposition, sought, found, coder, added) VALUES"
              " ((SELECT id FROM proposition WHERE label = ?1), ?2, ?3, ?4, ?5)",
     .coders = BIT(4)},
    {.name = "sampling.csv",
     .columns = {"decided", "gap", "sought", "participant", "coder", "added"},
     .select = PATHS " SELECT s.decided, ifnull(p.path, ''), s.sought, ifnull(t.label, ''), k.name,"
                     " s.added FROM sampling_decision s JOIN coder k ON k.id = s.coder"
                     " LEFT JOIN path p ON p.id = s.gap LEFT JOIN participant t"
                     " ON t.id = s.participant ORDER BY s.id",
     .store = "INSERT INTO sampling_decision(decided, gap, sought, participant, coder, added)"
              " VALUES (?1, ?2, ?3, (SELECT id FROM participant WHERE label = ?4), ?5, ?6)",
     .codes = BIT(2),
     .coders = BIT(5)},
    {.name = "templates.csv",
     .columns = {"template", "relation"},
     .select = "SELECT name, relation FROM template ORDER BY id",
     .store = "INSERT INTO template(name, relation) VALUES (?1, ?2)"},
    {.name = "template-poles.csv",
     .columns = {"template", "ordinal", "pole"},
     .select = "SELECT t.name, p.ordinal, p.name FROM template_pole p JOIN template t"
               " ON t.id = p.template ORDER BY t.id, p.ordinal",
     .store = "INSERT INTO template_pole(template, ordinal, name) VALUES"
              " ((SELECT id FROM template WHERE name = ?1), ?2, ?3)"},
    {.name = "template-instances.csv",
     .columns = {"instance", "template", "parent", "coder", "added"},
     .select = "SELECT i.label, t.name, ifnull(u.label, ''), k.name, i.added"
               " FROM template_instance i JOIN template t ON t.id = i.template JOIN coder k"
               " ON k.id = i.coder LEFT JOIN template_instance u ON u.id = i.parent ORDER BY i.id",
     .store = "INSERT INTO template_instance(label, template, parent, coder, added) VALUES (?1,"
              " (SELECT id FROM template WHERE name = ?2),"
              " (SELECT id FROM template_instance WHERE label = ?3), ?4, ?5)",
     .coders = BIT(4)},
    {.name = "instance-poles.csv",
     .columns = {"instance", "ordinal", "code"},
     .select = PATHS " SELECT i.label, o.ordinal, p.path FROM instance_pole o"
                     " JOIN template_instance i ON i.id = o.instance JOIN path p ON p.id = o.code"
                     " ORDER BY i.id, o.ordinal",
     .store = "INSERT INTO instance_pole(instance, ordinal, code) VALUES"
              " ((SELECT id FROM template_instance WHERE label = ?1), ?2, ?3)",
     .codes = BIT(3)},
    {.name = "memos.csv",
     .columns = {"memo", "kind", "title", "text", "coder", "added", "supersedes"},
     .select = "WITH numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS number FROM memo)"
               " SELECT n.number, m.kind, m.title, m.text, k.name, m.added, ifnull(o.number, '')"
               " FROM memo m JOIN numbered n ON n.id = m.id JOIN coder k ON k.id = m.coder"
               " LEFT JOIN numbered o ON o.id = m.supersedes WHERE ?1 ORDER BY m.id",
     .store = "INSERT INTO memo(id, kind, title, text, coder, added, supersedes) VALUES"
              " (?1, ?2, ?3, ?4, ?5, ?6, nullif(?7, ''))",
     .coders = BIT(5)},
    {.name = "memo-links.csv",
     .columns = {"memo", "about", KEY_COLUMNS, "participant", "relation", "proposition"},
     .select = CITED NUMBERED(
         "memo") ", related AS (SELECT id, row_number() OVER (ORDER BY id) AS number FROM relation)"
                 " SELECT n.number, CASE WHEN l.coding THEN 'coding' WHEN l.document THEN "
                 "'document'"
                 " WHEN l.code THEN 'code' WHEN l.participant THEN 'participant'"
                 " WHEN l.relation THEN 'relation' ELSE 'proposition' END,"
                 " coalesce(c.document, d.name, ''), ifnull(c.start, ''), ifnull(c.stop, ''),"
                 " coalesce(c.code, p.path, ''), ifnull(c.coder, ''), ifnull(c.round, ''),"
                 " ifnull(t.label, ''), ifnull(r.number, ''), ifnull(o.label, '') FROM memo_link l"
                 " JOIN numbered n ON n.id = l.memo LEFT JOIN cited c ON c.id = l.coding"
                 " LEFT JOIN document d ON d.id = l.document LEFT JOIN path p ON p.id = l.code"
                 " LEFT JOIN participant t ON t.id = l.participant"
                 " LEFT JOIN related r ON r.id = l.relation"
                 " LEFT JOIN proposition o ON o.id = l.proposition"
                 " WHERE ?1 AND (l.coding IS NULL OR c.id IS NOT NULL) ORDER BY l.memo, l.id",
     .store =
         "INSERT INTO memo_link(memo, coding, document, code, participant, relation,"
         " proposition) VALUES (?1, iif(?2 = 'coding', " CODING(
             "?3", "?4", "?5", "?6", "?7",
             "?8") ", NULL),"
                   " iif(?2 = 'document', (SELECT id FROM document WHERE name = ?3), NULL),"
                   " iif(?2 = 'code', ?6, NULL),"
                   " iif(?2 = 'participant', (SELECT id FROM participant WHERE label = ?9), NULL),"
                   " iif(?2 = 'relation', ?10, NULL),"
                   " iif(?2 = 'proposition', (SELECT id FROM proposition WHERE label = ?11), "
                   "NULL))",
     .codes = BIT(6),
     .coders = BIT(7)},
    {.name = "visits.csv",
     .columns = {"document", "start", "end", "coder", "round", "added"},
     .select = "SELECT d.name, v.start, v.stop, k.name, v.round, v.added FROM unit_visit v"
               " JOIN document d ON d.current_revision = v.revision JOIN coder k ON k.id = v.coder"
               " ORDER BY 1, 2, 3, 4, 5",
     .store = "INSERT INTO unit_visit(revision, start, stop, coder, round, added) VALUES"
              " ((SELECT current_revision FROM document WHERE name = ?1), ?2, ?3, ?4, ?5, ?6)",
     .coders = BIT(4)},
};

const size_t emic_analysis_spec_count = sizeof emic_analysis_specs / sizeof *emic_analysis_specs;
