-- A ticket can have been moved, and postmortems still name it by the key that it had.
ALTER TABLE ticket ADD COLUMN owner_address text, ADD COLUMN former_keys text[] NOT NULL DEFAULT '{}';

-- The tickets that postmortems name and that their tracker did not hand out.
CREATE TABLE absent_ticket (
    tracker text COLLATE "C" NOT NULL,
    key     text COLLATE "C" NOT NULL,
    absence text NOT NULL,
    PRIMARY KEY (tracker, key)
);
