-- Owner: account.
-- Passwords that single programs of an account have; of the secret its hash alone.
create table application_password (
  id       text        collate "C" primary key,
  account  bigint      not null references account on delete cascade,
  name     text        not null,
  login    text        collate "C" not null,
  hash     bytea       not null unique,
  services text        collate "C" not null,
  created  timestamptz not null,
  used     timestamptz,
  network  text        collate "C" not null default '',
  expires  timestamptz,
  unique (account, login)
);
comment on column application_password.login is 'what is behind the plus sign of its own name: phone of alice+phone@example.test';
comment on column application_password.services is 'what it opens, by org.carillon.account.application.ApplicationPasswords, with spaces between';
