-- Owner: policy.
-- Keys by which domains sign their mail (DKIM). The secret is sealed under the home's key; due is when the key is looked at
-- next: whether its record is published, whether another takes its place, whether it can go.
CREATE TABLE dkim_key (
  id bigint PRIMARY KEY,
  domain bigint NOT NULL REFERENCES domain (id),
  signing_domain text NOT NULL COLLATE "C",
  name text NOT NULL COLLATE "C" CONSTRAINT dkim_key_name UNIQUE,
  algorithm text NOT NULL,
  state text NOT NULL,
  secret bytea NOT NULL,
  record text NOT NULL,
  version bigint NOT NULL,
  created timestamptz NOT NULL,
  activated timestamptz,
  retired timestamptz,
  due timestamptz NOT NULL
);
CREATE INDEX dkim_key_domain ON dkim_key (domain);
CREATE INDEX dkim_key_due ON dkim_key (due);
INSERT INTO change_counter (kind) VALUES ('DOMAIN_KEYS');
