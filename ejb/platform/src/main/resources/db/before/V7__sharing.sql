-- Who may do what with other people's mailboxes (RFC 4314).
create table mailbox_right (
  mailbox  bigint   not null,
  kind     smallint not null check (kind in (0, 1)),
  subject  bigint   not null,
  negative boolean  not null,
  rights   integer  not null,
  primary key (mailbox, kind, subject, negative)
);
comment on column mailbox_right.kind is '0: an account; 1: everybody in a domain';
comment on column mailbox_right.subject is 'the account''s id, or the domain''s';
comment on column mailbox_right.negative is 'the rights are taken away, whatever else grants them';
comment on column mailbox_right.rights is 'a bit for each right, by ordinal';
-- What is shared with somebody is found without looking at other accounts.
create index mailbox_right_subject on mailbox_right (kind, subject, mailbox);

alter table mailbox add column rights_modseq bigint not null default 0;
comment on column mailbox.rights_modseq is 'when its access list was last changed; 0 when it never had one';

-- A name that begins with ~ is another account's from now on.
update mailbox set name = '_' || name where name like '~%';
update subscription set name = '_' || name where name like '~%';

-- Names in an account's own tree that stand for mailboxes of others.
create table mailbox_alias (
  account bigint not null,
  name    text   collate "C" not null,
  mailbox bigint not null,
  primary key (account, name)
);
create index mailbox_alias_mailbox on mailbox_alias (mailbox);

-- \Seen of those whom a mailbox is shared with, where each has his own. Rows of expunged messages are
-- removed when their reader comes again.
create table mailbox_seen (
  mailbox bigint  not null,
  reader  bigint  not null,
  uid     bigint  not null,
  modseq  bigint  not null,
  seen    boolean not null,
  primary key (mailbox, reader, uid)
);
create index mailbox_seen_modseq on mailbox_seen (mailbox, reader, modseq);

alter table mailbox add column seen_since bigint not null default 0;
comment on column mailbox.seen_since is 'the modseq at which it was last chosen whose \Seen is; 0 when never';
