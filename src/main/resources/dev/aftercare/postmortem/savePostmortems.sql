INSERT INTO postmortem AS known (
    id, source, path, ordinal, line, language, title, severity, original_severity, status, audience, system, tags,
    summary, impact, cause, contact, meeting_date, url, detected_by, users_hit, went_well, page_title, digest)
SELECT
    id, source, path, ordinal, line, language, title, severity, original_severity, status, audience, system,
    string_to_array(tags, chr(31)), summary, impact, cause, contact, meeting_date, url, detected_by,
    users_hit, went_well, page_title, digest
FROM unnest(
    cast(:id AS text[]), cast(:source AS text[]), cast(:path AS text[]), cast(:ordinal AS integer[]),
    cast(:line AS integer[]), cast(:language AS text[]), cast(:title AS text[]), cast(:severity AS text[]),
    cast(:originalSeverity AS text[]), cast(:status AS text[]), cast(:audience AS text[]), cast(:system AS text[]),
    cast(:tags AS text[]), cast(:summary AS text[]), cast(:impact AS text[]), cast(:cause AS text[]),
    cast(:contact AS text[]), cast(:meetingDate AS date[]), cast(:url AS text[]), cast(:detectedBy AS text[]),
    cast(:usersHit AS text[]), cast(:wentWell AS text[]), cast(:pageTitle AS text[]),
    cast(:digest AS text[]))
  AS fresh (
    id, source, path, ordinal, line, language, title, severity, original_severity, status, audience, system, tags,
    summary, impact, cause, contact, meeting_date, url, detected_by, users_hit, went_well, page_title, digest)
ON CONFLICT (id) DO UPDATE SET
    source = excluded.source,
    path = excluded.path,
    ordinal = excluded.ordinal,
    line = excluded.line,
    language = excluded.language,
    title = excluded.title,
    severity = excluded.severity,
    original_severity = excluded.original_severity,
    status = excluded.status,
    audience = excluded.audience,
    system = excluded.system,
    tags = excluded.tags,
    summary = excluded.summary,
    impact = excluded.impact,
    cause = excluded.cause,
    contact = excluded.contact,
    meeting_date = excluded.meeting_date,
    url = excluded.url,
    detected_by = excluded.detected_by,
    users_hit = excluded.users_hit,
    went_well = excluded.went_well,
    page_title = excluded.page_title,
    digest = excluded.digest,
    withdrawn = false
WHERE known IS DISTINCT FROM excluded
