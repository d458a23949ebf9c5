-- Owner: calendar.
-- What others were last told of an account's meeting: what is stored is compared with it, and the difference is sent. A row is due from before the object
-- is changed until all are told, so that nobody is left out when a node dies.
create table scheduling (
  id      bigint      generated always as identity primary key,
  account bigint      not null references account on delete cascade,
  uid     text        collate "C" not null,
  told    bytea,
  quiet   boolean     not null default false,
  mark    bigint      not null default 1,
  tries   integer     not null default 0,
  due     timestamptz
);
comment on column scheduling.told is 'the iCalendar object; null when nobody knows of it';
comment on column scheduling.quiet is 'whether the last change is told to nobody (RFC 6638 section 8.1)';
comment on column scheduling.mark is 'counts changes, so that what is sent of one does not end another';
create unique index scheduling_uid on scheduling (account, uid);
create index scheduling_due on scheduling (due) where due is not null;

-- Who was told what of a change that not all were told of yet; written with the message.
create table scheduling_sent (
  scheduling bigint not null references scheduling on delete cascade,
  recipient  text   collate "C" not null,
  digest     bytea  not null,
  primary key (scheduling, recipient)
);
