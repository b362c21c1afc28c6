-- The running text of a postmortem as it stands in its record, one row a postmortem: it is read only for the review of
-- its language. The three arrays belong together element by element; a line counts from 1, 0 where none is known.
CREATE TABLE narrative (
    postmortem_id text COLLATE "C" PRIMARY KEY REFERENCES postmortem,
    kinds         text[] NOT NULL,
    lines         integer[] NOT NULL,
    texts         text[] NOT NULL
);
