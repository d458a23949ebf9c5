-- The store: what was demanded by the migration before holds for the rows that are there, too. While
-- it is looked at, others read and write on.
alter table mailbox validate constraint mailbox_counters;
alter table mailbox validate constraint mailbox_uidnext;
alter table mailbox validate constraint mailbox_filled;
alter table mail_account validate constraint mail_account_counters;
alter table mail_account validate constraint mail_account_log;
