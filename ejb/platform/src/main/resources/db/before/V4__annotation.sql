-- What clients note about mailboxes and accounts (RFC 5464).
create table annotation (
  mailbox bigint not null,
  reader  bigint not null,
  entry   text   collate "C" not null,
  value   bytea  not null,
  primary key (mailbox, reader, entry)
);
comment on column annotation.mailbox is '0: of no mailbox, but of the reader''s account, or of the server';
comment on column annotation.reader is 'the account whose private entry it is; 0 for one that all share';
comment on column annotation.entry is 'in lower case, with /private or /shared before it';
