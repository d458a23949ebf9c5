-- Which restoration has an account's mail for itself: for as long as it goes on and is heard of.
create table mail_restoring (
  account bigint not null primary key,
  run     text   collate "C" not null references archive_run on delete cascade
);
create index mail_restoring_run on mail_restoring (run);
