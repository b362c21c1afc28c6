-- What happened, in one sentence by the author; newsletter and digest take it before ours.
ALTER TABLE postmortem ADD COLUMN digest text;
