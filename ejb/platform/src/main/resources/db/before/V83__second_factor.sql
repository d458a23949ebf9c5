-- Owner: account.
-- What accounts are signed in to by on the web besides the password: an authenticator's codes, and recovery codes.
create table second_factor (
  account  bigint      primary key references account on delete cascade,
  id       text        collate "C" not null unique,
  secret   bytea       not null,
  step     bigint      not null,
  recovery text        collate "C" not null,
  created  timestamptz not null,
  used     timestamptz
);
comment on column second_factor.secret is 'sealed under the home key for "second-factor:" and the id';
comment on column second_factor.step is 'the step (RFC 6238) of the code that was taken last: it and those before are over';
comment on column second_factor.recovery is 'SHA-256 of each recovery code that is left, in hexadecimal, with spaces between';
