-- Owner: calendar.
-- How much of a calendar everybody is shown; of one without a row nothing.
create table calendar_shown (
  mailbox bigint primary key references mailbox on delete cascade,
  part    text        collate "C" not null check (part in ('NOTHING', 'BUSY', 'PUBLIC')),
  seed    bytea       not null,
  changed timestamptz not null
);
comment on column calendar_shown.seed is 'a key, by which UIDs of events whose times alone are shown are made others';

-- Secret addresses of calendars; of each secret its hash alone.
create table calendar_link (
  id          text        collate "C" primary key,
  mailbox     bigint      not null references mailbox on delete cascade,
  part        text        collate "C" not null check (part in ('BUSY', 'PUBLIC', 'WHOLE')),
  hash        bytea       not null unique,
  description text        not null,
  made        timestamptz not null,
  used        timestamptz
);
create index calendar_link_mailbox on calendar_link (mailbox);

-- What accounts' programs uploaded of their free/busy.
create table uploaded_free_busy (
  account  bigint      not null references account on delete cascade,
  what     text        collate "C" not null check (what in ('FREE_BUSY', 'PRIVATE')),
  octets   bytea       not null,
  uploaded timestamptz not null,
  primary key (account, what)
);
