-- Owner: account.
-- Devices that wait for their owner to let them in on another one (RFC 8628): for a quarter of an hour, and no more of them than a bound.
CREATE TABLE oauth_device (
  id text PRIMARY KEY COLLATE "C",
  code text NOT NULL COLLATE "C" CONSTRAINT oauth_device_code UNIQUE,
  client bigint NOT NULL REFERENCES oauth_client ON DELETE CASCADE,
  scopes text NOT NULL COLLATE "C",
  network text NOT NULL COLLATE "C",
  created timestamptz NOT NULL,
  expires timestamptz NOT NULL,
  polled timestamptz NOT NULL,
  pause bigint NOT NULL,
  account bigint REFERENCES account ON DELETE CASCADE,
  password bigint NOT NULL,
  authenticated timestamptz,
  refused boolean NOT NULL
);
CREATE INDEX oauth_device_client ON oauth_device (client);
CREATE INDEX oauth_device_account ON oauth_device (account) WHERE account IS NOT NULL;
CREATE INDEX oauth_device_expires ON oauth_device (expires);
CREATE INDEX oauth_device_network ON oauth_device (network);
