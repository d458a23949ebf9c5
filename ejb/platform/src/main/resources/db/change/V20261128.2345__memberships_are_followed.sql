-- Owner: account.
-- In which groups somebody or another group is, for whoever keeps the directory in memory.
create function directory_members_touched() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    perform directory_accounts_touched(array(select distinct account from fresh where role = 'MEMBER' and account is not null));
    perform directory_groups_touched(array(select distinct member_group from fresh where role = 'MEMBER' and member_group is not null));
  end if;
  if tg_op <> 'INSERT' then
    perform directory_accounts_touched(array(select distinct account from gone where role = 'MEMBER' and account is not null));
    perform directory_groups_touched(array(select distinct member_group from gone where role = 'MEMBER' and member_group is not null));
  end if;
  return null;
end $$;
create trigger directory_change_come after insert on group_member referencing new table as fresh
  for each statement execute function directory_members_touched();
create trigger directory_change_stay after update on group_member referencing new table as fresh old table as gone
  for each statement execute function directory_members_touched();
create trigger directory_change_go after delete on group_member referencing old table as gone
  for each statement execute function directory_members_touched();
