-- Owner: account.
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

-- Who is in one, besides who may write to it and whose it is. Whoever is here goes by id, so that a new address changes nothing.
create table group_member (
  mail_group   bigint not null references mail_group on delete cascade,
  role         text   collate "C" not null check (role in ('MEMBER', 'WRITER', 'OWNER')),
  account      bigint references account on delete cascade,
  member_group bigint references mail_group on delete cascade,
  address      text   collate "C",
  check (num_nonnulls(account, member_group, address) = 1)
);
comment on column group_member.address is 'of somebody elsewhere; nothing else is known of them';
create unique index group_member_account on group_member (mail_group, role, account) where account is not null;
create unique index group_member_group on group_member (mail_group, role, member_group) where member_group is not null;
create unique index group_member_address on group_member (mail_group, role, address) where address is not null;
create index group_member_of_account on group_member (account) where account is not null;
create index group_member_of_group on group_member (member_group) where member_group is not null;
create index group_member_of_address on group_member (address) where address is not null;

alter table address alter column account drop not null;
alter table address add column mail_group bigint references mail_group on delete cascade;
alter table address drop constraint address_kind_check;
alter table address add constraint address_kind_check check (kind in ('ACCOUNT', 'NAME', 'TELEPHONE', 'GROUP', 'FORWARDER'));
alter table address add constraint address_leads_somewhere check (num_nonnulls(account, mail_group) = 1);
create index address_mail_group on address (mail_group) where mail_group is not null;
