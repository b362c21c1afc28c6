-- An edition for each group of readers; '' stands for everybody. The lists are the table that goes with the pages.
ALTER TABLE digest_edition
    ADD COLUMN readers text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN lists bytea,
    DROP CONSTRAINT digest_edition_pkey,
    ADD PRIMARY KEY (month, edition, readers);

-- When the draft of a month went to its editor, and since when the month is held back.
CREATE TABLE digest_draft (
    month   text COLLATE "C" PRIMARY KEY CHECK (month ~ '^\d{4}-\d{2}$'),
    sent_at timestamptz,
    held_at timestamptz
);
