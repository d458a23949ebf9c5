-- Owner: account.
-- Rooms, vehicles and equipment. Each has an account, whose mailboxes hold its calendar and by which nobody signs in.
alter table account add column is_resource boolean not null default false;

create table resource (
  account         bigint      primary key references account on delete cascade,
  kind            text        collate "C" not null check (kind in ('ROOM', 'VEHICLE', 'EQUIPMENT')),
  description     text        not null,
  place           text        not null,
  capacity        integer     not null,
  features        text        not null,
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
comment on column resource.features is 'a JSON array of words';

-- Who may book one and who approves bookings, by id where that is known, so that a new address changes nothing.
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
