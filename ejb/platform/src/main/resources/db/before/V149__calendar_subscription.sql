-- Owner: calendar.
-- Calendars of others that are fetched by their addresses.
create table calendar_subscription (
  mailbox  bigint      primary key references mailbox on delete cascade,
  account  bigint      not null,
  address  text        not null,
  due      timestamptz not null,
  asked    timestamptz,
  fetched  timestamptz,
  every    bigint      not null,
  etag     text        not null default '',
  modified text        not null default '',
  digest   bytea,
  failures int         not null default 0,
  fault    text        not null default '',
  status   int         not null default 0
);
create index calendar_subscription_account on calendar_subscription (account);
create index calendar_subscription_due on calendar_subscription (due);
comment on column calendar_subscription.fetched is 'when what is kept was there last';
comment on column calendar_subscription.every is 'seconds from one look to the next';
comment on column calendar_subscription.digest is 'the hash of the octets that were put into the calendar';
comment on column calendar_subscription.fault is 'why it was not there when it was asked for last; empty when it was';
