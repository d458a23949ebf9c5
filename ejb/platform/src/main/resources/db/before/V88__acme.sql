-- Owner: listener.
-- Accounts at certificate authorities that are asked by ACME. The secret is sealed under the home's key: the account's key, the key of the account it is bound to, the DNS key.
CREATE TABLE acme_account (
  id bigint PRIMARY KEY,
  name text NOT NULL COLLATE "C" CONSTRAINT acme_account_name UNIQUE,
  domain bigint REFERENCES domain ON DELETE CASCADE,
  directory text NOT NULL,
  contact text NOT NULL,
  terms_agreed boolean NOT NULL,
  terms text NOT NULL,
  binding_id text NOT NULL,
  authorities text NOT NULL,
  dns_server text NOT NULL,
  dns_zone text NOT NULL,
  dns_key text NOT NULL,
  dns_algorithm text NOT NULL,
  dns_helper text NOT NULL,
  dns_delay bigint NOT NULL,
  location text NOT NULL,
  secret bytea NOT NULL,
  version bigint NOT NULL,
  created timestamptz NOT NULL
);
-- Certificates that are ordered and renewed there; due says when one is looked at next, by one node.
CREATE TABLE acme_certificate (
  id bigint PRIMARY KEY,
  name text NOT NULL COLLATE "C" CONSTRAINT acme_certificate_name UNIQUE,
  domain bigint REFERENCES domain ON DELETE CASCADE,
  account bigint NOT NULL CONSTRAINT acme_certificate_account REFERENCES acme_account,
  hosts text NOT NULL,
  challenge text NOT NULL,
  key_type text NOT NULL,
  is_default boolean NOT NULL,
  enabled boolean NOT NULL,
  certificate bigint REFERENCES certificate ON DELETE SET NULL,
  version bigint NOT NULL,
  created timestamptz NOT NULL,
  due timestamptz,
  changed boolean NOT NULL DEFAULT true,
  renewal timestamptz,
  tried timestamptz,
  tries bigint NOT NULL DEFAULT 0,
  problem text NOT NULL DEFAULT ''
);
CREATE INDEX acme_certificate_due ON acme_certificate (due);
CREATE INDEX acme_certificate_account_key ON acme_certificate (account);
CREATE INDEX acme_certificate_certificate ON acme_certificate (certificate);
CREATE INDEX acme_certificate_domain ON acme_certificate (domain);
CREATE INDEX acme_account_domain ON acme_account (domain);
-- What every node's web shows an authority that looks whose a name is.
CREATE TABLE acme_token (
  token text PRIMARY KEY COLLATE "C",
  answer text NOT NULL,
  expires timestamptz NOT NULL
);
CREATE INDEX acme_token_expires ON acme_token (expires);
-- Keys that are made here for certificates that authorities sign; sealed under the home's key.
CREATE TABLE certificate_request (
  id bigint PRIMARY KEY,
  name text NOT NULL COLLATE "C" CONSTRAINT certificate_request_name UNIQUE,
  domain bigint REFERENCES domain ON DELETE CASCADE,
  hosts text NOT NULL,
  key_type text NOT NULL,
  days bigint NOT NULL,
  common_name text NOT NULL,
  organization text NOT NULL,
  unit text NOT NULL,
  locality text NOT NULL,
  state text NOT NULL,
  country text NOT NULL,
  email text NOT NULL,
  request text NOT NULL,
  key bytea NOT NULL,
  certificate bigint REFERENCES certificate ON DELETE SET NULL,
  version bigint NOT NULL,
  created timestamptz NOT NULL
);
CREATE INDEX certificate_request_certificate ON certificate_request (certificate);
CREATE INDEX certificate_request_domain ON certificate_request (domain);
-- When administrators were last told that a certificate ends: so many days before; looked says when that is looked at next.
ALTER TABLE certificate ADD COLUMN told integer;
ALTER TABLE certificate ADD COLUMN looked timestamptz NOT NULL DEFAULT now();
CREATE INDEX certificate_looked ON certificate (looked);
