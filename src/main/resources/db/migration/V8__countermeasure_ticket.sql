-- Which ticket stands for which countermeasure. A reference that no tracker answers to has no ticket: it is neither open nor
-- done. It can be worked out again at any time.

CREATE TABLE countermeasure_ticket (
    countermeasure_id text COLLATE "C" NOT NULL,
    reference         text COLLATE "C" NOT NULL,
    ticket_key        text COLLATE "C",
    PRIMARY KEY (countermeasure_id, reference)
);

CREATE INDEX countermeasure_ticket_by_ticket ON countermeasure_ticket (ticket_key);

COMMENT ON COLUMN countermeasure_ticket.reference IS 'The key as the postmortem names it.';
