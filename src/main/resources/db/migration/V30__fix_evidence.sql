-- What is known of fixes. Likeness, recurrences and families can be worked out again at any time; decisions, confirmations,
-- histories, what a check saw and what was asked are memories of ours.

-- What was compared last; another hash means that the text has to be compared again.
CREATE TABLE likeness_text (
    kind text COLLATE "C" NOT NULL,
    id   text COLLATE "C" NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (kind, id)
);

CREATE TABLE likeness (
    kind  text COLLATE "C" NOT NULL,
    one   text COLLATE "C" NOT NULL,
    other text COLLATE "C" NOT NULL,
    score double precision NOT NULL,
    words text NOT NULL,
    PRIMARY KEY (kind, one, other),
    CHECK (one < other)
);

CREATE INDEX likeness_other ON likeness (kind, other);

-- Which incidents are of one family, or are said not to be.
CREATE TABLE recurrence (
    one    text COLLATE "C" NOT NULL,
    other  text COLLATE "C" NOT NULL,
    state  text COLLATE "C" NOT NULL,
    ground text COLLATE "C" NOT NULL,
    score  double precision NOT NULL,
    words  text NOT NULL,
    note   text NOT NULL,
    PRIMARY KEY (one, other),
    CHECK (one < other)
);

CREATE TABLE recurrence_decision (
    one        text COLLATE "C" NOT NULL,
    other      text COLLATE "C" NOT NULL,
    same       boolean NOT NULL,
    decided_on date NOT NULL,
    note       text NOT NULL,
    PRIMARY KEY (one, other)
);

CREATE TABLE incident_family (
    postmortem_id text COLLATE "C" PRIMARY KEY,
    family        text COLLATE "C" NOT NULL
);

COMMENT ON COLUMN incident_family.family IS 'The least id among its members.';

CREATE TABLE confirmation (
    countermeasure_id text COLLATE "C" NOT NULL,
    ground            text COLLATE "C" NOT NULL,
    day               date NOT NULL,
    holds             boolean NOT NULL,
    note              text NOT NULL,
    PRIMARY KEY (countermeasure_id, ground, day)
);

ALTER TABLE fix_check ADD COLUMN facts text NOT NULL DEFAULT '[]';

CREATE TABLE fix_history (
    countermeasure_id text COLLATE "C" NOT NULL,
    run_date          date NOT NULL,
    result            text COLLATE "C" NOT NULL,
    reason            text NOT NULL,
    PRIMARY KEY (countermeasure_id, run_date)
);

-- The run date that first saw it done, for those whose own day nobody states.
CREATE TABLE fix_seen_done (
    countermeasure_id text COLLATE "C" PRIMARY KEY,
    seen_on           date NOT NULL
);
