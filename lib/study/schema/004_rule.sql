-- In which language the endings of a rule's words are; empty for rules that do not stem. A rule
-- keeps it, so that it finds the same whatever becomes of the codebook.
ALTER TABLE rule ADD COLUMN language TEXT NOT NULL DEFAULT '';

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
