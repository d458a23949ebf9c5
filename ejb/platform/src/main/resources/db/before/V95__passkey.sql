-- Owner: account.
-- Passkeys and security keys (WebAuthn) that accounts are signed in to by on the web; public keys, nothing secret.
create table passkey (
  id         text        collate "C" primary key,
  account    bigint      not null references account on delete cascade,
  credential bytea       not null unique,
  host       text        collate "C" not null,
  name       text        not null,
  key        bytea       not null,
  counter    bigint      not null,
  verifies   boolean     not null,
  eligible   boolean     not null,
  synced     boolean     not null,
  transports text        collate "C" not null default '',
  created    timestamptz not null,
  used       timestamptz,
  network    text        collate "C" not null default '',
  asked      timestamptz not null,
  suspected  timestamptz
);
create index passkey_account on passkey (account);
comment on column passkey.credential is 'the credential id, as the authenticator chose it';
comment on column passkey.host is 'the relying party''s id: the host, or a domain above it, that it is for';
comment on column passkey.key is 'attested credential data (WebAuthn §6.5.2)';
comment on column passkey.verifies is 'whether it has verified its user before (uvInitialized)';
comment on column passkey.asked is 'when the question was asked that was answered last: what was asked before is over';
comment on column passkey.suspected is 'when its counter went back: there may be a copy of it';
-- Recovery codes stand for passkeys as well: then there is no authenticator.
alter table second_factor alter column secret drop not null;
comment on column second_factor.secret is 'sealed under the home key for "second-factor:" and the id; null where there are recovery codes alone';
