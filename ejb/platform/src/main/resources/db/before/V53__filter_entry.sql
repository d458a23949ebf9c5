-- Owner: policy.
-- Own lists for strangers' mail; without a domain for the whole server. Expires is set anew whenever days is.
CREATE TABLE filter_entry (
  id bigint PRIMARY KEY,
  domain bigint REFERENCES domain (id),
  name text NOT NULL COLLATE "C" CONSTRAINT filter_entry_name UNIQUE,
  target text NOT NULL,
  pattern text NOT NULL COLLATE "C",
  action text NOT NULL,
  points integer NOT NULL,
  text text NOT NULL,
  ban integer NOT NULL,
  days integer NOT NULL,
  expires timestamptz,
  enabled boolean NOT NULL,
  note text NOT NULL,
  version bigint NOT NULL,
  created timestamptz NOT NULL
);
CREATE UNIQUE INDEX filter_entry_pattern ON filter_entry (coalesce(domain, 0), target, pattern);
CREATE INDEX filter_entry_domain ON filter_entry (domain);
CREATE INDEX filter_entry_expires ON filter_entry (expires);
INSERT INTO change_counter (kind) VALUES ('FILTER_ENTRIES');
