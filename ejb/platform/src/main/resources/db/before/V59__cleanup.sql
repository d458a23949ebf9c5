-- Owner: recovery.
-- Searches for a message in everybody's mailboxes, what they found, and what was removed for it.
create table cleanup (
  id       text        collate "C" primary key,
  domain   bigint,
  criteria text        not null check (length(criteria) <= 10000),
  asked_by text        not null,
  asked    timestamptz not null,
  removal  text        collate "C",
  restoration text     collate "C"
);
comment on column cleanup.id is 'of the task that searches';
comment on column cleanup.domain is 'in whose accounts alone it is looked for; null for all';
comment on column cleanup.removal is 'the last task that removed what was found';
comment on column cleanup.restoration is 'the last task that brought it back';
create index cleanup_asked on cleanup (asked);

create table cleanup_item (
  cleanup text   collate "C" not null references cleanup on delete cascade,
  item    bigint not null,
  primary key (cleanup, item)
);

-- Noted before it is removed, so that whatever was removed can be brought back.
create table cleanup_removed (
  cleanup text   collate "C" not null references cleanup on delete cascade,
  account bigint not null,
  mailbox bigint not null,
  uid     bigint not null,
  since   bigint not null,
  primary key (cleanup, account, mailbox, uid)
);
comment on column cleanup_removed.since is 'the account''s modseq before it was removed';
