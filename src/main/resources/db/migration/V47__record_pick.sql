-- A pick that a record or a ticket carries counts as long as it stands there; one by command stays.
ALTER TABLE featured DROP CONSTRAINT featured_picked_by_check;
ALTER TABLE featured ADD CONSTRAINT featured_picked_by_check CHECK (picked_by IN ('proposed', 'organizer', 'record'));
