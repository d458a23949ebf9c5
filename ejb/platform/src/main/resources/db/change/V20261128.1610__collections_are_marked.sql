-- Owner: store.
-- A collection in which nothing was ever locked or noted need not be asked for locks and notes at each request.
alter table mailbox add column marked boolean not null default false;
update mailbox m set marked = true
 where exists (select from resource_lock l where l.mailbox = m.id)
    or exists (select from resource_property p where p.mailbox = m.id and p.item_key <> '');
