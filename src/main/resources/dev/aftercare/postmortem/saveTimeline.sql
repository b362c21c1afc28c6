INSERT INTO timeline_event AS known (
    postmortem_id, ordinal, text,
    state, at, local, zone, zone_assumed, precision, line, raw)
SELECT *
FROM unnest(
    cast(:postmortemId AS text[]), cast(:ordinal AS integer[]), cast(:text AS text[]),
    cast(:state AS text[]), cast(:at AS timestamptz[]), cast(:local AS timestamp[]), cast(:zone AS text[]),
    cast(:zoneAssumed AS boolean[]), cast(:precision AS text[]), cast(:line AS integer[]), cast(:raw AS text[]))
ON CONFLICT (postmortem_id, ordinal) DO UPDATE SET
    text = excluded.text,
    state = excluded.state,
    at = excluded.at,
    local = excluded.local,
    zone = excluded.zone,
    zone_assumed = excluded.zone_assumed,
    precision = excluded.precision,
    line = excluded.line,
    raw = excluded.raw
WHERE known IS DISTINCT FROM excluded
