-- Due days come from people, targets from the policy; the two are never mixed. A due day that moves is remembered.
ALTER TABLE overdue_item ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'DUE';
ALTER TABLE overdue_item ADD CONSTRAINT overdue_item_kind CHECK (kind IN ('DUE', 'TARGET'));

CREATE TABLE due_move (
    countermeasure_id text COLLATE "C" NOT NULL,
    noticed_on        date NOT NULL,
    due               date NOT NULL,
    PRIMARY KEY (countermeasure_id, noticed_on)
);

COMMENT ON TABLE due_move IS 'Each due day that a countermeasure had, from the run date on which it was first seen.';

-- Whether somebody restarts the steps: the same step may come again, on another night.
ALTER TABLE reminder
    DROP CONSTRAINT reminder_pkey,
    DROP CONSTRAINT reminder_step,
    ADD PRIMARY KEY (delivery, countermeasure_id, step, run_date),
    ADD CONSTRAINT reminder_step
        CHECK (step IN ('SOON', 'OVERDUE', 'WEEKLY', 'COPY', 'ABSENT', 'QUESTION', 'REVISIT'));
