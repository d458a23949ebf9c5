-- Owner: store.
-- Which thread a message is of, as it lies in its mailbox: what belongs to a conversation there is found
-- without the items of the mailbox, and a page of conversations without the mailbox.
alter table placement add column thread bigint;
comment on column placement.thread is 'the item''s';
update placement p set thread = i.thread from item i where i.id = p.item;
-- A damage: no item. It is of no thread but its own.
update placement set thread = item where thread is null;
alter table placement alter column thread set not null;
create index placement_thread on placement (mailbox, thread, uid);
