-- Owner: account.
-- What is known of an account from its source: by what it is called there, when it was last brought up to date, and the hash that serves while the source is away.
CREATE TABLE sourced_account (
  account bigint PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  source bigint NOT NULL REFERENCES identity_source ON DELETE CASCADE,
  known_as text NOT NULL,
  refreshed timestamptz NOT NULL,
  password text
);
CREATE INDEX sourced_account_source ON sourced_account (source);
