-- Owner: mailbox.
-- What the items of a mailbox are: messages, or what else a collection is made for.
alter table mailbox add column kind text collate "C" not null default 'MAIL';
comment on column mailbox.kind is 'a name of org.carillon.contract.collection.CollectionKind; never changes';
comment on column placement.item_key is 'what it is known by in its collection (org.carillon.contract.collection.ItemKey)';
