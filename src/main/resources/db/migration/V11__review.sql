-- Which rules each postmortem does not meet yet, as of the last night. It can be worked out again at any time.

CREATE TABLE review_finding (
    postmortem_id text COLLATE "C" NOT NULL,
    rule          text COLLATE "C" NOT NULL,
    line          int              NOT NULL,
    message       text COLLATE "C" NOT NULL,
    source        text COLLATE "C" NOT NULL,
    path          text COLLATE "C" NOT NULL,
    PRIMARY KEY (postmortem_id, rule, line, message)
);

COMMENT ON COLUMN review_finding.line IS 'The line to mend, counted from 1; 0 for the whole file.';
