-- Who may own a countermeasure, in the order of the file: where two share a name, the first one has it.
CREATE TABLE person (
    alias         text COLLATE "C" PRIMARY KEY,
    position      integer NOT NULL,
    other_aliases text[] NOT NULL,
    name          text NOT NULL,
    address       text NOT NULL,
    manager       text COLLATE "C"
);
