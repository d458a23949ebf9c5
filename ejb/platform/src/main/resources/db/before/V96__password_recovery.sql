-- Owner: account.
-- What helps people who forgot their password: an address elsewhere, and a code that sets another password once.
create table password_recovery (
  account   bigint      primary key references account on delete cascade,
  address   text        not null default '',
  confirmed timestamptz,
  code      bytea       unique,
  issued    timestamptz,
  expires   timestamptz,
  issuer    text        not null default '',
  day       date,
  sent      integer     not null default 0
);
comment on column password_recovery.address is 'where codes are mailed to; empty for nowhere';
comment on column password_recovery.code is 'SHA-256 of the code that is good now; null for none';
comment on column password_recovery.issuer is 'the administrator who made the code; empty where it was mailed';
comment on column password_recovery.sent is 'how many letters went out on that day';
