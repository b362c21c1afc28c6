-- The newsletter's section and the reading club's pack have steps of their own; an edition of the digest has neither.
ALTER TABLE digest_edition
    DROP COLUMN newsletter,
    DROP COLUMN reading_club;
