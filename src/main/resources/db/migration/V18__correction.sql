-- What the operator's corrections changed, as of the last reading of each file; the empty source and path stand for what
-- holds between records (merged, excluded). A row with a problem changed nothing.
CREATE TABLE correction (
    source        text COLLATE "C" NOT NULL,
    path          text COLLATE "C" NOT NULL,
    ordinal       integer NOT NULL CHECK (ordinal > 0),
    entry         text COLLATE "C" NOT NULL,
    postmortem_id text COLLATE "C" REFERENCES postmortem,
    kind          text NOT NULL,
    countermeasure_id text COLLATE "C",
    field         text NOT NULL,
    before        text,
    after         text,
    reason        text NOT NULL,
    problem       text,
    PRIMARY KEY (source, path, ordinal)
);

CREATE INDEX correction_postmortem ON correction (postmortem_id, kind);

-- The last corrections file without a mistake: it stays in force while a newer one has any.
CREATE TABLE corrections_file (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    content  bytea NOT NULL
);

-- Which corrections a file was last read with: others read that one file again.
ALTER TABLE raw_postmortem ADD COLUMN corrections text NOT NULL DEFAULT '';
