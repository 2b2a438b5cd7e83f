-- What grounded-theory work needs beside documents, codes and codings: rounds, rules, comparisons,
-- memos, relations, propositions, and the journal that can take each command back.

-- What every command that changed the study did. Append-only: undo and redo are entries, too.
CREATE TABLE journal (
    sequence    INTEGER PRIMARY KEY,
    time        TEXT NOT NULL,
    coder       TEXT NOT NULL,               -- who said so; empty: not said
    command     TEXT NOT NULL,               -- as typed; of commands that see names only the verb
    kind        TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'wall')),  -- wall: never undone
    target      INTEGER REFERENCES journal,  -- what an undo or redo takes back
    summary     TEXT NOT NULL,               -- "coding +12", by table
    changes     BLOB NOT NULL,               -- the change set (store/change_set.h)
    previous    BLOB NOT NULL CHECK (length(previous) = 32),  -- sha256 of the entry before
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32)
) STRICT;

-- Texts of revisions that an undo took out, for a redo. The next command that is none drops them.
CREATE TABLE journal_text (
    revision INTEGER PRIMARY KEY,
    text     TEXT NOT NULL
) STRICT;

-- A round of coding: what was looked for in it. Rounds without a row are just numbers.
CREATE TABLE round (
    number INTEGER PRIMARY KEY CHECK (number >= 1),
    name   TEXT NOT NULL UNIQUE CHECK (name <> ''),
    note   TEXT NOT NULL DEFAULT ''
) STRICT;

-- Codes are defined anew: a coding remembers which definition it was made, or last checked, under.
ALTER TABLE code ADD COLUMN definition INTEGER NOT NULL DEFAULT 1 CHECK (definition >= 1);
ALTER TABLE code ADD COLUMN merged_into INTEGER REFERENCES code;  -- where a retired code went
ALTER TABLE code ADD COLUMN core INTEGER NOT NULL DEFAULT 0 CHECK (core IN (0, 1));  -- the theory's core category
-- The passage whose words an in-vivo code is named after.
ALTER TABLE code ADD COLUMN source_coding INTEGER REFERENCES coding ON DELETE SET NULL;
-- How an undecided case of a judged code is judged from its codings; empty: by people alone.
ALTER TABLE code ADD COLUMN derive TEXT NOT NULL DEFAULT '' CHECK (derive IN ('', 'any', 'majority', 'latest'));
-- The code that this one was split off from: a diff tells it apart from a new one.
ALTER TABLE code ADD COLUMN split_from INTEGER REFERENCES code;
CREATE INDEX code_split_from ON code (split_from) WHERE split_from IS NOT NULL;
CREATE INDEX code_source_coding ON code (source_coding) WHERE source_coding IS NOT NULL;
CREATE INDEX code_merged_into ON code (merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE codebook_version ADD COLUMN coder TEXT NOT NULL DEFAULT '';

-- A rule that codes: a pattern or a list of words.
CREATE TABLE rule (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    name    TEXT NOT NULL UNIQUE CHECK (name <> ''),
    kind    TEXT NOT NULL CHECK (kind IN ('pattern', 'words')),
    body    TEXT NOT NULL CHECK (body <> ''),  -- the pattern, or a word or phrase a line
    code    INTEGER NOT NULL REFERENCES code,
    scope   TEXT NOT NULL CHECK (scope IN ('word', 'sentence', 'turn', 'paragraph')),  -- what is coded around a hit
    role    TEXT NOT NULL DEFAULT '' CHECK (role IN ('', 'participant', 'interviewer', 'other')),  -- whose words; empty: anybody's
    fold    INTEGER NOT NULL DEFAULT 0 CHECK (fold IN (0, 1)),  -- letters alike but for case and marks are the same
    stem    INTEGER NOT NULL DEFAULT 0 CHECK (stem IN (0, 1)),  -- words alike but for their endings are the same
    language TEXT NOT NULL DEFAULT '',       -- whose endings; kept, so that it finds the same for ever
    added   TEXT NOT NULL
) STRICT;

-- Which revisions a rule has coded. What it finds in such a text and is not coded was taken away
-- since, by somebody who looked: it must not come back unasked.
CREATE TABLE rule_applied (
    rule        INTEGER NOT NULL REFERENCES rule ON DELETE CASCADE,
    revision    INTEGER NOT NULL REFERENCES revision,
    participant INTEGER NOT NULL CHECK (participant >= 0),  -- whose words, where several participants speak; 0: all others
    coder       INTEGER NOT NULL REFERENCES coder,
    round       INTEGER NOT NULL CHECK (round >= 1),
    PRIMARY KEY (rule, revision, participant, coder, round)
) STRICT, WITHOUT ROWID;

ALTER TABLE coding ADD COLUMN definition INTEGER NOT NULL DEFAULT 1;
ALTER TABLE coding ADD COLUMN rule INTEGER REFERENCES rule;  -- what made it; NULL: a person
ALTER TABLE coding ADD COLUMN weight INTEGER CHECK (weight BETWEEN 0 AND 100);
CREATE INDEX coding_of_rule ON coding (rule) WHERE rule IS NOT NULL;
CREATE INDEX judgement_evidence_coding ON judgement_evidence (coding);

-- A coding whose words a revision took away or left unclear: it stays on the old revision, with its
-- quote, until somebody says where it belongs. Codings of a revision that is not current are these.
CREATE TABLE detached_coding (
    coding INTEGER PRIMARY KEY REFERENCES coding ON DELETE CASCADE,
    quote  TEXT NOT NULL,
    why    TEXT NOT NULL CHECK (why IN ('edited', 'ambiguous', 'lost')),
    added  TEXT NOT NULL
) STRICT;

-- A property of a code with its scale (strong, some, none), and where a coding lies on it.
CREATE TABLE code_property (
    id    INTEGER PRIMARY KEY,
    code  INTEGER NOT NULL REFERENCES code,
    name  TEXT NOT NULL CHECK (name <> ''),
    scale TEXT NOT NULL DEFAULT '',          -- values in order, parted by commas; empty: a number
    UNIQUE (code, name)
) STRICT;

CREATE TABLE coding_value (
    coding   INTEGER NOT NULL REFERENCES coding ON DELETE CASCADE,
    property INTEGER NOT NULL REFERENCES code_property ON DELETE CASCADE,
    value    TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (coding, property)
) STRICT, WITHOUT ROWID;
CREATE INDEX coding_value_of_property ON coding_value (property);

-- Constant comparison: a segment of a code set against an earlier one.
CREATE TABLE comparison (
    id         INTEGER PRIMARY KEY,
    uuid       BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    earlier    INTEGER NOT NULL REFERENCES coding ON DELETE CASCADE,
    later      INTEGER NOT NULL REFERENCES coding ON DELETE CASCADE,
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'differs')),
    definition INTEGER NOT NULL,             -- of the code, when they were compared
    coder      INTEGER NOT NULL REFERENCES coder,
    memo       TEXT NOT NULL DEFAULT '',
    added      TEXT NOT NULL,
    UNIQUE (earlier, later)
) STRICT;
CREATE INDEX comparison_of_later ON comparison (later);

-- How codes can be related. The first six are the coding paradigm's.
CREATE TABLE relation_type (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
    inverse    TEXT NOT NULL DEFAULT '',     -- how it reads from the other end
    symmetric  INTEGER NOT NULL DEFAULT 0 CHECK (symmetric IN (0, 1)),
    transitive INTEGER NOT NULL DEFAULT 0 CHECK (transitive IN (0, 1))
) STRICT;
INSERT INTO relation_type(name, inverse) VALUES
    ('causal_condition', 'caused_by'), ('context', 'in_context_of'),
    ('intervening_condition', 'intervened_by'), ('action_strategy', 'answered_by'),
    ('consequence', 'consequence_of'), ('phenomenon', 'phenomenon_of');

CREATE TABLE relation (
    id     INTEGER PRIMARY KEY,
    uuid   BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    source INTEGER NOT NULL REFERENCES code,
    type   INTEGER NOT NULL REFERENCES relation_type,
    target INTEGER NOT NULL REFERENCES code,
    coder  INTEGER NOT NULL REFERENCES coder,
    memo   TEXT NOT NULL DEFAULT '',
    added  TEXT NOT NULL,
    UNIQUE (source, type, target)
) STRICT;
CREATE INDEX relation_of_target ON relation (target);

CREATE TABLE relation_evidence (
    relation INTEGER NOT NULL REFERENCES relation ON DELETE CASCADE,
    coding   INTEGER NOT NULL REFERENCES coding,
    polarity TEXT NOT NULL DEFAULT 'supports' CHECK (polarity IN ('supports', 'contradicts', 'qualifies')),
    PRIMARY KEY (relation, coding)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_evidence_coding ON relation_evidence (coding);

-- What the analysis states, on one level of abstraction, under a wider statement.
CREATE TABLE proposition (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    label   TEXT NOT NULL UNIQUE CHECK (label <> ''),
    level   INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),  -- as of codes
    subject INTEGER NOT NULL REFERENCES code,
    type    INTEGER REFERENCES relation_type,
    object  INTEGER REFERENCES code,
    text    TEXT NOT NULL CHECK (text <> ''),
    parent  INTEGER REFERENCES proposition,
    coder   INTEGER NOT NULL REFERENCES coder,
    added   TEXT NOT NULL
) STRICT;
CREATE INDEX proposition_of_parent ON proposition (parent);

CREATE TABLE proposition_evidence (
    proposition INTEGER NOT NULL REFERENCES proposition ON DELETE CASCADE,
    coding      INTEGER NOT NULL REFERENCES coding,
    polarity    TEXT NOT NULL DEFAULT 'supports' CHECK (polarity IN ('supports', 'contradicts', 'qualifies')),
    PRIMARY KEY (proposition, coding)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposition_evidence_coding ON proposition_evidence (coding);

-- Somebody looked for cases against a proposition: where, and how many were found.
CREATE TABLE negative_search (
    id          INTEGER PRIMARY KEY,
    proposition INTEGER NOT NULL REFERENCES proposition ON DELETE CASCADE,
    sought      TEXT NOT NULL CHECK (sought <> ''),  -- the query or a description
    found       INTEGER NOT NULL CHECK (found >= 0),
    coder       INTEGER NOT NULL REFERENCES coder,
    added       TEXT NOT NULL
) STRICT;
CREATE INDEX negative_search_of_proposition ON negative_search (proposition);

-- A logic structure that repeats on several levels: poles and what holds between them.
CREATE TABLE template (
    id       INTEGER PRIMARY KEY,
    uuid     BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
    relation TEXT NOT NULL                   -- in words: "acts on"
) STRICT;

CREATE TABLE template_pole (
    template INTEGER NOT NULL REFERENCES template ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL CHECK (ordinal >= 1),
    name     TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (template, ordinal)
) STRICT, WITHOUT ROWID;

-- A template filled with codes, below the instance that it repeats on a finer level.
CREATE TABLE template_instance (
    id       INTEGER PRIMARY KEY,
    uuid     BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    template INTEGER NOT NULL REFERENCES template,
    label    TEXT NOT NULL UNIQUE CHECK (label <> ''),
    parent   INTEGER REFERENCES template_instance,
    coder    INTEGER NOT NULL REFERENCES coder,
    added    TEXT NOT NULL
) STRICT;
CREATE INDEX template_instance_of_parent ON template_instance (parent);
CREATE INDEX template_instance_of_template ON template_instance (template);

CREATE TABLE instance_pole (
    instance INTEGER NOT NULL REFERENCES template_instance ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    code     INTEGER NOT NULL REFERENCES code,
    PRIMARY KEY (instance, ordinal)
) STRICT, WITHOUT ROWID;

-- A memo is never changed: a newer one supersedes it.
CREATE TABLE memo (
    id         INTEGER PRIMARY KEY,
    uuid       BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    kind       TEXT NOT NULL CHECK (kind IN ('code', 'theory', 'method', 'reflexive', 'case')),
    title      TEXT NOT NULL DEFAULT '',
    text       TEXT NOT NULL CHECK (text <> ''),
    coder      INTEGER NOT NULL REFERENCES coder,
    added      TEXT NOT NULL,
    supersedes INTEGER UNIQUE REFERENCES memo
) STRICT;

-- What a memo is about: one thing a row.
CREATE TABLE memo_link (
    id          INTEGER PRIMARY KEY,
    memo        INTEGER NOT NULL REFERENCES memo ON DELETE CASCADE,
    document    INTEGER REFERENCES document,
    participant INTEGER REFERENCES participant,
    code        INTEGER REFERENCES code,
    coding      INTEGER REFERENCES coding,
    relation    INTEGER REFERENCES relation,
    proposition INTEGER REFERENCES proposition,
    CHECK ((document IS NOT NULL) + (participant IS NOT NULL) + (code IS NOT NULL)
         + (coding IS NOT NULL) + (relation IS NOT NULL) + (proposition IS NOT NULL) = 1)
) STRICT;
CREATE INDEX memo_link_of_memo ON memo_link (memo);
CREATE INDEX memo_link_of_document ON memo_link (document) WHERE document IS NOT NULL;
CREATE INDEX memo_link_of_participant ON memo_link (participant) WHERE participant IS NOT NULL;
CREATE INDEX memo_link_of_code ON memo_link (code) WHERE code IS NOT NULL;
CREATE INDEX memo_link_of_coding ON memo_link (coding) WHERE coding IS NOT NULL;
CREATE INDEX memo_link_of_relation ON memo_link (relation) WHERE relation IS NOT NULL;
CREATE INDEX memo_link_of_proposition ON memo_link (proposition) WHERE proposition IS NOT NULL;

-- Theoretical sampling: why the next case was sought, and who it became.
CREATE TABLE sampling_decision (
    id          INTEGER PRIMARY KEY,
    uuid        BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    decided     TEXT NOT NULL,               -- the day, YYYY-MM-DD
    gap         INTEGER REFERENCES code,     -- the code that lacks cases
    sought      TEXT NOT NULL CHECK (sought <> ''),
    participant INTEGER REFERENCES participant,  -- the case that came of it
    coder       INTEGER NOT NULL REFERENCES coder,
    added       TEXT NOT NULL
) STRICT;

-- A stretch of text that a coder has read for a round: not coded then differs from not read.
CREATE TABLE unit_visit (
    revision INTEGER NOT NULL REFERENCES revision,
    start    INTEGER NOT NULL CHECK (start >= 0),
    stop     INTEGER NOT NULL CHECK (stop > start),
    coder    INTEGER NOT NULL REFERENCES coder,
    round    INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1),
    added    TEXT NOT NULL,
    PRIMARY KEY (revision, coder, round, start, stop)
) STRICT, WITHOUT ROWID;

-- Rows of older studies get the new columns written out: what takes a row back must see them.
UPDATE code SET definition = definition;
UPDATE codebook_version SET coder = coder;
UPDATE coding SET definition = definition;
