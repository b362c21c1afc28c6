-- Each edition of the digest as it was assembled, and the files that were made of it. An issued edition is rendered again
-- from its record and not from today's tables. "json" keeps the text as it was written.
CREATE TABLE digest_edition (
    month        text COLLATE "C" NOT NULL CHECK (month ~ '^\d{4}-\d{2}$'),
    edition      integer NOT NULL CHECK (edition > 0),
    run_date     date NOT NULL,
    record       json NOT NULL,
    issued       boolean NOT NULL DEFAULT false,
    html         bytea,
    pdf          bytea,
    newsletter   text,
    reading_club text,
    PRIMARY KEY (month, edition)
);
