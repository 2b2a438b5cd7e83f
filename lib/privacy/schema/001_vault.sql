-- The vault: who is behind a pseudonym. This database is never a file of its own: it lives in
-- memory and is stored sealed. Times are UTC, ISO 8601. Positions count code points from zero.

-- Facts about the vault itself: uuid, created, changed, emic (the version that wrote it last),
-- generation (how often it was stored), study (uuid of the study it belongs to, once there is one),
-- profile and mode (how the project pseudonymizes).
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
    label       TEXT NOT NULL UNIQUE CHECK (label <> ''),  -- TP07, PLACE2: what a tag says
    pseudonym   TEXT CHECK (pseudonym <> ''),              -- what stands in its place otherwise
    role        TEXT NOT NULL DEFAULT '',                  -- relative, interviewer, agency ...
    participant TEXT UNIQUE CHECK (participant <> ''),     -- the label in the study, if it is one
    added       TEXT NOT NULL
) STRICT;

-- A way in which an entity is written, as somebody gave it. What can be derived from these
-- (initials, a last name alone) is derived whenever it is needed. The first is its name.
CREATE TABLE variant (
    id     INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entity,
    text   TEXT NOT NULL CHECK (text <> ''),
    source TEXT NOT NULL CHECK (source IN ('roster', 'review', 'late')),
    UNIQUE (entity, text)
) STRICT;

-- What scans found that may identify somebody, each wording once for the whole project, and what
-- was decided about it. Without a verdict it waits for one.
CREATE TABLE candidate (
    id        INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE CHECK (key <> ''),     -- the words as they are compared
    words     TEXT NOT NULL CHECK (words <> ''),          -- as first met
    kind      TEXT NOT NULL CHECK (kind <> ''),           -- person, name, phone ...
    initial   INTEGER NOT NULL CHECK (initial IN (0, 1)), -- a common word that begins a sentence
    score     REAL NOT NULL,                              -- how likely it identifies somebody
    suggested INTEGER REFERENCES entity,                  -- another spelling of this one, perhaps
    why       TEXT NOT NULL DEFAULT '',                   -- and why
    verdict   TEXT CHECK (verdict IN ('replace', 'generalise', 'keep', 'not a name')),
    entity    INTEGER REFERENCES entity,                  -- for replace: by what stands for this
    grade     TEXT NOT NULL DEFAULT '',                   -- for generalise: month, region ...
    who       TEXT NOT NULL DEFAULT '',
    made      TEXT NOT NULL DEFAULT ''
) STRICT;

-- An entity is only removed where nothing names it any more.
CREATE INDEX candidate_entity ON candidate (entity);
CREATE INDEX candidate_suggested ON candidate (suggested);

-- Where it stands: how often in a document, and the first place there with its context.
CREATE TABLE candidate_place (
    candidate INTEGER NOT NULL REFERENCES candidate,
    document  TEXT NOT NULL,
    count     INTEGER NOT NULL CHECK (count >= 1),
    line      INTEGER NOT NULL,
    before    TEXT NOT NULL,
    words     TEXT NOT NULL,
    after     TEXT NOT NULL,
    PRIMARY KEY (candidate, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidate_place_document ON candidate_place (document);

-- A transcript that came in raw. Its file can be made again from the study's text and the edits; a
-- file of which that is not true is kept whole.
CREATE TABLE document (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL UNIQUE CHECK (name <> ''),       -- in the study
    file   TEXT NOT NULL,                                 -- of the raw file; '': it came in pseudonymized
    person TEXT NOT NULL,                                 -- whose dates are shifted together
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),     -- of the raw file
    mark   INTEGER NOT NULL CHECK (mark IN (0, 1)),       -- it begins with a byte order mark
    crlf   INTEGER NOT NULL CHECK (crlf IN (0, 1)),       -- its lines end with CR LF
    whole  BLOB                                           -- the raw file, where edits do not do
) STRICT;

-- The raw file that a document came of before another took its place, as in document. Who takes that
-- back in the study has the older text again.
CREATE TABLE earlier_file (
    document INTEGER NOT NULL REFERENCES document,
    until    INTEGER NOT NULL CHECK (until >= 1),         -- the last revision that came of it
    file     TEXT NOT NULL,
    sha256   BLOB NOT NULL CHECK (length(sha256) = 32),
    mark     INTEGER NOT NULL CHECK (mark IN (0, 1)),
    crlf     INTEGER NOT NULL CHECK (crlf IN (0, 1)),
    whole    BLOB,
    PRIMARY KEY (document, until)
) STRICT, WITHOUT ROWID;

-- How the raw text became the text of a revision. The edits of a revision lead back to the raw
-- text; those of the revision before stay until the study is known to have the new one.
CREATE TABLE edit (
    document     INTEGER NOT NULL REFERENCES document,
    revision     INTEGER NOT NULL CHECK (revision >= 1),
    ordinal      INTEGER NOT NULL,
    before_start INTEGER NOT NULL,
    before_stop  INTEGER NOT NULL,
    after_start  INTEGER NOT NULL,
    after_stop   INTEGER NOT NULL,
    words        TEXT NOT NULL,                           -- the original words
    text         TEXT NOT NULL,                           -- what stands in their place
    kind         TEXT NOT NULL,                           -- person, phone, date ...
    entity       INTEGER REFERENCES entity,
    PRIMARY KEY (document, revision, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX edit_entity ON edit (entity);

-- By how many days the dates of a person are shifted.
CREATE TABLE shift (
    person TEXT PRIMARY KEY,
    days   INTEGER NOT NULL CHECK (days <> 0)
) STRICT, WITHOUT ROWID;

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
