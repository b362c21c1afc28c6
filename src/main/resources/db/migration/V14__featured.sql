-- The reading club's postmortem of each month. A choice outlives the record: what was read stays read.
CREATE TABLE featured (
    month         text COLLATE "C" PRIMARY KEY CHECK (month ~ '^\d{4}-\d{2}$'),
    postmortem_id text COLLATE "C" NOT NULL,
    picked_by     text NOT NULL CHECK (picked_by IN ('proposed', 'organizer')),
    reason        text NOT NULL
);
