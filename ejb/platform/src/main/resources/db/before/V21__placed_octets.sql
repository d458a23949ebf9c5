-- How long a message is as it lies in its mailbox: what is copied or expunged is counted without its items.
alter table placement add column octets bigint;
comment on column placement.octets is 'the item''s octets and the prefix''s';
update placement p set octets = i.octets + coalesce(length(p.prefix), 0) from item i where i.id = p.item;
-- A damage: no item. It has no content to be counted.
update placement set octets = 0 where octets is null;
alter table placement alter column octets set not null;
