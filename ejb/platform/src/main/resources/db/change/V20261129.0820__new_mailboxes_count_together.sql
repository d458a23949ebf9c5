-- Owner: mailbox.
-- New mailboxes and subscriptions count in their accounts' trees statement by statement: a trigger for each of the twelve rows of a new
-- account took a sixth of the time of making it.
create function mailbox_tree_added() returns trigger language plpgsql as $$
begin
  update mail_account set tree = tree + 1 where account in (select account from fresh);
  return null;
end $$;
drop trigger mailbox_tree on mailbox;
create trigger mailbox_tree after delete or update of account, name, uses, removed
  on mailbox for each row execute function mailbox_tree_changed();
create trigger mailbox_tree_added after insert
  on mailbox referencing new table as fresh for each statement execute function mailbox_tree_added();
drop trigger subscription_tree on subscription;
create trigger subscription_tree after delete or update
  on subscription for each row execute function mailbox_tree_changed();
create trigger subscription_tree_added after insert
  on subscription referencing new table as fresh for each statement execute function mailbox_tree_added();
