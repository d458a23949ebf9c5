-- What was expunged at once is one row of the change log, with an array for each thing there is to
-- know of its messages; by their uids, ascending. Without items nothing can be brought back any more.
alter table mail_change
  add column uids      bigint[],
  add column items     bigint[],
  add column saves     timestamptz[],
  add column item_keys text[] collate "C",
  add column prefixes  bytea[];
-- They are read whole or not at all, and packing them would take longer than writing them.
alter table mail_change
  alter column uids set storage external, alter column items set storage external,
  alter column saves set storage external, alter column was_flags set storage external;
comment on column mail_change.uids is 'of kind 3: the messages, from uid to last_uid';
comment on column mail_change.items is 'of kind 3: what they were placements of, in the order of uids like all arrays; null when freed';

with single as (delete from mail_change where kind = 3 returning *)
insert into mail_change (account, modseq, mailbox, uid, last_uid, kind, at, uids, items, was_flags,
    saves, item_keys, prefixes)
  select account, modseq, mailbox, min(uid), max(uid), 3, max(at), array_agg(uid),
    case when count(item) > 0 then array_agg(item) end,
    case when count(item) > 0 then array_agg(flags) end,
    case when count(item) > 0 then array_agg(saved) end,
    case when count(item_key) > 0 then array_agg(item_key) end,
    case when count(prefix) > 0 then array_agg(prefix) end
  from (select * from single order by account, modseq, mailbox, uid) as ordered
  group by account, modseq, mailbox, item is null;

alter table mail_change
  drop column item, drop column saved, drop column item_key, drop column prefix;

-- Which items the log holds on to. Entries wait in a list until there are enough of them.
create index mail_change_items on mail_change using gin (items) with (gin_pending_list_limit = 512)
  where items is not null;

create view expunge as
  select c.account, c.modseq, c.mailbox, c.at, g.uid, g.item, g.flags, g.saved, g.item_key, g.prefix
  from mail_change c cross join lateral
    unnest(c.uids, c.items, c.was_flags, c.saves, c.item_keys, c.prefixes)
    as g (uid, item, flags, saved, item_key, prefix)
  where c.kind = 3;
comment on view expunge is 'the messages that the change log says were expunged, one a row';
