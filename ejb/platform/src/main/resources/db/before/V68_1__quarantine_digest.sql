-- Owner: transport.
-- The lists that people are sent of what is in their quarantine.
alter table queue_recipient add column told timestamptz;
comment on column queue_recipient.told is 'of what is kept in quarantine: when its account was told of it';
create index queue_recipient_untold on queue_recipient (account)
  where account is not null and told is null;

create table quarantine_digest (
  account bigint      primary key,
  due     timestamptz not null
);
comment on table quarantine_digest is 'accounts that are to be sent a list, or were within the last day';
create index quarantine_digest_due on quarantine_digest (due);
