-- Owner: feed.
-- Feeds that are fetched by their addresses, and whose entries come into folders of mail.
create table feed_subscription (
  mailbox  bigint      primary key references mailbox on delete cascade,
  account  bigint      not null,
  address  text        not null,
  title    text        not null,
  due      timestamptz,
  asked    timestamptz,
  fetched  timestamptz,
  every    bigint      not null,
  etag     text        not null default '',
  modified text        not null default '',
  digest   bytea,
  failures int         not null default 0,
  fault    text        not null default '',
  status   int         not null default 0,
  seen     bytea,
  ended    timestamptz
);
create index feed_subscription_account on feed_subscription (account);
create index feed_subscription_due on feed_subscription (due) where due is not null;
comment on column feed_subscription.due is 'when it is fetched next; null while it is paused, or has ended';
comment on column feed_subscription.fetched is 'when what is kept was there last';
comment on column feed_subscription.every is 'seconds from one look to the next';
comment on column feed_subscription.digest is 'the hash of the octets whose entries were delivered';
comment on column feed_subscription.fault is 'why it was not there when it was asked for last; empty when it was';
comment on column feed_subscription.seen is 'what came already: 16 octets of the hash of each entry''s id, those of the newest file first; null before anything came';
comment on column feed_subscription.ended is 'when it was unsubscribed from; kept a day for who takes that back';
