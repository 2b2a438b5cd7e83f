-- The vault: who is behind a pseudonym. This database is never a file of its own: it lives in
-- memory and is stored sealed. Times are UTC, ISO 8601.

-- Facts about the vault itself: uuid, created, changed, emic (the version that wrote it last),
-- generation (how often it was stored), study (uuid of the study it belongs to, once there is one).
CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A person, place or other thing that must not be recognized.
CREATE TABLE entity (
    id          INTEGER PRIMARY KEY,
    uuid        BLOB NOT NULL UNIQUE DEFAULT (emic_uuid()) CHECK (length(uuid) = 16),
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'place', 'organisation', 'date', 'number',
                                              'contact', 'other')),
    role        TEXT,                        -- relative, interviewer, agency ... or not known
    participant TEXT,                        -- the label in the study, if it is a participant
    replacement TEXT CHECK (replacement <> ''),  -- what stands in its place; NULL: not decided
    added       TEXT NOT NULL
) STRICT;

-- A way in which an entity is written: its name itself and others. The original words.
CREATE TABLE variant (
    entity INTEGER NOT NULL REFERENCES entity,
    text   TEXT NOT NULL CHECK (text <> ''),
    source TEXT NOT NULL CHECK (source IN ('roster', 'derived', 'review', 'late')),
    PRIMARY KEY (entity, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX variant_text ON variant (text);

-- What was decided about a candidate, once for the whole project.
CREATE TABLE decision (
    id        INTEGER PRIMARY KEY,
    candidate TEXT NOT NULL UNIQUE CHECK (candidate <> ''),   -- the original words
    verdict   TEXT NOT NULL CHECK (verdict IN ('replace', 'generalise', 'keep', 'not a name')),
    entity    INTEGER REFERENCES entity,     -- for replace and generalise
    grade     TEXT,                          -- for generalise: role, county, month ...
    who       TEXT,
    made      TEXT NOT NULL
) STRICT;

-- What was done with the vault. Only ever grows. Without original words: it may be handed out.
CREATE TABLE log (
    id     INTEGER PRIMARY KEY,
    time   TEXT NOT NULL,
    who    TEXT,                             -- as given on the command line
    action TEXT NOT NULL CHECK (action <> ''),
    detail TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER log_is_not_shortened BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
