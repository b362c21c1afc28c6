-- A record may be a page of a wiki: people find it by its title and heading, not by a line.
ALTER TABLE postmortem ADD COLUMN page_title text;
ALTER TABLE diagnostic ADD COLUMN page_title text, ADD COLUMN page_heading text, ADD COLUMN page_url text;
