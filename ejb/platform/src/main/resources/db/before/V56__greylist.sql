-- Owner: policy.
-- Who wrote when for the first time, and who came again. Rows that are lost in a crash only make somebody come once more, so
-- they are committed without waiting for the disk, and no backup has them.
create table greylist (
  attempt bytea       primary key,
  began   timestamptz not null,
  passed  timestamptz,
  expires timestamptz not null
);
comment on column greylist.attempt is 'sixteen octets of a hash of what attempts are told apart by';
comment on column greylist.passed is 'when it came again in time; null before';
create index greylist_expires on greylist (expires);

create table greylist_network (
  network text        collate "C" primary key,
  passed  integer     not null,
  expires timestamptz not null
);
comment on column greylist_network.network is 'as org.carillon.policy.net.NetworkPrefix writes it: a /24, or a /64 of IPv6';
comment on column greylist_network.passed is 'how many different attempts came again in time';
create index greylist_network_expires on greylist_network (expires);
