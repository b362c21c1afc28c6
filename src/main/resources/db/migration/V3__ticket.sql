-- What the trackers say, in our words, and what happened to each ticket between two nights.
CREATE TABLE ticket (
    key               text COLLATE "C" PRIMARY KEY,
    tracker           text COLLATE "C" NOT NULL,
    summary           text NOT NULL,
    state             text NOT NULL,
    original_state    text NOT NULL,
    owner             text,
    due               date,
    priority          text,
    original_priority text,
    labels            text[] NOT NULL,
    created           timestamptz,
    resolved          timestamptz,
    url               text,
    withdrawn         boolean NOT NULL DEFAULT false
);

CREATE INDEX ticket_by_tracker ON ticket (tracker);

-- Observed transitions are a memory of ours: no tracker can tell them again, so a rebuild from the raw layer keeps them.
CREATE TABLE ticket_transition (
    ticket_key  text COLLATE "C" NOT NULL REFERENCES ticket ON DELETE CASCADE,
    at          timestamptz NOT NULL,
    to_state    text NOT NULL,
    from_state  text,
    original_to text NOT NULL,
    evidence    text NOT NULL,
    position    integer NOT NULL,
    PRIMARY KEY (ticket_key, at, to_state)
);
