-- Owner: policy.
-- Networks that no service speaks with. Those that are over are known for a week, so that a further ban lasts longer.
create table ban (
  network text        collate "C" primary key,
  cause   text        collate "C" not null,
  reason  text        collate "C" not null,
  made    text        collate "C" not null,
  began   timestamptz not null,
  ends    timestamptz,
  times   integer     not null default 1,
  version bigint      not null default 1
);
comment on column ban.network is 'in its one written form: 192.0.2.7, 192.0.2.0/24, 2001:db8:0:7:0:0:0:0/64';
comment on column ban.made is 'for how long: a word of org.carillon.policy.ban.BanTime';
comment on column ban.ends is 'null if only an administrator ends it';
comment on column ban.times is 'how many in a row, each begun within a week after the one before';
create index ban_ends on ban (ends);
insert into change_counter (kind) values ('BANS');
