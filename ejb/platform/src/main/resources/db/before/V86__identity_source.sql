-- Owner: account.
-- Programs elsewhere that know who is who and whose password is right. Domains and attributes have a line each; no domain is all of them. The secret is sealed under the home's key.
CREATE TABLE identity_source (
  id bigint PRIMARY KEY,
  name text NOT NULL COLLATE "C" CONSTRAINT identity_source_name UNIQUE,
  kind text NOT NULL,
  address text NOT NULL,
  enabled boolean NOT NULL,
  position bigint NOT NULL,
  domains text NOT NULL,
  start_tls boolean NOT NULL,
  certificates text NOT NULL,
  bind_name text NOT NULL,
  secret bytea NOT NULL,
  user_name text NOT NULL,
  base text NOT NULL,
  filter text NOT NULL,
  attributes text NOT NULL,
  accounts text NOT NULL,
  refresh bigint NOT NULL,
  remember bigint NOT NULL,
  keeps_hash boolean NOT NULL,
  timeout bigint NOT NULL,
  connections bigint NOT NULL,
  version bigint NOT NULL,
  modified timestamptz NOT NULL,
  created timestamptz NOT NULL
);
