-- mailbox: an account's tree counts once in a transaction, not once a mailbox: a renamed branch of thousands made
-- as many versions of the account's row, each found by way of all before. By rows still, since a trigger that sees a
-- whole statement can't name columns, and would run at each delivery.
create or replace function mailbox_tree_changed() returns trigger language plpgsql as $$
declare
  changed constant bigint := coalesce(new.account, old.account);
  mark constant text := pg_current_xact_id() || ' ' || changed;
begin
  if current_setting('carillon.tree', true) is distinct from mark then
    update mail_account set tree = tree + 1 where account = changed;
    perform set_config('carillon.tree', mark, true);
  end if;
  return null;
end $$;
