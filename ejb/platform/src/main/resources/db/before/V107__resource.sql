-- Owner: mailbox.
-- What DAV's clients note of collections and of items by their keys (RFC 4918 §4). Of items they go when their item does by the same way in; what
-- is left of one that went by another is removed when its key is used again, or with its mailbox.
CREATE TABLE resource_property (
  mailbox bigint NOT NULL,
  item_key text NOT NULL COLLATE "C",
  namespace text NOT NULL COLLATE "C",
  name text NOT NULL COLLATE "C",
  value text NOT NULL COLLATE "C",
  PRIMARY KEY (mailbox, item_key, namespace, name)
);
COMMENT ON COLUMN resource_property.item_key IS 'empty of the collection itself';

-- Write locks of DAV (RFC 4918 §6), until they end.
CREATE TABLE resource_lock (
  token text PRIMARY KEY COLLATE "C",
  mailbox bigint NOT NULL,
  item_key text NOT NULL COLLATE "C",
  exclusive boolean NOT NULL,
  deep boolean NOT NULL,
  owner text NOT NULL COLLATE "C",
  account bigint NOT NULL,
  holder text NOT NULL COLLATE "C",
  ends timestamptz NOT NULL
);
CREATE INDEX resource_lock_mailbox ON resource_lock (mailbox);
CREATE INDEX resource_lock_account ON resource_lock (account);
CREATE INDEX resource_lock_ends ON resource_lock (ends);
