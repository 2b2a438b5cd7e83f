-- What no query can know about the study: who made it, how, and what may be done with it. One value
-- a row; which fields there are is description.c's business. No row: missing, and told as missing.
CREATE TABLE description (
    field    TEXT NOT NULL CHECK (field <> ''),
    position INTEGER NOT NULL CHECK (position >= 1),  -- of the values of a field that may have several
    value    TEXT NOT NULL CHECK (value <> ''),
    PRIMARY KEY (field, position)
) STRICT, WITHOUT ROWID;
