-- Owner: mailbox.
-- Who was asked to look at whose collection, and what came of it. What somebody else shares is among one's own unless a row here says that it
-- waits for an answer or was declined; rights are in mailbox_right alone.
create table collection_invitation (
  mailbox   bigint      not null,
  account   bigint      not null,
  uid       text        collate "C" not null unique,
  state     smallint    not null,
  title     text        collate "C" not null,
  invited   timestamptz,
  answered  timestamptz,
  dismissed boolean     not null default false,
  primary key (mailbox, account)
);
comment on column collection_invitation.account is 'who was asked';
comment on column collection_invitation.state is '0 no answer yet, 1 accepted, 2 declined';
comment on column collection_invitation.invited is 'null where nobody asked, and what was shared was put away';
comment on column collection_invitation.dismissed is 'whether the owner needs not be told of the answer any more';
create index collection_invitation_account on collection_invitation (account);
