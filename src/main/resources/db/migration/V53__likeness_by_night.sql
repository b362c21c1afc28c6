-- A night reads and compares the texts that are new. What it needs of the others it finds here: by the terms that lead to them.
-- All of it is worked out again by the next night.
DELETE FROM likeness;
DELETE FROM likeness_text;

ALTER TABLE likeness_text
    ADD COLUMN content text NOT NULL,
    ADD COLUMN leads text[] NOT NULL,
    ADD COLUMN vector text NOT NULL;

COMMENT ON COLUMN likeness_text.content IS 'Hash of the words; another one means that they have to be read again.';
COMMENT ON COLUMN likeness_text.hash IS 'Hash of the weighted terms; another one means that they have to be compared again.';

CREATE INDEX likeness_text_leads ON likeness_text USING gin (leads);

-- How many of the counted texts use a term.
CREATE TABLE likeness_weight (
    kind  text COLLATE "C" NOT NULL,
    term  text COLLATE "C" NOT NULL,
    texts integer NOT NULL,
    PRIMARY KEY (kind, term)
);

-- Which texts were counted.
CREATE TABLE likeness_reference (
    kind        text COLLATE "C" PRIMARY KEY,
    counted     integer NOT NULL,
    fingerprint text NOT NULL
);
