-- How fast we notice and repair: each measure of each incident, and of each month that has an incident.
-- All of it can be worked out again from the postmortems, so it refers to them without foreign keys.

CREATE TABLE incident_metric (
    postmortem_id text COLLATE "C" NOT NULL,
    measure       text COLLATE "C" NOT NULL,
    state         text COLLATE "C" NOT NULL,
    value_ms      bigint,
    month         date,
    PRIMARY KEY (postmortem_id, measure),
    CHECK (value_ms >= 0),
    CHECK ((value_ms IS NOT NULL) = (state IN ('RECORDED', 'APPROXIMATE')))
);

COMMENT ON COLUMN incident_metric.value_ms IS 'The duration in milliseconds; null where there is none. Missing is not zero.';
COMMENT ON COLUMN incident_metric.month IS 'The first day of the month, in the configured zone, that the incident counts in.';

CREATE TABLE trend_month (
    month     date             NOT NULL,
    measure   text COLLATE "C" NOT NULL,
    incidents int              NOT NULL,
    n         int              NOT NULL,
    median_ms bigint,
    mean_ms   bigint,
    PRIMARY KEY (month, measure),
    CHECK (n BETWEEN 0 AND incidents),
    CHECK ((median_ms IS NOT NULL) = (n > 0)),
    CHECK ((mean_ms IS NOT NULL) = (n > 0))
);

COMMENT ON COLUMN trend_month.n IS 'How many incidents of the month have a value for this measure.';
