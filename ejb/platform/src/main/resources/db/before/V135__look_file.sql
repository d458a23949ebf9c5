-- Owner: account.
-- Files that administrators give the pages: logos, skins, and the sentences of languages.
create table look_file (
  id       bigint      primary key,
  kind     text        not null check (kind in ('LOGO', 'SKIN', 'LANGUAGE')),
  domain   bigint      references domain on delete cascade,
  name     text        collate "C" not null,
  type     text        not null,
  digest   text        not null,
  content  bytea       not null,
  uploaded timestamptz not null
);
create unique index look_file_name on look_file (kind, domain, name) nulls not distinct;
comment on column look_file.domain is 'whose it is; null for the server''s';
comment on column look_file.name is 'a language''s code, a skin''s name, or nothing';
insert into change_counter (kind) values ('LOOKS');
