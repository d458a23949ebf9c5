-- Owner: push.
-- Of what devices are told, and the alarms that rang for them.
alter table push_subscription
  add column mail      boolean not null default true,
  add column reminders boolean not null default true;
comment on column push_subscription.mail is 'whether it is told of mail';
comment on column push_subscription.reminders is 'whether it is told of alarms';
create table push_reminder (
  id           bigint      generated always as identity primary key,
  subscription bigint      not null references push_subscription on delete cascade,
  account      bigint      not null,
  mailbox      bigint      not null,
  key          text        collate "C" not null,
  rang         timestamptz not null,
  due          timestamptz,
  failures     integer     not null default 0,
  unique (subscription, mailbox, key)
);
create index push_reminder_due on push_reminder (due) where due is not null;
create index push_reminder_rang on push_reminder (rang);
comment on column push_reminder.account is 'whose event it is: a device that is another account''s by now is not told';
comment on column push_reminder.rang is 'the last of the object''s alarms that rang';
comment on column push_reminder.due is 'when the device is to be told; null when it was, or need not be';
