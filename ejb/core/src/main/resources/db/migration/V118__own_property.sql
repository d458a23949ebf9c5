-- Owner: mailbox.
-- What somebody with whom a collection is shared calls it, shows it in and where: for that person in the place of what all see.
create table own_property (
  mailbox   bigint not null,
  account   bigint not null,
  namespace text   collate "C" not null,
  name      text   collate "C" not null,
  value     text   collate "C" not null,
  primary key (mailbox, account, namespace, name)
);
create index own_property_account on own_property (account);
