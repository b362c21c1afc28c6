-- A postmortem that has stopped on its way is brought up once, as a step of its own.
ALTER TABLE reminder
    DROP CONSTRAINT reminder_step,
    ADD CONSTRAINT reminder_step
        CHECK (step IN ('SOON', 'OVERDUE', 'WEEKLY', 'COPY', 'ABSENT', 'QUESTION', 'REVISIT', 'HALTED'));
