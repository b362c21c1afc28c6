-- Lines of comments that begin with a configured word, such as fix-verified.
ALTER TABLE ticket ADD COLUMN remarks text NOT NULL DEFAULT '[]';
