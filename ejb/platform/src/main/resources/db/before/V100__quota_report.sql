-- Owner: mailbox.
-- When a domain's administrators are told next who uses how much; goes when they want it no more.
create table quota_report (
  domain bigint      primary key,
  due    timestamptz not null,
  sent   timestamptz
);
create index quota_report_due on quota_report (due);

-- What an account held when that was told last.
create table reported_use (
  account  bigint primary key,
  domain   bigint not null,
  octets   bigint not null,
  messages bigint not null
);
create index reported_use_domain on reported_use (domain);
create index administrator_domain on administrator (domain) where domain is not null;
