-- Postmortems as their newest reading shows them. A record that vanished is withdrawn, not deleted: issued editions and
-- fix checks still name it. A file that was renamed keeps the ids of its rows, so an id does not always spell the path.
CREATE TABLE postmortem (
    id                text COLLATE "C" PRIMARY KEY,
    source            text COLLATE "C" NOT NULL,
    path              text COLLATE "C" NOT NULL,
    ordinal           integer NOT NULL CHECK (ordinal > 0),
    line              integer NOT NULL,
    language          text NOT NULL,
    title             text NOT NULL,
    severity          text,
    original_severity text,
    status            text NOT NULL,
    audience          text NOT NULL,
    system            text,
    tags              text[] NOT NULL,
    summary           text,
    impact            text,
    cause             text,
    contact           text,
    meeting_date      date,
    url               text,
    detected_by       text NOT NULL,
    withdrawn         boolean NOT NULL DEFAULT false
);

-- Only among the living: a new file may stand where a withdrawn one stood.
CREATE UNIQUE INDEX postmortem_place ON postmortem (source, path, ordinal) WHERE NOT withdrawn;
CREATE INDEX postmortem_file ON postmortem (source, path);

-- The three instants (kind STARTED, DETECTED, RESOLVED; always there, missing ones too) and the further ones (OTHER).
CREATE TABLE milestone (
    postmortem_id text COLLATE "C" NOT NULL REFERENCES postmortem,
    ordinal       integer NOT NULL,
    kind          text NOT NULL,
    name          text NOT NULL,
    state         text NOT NULL,
    at            timestamptz,
    local         timestamp,
    zone          text,
    zone_assumed  boolean NOT NULL,
    precision     text,
    line          integer NOT NULL,
    raw           text,
    PRIMARY KEY (postmortem_id, ordinal)
);

CREATE TABLE timeline_event (
    postmortem_id text COLLATE "C" NOT NULL REFERENCES postmortem,
    ordinal       integer NOT NULL,
    text          text NOT NULL,
    state         text NOT NULL,
    at            timestamptz,
    local         timestamp,
    zone          text,
    zone_assumed  boolean NOT NULL,
    precision     text,
    line          integer NOT NULL,
    raw           text,
    PRIMARY KEY (postmortem_id, ordinal)
);

CREATE TABLE stated_duration (
    postmortem_id text COLLATE "C" NOT NULL REFERENCES postmortem,
    ordinal       integer NOT NULL,
    name          text NOT NULL,
    seconds       bigint,
    raw           text NOT NULL,
    line          integer NOT NULL,
    PRIMARY KEY (postmortem_id, ordinal)
);

-- The number is given once and never again within its postmortem; the ordinal is the position in the record today.
CREATE TABLE countermeasure (
    id            text COLLATE "C" PRIMARY KEY,
    postmortem_id text COLLATE "C" NOT NULL REFERENCES postmortem,
    number        integer NOT NULL CHECK (number > 0),
    ordinal       integer NOT NULL,
    description   text NOT NULL,
    owner         text,
    due           date,
    priority      text,
    kind          text NOT NULL,
    state         text NOT NULL,
    tickets       text[] NOT NULL,
    line          integer NOT NULL,
    withdrawn     boolean NOT NULL DEFAULT false,
    UNIQUE (postmortem_id, number)
);

-- What could not be understood, as of the last reading of each file; the empty path stands for the source itself.
CREATE TABLE diagnostic (
    source  text COLLATE "C" NOT NULL,
    path    text COLLATE "C" NOT NULL,
    ordinal integer NOT NULL,
    line    integer NOT NULL,
    rule    text NOT NULL,
    level   text NOT NULL,
    message text NOT NULL,
    PRIMARY KEY (source, path, ordinal)
);

CREATE TABLE source_state (
    name         text COLLATE "C" PRIMARY KEY,
    bookmark     text,
    fingerprint  text NOT NULL,
    last_success timestamptz,
    last_attempt timestamptz NOT NULL,
    failure      text
);
