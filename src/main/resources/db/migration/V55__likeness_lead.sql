-- The terms that lead to a text, each in a row of its own: found by an index whatever the server knows of the table. Likeness is
-- worked out again by the next night.
DELETE FROM likeness;
DELETE FROM likeness_text;
DELETE FROM likeness_reference;

DROP INDEX likeness_text_leads;
ALTER TABLE likeness_text DROP COLUMN leads;

CREATE TABLE likeness_lead (
    kind text COLLATE "C" NOT NULL,
    term text COLLATE "C" NOT NULL,
    id   text COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, term, id)
);

CREATE INDEX likeness_lead_text ON likeness_lead (kind, id);
