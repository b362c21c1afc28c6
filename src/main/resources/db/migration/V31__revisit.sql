-- What postmortems say in their section "Revisits", as of their newest reading.
CREATE TABLE revisit_note (
    postmortem_id text COLLATE "C" NOT NULL REFERENCES postmortem,
    ordinal       integer NOT NULL,
    day           date NOT NULL,
    holds         boolean NOT NULL,
    words         text NOT NULL,
    line          integer NOT NULL,
    PRIMARY KEY (postmortem_id, ordinal)
);

-- When somebody is to look at a fix again, and when they were asked.
CREATE TABLE revisit (
    countermeasure_id text COLLATE "C" NOT NULL,
    due_on            date NOT NULL,
    occasion          text COLLATE "C" NOT NULL,
    asked_on          date,
    PRIMARY KEY (countermeasure_id, due_on)
);
