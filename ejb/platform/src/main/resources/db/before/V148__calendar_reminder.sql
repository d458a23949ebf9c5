-- Owner: calendar.
-- When alarms ring next: an index, made of the objects and made anew from them.
create table calendar_reminder (
  id      bigint      generated always as identity primary key,
  account bigint      not null,
  mailbox bigint      not null references mailbox on delete cascade,
  key     text        collate "C" not null,
  rings   timestamptz,
  due     timestamptz,
  written timestamptz,
  unique (mailbox, key)
);
create index calendar_reminder_rings on calendar_reminder (account, rings);
create index calendar_reminder_due on calendar_reminder (due);
comment on column calendar_reminder.rings is 'when the first alarm rings, or rang, that nobody has heard';
comment on column calendar_reminder.due is 'when it is to be looked whether a message is to be written';
comment on column calendar_reminder.written is 'up to when messages were written';

-- As of when the reminders of a calendar are.
create table calendar_reminder_state (
  mailbox bigint primary key references mailbox on delete cascade,
  modseq  bigint not null,
  state   text   not null default '',
  due     timestamptz
);
create index calendar_reminder_state_due on calendar_reminder_state (due);
comment on column calendar_reminder_state.state is 'since what the next changes are asked for; empty for all there is';
