-- Owner: contacts.
-- Whom accounts wrote to, where they let it be remembered (setting contacts.gather-addresses): the last 500 of each.
CREATE TABLE gathered_address (
  account bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  address text NOT NULL COLLATE "C",
  name text NOT NULL,
  used timestamptz NOT NULL,
  PRIMARY KEY (account, address)
);
COMMENT ON COLUMN gathered_address.address IS 'in lower case';
COMMENT ON COLUMN gathered_address.name IS 'as it was last written; empty where it never had one';
