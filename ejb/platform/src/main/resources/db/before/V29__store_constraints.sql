-- The store: what must never be. What a fault of an earlier version left is mended first, so that no
-- mailbox refuses mail for it. Rows that are there are looked at later: of mailboxes and accounts by
-- the next migration, of messages by a verification, which also says which ones are in the way.

update mailbox m set messages = c.messages, unseen = c.unseen, deleted = c.deleted, octets = c.octets
  from mailbox w cross join lateral (
    select count(*) as messages, count(*) filter (where p.flags & 1 = 0) as unseen,
      count(*) filter (where p.flags & 8 <> 0) as deleted, coalesce(sum(p.octets), 0) as octets
    from placement p where p.mailbox = w.id) as c
  where w.id = m.id and not (m.messages >= 0 and m.unseen between 0 and m.messages
    and m.deleted between 0 and m.messages and m.octets >= 0);
update mailbox set uidnext = least(greatest(uidnext, 1), 4294967296)
  where not uidnext between 1 and 4294967296;
update mailbox set restoring = null where restoring is not null and removed is null;
update mail_account a set messages = c.messages, octets = c.octets
  from mail_account w cross join lateral (
    select coalesce(sum(m.messages), 0) as messages, coalesce(sum(m.octets), 0) as octets
    from mailbox m where m.account = w.account and m.removed is null) as c
  where w.account = a.account and not (a.messages >= 0 and a.octets >= 0);
update mail_account set modseq = greatest(modseq, log_from, freed_to - 1)
  where not (log_from <= modseq and freed_to <= modseq + 1);

alter table mailbox
  add constraint mailbox_counters check (messages >= 0 and unseen between 0 and messages
    and deleted between 0 and messages and octets >= 0) not valid,
  add constraint mailbox_uidnext check (uidnext between 1 and 4294967296) not valid,
  add constraint mailbox_filled check (restoring is null or removed is not null) not valid;
alter table mail_account
  add constraint mail_account_counters check (messages >= 0 and octets >= 0) not valid,
  add constraint mail_account_log check (log_from <= modseq and freed_to <= modseq + 1) not valid;
alter table placement
  add constraint placement_numbers check (uid between 1 and 4294967295 and octets >= 0) not valid;

alter table verification add column strays text not null default '';
comment on column verification.strays is 'rows that belong to nothing, a sentence each';
