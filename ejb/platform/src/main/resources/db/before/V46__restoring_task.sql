-- Owner: recovery.
-- A restoration that has an account is a task.
alter table mail_restoring drop constraint mail_restoring_run_fkey;
drop index mail_restoring_run;
comment on column mail_restoring.run is 'the id of its task: it has the account for as long as that goes on';
