-- Owner: transport.
-- What this server itself has to do with a message that leaves: who signs it depends on that.

-- The domain of the account whose rule sends the message on, unchanged; null for any other.
ALTER TABLE queue_message ADD sent_on_by text COLLATE "C";
-- The domain in whose name this server wrote the message; null for what others wrote.
ALTER TABLE queue_message ADD made_by text COLLATE "C";
