-- The figures of each month, with their intervals and how they were worked out. They replace the medians and means of
-- trend_month. All of them can be worked out again from the postmortems.

DROP TABLE trend_month;

CREATE TABLE figure (
    month             date             NOT NULL,
    months            int              NOT NULL,
    scope             text COLLATE "C" NOT NULL,
    scope_name        text COLLATE "C" NOT NULL,
    measure           text COLLATE "C" NOT NULL,
    incidents         int              NOT NULL,
    n                 int              NOT NULL,
    approximate       int              NOT NULL,
    pending           int              NOT NULL,
    not_applicable    int              NOT NULL,
    invalid           int              NOT NULL,
    missing           int              NOT NULL,
    median_ms         bigint,
    median_lower_ms   bigint,
    median_upper_ms   bigint,
    geometric_mean_ms       bigint,
    geometric_mean_lower_ms bigint,
    geometric_mean_upper_ms bigint,
    p90_ms            bigint,
    p90_lower_ms      bigint,
    p90_upper_ms      bigint,
    mean_ms           bigint,
    methods           text             NOT NULL,
    seed              bigint           NOT NULL,
    PRIMARY KEY (month, months, scope, scope_name, measure),
    CHECK (n + pending + not_applicable + invalid + missing = incidents),
    CHECK (approximate BETWEEN 0 AND n),
    CHECK ((median_ms IS NOT NULL) = (n > 0)),
    CHECK ((mean_ms IS NOT NULL) = (n > 0))
);

COMMENT ON COLUMN figure.month IS 'The first day of the last month of the window, in the configured zone.';
COMMENT ON COLUMN figure.months IS 'How many months the window has: 1, 3 or 12.';
COMMENT ON COLUMN figure.scope IS 'ALL, SEVERITY, SYSTEM or TAG; the severity, system or tag is the scope_name.';
COMMENT ON COLUMN figure.n IS 'How many incidents have a value; the columns behind it say why the others have none.';
COMMENT ON COLUMN figure.median_lower_ms IS 'The exact 95 % interval; null where there are too few values for one.';
COMMENT ON COLUMN figure.methods IS 'How the figures were worked out, each method with its version.';
COMMENT ON COLUMN figure.seed IS 'What random numbers were drawn from.';
