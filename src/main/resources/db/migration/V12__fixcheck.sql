-- Whether each countermeasure still holds, with the evidence. Rebuilt each night, except for since: the run date that first
-- gave the result, which is kept while the result stays the same.

CREATE TABLE fix_check (
    countermeasure_id text COLLATE "C" PRIMARY KEY,
    result            text COLLATE "C" NOT NULL,
    evidence          text COLLATE "C" NOT NULL,
    ticket            text COLLATE "C",
    happened_on       date,
    observed          boolean NOT NULL,
    since             date    NOT NULL
);

COMMENT ON COLUMN fix_check.ticket IS 'The ticket that shows it; null where the postmortem itself states it.';
COMMENT ON COLUMN fix_check.happened_on IS 'The day in the configured zone that the evidence speaks of; null where nobody says.';
COMMENT ON COLUMN fix_check.observed IS 'Whether that is the day on which a nightly run first saw it.';
