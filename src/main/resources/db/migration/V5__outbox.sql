-- The messages that wait, and those that left. A key is used once for each way of delivery: what was written as a file
-- counts for nothing once mail is really sent.
CREATE TABLE outbox (
    delivery    text COLLATE "C" NOT NULL,
    message_key text COLLATE "C" NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    night       text COLLATE "C" NOT NULL,
    -- whom it is for, and where it goes: the two differ in a pilot only
    recipient   text COLLATE "C" NOT NULL,
    address     text COLLATE "C" NOT NULL,
    subject     text NOT NULL,
    message_id  text COLLATE "C" NOT NULL,
    mime        bytea NOT NULL,
    state       text COLLATE "C" NOT NULL,
    queued_at   timestamptz NOT NULL,
    sent_at     timestamptz,
    attempts    integer NOT NULL DEFAULT 0,
    failure     text,
    PRIMARY KEY (delivery, message_key),
    CONSTRAINT outbox_delivery CHECK (delivery IN ('FILE', 'SMTP')),
    CONSTRAINT outbox_state CHECK (state IN ('QUEUED', 'HELD', 'SENDING', 'SENT', 'REFUSED', 'FAILED')),
    CONSTRAINT outbox_sent_at CHECK ((state = 'SENT') = (sent_at IS NOT NULL))
);

CREATE INDEX outbox_waiting ON outbox (delivery, queued_at, message_key) WHERE state IN ('QUEUED', 'HELD', 'SENDING');

CREATE INDEX outbox_night ON outbox (delivery, night);
