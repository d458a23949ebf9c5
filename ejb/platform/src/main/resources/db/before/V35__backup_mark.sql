-- archive: which backups this database remembers. A row is made when all that a backup names is saved: a database that
-- was put back to an earlier moment lacks it, and gives out numbers that are in the backup a second time.
create table backup_mark (
  mark text        collate "C" primary key,
  made timestamptz not null default now()
);
