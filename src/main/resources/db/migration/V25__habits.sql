-- Where, when and in which language people work, and whether they are there. What is null is as configured for everybody.
ALTER TABLE person
    ADD COLUMN team         text,
    ADD COLUMN zone         text,
    ADD COLUMN language     text,
    ADD COLUMN region       text,
    ADD COLUMN working_days text[] NOT NULL DEFAULT '{}',
    ADD COLUMN reminder_day text,
    ADD COLUMN absence      text NOT NULL DEFAULT 'NONE',
    ADD COLUMN away_until   date,
    ADD CONSTRAINT person_absence CHECK (absence IN ('NONE', 'AWAY', 'LEFT'));
