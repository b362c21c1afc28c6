-- Which late countermeasure was brought up, with whom, and in which message. Each step of each countermeasure is brought up
-- once for each way of delivery. What left stays here though the countermeasure be withdrawn.
CREATE TABLE reminder (
    delivery          text COLLATE "C" NOT NULL,
    countermeasure_id text COLLATE "C" NOT NULL,
    step              text COLLATE "C" NOT NULL,
    due               date NOT NULL,
    recipient         text COLLATE "C" NOT NULL,
    run_date          date NOT NULL,
    message_key       text COLLATE "C" NOT NULL,
    PRIMARY KEY (delivery, countermeasure_id, step),
    CONSTRAINT reminder_delivery CHECK (delivery IN ('FILE', 'SMTP')),
    CONSTRAINT reminder_step CHECK (step IN ('OVERDUE'))
);

CREATE INDEX reminder_message ON reminder (delivery, message_key);
