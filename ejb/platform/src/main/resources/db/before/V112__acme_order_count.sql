-- Owner: listener.
-- How many certificates each domain had ordered on a day (UTC): the account at the authority is the server's, and the authority bounds it.
CREATE TABLE acme_order_count (
  domain bigint NOT NULL REFERENCES domain ON DELETE CASCADE,
  day date NOT NULL,
  orders bigint NOT NULL,
  PRIMARY KEY (domain, day)
);
