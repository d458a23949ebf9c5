-- Who signs in, and how: tokens, second factors, passkeys, OAuth, sources of identities.

-- Owner: identity.

-- What programs and pages of the web show instead of a password.
create table token (
  id            text        collate "C" primary key,
  hash          bytea       not null constraint token_hash_unique unique, -- SHA-256 of the secret, which itself is not kept
  kind          text        collate "C" not null check (kind in ('BEARER', 'WEB')),
  label         text        not null,
  account       bigint      references account,
  administrator bigint      references administrator on delete cascade,
  created       timestamptz not null,
  used          timestamptz not null,
  expires       timestamptz,
  network       text        collate "C" not null default '',              -- where a session of the web was opened
  program       text        collate "C" not null default '',              -- by what it was
  check ((account is null) <> (administrator is null))
);
create index token_account on token (account);
create index token_administrator on token (administrator);
create index token_expires on token (expires);

-- From where principals signed in of late, to the day: nodes remember it, and this outlives their restart. It is read only when somebody is
-- about to be put off for others' wrong passwords.
create table known_place (
  principal      bigint      not null, -- an account's id, or that of an administrator with a name of its own: both are of one sequence
  network_bits   bigint      not null,
  network_length smallint    not null,
  password       bigint      not null, -- tells a principal's passwords apart: where an earlier one was right says nothing
  seen           timestamptz not null,
  primary key (principal, network_bits, network_length)
);

-- Who is put off for too many wrong passwords, as the nodes that count them said when it began: for administrators to see.
create table sign_in_bar (
  principal      bigint      not null, -- as in known_place; 0: a network
  network_bits   bigint      not null,
  network_length smallint    not null,
  began          timestamptz not null,
  ends           timestamptz not null,
  primary key (principal, network_bits, network_length)
);
insert into change_counter (kind) values ('BARS');

-- What administrators lifted: every node forgets then what it counted.
create table sign_in_lift (
  id             bigint      generated always as identity primary key,
  principal      bigint      not null,
  network_bits   bigint      not null,
  network_length smallint    not null,
  at             timestamptz not null
);

-- The connections that somebody signed in on, on the nodes that live; written a second after by the node that has them.
create table open_session (
  life    text        collate "C" not null,   -- of node_life
  id      text        collate "C" not null,
  account bigint      not null references account on delete cascade,
  service text        collate "C" not null,
  address text        collate "C" not null,
  program text        collate "C" not null,
  since   timestamptz not null,
  ended   boolean     not null default false, -- whether its node is asked to end it
  primary key (life, id)
);
create index open_session_account on open_session (account);
create index open_session_ended on open_session (life) where ended;
insert into change_counter (kind) values ('SESSIONS');

-- Passwords that single programs of an account have; of the secret its hash alone.
create table application_password (
  id       text        collate "C" primary key,
  account  bigint      not null references account on delete cascade,
  name     text        not null,
  login    text        collate "C" not null, -- what is behind the plus sign of its own name: phone of alice+phone@example.test
  hash     bytea       not null unique,
  services text        collate "C" not null, -- what it opens, by org.carillon.account.application.ApplicationPasswords, with spaces between
  created  timestamptz not null,
  used     timestamptz,
  network  text        collate "C" not null default '',
  expires  timestamptz,
  unique (account, login)
);

-- What accounts are signed in to by on the web besides the password: an authenticator's codes, and recovery codes.
create table second_factor (
  account     bigint      primary key references account on delete cascade,
  id          text        collate "C" not null unique,
  -- Sealed under the home key for "second-factor:" and the id; null where there are recovery codes alone.
  secret      bytea,
  step        bigint      not null,             -- the step (RFC 6238) of the code that was taken last: it and those before are over
  recovery    text        collate "C" not null, -- SHA-256 of each recovery code that is left, in hexadecimal, with spaces between
  created     timestamptz not null,
  used        timestamptz,
  wrong       integer     not null default 0,   -- how many wrong codes there were since the first of them
  wrong_since timestamptz                       -- when that was; null after a right one
);

-- Programs elsewhere that know who is who and whose password is right. Domains and attributes have a line each; no domain is all of them.
-- The secret is sealed under the home's key.
create table identity_source (
  id               bigint      primary key,
  name             text        collate "C" not null constraint identity_source_name unique,
  kind             text        not null,
  address          text        not null,
  enabled          boolean     not null,
  position         bigint      not null,
  domains          text        not null,
  start_tls        boolean     not null,
  certificates     text        not null,
  bind_name        text        not null,
  secret           bytea       not null,
  user_name        text        not null,
  base             text        not null,
  filter           text        not null,
  attributes       text        not null,
  accounts         text        not null,
  refresh          bigint      not null,
  remember         bigint      not null,
  keeps_hash       boolean     not null,
  timeout          bigint      not null,
  connections      bigint      not null,
  version          bigint      not null,
  modified         timestamptz not null,
  created          timestamptz not null,
  button           text        not null default '',
  scopes           text        not null default 'openid profile email',
  claim            text        not null default 'email',
  trusts_addresses boolean     not null default false,
  second_factor    text        not null default 'ours',
  metadata         text        not null default '',
  name_format      text        not null default 'any'
);

-- What is known of an account from its source: by what it is called there, when it was last brought up to date, and the hash that serves
-- while the source is away.
create table sourced_account (
  account   bigint      primary key references account on delete cascade,
  source    bigint      not null references identity_source on delete cascade,
  known_as  text        not null,
  refreshed timestamptz not null,
  password  text
);
create index sourced_account_source on sourced_account (source);

-- Certificate authorities that vouch for clients, and how their certificates name accounts. Domains and revoked serial numbers have a line
-- each; no domain is all of them.
create table client_authority (
  id           bigint      primary key,
  name         text        collate "C" not null constraint client_authority_name unique,
  certificates text        not null,
  enabled      boolean     not null,
  mapping      text        not null,
  pattern      text        not null,
  domains      text        not null,
  revoked      text        not null,
  version      bigint      not null,
  modified     timestamptz not null,
  created      timestamptz not null
);

-- Sites and programs that accounts sign in to with their account here (RFC 6749). Redirects, scopes and grants have a line each; no domain
-- is all of them. Of the secret its hash alone.
create table oauth_client (
  id               bigint      primary key,
  client           text        collate "C" not null constraint oauth_client_name unique,
  name             text        not null,
  domain           bigint      references domain on delete cascade,
  kind             text        collate "C" not null,
  secret           bytea,
  redirects        text        not null,
  logout_redirects text        not null,
  scopes           text        not null,
  grants           text        not null,
  consent          boolean     not null,
  algorithm        text        collate "C" not null,
  enabled          boolean     not null,
  version          bigint      not null,
  modified         timestamptz not null,
  created          timestamptz not null,
  -- The network from which a program registered itself (RFC 7591); null for clients that administrators made.
  registered_from  text        collate "C"
);
create index oauth_client_domain on oauth_client (domain);
create index oauth_client_registered on oauth_client (registered_from, created) where registered_from is not null;
-- Mail programs that people set up by themselves: switched off until an administrator wants them.
insert into oauth_client (id, client, name, kind, redirects, logout_redirects, scopes, grants, consent, algorithm, enabled, version, modified,
    created)
  values (nextval('directory_id'), 'mail-programs', 'Mail program', 'public',
    E'http://127.0.0.1/\nhttp://[::1]/\nhttp://localhost/\nhttps://localhost\nhttps://localhost/', '',
    E'openid\nprofile\nemail\noffline_access\nmail\ndav', E'authorization_code\nrefresh_token', true, 'RS256', false, 1, now(), now());

-- Keys that ID tokens are signed by, sealed under the home key for "oauth-key:" and the id.
create table oauth_key (
  id        text        collate "C" primary key,
  algorithm text        collate "C" not null,
  secret    bytea       not null,
  created   timestamptz not null
);

-- Whom an account let in, and to what; it is not asked again.
create table oauth_consent (
  id      text        collate "C" primary key,
  account bigint      not null references account on delete cascade,
  client  bigint      not null references oauth_client on delete cascade,
  scopes  text        collate "C" not null,
  since   timestamptz not null,
  constraint oauth_consent_once unique (account, client)
);
create index oauth_consent_client on oauth_consent (client);

-- What a code was exchanged for: all tokens that come of it. They are sealed and not kept; the generation tells which refresh token is the
-- last.
create table oauth_grant (
  id            text        collate "C" primary key,
  consent       text        collate "C" not null references oauth_consent on delete cascade,
  scopes        text        collate "C" not null,
  generation    bigint      not null,
  refreshed     timestamptz not null,
  authenticated timestamptz not null,
  created       timestamptz not null,
  used          timestamptz not null,
  network       text        collate "C" not null,
  expires       timestamptz not null,
  ended         timestamptz
);
create index oauth_grant_consent on oauth_grant (consent);
create index oauth_grant_expires on oauth_grant (expires);

-- Devices that wait for their owner to let them in on another one (RFC 8628): for a quarter of an hour, and no more of them than a bound.
create table oauth_device (
  id            text        collate "C" primary key,
  code          text        collate "C" not null constraint oauth_device_code unique,
  client        bigint      not null references oauth_client on delete cascade,
  scopes        text        collate "C" not null,
  network       text        collate "C" not null,
  created       timestamptz not null,
  expires       timestamptz not null,
  polled        timestamptz not null,
  pause         bigint      not null,
  account       bigint      references account on delete cascade,
  password      bigint      not null,
  authenticated timestamptz,
  refused       boolean     not null
);
create index oauth_device_client on oauth_device (client);
create index oauth_device_account on oauth_device (account) where account is not null;
create index oauth_device_expires on oauth_device (expires);
create index oauth_device_network on oauth_device (network);

-- Who came back from a source, once for each way there: its id is a hash of what the browser was given. With the web session that came of
-- it, it goes. The hint (an ID token) is sealed under the home's key.
create table source_visit (
  id      text        collate "C" primary key,
  source  bigint      not null references identity_source on delete cascade,
  account bigint      not null references account on delete cascade,
  subject text        collate "C" not null,
  session text        collate "C" not null,
  hint    bytea       not null,
  token   text        collate "C" references token on delete cascade,
  created timestamptz not null
);
create index source_visit_subject on source_visit (source, subject);
create index source_visit_account on source_visit (account);
create index source_visit_token on source_visit (token);

-- Passkeys and security keys (WebAuthn) that accounts are signed in to by on the web; public keys, nothing secret.
create table passkey (
  id         text        collate "C" primary key,
  account    bigint      not null references account on delete cascade,
  credential bytea       not null unique,      -- the credential id, as the authenticator chose it
  host       text        collate "C" not null, -- the relying party's id: the host, or a domain above it, that it is for
  name       text        not null,
  key        bytea       not null,             -- attested credential data (WebAuthn §6.5.2)
  counter    bigint      not null,
  verifies   boolean     not null,             -- whether it has verified its user before (uvInitialized)
  eligible   boolean     not null,
  synced     boolean     not null,
  transports text        collate "C" not null default '',
  created    timestamptz not null,
  used       timestamptz,
  network    text        collate "C" not null default '',
  asked      timestamptz not null,             -- when the question was asked that was answered last: what was asked before is over
  suspected  timestamptz                       -- when its counter went back: there may be a copy of it
);
create index passkey_account on passkey (account);

-- Who signs in is asked for by the credential alone.
create function second_factor_changed() returns trigger language plpgsql as $$
declare
  whose constant bigint := case when tg_op = 'DELETE' then old.account else new.account end;
begin
  update credential c set second_factor = n.there
  from (select exists (select from second_factor f where f.account = whose)
    or exists (select from passkey p where p.account = whose) as there) n
  where c.account = whose and c.second_factor <> n.there;
  return null;
end $$;
create trigger credential_second_factor after insert or delete
  on second_factor for each row execute function second_factor_changed();
create trigger credential_second_factor after insert or delete
  on passkey for each row execute function second_factor_changed();

-- What helps people who forgot their password: an address elsewhere, and a code that sets another password once.
create table password_recovery (
  account   bigint      primary key references account on delete cascade,
  address   text        not null default '', -- codes are mailed to it; empty if there is none
  confirmed timestamptz,
  code      bytea       unique,              -- SHA-256 of the code that is good now; null for none
  issued    timestamptz,
  expires   timestamptz,
  issuer    text        not null default '', -- the administrator who made the code; empty where it was mailed
  day       date,
  sent      integer     not null default 0   -- how many letters went out on that day
);

-- Sign-ins to accounts: a row a day for each service, network, program, way and result.
create table sign_in (
  account bigint      not null references account on delete cascade,
  day     date        not null,
  service text        collate "C" not null,
  network text        collate "C" not null,
  program text        not null,
  way     text        collate "C" not null,
  result  text        collate "C" not null,
  -- What of the network tells a place: the name that an administrator gave it, else some of its bits.
  area    text        not null,
  first   timestamptz not null,
  last    timestamptz not null,
  times   bigint      not null,
  alerted boolean     not null default false, -- whether the owner was written to because of it
  primary key (account, day, service, network, program, way, result)
);
create index sign_in_day on sign_in (day);

-- Words of SAML providers, each known by a hash for as long as it could come again. Until its browser fetches it by the code (a hash here),
-- what it says is kept, sealed under the home's key.
create table source_assertion (
  id      text        collate "C" primary key,
  source  bigint      not null references identity_source on delete cascade,
  code    text        collate "C",
  content bytea,
  until   timestamptz not null
);
create unique index source_assertion_code on source_assertion (code);
create index source_assertion_source on source_assertion (source);
create index source_assertion_until on source_assertion (until);
