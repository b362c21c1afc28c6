INSERT INTO countermeasure AS known (
    id, postmortem_id, number, ordinal, description, owner, due, priority, kind, state, tickets, ticket_hosts, line)
SELECT
    id, postmortem_id, number, ordinal, description, owner, due, priority, kind, state,
    string_to_array(tickets, chr(31)), string_to_array(ticket_hosts, chr(31)), line
FROM unnest(
    cast(:id AS text[]), cast(:postmortemId AS text[]), cast(:number AS integer[]), cast(:ordinal AS integer[]),
    cast(:description AS text[]), cast(:owner AS text[]), cast(:due AS date[]), cast(:priority AS text[]),
    cast(:kind AS text[]), cast(:state AS text[]), cast(:tickets AS text[]),
    cast(:ticketHosts AS text[]), cast(:line AS integer[]))
  AS fresh (id, postmortem_id, number, ordinal, description, owner, due, priority, kind, state, tickets, ticket_hosts, line)
ON CONFLICT (id) DO UPDATE SET
    ordinal = excluded.ordinal,
    description = excluded.description,
    owner = excluded.owner,
    due = excluded.due,
    priority = excluded.priority,
    kind = excluded.kind,
    state = excluded.state,
    tickets = excluded.tickets,
    ticket_hosts = excluded.ticket_hosts,
    line = excluded.line,
    withdrawn = false
WHERE known IS DISTINCT FROM excluded
