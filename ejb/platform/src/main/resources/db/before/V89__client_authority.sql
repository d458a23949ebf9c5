-- Owner: account.
-- Certificate authorities that vouch for clients, and how their certificates name accounts. Domains and revoked serial numbers have a line each; no domain is all of them.
CREATE TABLE client_authority (
  id bigint PRIMARY KEY,
  name text NOT NULL COLLATE "C" CONSTRAINT client_authority_name UNIQUE,
  certificates text NOT NULL,
  enabled boolean NOT NULL,
  mapping text NOT NULL,
  pattern text NOT NULL,
  domains text NOT NULL,
  revoked text NOT NULL,
  version bigint NOT NULL,
  modified timestamptz NOT NULL,
  created timestamptz NOT NULL
);
