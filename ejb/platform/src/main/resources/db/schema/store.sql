-- Contents, items, their placements in mailboxes, and the log of every change.
--
-- Nothing here refers to the account table: an account's mail is removed in steps, long after the account itself, and a foreign key with a
-- cascade would do it in one transaction.

-- Owner: blob.

-- Ids come in blocks of their sequence's increment (org.carillon.database.PooledIds).
create sequence blob_id increment by 500;
create sequence segment_id increment by 10;

-- Where a content's octets lie. Compaction moves the row, never the meaning of an id.
create table blob (
  id       bigint  primary key,
  segment  bigint  not null,
  position bigint  not null, -- of the first octet in the segment file
  octets   bigint  not null,
  checksum integer not null  -- CRC-32C of the octets
);
-- What compaction reads of a segment.
create index blob_segment on blob (segment);

-- Work that goes through the whole store, a step at a time, on whatever node.
create table store_pass (
  kind     text        collate "C" primary key,
  position bigint      not null default 0,
  due      timestamptz not null default now(),
  claim    text        collate "C" -- which claim the pass is under, of those that are renewed
);
insert into store_pass (kind) values ('ITEMS'), ('BLOBS'), ('SEGMENTS'), ('LOGS');

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

-- Contents that were found damaged, until they are found sound or gone.
create table damage (
  blob     bigint      primary key,
  segment  bigint      not null,
  position bigint      not null,
  fault    text        not null,
  found    timestamptz not null
);

-- Owner: store.

-- The last batch that each node committed. A node that lost its connection while committing locks its row, which waits for the lost
-- transaction to end, and reads there whether it was committed.
create table delivery_batch (
  node text   collate "C" primary key,
  last bigint not null
) with (fillfactor = 50);

-- An account's counters. Its row lock orders everything that changes the account's mail: every modseq and every uid is given out under it.
-- All mailboxes of an account share the modseqs.
create table mail_account (
  account      bigint      primary key,
  domain       bigint      not null,
  modseq       bigint      not null,               -- the last one given out
  uidvalidity  bigint      not null,               -- the last one given out, so that none is used again
  messages     bigint      not null default 0,
  octets       bigint      not null default 0,
  closed       boolean     not null default false, -- the account is gone; nothing is delivered any more
  closed_at    timestamptz,                        -- when the account was deleted
  log_from     bigint      not null default 0,     -- the change log tells everything behind this modseq
  freed_to     bigint      not null default 0,     -- expunges up to this modseq hold on to their items no more
  trim_due     timestamptz not null default now(), -- when to look for what is to be trimmed
  tree         bigint      not null default 0,     -- counts the changes of the mailboxes' names and uses, and of the subscriptions
  alert_due    timestamptz,                        -- the owner is still to be told; put off by the node that does it
  address      text        collate "C",            -- what its clients know it by
  told_percent smallint    not null default 0,     -- the step, in percent of its limits, that it had reached when it last grew
  constraint mail_account_counters check (messages >= 0 and octets >= 0),
  constraint mail_account_log check (log_from <= modseq and freed_to <= (modseq + 1))
) with (fillfactor = 60);
create index mail_account_trim on mail_account (trim_due);
create index mail_account_alert on mail_account (alert_due) where alert_due is not null;
-- What a domain's accounts hold together.
create index mail_account_domain on mail_account (domain, account);
create trigger mail_account_announced after insert on mail_account for each row
  when (new.alert_due is not null) execute function announce_due();
create trigger mail_account_sooner after update of alert_due on mail_account for each row
  when (new.alert_due < old.alert_due or old.alert_due is null and new.alert_due is not null) execute function announce_due();

create sequence mailbox_id increment by 20;

-- Mailboxes, and all other collections: calendars, address books, folders of files. A deleted one keeps its row and its messages, which
-- count no more, until the undelete window ends.
create table mailbox (
  id            bigint      primary key,
  account       bigint      not null,
  name          text        collate "C" not null,
  uses          smallint    not null default 0,     -- a bit for each special use, by ordinal
  uidvalidity   bigint      not null,
  uidnext       bigint      not null default 1 constraint mailbox_uidnext check (uidnext between 1 and 4294967296),
  recent_from   bigint      not null default 1,     -- no session was told of messages from this uid on
  modseq        bigint      not null,               -- of the last change in it
  messages      integer     not null default 0,
  unseen        integer     not null default 0,
  deleted       integer     not null default 0,
  octets        bigint      not null default 0,
  removed       timestamptz,                        -- when it was deleted
  rights_modseq bigint      not null default 0,     -- when its access list was last changed; 0 when it never had one
  seen_since    bigint      not null default 0,     -- the modseq at which it was last chosen whose \Seen is; 0 when never
  -- The restoration that fills it, or had begun to: until it is shown it is nobody's, and is neither counted nor trimmed.
  restoring     text        collate "C",
  -- A client may know its uidvalidity: set when it is opened or asked for before the first message came.
  told          boolean     not null default false,
  -- What its items are: a name of org.carillon.store.item.CollectionKind; never changes.
  kind          text        collate "C" not null default 'MAIL',
  mirror        boolean     not null default false, -- whether the server keeps in it what is elsewhere, and nobody else changes it
  marked        boolean     not null default false, -- whether a program ever locked something in it, or noted something of an item
  constraint mailbox_counters check (messages >= 0 and unseen between 0 and messages and deleted between 0 and messages and octets >= 0),
  constraint mailbox_filled check (restoring is null or removed is not null)
) with (fillfactor = 60);
create unique index mailbox_name on mailbox (account, name) where removed is null;
-- What was removed is looked for account by account, each once a day.
create index mailbox_gone on mailbox (account) where removed is not null;
create index mailbox_calendar on mailbox (id) where kind = 'CALENDAR' and removed is null;

-- An account's tree of mailboxes counts its versions. By triggers: restorations, rewinds and trimming write these rows, too, and none must
-- be forgotten. Once in a transaction, not once a mailbox: a renamed branch of thousands would make as many versions of the account's row.
-- Changes and deletions by rows still, since a trigger that sees a whole statement can't name columns, and would run at each delivery.
create function mailbox_tree_changed() returns trigger language plpgsql as $$
declare
  changed constant bigint := coalesce(new.account, old.account);
  mark constant text := pg_current_xact_id() || ' ' || changed;
begin
  if current_setting('carillon.tree', true) is distinct from mark then
    update mail_account set tree = tree + 1 where account = changed;
    perform set_config('carillon.tree', mark, true);
  end if;
  return null;
end $$;
create trigger mailbox_tree after delete or update of account, name, uses, removed
  on mailbox for each row execute function mailbox_tree_changed();
-- New rows count statement by statement: no delivery inserts any, and thousands of accounts get theirs together.
create function mailbox_tree_added() returns trigger language plpgsql as $$
begin
  update mail_account set tree = tree + 1 where account in (select account from fresh);
  return null;
end $$;
create trigger mailbox_tree_added after insert
  on mailbox referencing new table as fresh for each statement execute function mailbox_tree_added();

-- The keyword that a bit of placement.flags stands for in a mailbox.
create table mailbox_keyword (
  mailbox bigint   not null,
  bit     smallint not null check (bit between 8 and 63),
  keyword text     collate "C" not null, -- empty: the bit stands for none until it is given to another
  primary key (mailbox, bit)
);

create sequence item_id increment by 500;
-- EMAILID and THREADID come from the ids of items, and a restored message keeps them: so the items of different databases must not have
-- the same ids.
do $$
begin
  execute format('alter sequence item_id start with %s restart', (1::bigint << 40) + floor(random() * (1::bigint << 52))::bigint);
end $$;

-- A message, wherever it lies. Immutable; shared by all recipients of a delivery and by copies.
create table item (
  id              bigint      primary key,
  thread          bigint      not null, -- the id of the first item of the thread
  blob            bigint      not null,
  octets          bigint      not null,
  internal_date   timestamptz not null,
  internal_offset smallint    not null, -- INTERNALDATE's own offset from UTC in minutes
  outline         bytea       not null  -- envelope and structure (org.carillon.format.mime.Outline); empty when it cannot be parsed
);
-- What still refers to a content.
create index item_blob on item (blob);
-- Where the items of some days lie: they come nearly in the order of their dates.
create index item_internal_date on item using brin (internal_date);

-- A message in a mailbox.
create table placement (
  mailbox  bigint      not null,
  uid      bigint      not null,
  item     bigint      not null,
  modseq   bigint      not null,
  flags    bigint      not null,    -- as of placement.modseq: pending runs in mail_change come on top
  saved    timestamptz not null,
  item_key text        collate "C", -- what it is known by in its collection (org.carillon.store.item.ItemKey)
  prefix   bytea,                   -- trace fields before the content that only this placement shows
  octets   bigint      not null,    -- the item's octets and the prefix's
  thread   bigint      not null,    -- the item's
  -- The UID of the object that it is, which no other of its collection may have (RFC 4791 §5.3.2.1). Of one that came by IMAP or is back
  -- from the log it is not kept.
  object_uid text      collate "C",
  primary key (mailbox, uid),
  constraint placement_numbers check (uid between 1 and 4294967295 and octets >= 0)
) with (fillfactor = 90);
create unique index placement_key on placement (mailbox, item_key) where item_key is not null;
create unique index placement_object_uid on placement (mailbox, object_uid) where object_uid is not null;
create index placement_item on placement (item);
create index placement_thread on placement (mailbox, thread, uid);

-- What changed at each modseq, with what was before: what CONDSTORE, QRESYNC, undelete and rewind read. The kinds:
--  1 placed: uid to last_uid came
--  2 flagged: the flags were these
--  3 expunged: what uids and the arrays beside it tell went, one row for what went at once
--  4 made, 5 renamed, 6 removed: the name was this; uid is 0, the mailbox itself
--  7 to 9: what happened to subscriptions and annotations
-- 10 reflagged: of uid to last_uid the bits of flags were set, those of cleared taken away; placements take it over later
--    (org.carillon.mailbox.internal.flagging)
create table mail_change (
  account   bigint                     not null, -- 0: of the server, whose modseqs only count its changes
  modseq    bigint                     not null,
  mailbox   bigint                     not null,
  uid       bigint                     not null,
  kind      smallint                   not null check (kind between 1 and 10),
  at        timestamptz                not null,
  last_uid  bigint,
  flags     bigint,
  name      text                       collate "C",
  cleared   bigint,
  pending   boolean,                             -- of kind 10: placements with an older modseq do not show it yet
  -- Of kind 10: where messages begin that had the same flags before, was_flags, up to was_last.
  was_first bigint[],
  was_last  bigint[],
  was_flags bigint[],
  uids      bigint[],                            -- of kind 3: the messages, from uid to last_uid
  -- Of kind 3: what they were placements of, in the order of uids like all arrays; null when freed.
  items     bigint[],
  saves     timestamptz[],
  item_keys text[]                     collate "C",
  prefixes  bytea[],
  primary key (account, modseq, mailbox, uid)
);
-- They are read whole or not at all, and packing them would take longer than writing them.
alter table mail_change
  alter column was_flags set storage external,
  alter column uids set storage external,
  alter column items set storage external,
  alter column saves set storage external;
create index mail_change_at on mail_change using brin (at);
-- Only runs that placements do not show yet: of most mailboxes none.
create index mail_change_pending on mail_change (account, mailbox, modseq) where pending;
-- Which items the log holds on to. Entries wait in a list until there are enough of them.
create index mail_change_items on mail_change using gin (items) with (gin_pending_list_limit = 512) where items is not null;

-- The messages that the change log says were expunged, one a row.
create view expunge as
  select c.account, c.modseq, c.mailbox, c.at, g.uid, g.item, g.flags, g.saved, g.item_key, g.prefix
  from mail_change c cross join lateral
    unnest(c.uids, c.items, c.was_flags, c.saves, c.item_keys, c.prefixes)
    as g (uid, item, flags, saved, item_key, prefix)
  where c.kind = 3;

-- Which thread of an account a message belongs to that has, or refers to, a message id: what THREADID (RFC 8474) is assigned by when a
-- message is stored.
create table thread_key (
  account bigint not null,
  key     bigint not null, -- a message id with the base subject (org.carillon.mailbox.internal.ThreadKeys)
  thread  bigint not null, -- item.thread of the messages that have it
  primary key (account, key)
);

-- \Seen of those whom a mailbox is shared with, where each has his own. Rows of expunged messages are removed when their reader comes
-- again.
create table mailbox_seen (
  mailbox bigint  not null,
  reader  bigint  not null,
  uid     bigint  not null,
  modseq  bigint  not null,
  seen    boolean not null,
  primary key (mailbox, reader, uid)
);
create index mailbox_seen_modseq on mailbox_seen (mailbox, reader, modseq);

-- What must not be removed.
create table hold (
  account bigint      not null,
  mailbox bigint      not null, -- 0: the whole account
  reason  text        not null,
  placed  timestamptz not null,
  version bigint      not null default 0,
  primary key (account, mailbox)
);

-- A large mailbox's uids, flags and modseqs as they were at one modseq: what a node reads instead of all the placements, to take over what
-- happened since from the log. Packed by the server.
create table kept_view (
  mailbox bigint primary key references mailbox on delete cascade,
  modseq  bigint not null,
  octets  bytea  not null
);
alter table kept_view
  alter column octets set storage external;

-- UIDVALIDITY never goes down for a name (RFC 9051 §2.3.1.1). So what a name once had is remembered when its mailbox goes from it: a
-- mailbox that comes to the name later gets a new one if its own is lower. By address: to clients an account that was deleted and made anew
-- is the same. Kept for good.
create table past_uidvalidity (
  address     text   collate "C" not null,
  name        text   collate "C" not null,
  uidvalidity bigint not null, -- the highest that a client may know of the name
  primary key (address, name)
);

create function uidvalidity_past(owner bigint, gone text, had bigint) returns void language sql as $$
  insert into past_uidvalidity select address, gone, had from mail_account
    where account = owner and address is not null
    on conflict (address, name) do update
    set uidvalidity = greatest(past_uidvalidity.uidvalidity, excluded.uidvalidity);
$$;

-- By triggers, as above.
create function mailbox_leaves_name() returns trigger language plpgsql as $$
begin
  perform uidvalidity_past(old.account, old.name, old.uidvalidity);
  return null;
end $$;
create trigger mailbox_name_past after update of name, removed on mailbox for each row
  when (old.removed is null and (old.told or old.uidnext > 1)
    and (new.removed is not null or new.name <> old.name))
  execute function mailbox_leaves_name();

create function account_closes() returns trigger language plpgsql as $$
begin
  perform uidvalidity_past(account, name, uidvalidity) from mailbox
    where account = new.account and removed is null and (told or uidnext > 1);
  return null;
end $$;
create trigger account_name_past after update of closed on mail_account for each row
  when (new.closed and not old.closed) execute function account_closes();
