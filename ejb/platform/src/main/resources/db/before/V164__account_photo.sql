-- Owner: account.
-- The pictures that people put into their entries in the directory, apart from what every look at an account reads.
create table account_photo (
  account bigint      primary key references account on delete cascade,
  version text        collate "C" not null,
  type    text        collate "C" not null,
  octets  bytea       not null,
  changed timestamptz not null
);
create index account_photo_version on account_photo (version);
comment on column account_photo.version is 'a digest of the octets: what a picture is asked for by';
comment on column account_photo.type is 'its media type';
