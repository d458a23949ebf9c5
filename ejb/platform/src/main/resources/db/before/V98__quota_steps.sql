-- Owner: store.
-- Owners of nearly full accounts are told at several steps, each once.
alter table mail_account add column told_percent smallint not null default 0;
comment on column mail_account.told_percent is 'the step, in percent of its limits, that it had reached when it last grew';
-- Whatever was told before was the highest step there was.
update mail_account set told_percent = 100 where alerted;
alter table mail_account drop column alerted;
-- What a domain's accounts hold together.
create index mail_account_domain on mail_account (domain, account);
