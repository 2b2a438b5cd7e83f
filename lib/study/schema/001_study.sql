-- The study file: pseudonymized interviews and what was coded in them.
-- Positions count code points from zero, end exclusive. A uuid is a row's identity outside this
-- file; names and labels can change. Times are UTC, ISO 8601.

-- Facts about the file itself: uuid, created, changed, emic (the version that wrote it last),
-- commands (how many changed it).
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A person who codes.
CREATE TABLE coder (
    id   INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    name TEXT NOT NULL UNIQUE CHECK (name <> '')
) STRICT;

-- A person interviewed, by label only. Somebody who declined was asked and took no part: such a
-- row is in no base and no table, it is only counted as a refusal.
CREATE TABLE participant (
    id       INTEGER PRIMARY KEY,            -- in the order in which they were loaded
    uuid     BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    label    TEXT NOT NULL UNIQUE CHECK (label <> ''),
    declined INTEGER NOT NULL DEFAULT 0 CHECK (declined IN (0, 1))
) STRICT;

-- A typed property of participants or of documents.
CREATE TABLE attribute (
    id       INTEGER PRIMARY KEY,
    uuid     BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    subject  TEXT NOT NULL CHECK (subject IN ('participant', 'document')),
    name     TEXT NOT NULL CHECK (name <> ''),
    type     TEXT NOT NULL CHECK (type IN ('text', 'number', 'boolean', 'date')),
    grouping INTEGER NOT NULL DEFAULT 0 CHECK (grouping IN (0, 1)),  -- what tables count by
    UNIQUE (subject, name)
) STRICT;
CREATE UNIQUE INDEX attribute_one_grouping ON attribute (grouping) WHERE grouping = 1;

-- A value as given; no row: not known. Booleans are yes or no, dates YYYY-MM-DD.
CREATE TABLE participant_value (
    participant INTEGER NOT NULL REFERENCES participant,
    attribute   INTEGER NOT NULL REFERENCES attribute,
    value       TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (participant, attribute)
) STRICT, WITHOUT ROWID;

-- A transcript. Its text stands in its revisions; the current one is what commands show.
CREATE TABLE document (
    id               INTEGER PRIMARY KEY,
    uuid             BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    name             TEXT NOT NULL UNIQUE CHECK (name <> ''),
    participant      INTEGER REFERENCES participant,  -- whose words, unless a speaker says otherwise
    current_revision INTEGER REFERENCES revision DEFERRABLE INITIALLY DEFERRED,
    format           TEXT NOT NULL,                   -- the reader: plain, vtt, srt
    added            TEXT NOT NULL
) STRICT;

CREATE INDEX document_of_participant ON document (participant);

CREATE TABLE document_value (
    document  INTEGER NOT NULL REFERENCES document,
    attribute INTEGER NOT NULL REFERENCES attribute,
    value     TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (document, attribute)
) STRICT, WITHOUT ROWID;

-- One immutable state of a document's text: UTF-8, LF, otherwise as read. The text is NULL where it
-- is withheld (a study rebuilt from an archive without text); its length and digest stay.
CREATE TABLE revision (
    id         INTEGER PRIMARY KEY,
    uuid       BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    document   INTEGER NOT NULL REFERENCES document,
    number     INTEGER NOT NULL CHECK (number >= 1),
    characters INTEGER NOT NULL CHECK (characters >= 0),
    sha256     BLOB NOT NULL CHECK (length(sha256) = 32),
    why        TEXT NOT NULL,
    added      TEXT NOT NULL,
    text       TEXT,
    UNIQUE (document, number)
) STRICT;

-- Full text of every revision that has one.
CREATE VIRTUAL TABLE revision_words USING fts5 (
    text, content = 'revision', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- A label that speaks in a document, its role, and the participant it stands for.
CREATE TABLE speaker (
    id          INTEGER PRIMARY KEY,
    document    INTEGER NOT NULL REFERENCES document,
    label       TEXT NOT NULL,               -- empty: nobody is named
    role        TEXT NOT NULL CHECK (role IN ('participant', 'interviewer', 'other')),
    participant INTEGER REFERENCES participant,
    UNIQUE (document, label)
) STRICT;

-- What one speaker says at a stretch. The words leave out label and time stamp.
CREATE TABLE turn (
    revision    INTEGER NOT NULL REFERENCES revision,
    ordinal     INTEGER NOT NULL CHECK (ordinal >= 1),
    start       INTEGER NOT NULL CHECK (start >= 0),
    stop        INTEGER NOT NULL CHECK (stop >= start),
    words_start INTEGER NOT NULL CHECK (words_start >= start),
    words_stop  INTEGER NOT NULL CHECK (words_stop >= words_start AND words_stop <= stop),
    speaker     INTEGER NOT NULL REFERENCES speaker,
    from_ms     INTEGER CHECK (from_ms >= 0),  -- milliseconds into the recording
    until_ms    INTEGER CHECK (until_ms >= from_ms),
    PRIMARY KEY (revision, ordinal)
) STRICT, WITHOUT ROWID;

-- A codebook that was loaded. All codes of a study form one tree.
CREATE TABLE codebook (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE CHECK (name <> ''),
    title    TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    source   TEXT NOT NULL DEFAULT '',       -- where its ideas come from
    note     TEXT NOT NULL DEFAULT ''
) STRICT;

-- A code, theme or principle: one node of the tree.
CREATE TABLE code (
    id              INTEGER PRIMARY KEY,
    uuid            BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    parent          INTEGER REFERENCES code,
    name            TEXT NOT NULL CHECK (name <> '' AND instr(name, '/') = 0),
    position        INTEGER NOT NULL,        -- among its siblings
    level           INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),  -- 0 segment, 1 theme, 2 concept, 3 principle
    codable         INTEGER NOT NULL DEFAULT 1 CHECK (codable IN (0, 1)),  -- 0: only groups its children
    colour          TEXT NOT NULL DEFAULT '',  -- #rrggbb
    mnemonic        TEXT UNIQUE CHECK (mnemonic <> ''),
    brief           TEXT NOT NULL DEFAULT '',  -- definition in one line
    full_definition TEXT NOT NULL DEFAULT '',
    use_when        TEXT NOT NULL DEFAULT '',
    not_when        TEXT NOT NULL DEFAULT '',
    in_vivo         INTEGER NOT NULL DEFAULT 0 CHECK (in_vivo IN (0, 1)),  -- named in a participant's words
    status          TEXT NOT NULL DEFAULT 'focused' CHECK (status IN ('provisional', 'focused', 'retired')),
    rule            TEXT NOT NULL DEFAULT 'any' CHECK (rule IN ('any', 'judged')),  -- how codings become a case value
    exclusive_set   TEXT NOT NULL DEFAULT ''   -- of the codes of one set, one at most holds for a participant
) STRICT;
CREATE UNIQUE INDEX code_sibling_names ON code (ifnull(parent, 0), name);

-- Words that show what a code means.
CREATE TABLE code_example (
    code     INTEGER NOT NULL REFERENCES code,
    kind     TEXT NOT NULL CHECK (kind IN ('typical', 'atypical', 'close_but_no')),
    position INTEGER NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (code, kind, position)
) STRICT, WITHOUT ROWID;

-- The whole codebook as it stood, never changed: what a coding was made under.
CREATE TABLE codebook_version (
    id      INTEGER PRIMARY KEY,
    uuid    BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    number  INTEGER NOT NULL UNIQUE,
    reason  TEXT NOT NULL,
    added   TEXT NOT NULL,
    sha256  BLOB NOT NULL CHECK (length(sha256) = 32),
    content TEXT NOT NULL                    -- the codebook as JSON
) STRICT;

-- A span of one revision, coded.
CREATE TABLE coding (
    id               INTEGER PRIMARY KEY,
    uuid             BLOB NOT NULL DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),  -- no index: nothing looks a coding up by it
    revision         INTEGER NOT NULL REFERENCES revision,
    start            INTEGER NOT NULL CHECK (start >= 0),
    stop             INTEGER NOT NULL CHECK (stop > start),
    code             INTEGER NOT NULL REFERENCES code,
    coder            INTEGER NOT NULL REFERENCES coder,
    round            INTEGER NOT NULL DEFAULT 1 CHECK (round >= 1),
    codebook_version INTEGER NOT NULL REFERENCES codebook_version,
    -- no IN here: for three values SQLite would build a table of them for every row stored
    polarity         TEXT NOT NULL DEFAULT 'supports' CHECK (polarity = 'supports' OR polarity = 'contradicts' OR polarity = 'qualifies'),
    memo             TEXT NOT NULL DEFAULT '',
    words_sha256     BLOB NOT NULL CHECK (length(words_sha256) = 32),  -- of the covered bytes: proof that the span still covers them
    added            TEXT NOT NULL
) STRICT;
-- One coder codes a span with a code once a round; also the order in which counting reads.
CREATE UNIQUE INDEX coding_once ON coding (revision, code, coder, round, start, stop);
-- Few codings contradict; what counts as affirmed must know them without reading the others.
CREATE INDEX coding_against ON coding (revision, code, coder, round) WHERE polarity = 'contradicts';

-- What a participant's interview as a whole says about a code, decided by a person.
CREATE TABLE judgement (
    id          INTEGER PRIMARY KEY,
    uuid        BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    participant INTEGER NOT NULL REFERENCES participant,
    code        INTEGER NOT NULL REFERENCES code,
    value       TEXT NOT NULL CHECK (value IN ('affirmed', 'denied', 'not raised', 'not asked')),
    coder       INTEGER NOT NULL REFERENCES coder,
    memo        TEXT NOT NULL DEFAULT '',
    added       TEXT NOT NULL,
    UNIQUE (participant, code)
) STRICT;

-- The codings that a judgement rests on.
CREATE TABLE judgement_evidence (
    judgement INTEGER NOT NULL REFERENCES judgement,
    coding    INTEGER NOT NULL REFERENCES coding,
    PRIMARY KEY (judgement, coding)
) STRICT, WITHOUT ROWID;

-- A named sub-base: a condition and the participants who met it when it was stored.
CREATE TABLE base (
    id        INTEGER PRIMARY KEY,
    uuid      BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    name      TEXT NOT NULL UNIQUE CHECK (name <> ''),
    condition TEXT NOT NULL,
    added     TEXT NOT NULL
) STRICT;

CREATE TABLE base_participant (
    base        INTEGER NOT NULL REFERENCES base,
    participant INTEGER NOT NULL REFERENCES participant,
    PRIMARY KEY (base, participant)
) STRICT, WITHOUT ROWID;

-- A table that belongs to the study's findings: archives hold it and reproduce it.
CREATE TABLE saved_table (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
    parameters TEXT NOT NULL,                -- as JSON, see the recipe of an archive
    added      TEXT NOT NULL
) STRICT;

-- A published statement and the query that must bear it out.
CREATE TABLE claim (
    id        INTEGER PRIMARY KEY,           -- in the order in which they were loaded
    label     TEXT NOT NULL UNIQUE CHECK (label <> ''),
    statement TEXT NOT NULL,
    condition TEXT NOT NULL,                 -- who the base is; empty: everybody who took part
    query     TEXT NOT NULL,
    relation  TEXT NOT NULL,
    expected  TEXT NOT NULL,
    source    TEXT NOT NULL,
    note      TEXT NOT NULL
) STRICT;
