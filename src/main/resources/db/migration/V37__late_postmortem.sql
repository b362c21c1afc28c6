-- Postmortems that have stopped on their way, as of the last night. A row of kind MISSING has the key of a ticket as its id.
CREATE TABLE late_postmortem (
    id       text COLLATE "C" NOT NULL,
    kind     text NOT NULL,
    title    text NOT NULL,
    url      text,
    contact  text,
    incident date NOT NULL,
    PRIMARY KEY (id, kind)
);
