-- Owner: filelink.
-- Addresses by which strangers reach files; of each secret its hash alone.
create table file_link (
  id       text        collate "C" primary key,
  maker    bigint      not null references account on delete cascade,
  mailbox  bigint      not null references mailbox on delete cascade,
  file     text        collate "C",
  hash     bytea       not null unique,
  password text,
  made     timestamptz not null,
  expires  timestamptz,
  uses     bigint      not null default 0,
  used     timestamptz
);
create index file_link_maker on file_link (maker);
create index file_link_mailbox on file_link (mailbox);
comment on column file_link.maker is 'the account by whose right it leads to the files';
comment on column file_link.file is 'the key of a file; null for the whole folder';
comment on column file_link.password is 'the hash of what who comes has to say; null for nothing';
