-- Which state an account's tree of mailboxes is in, so that nodes can keep the list of it in memory.
alter table mail_account add column tree bigint not null default 0;
comment on column mail_account.tree is 'counts the changes of the mailboxes'' names and uses, and of the subscriptions';

-- By triggers: restorations, rewinds and trimming write these rows, too, and none must be forgotten.
create function mailbox_tree_changed() returns trigger language plpgsql as $$
begin
  update mail_account set tree = tree + 1 where account = coalesce(new.account, old.account);
  return null;
end $$;
create trigger mailbox_tree after insert or delete or update of account, name, uses, removed
  on mailbox for each row execute function mailbox_tree_changed();
create trigger subscription_tree after insert or delete or update
  on subscription for each row execute function mailbox_tree_changed();
