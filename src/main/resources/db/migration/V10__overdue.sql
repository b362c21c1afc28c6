-- Which countermeasures are late as of the last night. It can be worked out again at any time.

CREATE TABLE overdue_item (
    countermeasure_id text COLLATE "C" PRIMARY KEY,
    due               date NOT NULL,
    working_days_late int  NOT NULL CHECK (working_days_late >= 0)
);

COMMENT ON COLUMN overdue_item.working_days_late IS 'Working days after the due day, up to and including the run date.';
