-- Owner: account.
-- How it is with sources to which browsers are sent: what people know one by, what is asked for, which claim is the address, whether unverified ones are right, who sees to second factors.
ALTER TABLE identity_source
  ADD COLUMN button text NOT NULL DEFAULT '',
  ADD COLUMN scopes text NOT NULL DEFAULT 'openid profile email',
  ADD COLUMN claim text NOT NULL DEFAULT 'email',
  ADD COLUMN trusts_addresses boolean NOT NULL DEFAULT false,
  ADD COLUMN second_factor text NOT NULL DEFAULT 'ours';
-- Who came back from a source, once for each way there: its id is a hash of what the browser was given. With the web session that came of it, it goes. The hint (an ID token) is sealed under the home's key.
CREATE TABLE source_visit (
  id text PRIMARY KEY COLLATE "C",
  source bigint NOT NULL REFERENCES identity_source ON DELETE CASCADE,
  account bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  subject text NOT NULL COLLATE "C",
  session text NOT NULL COLLATE "C",
  hint bytea NOT NULL,
  token text COLLATE "C" REFERENCES token ON DELETE CASCADE,
  created timestamptz NOT NULL
);
CREATE INDEX source_visit_subject ON source_visit (source, subject);
CREATE INDEX source_visit_account ON source_visit (account);
CREATE INDEX source_visit_token ON source_visit (token);
