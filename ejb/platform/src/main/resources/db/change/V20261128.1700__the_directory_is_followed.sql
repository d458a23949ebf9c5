-- Owner: account.
-- Each node keeps the directory in memory: changes that no entry shows are noted, too.
create or replace function directory_account_changed() returns trigger language plpgsql as $$
declare
  was boolean := tg_op <> 'INSERT' and old.deleted is null;
  shall boolean := tg_op <> 'DELETE' and new.deleted is null;
begin
  if tg_op <> 'INSERT' and not was and not shall then
    return null;
  end if;
  if tg_op = 'DELETE' then
    insert into directory_change (kind, deed, object, uuid, domain, name)
    values ('PERSON', 'DELETED', old.id, old.uuid, old.domain, old.local_part);
    return null;
  end if;
  insert into directory_change (kind, deed, object, uuid, domain, name)
  values ('PERSON',
    case when not was then 'ADDED' when not shall then 'DELETED'
      when old.local_part <> new.local_part then 'RENAMED'
      when old.version = new.version then 'INNER' else 'CHANGED' end,
    new.id, new.uuid, new.domain,
    case when tg_op = 'UPDATE' then old.local_part else new.local_part end);
  if tg_op = 'UPDATE' and (was <> shall or old.local_part <> new.local_part) then
    perform directory_members_changed('PERSON', new.id);
  end if;
  return null;
end $$;
drop trigger directory_change on account;
create trigger directory_change after insert or delete or update
  on account for each row execute function directory_account_changed();
create or replace function directory_group_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into directory_change (kind, deed, object, domain, name)
    values ('GROUP', case when old.kind = 'GROUP' then 'DELETED' else 'INNER' end, old.id, old.domain, old.local_part);
    if old.kind = 'GROUP' then
      perform directory_members_changed('GROUP', old.id);
    end if;
    return old;
  end if;
  insert into directory_change (kind, deed, object, domain, name)
  values ('GROUP',
    case when new.kind <> 'GROUP' then 'INNER' when tg_op = 'INSERT' then 'ADDED'
      when old.local_part <> new.local_part then 'RENAMED'
      when old.version = new.version then 'INNER' else 'CHANGED' end,
    new.id, new.domain,
    case when tg_op = 'UPDATE' then old.local_part else new.local_part end);
  if new.kind = 'GROUP' and tg_op = 'UPDATE' and old.local_part <> new.local_part then
    perform directory_members_changed('GROUP', new.id);
  end if;
  return new;
end $$;
drop trigger directory_change on mail_group;
create trigger directory_change after insert or update
  on mail_group for each row execute function directory_group_changed();
create or replace function directory_domain_changed() returns trigger language plpgsql as $$
declare
  was boolean := tg_op = 'UPDATE' and old.deleted is null;
begin
  if not was and new.deleted is not null then
    return null;
  end if;
  insert into directory_change (kind, deed, object, domain, name)
  values ('DOMAIN',
    case when not was then 'ADDED' when new.deleted is not null then 'DELETED'
      when old.name <> new.name then 'RENAMED'
      when old.version = new.version then 'INNER' else 'CHANGED' end,
    new.id, new.id, case when tg_op = 'UPDATE' then old.name else new.name end);
  return null;
end $$;
drop trigger directory_change on domain;
create trigger directory_change after insert or update
  on domain for each row execute function directory_domain_changed();
-- What no entry shows, for whoever keeps the directory in memory: the deed is INNER. Whose row this transaction has written is noted already.
create function directory_accounts_touched(ids bigint[]) returns void language sql as $$
  insert into directory_change (kind, deed, object, uuid, domain, name)
  select 'PERSON', 'INNER', a.id, a.uuid, a.domain, a.local_part from account a
  where a.id = any(ids) and a.xmin::text::bigint <> pg_current_xact_id()::text::bigint & 4294967295
$$;
create function directory_groups_touched(ids bigint[]) returns void language sql as $$
  insert into directory_change (kind, deed, object, domain, name)
  select 'GROUP', 'INNER', g.id, g.domain, g.local_part from mail_group g
  where g.id = any(ids) and g.xmin::text::bigint <> pg_current_xact_id()::text::bigint & 4294967295
$$;
-- For tables with a column account and, where the trigger says so, with a column mail_group.
create function directory_owners_touched() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform directory_accounts_touched(array(select distinct account from fresh));
    if tg_nargs > 0 then
      perform directory_groups_touched(array(select distinct mail_group from fresh));
    end if;
  elsif tg_op = 'DELETE' then
    perform directory_accounts_touched(array(select distinct account from gone));
    if tg_nargs > 0 then
      perform directory_groups_touched(array(select distinct mail_group from gone));
    end if;
  else
    perform directory_accounts_touched(array(select account from fresh union select account from gone));
    if tg_nargs > 0 then
      perform directory_groups_touched(array(select mail_group from fresh union select mail_group from gone));
    end if;
  end if;
  return null;
end $$;
create trigger directory_change_come after insert on address referencing new table as fresh
  for each statement execute function directory_owners_touched('mail_group');
create trigger directory_change_stay after update on address referencing new table as fresh old table as gone
  for each statement execute function directory_owners_touched('mail_group');
create trigger directory_change_go after delete on address referencing old table as gone
  for each statement execute function directory_owners_touched('mail_group');
create trigger directory_change_come after insert on credential referencing new table as fresh
  for each statement execute function directory_owners_touched();
create trigger directory_change_stay after update on credential referencing new table as fresh old table as gone
  for each statement execute function directory_owners_touched();
create trigger directory_change_go after delete on credential referencing old table as gone
  for each statement execute function directory_owners_touched();
create function directory_administrator_changed() returns trigger language plpgsql as $$
begin
  insert into directory_change (kind, deed, object, domain, name)
  values ('ADMINISTRATOR', 'INNER', case when tg_op = 'DELETE' then old.id else new.id end, 0, '');
  return null;
end $$;
create trigger directory_change after insert or update or delete
  on administrator for each row execute function directory_administrator_changed();
create function directory_name_changed() returns trigger language plpgsql as $$
begin
  insert into directory_change (kind, deed, object, domain, name)
  select 'DOMAIN', 'INNER', d.id, d.id, d.name from domain d
  where d.id = case when tg_op = 'DELETE' then old.domain else new.domain end;
  return null;
end $$;
create trigger directory_change after insert or update or delete
  on domain_name for each row execute function directory_name_changed();
create trigger directory_change_come after insert on account_photo referencing new table as fresh
  for each statement execute function directory_owners_touched();
create trigger directory_change_stay after update on account_photo referencing new table as fresh old table as gone
  for each statement execute function directory_owners_touched();
create trigger directory_change_go after delete on account_photo referencing old table as gone
  for each statement execute function directory_owners_touched();
