-- How much the rule of a finding counts for the source of its postmortem: REQUIRED or ADVICE.
ALTER TABLE review_finding ADD COLUMN level text NOT NULL DEFAULT 'REQUIRED';
