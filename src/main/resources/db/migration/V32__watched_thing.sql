-- What the checks of things themselves saw.
CREATE TABLE watched_thing (
    name          text COLLATE "C" PRIMARY KEY,
    target        text NOT NULL,
    state         text COLLATE "C" NOT NULL,
    said          text NOT NULL,
    looked_on     date NOT NULL,
    stood_on      date,
    missing_since date
);

COMMENT ON COLUMN watched_thing.stood_on IS 'The last run date that saw it as expected; null where none did.';
COMMENT ON COLUMN watched_thing.missing_since IS 'The first run date in a row that saw it otherwise; null where the last look did not.';
