-- The code that a code was split off from: a diff of the codebook tells it apart from a new one.
ALTER TABLE code ADD COLUMN split_from INTEGER REFERENCES code;
CREATE INDEX code_split_from ON code (split_from) WHERE split_from IS NOT NULL;
