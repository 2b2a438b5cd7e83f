-- The codings of a current text, packed, so that a table reads one row a text and not one a coding.
-- All of it follows from coding. Whatever changes or removes a coding drops the row of its text, and
-- the command that did so packs the text anew in the end; a text without a row is packed while it
-- is read. A trigger for what is added would take as long as the adding: the program watches that
-- (store/db_watch.h). The bytes are those of study/tally.c.
CREATE TABLE tally (
    revision INTEGER PRIMARY KEY,            -- no reference: it goes by the triggers below
    counts   BLOB NOT NULL,                  -- how many, by code, coder and round
    places   BLOB NOT NULL                   -- where they stand
) STRICT;
-- The rows are long: which texts have one is read here.
CREATE INDEX tally_packed ON tally (revision);

CREATE TRIGGER tally_coding_removed AFTER DELETE ON coding BEGIN
    DELETE FROM tally WHERE revision = OLD.revision;
END;
CREATE TRIGGER tally_coding_set
AFTER UPDATE OF revision, start, stop, code, coder, round, polarity ON coding BEGIN
    DELETE FROM tally WHERE revision IN (OLD.revision, NEW.revision);
END;
CREATE TRIGGER tally_revision_removed AFTER DELETE ON revision BEGIN
    DELETE FROM tally WHERE revision = OLD.id;
END;
CREATE TRIGGER tally_text_revised AFTER UPDATE OF current_revision ON document BEGIN
    DELETE FROM tally WHERE revision = OLD.current_revision;
END;
