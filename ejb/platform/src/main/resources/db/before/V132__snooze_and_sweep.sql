-- Owner: mailbox.
-- When messages that are put away come back. A row says something only while its message lies in the account's
-- mailbox for such: whoever moves the message out of it has it back, and the row goes when it falls due.
create table snoozed_message (
  id      bigint      generated always as identity primary key,
  account bigint      not null references account on delete cascade,
  item    bigint      not null,
  due     timestamptz not null,
  unique (account, item)
);
comment on column snoozed_message.due is 'a minute later while a node brings it back';
create index snoozed_message_due on snoozed_message (due);

-- The messages of tasks that change many of a mailbox: a row goes with its task.
create table mail_sweep (
  task text collate "C" primary key references task (id) on delete cascade,
  uids text not null
);
comment on column mail_sweep.uids is 'as IMAP writes a sequence of them: 1:3,5';
