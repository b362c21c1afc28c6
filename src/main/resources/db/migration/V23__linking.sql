-- A ticket that may stand for a countermeasure which names none, because their titles are alike. Nobody said so: it is shown to
-- people and counts nowhere. It can be worked out again at any time.
CREATE TABLE suggested_ticket (
    countermeasure_id text COLLATE "C" NOT NULL,
    ticket_key        text COLLATE "C" NOT NULL,
    same_title        boolean NOT NULL,
    PRIMARY KEY (countermeasure_id, ticket_key)
);

-- Two trackers can both have an org/repo#12; where the postmortem gives an address, its host says which one is meant.
ALTER TABLE countermeasure ADD COLUMN ticket_hosts text[] NOT NULL DEFAULT '{}';

COMMENT ON COLUMN countermeasure.ticket_hosts IS 'beside each of "tickets" the host of the address that named it; "-" for none';
