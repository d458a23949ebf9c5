-- Owner: policy.
-- Rules: Sieve scripts of accounts, of domains and of the server.
create table script (
  id      bigint  generated always as identity primary key,
  account bigint  references account on delete cascade,
  domain  bigint  references domain on delete cascade,
  name    text    collate "C" not null,
  used    text    collate "C" not null check (used in ('NONE', 'ACTIVE', 'BEFORE', 'AFTER')),
  content text    not null,
  octets  integer not null,
  version bigint  not null,
  check (account is null or domain is null),
  check (used <> 'ACTIVE' or account is not null),
  check (used not in ('BEFORE', 'AFTER') or account is null)
);
comment on column script.account is 'whose it is; null for a domain''s and for the server''s';
comment on column script.domain is 'whose it is; null for an account''s and for the server''s';
comment on column script.used is 'when it is run: a name of org.carillon.contract.script.ScriptUse';
comment on column script.octets is 'of its content in UTF-8';
create unique index script_name on script (coalesce(account, 0), coalesce(domain, 0), name);
create unique index script_used on script (coalesce(account, 0), coalesce(domain, 0), used)
  where used <> 'NONE';
insert into change_counter (kind) values ('RULES');
