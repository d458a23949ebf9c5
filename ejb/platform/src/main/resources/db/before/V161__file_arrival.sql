-- Owner: filelink.
-- What strangers put by addresses that take files, until their makers were written to and have seen it.
alter table file_link add column tells boolean not null default true;
comment on column file_link.tells is 'whether its maker is written to when files came by it';
create table file_arrival (
  id      bigint      generated always as identity primary key,
  maker   bigint      not null references account on delete cascade,
  mailbox bigint      not null references mailbox on delete cascade,
  link    text        collate "C" not null,
  who     text        not null,
  name    text        not null,
  octets  bigint      not null,
  came    timestamptz not null,
  told    boolean     not null,
  seen    boolean     not null default false
);
create index file_arrival_maker on file_arrival (maker);
create index file_arrival_mailbox on file_arrival (mailbox);
create index file_arrival_untold on file_arrival (link, id) where not told;
comment on column file_arrival.link is 'by which; it may have been ended since';
comment on column file_arrival.who is 'what its sender calls himself; empty for nothing';
comment on column file_arrival.told is 'whether no letter is to be written of it any more';
comment on column file_arrival.seen is 'whether it was put away on the page of files';
create table upload_letter (
  id      bigint      generated always as identity primary key,
  maker   bigint      not null references account on delete cascade,
  mailbox bigint      not null references mailbox on delete cascade,
  link    text        collate "C" not null unique,
  more    boolean     not null,
  due     timestamptz not null
);
create index upload_letter_maker on upload_letter (maker);
create index upload_letter_mailbox on upload_letter (mailbox);
create index upload_letter_due on upload_letter (due);
comment on table upload_letter is 'addresses by which something came lately: of each one letter at a time is written';
comment on column upload_letter.more is 'whether something came since the last letter';
