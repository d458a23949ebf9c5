-- Backups and restorations.

-- Owner: archive.

-- Backups and restorations of versions that kept them here; now they are tasks. Nothing writes it.
create table archive_run (
  id      text        collate "C" primary key, -- the backup's name, the restoration's id
  kind    text        collate "C" not null check (kind in ('BACKUP', 'RESTORATION')),
  node    text        collate "C" not null,
  state   text        collate "C" not null,
  started timestamptz not null,
  heard   timestamptz not null,                -- the last sign of life
  ended   timestamptz,
  shown   text        not null                 -- what it tells of itself, in JSON
);
create index archive_run_started on archive_run (kind, started);

-- How often a mailbox of an address, known by its UIDVALIDITY, was restored with its numbers: each time its next uids and modseqs begin
-- further behind the saved ones, so that none is used twice.
create table restored_mailbox (
  address     text    collate "C" not null,
  uidvalidity bigint  not null,
  times       integer not null,
  primary key (address, uidvalidity)
);

-- Which backups this database remembers. A row is made when all that a backup names is saved: a database that was put back to an earlier
-- moment lacks it, and gives out numbers that are in the backup a second time.
create table backup_mark (
  mark text        collate "C" primary key,
  made timestamptz not null default now()
);
