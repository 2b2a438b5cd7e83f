-- Rules of this study for what its releases may tell: counts of 1 to the threshold are hidden, and
-- what they could be worked out from. Those that everybody has are built into the program.
CREATE TABLE release_profile (
    id               INTEGER PRIMARY KEY,
    name             TEXT NOT NULL UNIQUE CHECK (name <> ''),
    source           TEXT NOT NULL,                                     -- whose rule it is
    threshold        INTEGER NOT NULL CHECK (threshold >= 2),
    zero_is_safe     INTEGER NOT NULL CHECK (zero_is_safe IN (0, 1)),
    class_disclosure INTEGER NOT NULL CHECK (class_disclosure IN (0, 1)), -- "all of them" is hidden
    sizes_are_cells  INTEGER NOT NULL CHECK (sizes_are_cells IN (0, 1)), -- N falls to it as n does
    round_base       INTEGER NOT NULL CHECK (round_base >= 0),          -- 0: counts are not rounded
    added            TEXT NOT NULL
) STRICT;
