-- What may have left is not sent again where that is configured; what an operator stops is cancelled.
ALTER TABLE outbox DROP CONSTRAINT outbox_state;
ALTER TABLE outbox ADD CONSTRAINT outbox_state
    CHECK (state IN ('QUEUED', 'HELD', 'SENDING', 'SENT', 'REFUSED', 'FAILED', 'UNSURE', 'CANCELLED'));
