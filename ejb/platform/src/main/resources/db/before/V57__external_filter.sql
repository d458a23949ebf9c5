-- Owner: policy.
-- Programs beside the server that look at mail. What is empty in domains and handling is all domains, and what the kind has as its usual.
CREATE TABLE external_filter (
  id bigint PRIMARY KEY,
  name text NOT NULL COLLATE "C" CONSTRAINT external_filter_name UNIQUE,
  kind text NOT NULL,
  address text NOT NULL,
  enabled boolean NOT NULL,
  position bigint NOT NULL,
  mail text NOT NULL,
  most_octets bigint NOT NULL,
  domains text NOT NULL,
  timeout bigint NOT NULL,
  connections bigint NOT NULL,
  failure text NOT NULL,
  handling text NOT NULL,
  factor bigint NOT NULL,
  version bigint NOT NULL,
  created timestamptz NOT NULL
);
INSERT INTO change_counter (kind) VALUES ('EXTERNAL_FILTERS');
