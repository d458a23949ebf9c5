-- transport: which account sent what waits. Who administers its domain may act on that mail only if he may act on the
-- account; and one account's mail does not take all connections. What came before, or without signing in, has none.
ALTER TABLE queue_message ADD COLUMN account_id bigint;
-- The same beside what is claimed; 0 for none.
ALTER TABLE queue_consignment ADD COLUMN sender bigint NOT NULL DEFAULT 0;
