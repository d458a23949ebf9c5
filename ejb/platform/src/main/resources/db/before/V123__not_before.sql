-- Owner: transport.
-- Mail that is sent later: nobody works on any part of it before, and its age counts from then (as RFC 4865 holds mail). Null is at once.
ALTER TABLE queue_message ADD COLUMN not_before timestamptz;
-- An account's own list of what it can still call back.
CREATE INDEX queue_message_not_before ON queue_message (account_id, not_before) WHERE not_before IS NOT NULL;
