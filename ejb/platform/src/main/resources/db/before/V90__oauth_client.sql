-- Owner: account.
-- Sites and programs that accounts sign in to with their account here (RFC 6749). Redirects, scopes and grants have a line each; no domain is all of them. Of the secret its hash alone.
CREATE TABLE oauth_client (
  id bigint PRIMARY KEY,
  client text NOT NULL COLLATE "C" CONSTRAINT oauth_client_name UNIQUE,
  name text NOT NULL,
  domain bigint REFERENCES domain ON DELETE CASCADE,
  kind text NOT NULL COLLATE "C",
  secret bytea,
  redirects text NOT NULL,
  logout_redirects text NOT NULL,
  scopes text NOT NULL,
  grants text NOT NULL,
  consent boolean NOT NULL,
  algorithm text NOT NULL COLLATE "C",
  enabled boolean NOT NULL,
  version bigint NOT NULL,
  modified timestamptz NOT NULL,
  created timestamptz NOT NULL
);
CREATE INDEX oauth_client_domain ON oauth_client (domain);
-- Mail programs that people set up by themselves: switched off until an administrator wants them.
INSERT INTO oauth_client VALUES (nextval('directory_id'), 'mail-programs', 'Mail program', NULL, 'public', NULL,
  E'http://127.0.0.1/\nhttp://[::1]/\nhttp://localhost/\nhttps://localhost\nhttps://localhost/', '',
  E'openid\nprofile\nemail\noffline_access\nmail\ndav', E'authorization_code\nrefresh_token', true, 'RS256', false, 1, now(), now());
-- Keys that ID tokens are signed by, sealed under the home key for "oauth-key:" and the id.
CREATE TABLE oauth_key (
  id text PRIMARY KEY COLLATE "C",
  algorithm text NOT NULL COLLATE "C",
  secret bytea NOT NULL,
  created timestamptz NOT NULL
);
