-- How the text of a revision came from the one before it, by places alone: what was replaced is not
-- kept here. Positions count code points from zero, end exclusive.
CREATE TABLE revision_edit (
    revision     INTEGER NOT NULL REFERENCES revision,
    ordinal      INTEGER NOT NULL CHECK (ordinal >= 1),
    before_start INTEGER NOT NULL CHECK (before_start >= 0),
    before_stop  INTEGER NOT NULL CHECK (before_stop >= before_start),
    after_start  INTEGER NOT NULL CHECK (after_start >= 0),
    after_stop   INTEGER NOT NULL CHECK (after_stop >= after_start),
    PRIMARY KEY (revision, ordinal)
) STRICT, WITHOUT ROWID;
