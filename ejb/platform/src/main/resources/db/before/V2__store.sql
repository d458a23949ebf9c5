-- The store: contents, items, their placements in mailboxes, and the log of every change.
--
-- Nothing here refers to the account table: an account's mail is removed in steps, long after the
-- account itself, and a foreign key with a cascade would do it in one transaction.
-- Ids come in blocks of their sequence's increment (org.carillon.database.PooledIds).

create sequence blob_id increment by 500;
create sequence segment_id increment by 10;
create sequence item_id increment by 500;
create sequence mailbox_id increment by 20;

-- Where a content's octets lie. Compaction moves the row, never the meaning of an id.
create table blob (
  id       bigint  primary key,
  segment  bigint  not null,
  position bigint  not null,
  octets   bigint  not null,
  checksum integer not null
);
comment on column blob.position is 'of the first octet in the segment file';
comment on column blob.checksum is 'CRC-32C of the octets';

-- The last batch that each node committed. A node that lost its connection while committing locks its
-- row, which waits for the lost transaction to end, and reads there whether it was committed.
create table delivery_batch (
  node text collate "C" primary key,
  last bigint not null
) with (fillfactor = 50);

-- An account's counters. Its row lock orders everything that changes the account's mail: every modseq
-- and every uid is given out under it. All mailboxes of an account share the modseqs.
create table mail_account (
  account     bigint  primary key,
  domain      bigint  not null,
  modseq      bigint  not null,
  uidvalidity bigint  not null,
  messages    bigint  not null default 0,
  octets      bigint  not null default 0,
  closed      boolean not null default false
) with (fillfactor = 60);
comment on column mail_account.modseq is 'the last one given out';
comment on column mail_account.uidvalidity is 'the last one given out, so that none is used again';
comment on column mail_account.closed is 'the account is gone; nothing is delivered any more';

create table mailbox (
  id          bigint   primary key,
  account     bigint   not null,
  name        text     collate "C" not null,
  uses        smallint not null default 0,
  uidvalidity bigint   not null,
  uidnext     bigint   not null default 1,
  recent_from bigint   not null default 1,
  modseq      bigint   not null,
  messages    integer  not null default 0,
  unseen      integer  not null default 0,
  deleted     integer  not null default 0,
  octets      bigint   not null default 0,
  removed     timestamptz
) with (fillfactor = 60);
comment on column mailbox.uses is 'a bit for each special use, by ordinal';
comment on column mailbox.recent_from is 'no session was told of messages from this uid on';
comment on column mailbox.modseq is 'of the last change in it';
comment on column mailbox.removed is 'when it was deleted; its messages are then expunged in steps';
create unique index mailbox_name on mailbox (account, name) where removed is null;
-- The counters stand in no index, not even in a predicate: so their updates touch none.
create index mailbox_removed on mailbox (removed) where removed is not null;

-- The keyword that a bit of placement.flags stands for in a mailbox. Rows are only ever added.
create table mailbox_keyword (
  mailbox bigint   not null,
  bit     smallint not null check (bit between 8 and 63),
  keyword text     collate "C" not null,
  primary key (mailbox, bit)
);

-- Subscribed names; a mailbox of that name need not exist.
create table subscription (
  account bigint not null,
  name    text   collate "C" not null,
  primary key (account, name)
);

-- A message, wherever it lies. Immutable; shared by all recipients of a delivery and by copies.
create table item (
  id              bigint      primary key,
  thread          bigint      not null,
  blob            bigint      not null,
  octets          bigint      not null,
  internal_date   timestamptz not null,
  internal_offset smallint    not null,
  outline         bytea       not null
);
comment on column item.internal_offset is 'INTERNALDATE''s own offset from UTC in minutes';
comment on column item.outline is 'envelope and structure (org.carillon.format.mime.Outline); empty when it cannot be parsed';

-- A message in a mailbox.
create table placement (
  mailbox  bigint      not null,
  uid      bigint      not null,
  item     bigint      not null,
  modseq   bigint      not null,
  flags    bigint      not null,
  saved    timestamptz not null,
  item_key text        collate "C",
  prefix   bytea,
  primary key (mailbox, uid)
) with (fillfactor = 90);
comment on column placement.item_key is 'iCalendar UID or DAV name, unique in its collection';
comment on column placement.prefix is 'trace fields before the content that only this placement shows';
create unique index placement_key on placement (mailbox, item_key) where item_key is not null;
create index placement_item on placement (item);

-- What changed at each modseq, with what was before: what CONDSTORE, QRESYNC, undelete and rewind read.
-- kind 1, placed: uid to last_uid came.
-- kind 2, flagged: the flags were these.
-- kind 3, expunged: the placement was this.
-- kind 4, made; 5, renamed: the name was this; 6, removed: the name was this. uid is 0: the mailbox itself.
create table mail_change (
  account  bigint      not null,
  modseq   bigint      not null,
  mailbox  bigint      not null,
  uid      bigint      not null,
  kind     smallint    not null check (kind between 1 and 6),
  at       timestamptz not null,
  last_uid bigint,
  item     bigint,
  flags    bigint,
  saved    timestamptz,
  item_key text        collate "C",
  prefix   bytea,
  name     text        collate "C",
  primary key (account, modseq, mailbox, uid)
);
create index mail_change_at on mail_change using brin (at);
