-- Each file as its last good reading found it, byte for byte: what was understood of it can be worked out again from here.
-- The fingerprint (of the reader and the configuration) stands in each row, so that a run that was killed while everything
-- is read again goes on where it stopped.
CREATE TABLE raw_postmortem (
    source      text COLLATE "C" NOT NULL,
    path        text COLLATE "C" NOT NULL,
    content_id  text COLLATE "C" NOT NULL,
    content     bytea NOT NULL,
    fingerprint text NOT NULL,
    withdrawn   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (source, path)
);
