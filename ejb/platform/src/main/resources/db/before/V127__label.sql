-- Owner: mailbox.
-- What accounts call keywords of messages, and in which colour they see them.
create table mail_label (
  account bigint not null references account on delete cascade,
  keyword text   collate "C" not null,
  name    text   collate "C" not null,
  colour  text   collate "C" not null,
  primary key (account, keyword)
);
comment on column mail_label.keyword is 'the IMAP keyword, as it is given to messages';
