-- The store: what trimming and compaction look for, found by an index; and who is at it.

-- What was removed is looked for account by account, each once a day.
create index mailbox_gone on mailbox (account) where removed is not null;
-- Nothing asks for it across accounts.
drop index mailbox_removed;

-- An account's end asks for the entries that it made in others' mailboxes.
create index annotation_reader on annotation (reader);

-- Compaction says again and again that it is still at it, and stops when another has begun.
alter table store_pass add column claim text collate "C";
comment on column store_pass.claim is 'which claim the pass is under, of those that are renewed';

-- Logs that their account's row did not outlive, and the server's own.
insert into store_pass (kind) values ('LOGS');
