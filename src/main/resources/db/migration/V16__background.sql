-- What else a postmortem tells: how many were hit, what went well, who took part, which other postmortems it names.
ALTER TABLE postmortem ADD COLUMN users_hit text, ADD COLUMN went_well text;

CREATE TABLE participant (
    postmortem_id text COLLATE "C" NOT NULL REFERENCES postmortem,
    ordinal       integer NOT NULL,
    name          text NOT NULL,
    role          text,
    PRIMARY KEY (postmortem_id, ordinal)
);

CREATE TABLE related_postmortem (
    postmortem_id text COLLATE "C" NOT NULL REFERENCES postmortem,
    ordinal       integer NOT NULL,
    reference     text NOT NULL,
    words         text NOT NULL,
    same_failure  boolean NOT NULL,
    line          integer NOT NULL,
    PRIMARY KEY (postmortem_id, ordinal)
);
