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

-- Mailboxes may be shared with everybody who has an account here, in whatever domain.
alter table mailbox_right drop constraint mailbox_right_kind_check;
alter table mailbox_right add constraint mailbox_right_kind_check check (kind in (0, 1, 2, 3, 4));
comment on column mailbox_right.kind is '0: an account; 1: everybody in a domain; 2: whoever is not signed in; 3: everybody in a group; 4: everybody';
comment on column mailbox_right.subject is 'the account''s id, the domain''s or the group''s; 0 for kinds 2 and 4';
