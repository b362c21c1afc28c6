-- What kind of ticket the tracker says it is, as written.
ALTER TABLE ticket ADD COLUMN type text;
