-- Owner: policy.
-- Lists in the DNS (RFC 5782) that strangers' mail is compared with.
CREATE TABLE dns_list (
  id bigint PRIMARY KEY,
  name text NOT NULL COLLATE "C" CONSTRAINT dns_list_name UNIQUE,
  zone text NOT NULL COLLATE "C",
  subject text NOT NULL,
  action text NOT NULL,
  points integer NOT NULL,
  codes text NOT NULL,
  text text NOT NULL,
  enabled boolean NOT NULL,
  note text NOT NULL,
  version bigint NOT NULL,
  created timestamptz NOT NULL,
  CONSTRAINT dns_list_zone UNIQUE (zone, subject)
);
INSERT INTO change_counter (kind) VALUES ('DNS_LISTS');
