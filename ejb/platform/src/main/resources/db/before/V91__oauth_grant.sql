-- Owner: account.
-- Whom an account let in, and to what; it is not asked again.
CREATE TABLE oauth_consent (
  id text PRIMARY KEY COLLATE "C",
  account bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  client bigint NOT NULL REFERENCES oauth_client ON DELETE CASCADE,
  scopes text NOT NULL COLLATE "C",
  since timestamptz NOT NULL,
  CONSTRAINT oauth_consent_once UNIQUE (account, client)
);
CREATE INDEX oauth_consent_client ON oauth_consent (client);
-- What a code was exchanged for: all tokens that come of it. They are sealed and not kept; the generation tells which refresh token is the last.
CREATE TABLE oauth_grant (
  id text PRIMARY KEY COLLATE "C",
  consent text NOT NULL COLLATE "C" REFERENCES oauth_consent ON DELETE CASCADE,
  scopes text NOT NULL COLLATE "C",
  generation bigint NOT NULL,
  refreshed timestamptz NOT NULL,
  authenticated timestamptz NOT NULL,
  created timestamptz NOT NULL,
  used timestamptz NOT NULL,
  network text NOT NULL COLLATE "C",
  expires timestamptz NOT NULL,
  ended timestamptz
);
CREATE INDEX oauth_grant_consent ON oauth_grant (consent);
CREATE INDEX oauth_grant_expires ON oauth_grant (expires);
