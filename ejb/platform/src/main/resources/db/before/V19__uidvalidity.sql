-- UIDVALIDITY never goes down for a name (RFC 9051 §2.3.1.1). So what a name once had is remembered when
-- its mailbox goes from it: a mailbox that comes to the name later gets a new one if its own is lower.
-- By address: to clients an account that was deleted and made anew is the same. Kept for good.
alter table mail_account add column address text collate "C";
comment on column mail_account.address is 'what its clients know it by';
update mail_account m set address = a.local_part || '@' || d.name
  from account a join domain d on d.id = a.domain where a.id = m.account;

create table past_uidvalidity (
  address     text   collate "C" not null,
  name        text   collate "C" not null,
  uidvalidity bigint not null,
  primary key (address, name)
);
comment on column past_uidvalidity.uidvalidity is 'the highest that a client may know of the name';

create function uidvalidity_past(owner bigint, gone text, had bigint) returns void language sql as $$
  insert into past_uidvalidity select address, gone, had from mail_account
    where account = owner and address is not null
    on conflict (address, name) do update
    set uidvalidity = greatest(past_uidvalidity.uidvalidity, excluded.uidvalidity);
$$;

-- By triggers: restorations, rewinds and trimming write these rows, too, and none must be forgotten.
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

-- As far as rows and log still tell of the time before.
insert into past_uidvalidity
  select a.address, n.name, max(n.uidvalidity) from mail_account a join (
    select account, name, uidvalidity from mailbox
      where restoring is null and (told or uidnext > 1)
    union all
    select m.account, c.name, m.uidvalidity from mailbox m
      join mail_change c on c.account = m.account and c.mailbox = m.id
      where c.uid = 0 and c.kind in (4, 5) and m.restoring is null and (m.told or m.uidnext > 1)
  ) as n on n.account = a.account
  where a.address is not null group by a.address, n.name;

-- Rows are not only added any more: bits that nothing bears are freed.
comment on column mailbox_keyword.keyword is 'empty: the bit stands for none until it is given to another';
