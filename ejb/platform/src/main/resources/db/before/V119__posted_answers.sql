-- Owner: account.
-- SAML providers: their metadata, where it is not read from an address, and by which kind of name they are asked to call people.
ALTER TABLE identity_source
  ADD COLUMN metadata text NOT NULL DEFAULT '',
  ADD COLUMN name_format text NOT NULL DEFAULT 'any';
-- Words of SAML providers, each known by a hash for as long as it could come again. Until its browser fetches it by the code (a hash here), what it says is kept, sealed under the home's key.
CREATE TABLE source_assertion (
  id text PRIMARY KEY COLLATE "C",
  source bigint NOT NULL REFERENCES identity_source ON DELETE CASCADE,
  code text COLLATE "C",
  content bytea,
  until timestamptz NOT NULL
);
CREATE UNIQUE INDEX source_assertion_code ON source_assertion (code);
CREATE INDEX source_assertion_source ON source_assertion (source);
CREATE INDEX source_assertion_until ON source_assertion (until);
-- The network from which a program registered itself as a client (RFC 7591); null for clients that administrators made.
ALTER TABLE oauth_client ADD COLUMN registered_from text COLLATE "C";
CREATE INDEX oauth_client_registered ON oauth_client (registered_from, created) WHERE registered_from IS NOT NULL;
