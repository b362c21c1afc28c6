-- Each ticket as its tracker sent it. Bytes, because text refuses U+0000 and a tracker may send anything.
CREATE TABLE raw_ticket (
    tracker text COLLATE "C" NOT NULL,
    key     text COLLATE "C" NOT NULL,
    payload bytea NOT NULL,
    hash    bytea NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (tracker, key)
);

COMMENT ON COLUMN raw_ticket.seen_at IS 'the run that first saw the payload as it is';
