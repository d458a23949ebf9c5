-- What was deleted: how long it can be brought back, and how it goes in the end.

-- Until now a deleted mailbox was emptied at once, in steps. From now on it keeps its messages, which
-- count no more, until the undelete window ends. Those that a stop of the server left half empty:
update mail_account a set messages = a.messages - gone.messages, octets = a.octets - gone.octets
  from (select account, sum(messages) as messages, sum(octets) as octets
        from mailbox where removed is not null group by account) as gone
  where gone.account = a.account;

alter table mail_account add column closed_at timestamptz;
comment on column mail_account.closed_at is 'when the account was deleted';
update mail_account m set closed_at = coalesce(a.deleted, now())
  from account a where a.id = m.account and m.closed;

-- Deleted accounts by the address they had.
create index account_deleted on account (domain, local_part) where deleted is not null;

-- The addresses that a deleted account had, its own one included. They are free for others.
create table deleted_address (
  account    bigint not null references account on delete cascade,
  domain     bigint not null references domain,
  local_part text   collate "C" not null,
  kind       text   collate "C" not null,
  primary key (account, domain, local_part)
);

-- Trimming.
alter table mail_account
  add column log_from  bigint      not null default 0,
  add column freed_to  bigint      not null default 0,
  add column trim_due  timestamptz not null default now();
comment on column mail_account.log_from is 'the change log tells everything behind this modseq';
comment on column mail_account.freed_to is 'expunges up to this modseq hold on to their items no more';
comment on column mail_account.trim_due is 'when to look for what is to be trimmed';
create index mail_account_trim on mail_account (trim_due);

-- What must not be removed.
create table hold (
  account bigint      not null,
  mailbox bigint      not null,
  reason  text        not null,
  placed  timestamptz not null,
  primary key (account, mailbox)
);
comment on column hold.mailbox is '0: the whole account';

-- Work that goes through the whole store, a step at a time, on whatever node.
create table store_pass (
  kind     text        collate "C" primary key,
  position bigint      not null default 0,
  due      timestamptz not null default now()
);
insert into store_pass (kind) values ('ITEMS'), ('BLOBS');

-- What still refers to an item or a content.
create index mail_change_item on mail_change (item) where item is not null;
create index item_blob on item (blob);

-- Compaction.
create index blob_segment on blob (segment);

-- The segment that a node (or its compaction) appends to, or did last: nobody else touches it.
create table segment_writer (
  writer  text   collate "C" primary key,
  segment bigint not null
);

-- Segments that hold no content any more; their files go after a while.
create table retired_segment (
  segment bigint      primary key,
  at      timestamptz not null
);

-- As long as somebody has a lease, no segment's file goes: so a backup finds what its snapshot names.
create table segment_lease (
  id    text        collate "C" primary key,
  until timestamptz not null
);

insert into store_pass (kind) values ('SEGMENTS');

-- Contents that were found damaged, until they are found sound or gone.
create table damage (
  blob    bigint      primary key,
  segment bigint      not null,
  position bigint     not null,
  fault   text        not null,
  found   timestamptz not null
);

-- The verification that runs, or ran last.
create table verification (
  only_row         boolean     primary key default true check (only_row),
  run              text        collate "C" not null,
  node             text        collate "C" not null,
  started          timestamptz not null,
  heard            timestamptz not null,
  ended            timestamptz,
  phase            text        collate "C" not null,
  contents         bigint      not null default 0,
  contents_of      bigint      not null default 0,
  octets           bigint      not null default 0,
  fixed_outlines   bigint      not null default 0,
  fixed_mailboxes  bigint      not null default 0,
  fixed_accounts   bigint      not null default 0
);
comment on column verification.heard is 'the last sign of life; ten minutes later the run counts as broken off';
