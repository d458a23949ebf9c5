-- Domains, accounts, groups, resources, and the addresses that lead to them.

-- Owner: account.

-- The ids of all that administrators make, in blocks (org.carillon.database.PooledIds).
create sequence directory_id increment by 50;
insert into change_counter (kind) values ('DIRECTORY');

-- Domains of mail and of accounts. A deleted one keeps its row.
create table domain (
  id          bigint      primary key,
  name        text        collate "C" not null,
  description text        not null,
  enabled     boolean     not null,
  version     bigint      not null,
  created     timestamptz not null,
  deleted     timestamptz,
  modified    timestamptz not null default now() -- when it was last changed; in older rows, when this column was added
);
create index domain_name_live on domain (name) where deleted is null;

-- Every name a domain answers to, its main one included.
create table domain_name (
  name   text   collate "C" constraint domain_name_taken primary key,
  domain bigint not null references domain on delete cascade
);
create index domain_name_domain on domain_name (domain);

-- Named sets of settings that accounts are put into; their settings are rows of level 3 in setting. A class without a domain is the
-- server's.
create table service_class (
  id          bigint      primary key,
  domain      bigint      references domain,
  name        text        collate "C" not null,
  description text        not null,
  offered     boolean     not null,
  version     bigint      not null,
  modified    timestamptz not null,
  created     timestamptz not null
);
create unique index service_class_name on service_class (coalesce(domain, 0), name);
insert into change_counter (kind) values ('CLASSES');

-- Accounts. A deleted one keeps its row until it can't be brought back any more.
create table account (
  id            bigint      primary key,
  domain        bigint      not null constraint account_domain references domain,
  local_part    text        collate "C" not null,
  display_name  text        not null,
  enabled       boolean     not null,
  version       bigint      not null,
  created       timestamptz not null,
  deleted       timestamptz,
  modified      timestamptz not null default now(),
  uuid          uuid        not null default gen_random_uuid(), -- stays wherever the account is restored
  profile       jsonb       not null default '{}',              -- what is said of the person whose account it is
  -- What lists are searched by: the local part and all names and texts, in lower case.
  words         text        collate "C" not null default '',
  service_class bigint      references service_class,
  -- The number that the counter CLASSES had when the account came into its class, or left one: nodes read what is behind the last that they
  -- know.
  class_change  bigint,
  suspended     boolean     not null default false,             -- whether it was switched off before it was deleted; it comes back so
  is_resource   boolean     not null default false              -- whether it is the account of a resource
);
create index account_domain_local_part on account (domain, local_part) where deleted is null;
-- Deleted accounts by the address they had.
create index account_deleted on account (domain, local_part) where deleted is not null;
create unique index account_uuid on account (uuid);
create index account_external_id on account ((profile ->> 'externalId')) where (profile ->> 'externalId') is not null;
create index account_class on account (service_class) where service_class is not null;
create index account_class_change on account (class_change) where class_change is not null;

-- Addresses that lead to several: groups, and forwarders, which lead on and are nothing more.
create table mail_group (
  id              bigint      primary key,
  domain          bigint      not null references domain,
  local_part      text        collate "C" not null,
  kind            text        collate "C" not null check (kind in ('GROUP', 'FORWARDER')),
  display_name    text        not null,
  description     text        not null,
  writers         text        collate "C" not null check (writers in ('ANYBODY', 'DOMAIN', 'MEMBERS', 'NAMED')),
  omits_author    boolean     not null,
  errors_to_owner boolean     not null,
  created         timestamptz not null,
  modified        timestamptz not null,
  version         bigint      not null
);
create unique index address_of_group on mail_group (domain, local_part);

-- The one address table: whatever can be written to or called.
create table address (
  domain     bigint not null references domain,
  local_part text   collate "C" not null,
  kind       text   collate "C" not null check (kind in ('ACCOUNT', 'NAME', 'TELEPHONE', 'GROUP', 'FORWARDER')),
  account    bigint references account,
  mail_group bigint references mail_group on delete cascade,
  constraint address_taken primary key (domain, local_part),
  constraint address_leads_somewhere check (num_nonnulls(account, mail_group) = 1)
);
create index address_account on address (account);
create index address_mail_group on address (mail_group) where mail_group is not null;
-- Local parts and telephone numbers without their domain.
create index address_local_part on address (local_part);

-- Parts of addresses, numbers and names are found by their trigrams, where the database has them: they come with PostgreSQL, in some
-- distributions in a package of their own. The extension may be in another schema than ours, where whoever made it chose so.
do $$
declare
  place text;
begin
  begin
    create extension if not exists pg_trgm;
  exception when others then
    raise warning 'Without the extension pg_trgm, a search for a part of an address reads all of a domain: %', sqlerrm;
  end;
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  if place is not null then
    execute format('create index address_part on address using gin (local_part %I.gin_trgm_ops)', place);
    execute format('create index account_words on account using gin (words %I.gin_trgm_ops)', place);
  end if;
end $$;

-- Accounts' passwords.
create table credential (
  account           bigint      primary key references account,
  password          text        collate "C" not null,   -- a hash in PHC form
  secrets           bytea,                              -- what cannot be derived from the password later, sealed under the home key
  changed           timestamptz not null,               -- when everybody was last signed out by a new password
  password_set      timestamptz not null default now(), -- when the password was set; in older rows, when this column was added
  password_end_told timestamptz,                        -- when its owner was written to that it ends
  second_factor     boolean     not null default false  -- whether there is an authenticator, recovery codes or a passkey
);

-- Either an account, or a name with a password of its own.
create table administrator (
  id       bigint      primary key,
  name     text        collate "C" constraint administrator_name_taken unique,
  account  bigint      constraint administrator_account_taken unique references account,
  domain   bigint      references domain,
  password text        collate "C",
  version  bigint      not null,
  created  timestamptz not null,
  -- When the password was set: what is remembered of places goes by it, and not by the hash, which is made anew when its cost is changed.
  changed  timestamptz not null default now(),
  modified timestamptz not null default now(),
  -- ADMINISTRATOR, or HELP_DESK, which lets an account's owner help others of the domain in again and no more.
  role     text        collate "C" not null default 'ADMINISTRATOR',
  check ((name is null) = (account is not null)),
  check ((name is null) = (password is null))
);
create index administrator_domain on administrator (domain) where domain is not null;

-- One row: which home key the sealed columns are sealed under.
create table home_key (
  only_row    boolean primary key default true check (only_row),
  fingerprint bytea   not null
);

-- The addresses that a deleted account had, its own one included. They are free for others.
create table deleted_address (
  account    bigint not null references account on delete cascade,
  domain     bigint not null references domain,
  local_part text   collate "C" not null,
  kind       text   collate "C" not null,
  primary key (account, domain, local_part)
);

-- Who is in a group, besides who may write to it and whose it is. Whoever is here goes by id, so that a new address changes nothing.
create table group_member (
  mail_group   bigint not null references mail_group on delete cascade,
  role         text   collate "C" not null check (role in ('MEMBER', 'WRITER', 'OWNER')),
  account      bigint references account on delete cascade,
  member_group bigint references mail_group on delete cascade,
  address      text   collate "C", -- of somebody elsewhere; nothing else is known of them
  check (num_nonnulls(account, member_group, address) = 1)
);
create unique index group_member_account on group_member (mail_group, role, account) where account is not null;
create unique index group_member_group on group_member (mail_group, role, member_group) where member_group is not null;
create unique index group_member_address on group_member (mail_group, role, address) where address is not null;
create index group_member_of_account on group_member (account) where account is not null;
create index group_member_of_group on group_member (member_group) where member_group is not null;
create index group_member_of_address on group_member (address) where address is not null;

-- Hashes of passwords that accounts had before, as many as the domain wants.
create table password_history (
  account  bigint      not null references account on delete cascade,
  password text        not null,
  replaced timestamptz not null,
  primary key (account, replaced)
);

-- What happened to the directory, for whoever keeps a copy of it: of each change whose entry it was, nothing of what was changed. Trimmed
-- by age.
create table directory_change (
  id          bigint      generated always as identity primary key,
  -- Transactions end in another order than they begin: what is told goes up to the oldest that runs.
  transaction xid8        not null default pg_current_xact_id(),
  made        timestamptz not null default now(),
  kind        text        collate "C" not null,
  deed        text        collate "C" not null,
  object      bigint      not null,
  uuid        uuid,
  domain      bigint      not null,
  name        text        collate "C" not null -- the local part, or a domain's name, before the change
);
create index directory_change_transaction on directory_change (transaction);

-- By triggers: whichever way a change comes, none must be forgotten.
create function directory_members_changed(of_kind text, of_id bigint) returns void language sql as $$
  insert into directory_change (kind, deed, object, domain, name)
  select 'GROUP', 'CHANGED', g.id, g.domain, g.local_part
  from group_member m join mail_group g on g.id = m.mail_group and g.kind = 'GROUP'
  where m.role = 'MEMBER'
  and case when of_kind = 'PERSON' then m.account = of_id else m.member_group = of_id end
$$;

create function directory_account_changed() returns trigger language plpgsql as $$
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
create trigger directory_change after insert or delete or update
  on account for each row execute function directory_account_changed();

create function directory_group_changed() returns trigger language plpgsql as $$
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
create trigger directory_change after insert or update
  on mail_group for each row execute function directory_group_changed();
-- Before its members' rows go with it.
create trigger directory_change_deleted before delete
  on mail_group for each row execute function directory_group_changed();

create function directory_domain_changed() returns trigger language plpgsql as $$
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

-- Rooms, vehicles and equipment. Each has an account, whose mailboxes hold its calendar and by which nobody signs in.
create table resource (
  account         bigint      primary key references account on delete cascade,
  kind            text        collate "C" not null check (kind in ('ROOM', 'VEHICLE', 'EQUIPMENT')),
  description     text        not null,
  place           text        not null,
  capacity        integer     not null,
  features        text        not null, -- a JSON array of words
  time_zone       text        collate "C" not null,
  bookers         text        collate "C" not null check (bookers in ('ANYBODY', 'DOMAIN', 'NAMED', 'NOBODY')),
  is_automatic    boolean     not null,
  horizon_days    integer     not null,
  longest_minutes integer     not null,
  is_recurring    boolean     not null,
  series_days     integer     not null,
  conflicts       text        collate "C" not null check (conflicts in ('REFUSE_ALL', 'REFUSE_THOSE')),
  hours           text        collate "C" not null,
  created         timestamptz not null,
  modified        timestamptz not null,
  version         bigint      not null
);

-- Who may book a resource and who approves bookings, by id where that is known, so that a new address changes nothing.
create table resource_person (
  resource   bigint not null references resource on delete cascade,
  role       text   collate "C" not null check (role in ('BOOKER', 'DELEGATE')),
  account    bigint references account on delete cascade,
  mail_group bigint references mail_group on delete cascade,
  address    text   collate "C",
  check (num_nonnulls(account, mail_group, address) = 1)
);
create unique index resource_person_account on resource_person (resource, role, account) where account is not null;
create unique index resource_person_group on resource_person (resource, role, mail_group) where mail_group is not null;
create unique index resource_person_address on resource_person (resource, role, address) where address is not null;
create index resource_person_of_account on resource_person (account) where account is not null;
create index resource_person_of_group on resource_person (mail_group) where mail_group is not null;

-- The pictures that people put into their entries in the directory, apart from what every look at an account reads.
create table account_photo (
  account bigint      primary key references account on delete cascade,
  version text        collate "C" not null, -- a digest of the octets: what a picture is asked for by
  type    text        collate "C" not null, -- its media type
  octets  bytea       not null,
  changed timestamptz not null
);
create trigger directory_change_come after insert on account_photo referencing new table as fresh
  for each statement execute function directory_owners_touched();
create trigger directory_change_stay after update on account_photo referencing new table as fresh old table as gone
  for each statement execute function directory_owners_touched();
create trigger directory_change_go after delete on account_photo referencing old table as gone
  for each statement execute function directory_owners_touched();
create index account_photo_version on account_photo (version);
