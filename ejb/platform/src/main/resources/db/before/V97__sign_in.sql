-- Owner: account.
-- Sign-ins to accounts: a row a day for each service, network, program, way and result.
create table sign_in (
  account bigint      not null references account on delete cascade,
  day     date        not null,
  service text        collate "C" not null,
  network text        collate "C" not null,
  program text        not null,
  way     text        collate "C" not null,
  result  text        collate "C" not null,
  area    text        not null,
  first   timestamptz not null,
  last    timestamptz not null,
  times   bigint      not null,
  alerted boolean     not null default false,
  primary key (account, day, service, network, program, way, result)
);
create index sign_in_day on sign_in (day);
comment on column sign_in.area is 'what of the network tells a place: the name that an administrator gave it, else some of its bits';
create table password_history (
  account  bigint      not null references account on delete cascade,
  password text        not null,
  replaced timestamptz not null,
  primary key (account, replaced)
);
comment on table password_history is 'hashes of passwords that accounts had before, as many as the domain wants';
comment on column sign_in.alerted is 'whether the owner was written to because of it';
