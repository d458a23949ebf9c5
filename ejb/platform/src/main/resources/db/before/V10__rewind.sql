-- Accounts' mail brought back to an earlier moment: the run that goes on, and those before it. Every
-- node sees how far one is; one whose node ended is taken up where it stopped.
create table mail_rewind (
  id         text        collate "C" primary key,
  account    bigint      not null,
  target     timestamptz not null,
  base       bigint      not null,
  upto       bigint      not null,
  node       text        collate "C" not null,
  claim      text        collate "C" not null,
  state      text        collate "C" not null check (state in ('RUNNING', 'DONE', 'INTERRUPTED')),
  started    timestamptz not null,
  heard      timestamptz not null,
  ended      timestamptz,
  mailboxes  integer     not null,
  of_steps   bigint      not null default 0,
  steps      bigint      not null default 0,
  returned   bigint      not null default 0,
  removed    bigint      not null default 0,
  reflagged  bigint      not null default 0,
  trouble    text        not null default ''
);
comment on column mail_rewind.base is 'the modseq that the mail goes back to';
comment on column mail_rewind.upto is 'the account''s modseq when it began: what came later stays';
comment on column mail_rewind.claim is 'who works on it; changes when another takes it up';
comment on column mail_rewind.heard is 'the last sign of life';
comment on column mail_rewind.steps is 'messages brought back, removed or flagged, of of_steps';
-- One at a time for each account.
create unique index mail_rewind_one on mail_rewind (account) where ended is null;
create index mail_rewind_account on mail_rewind (account, started);

-- Backups and restorations that go on, and what came of them.
create table archive_run (
  id      text        collate "C" primary key,
  kind    text        collate "C" not null check (kind in ('BACKUP', 'RESTORATION')),
  node    text        collate "C" not null,
  state   text        collate "C" not null,
  started timestamptz not null,
  heard   timestamptz not null,
  ended   timestamptz,
  shown   text        not null
);
comment on column archive_run.id is 'the backup''s name, the restoration''s id';
comment on column archive_run.heard is 'the last sign of life';
comment on column archive_run.shown is 'what it tells of itself, in JSON';
create index archive_run_started on archive_run (kind, started);

-- How often a mailbox of an address, known by its UIDVALIDITY, was restored with its numbers: each
-- time its next uids and modseqs begin further behind the saved ones, so that none is used twice.
create table restored_mailbox (
  address     text    collate "C" not null,
  uidvalidity bigint  not null,
  times       integer not null,
  primary key (address, uidvalidity)
);

-- EMAILID and THREADID come from the ids of items, and a restored message keeps them: so the items of
-- different databases must not have the same ids. A database with items goes on where it is.
do $$
begin
  if not exists (select from item) then
    execute format('alter sequence item_id start with %s restart',
      (1::bigint << 40) + floor(random() * (1::bigint << 52))::bigint);
  end if;
end $$;

-- Which database this is, of all that backups may come from.
create table store_lineage (
  only_row boolean primary key default true check (only_row),
  lineage  text    collate "C" not null
);
insert into store_lineage (lineage) values (gen_random_uuid()::text);
