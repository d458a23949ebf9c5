-- Owner: account.
-- Named sets of settings that accounts are put into; their settings are rows of level 3 in setting. A class without a domain is the server's.
CREATE TABLE service_class (
  id bigint PRIMARY KEY,
  domain bigint REFERENCES domain,
  name text NOT NULL COLLATE "C",
  description text NOT NULL,
  offered boolean NOT NULL,
  version bigint NOT NULL,
  modified timestamptz NOT NULL,
  created timestamptz NOT NULL
);
CREATE UNIQUE INDEX service_class_name ON service_class (coalesce(domain, 0), name);

-- The number that the counter CLASSES had when the account came into its class, or left one: nodes read what is behind the last that they know.
ALTER TABLE account ADD COLUMN service_class bigint REFERENCES service_class, ADD COLUMN class_change bigint;
CREATE INDEX account_class ON account (service_class) WHERE service_class IS NOT NULL;
CREATE INDEX account_class_change ON account (class_change) WHERE class_change IS NOT NULL;

INSERT INTO change_counter (kind) VALUES ('CLASSES');
