-- Owner: transport.
-- Whose a message in quarantine is, so that he may look at it and release it.
alter table queue_recipient
  add column account bigint,
  add column certain boolean not null default false;
comment on column queue_recipient.account is 'of what is kept in quarantine: the local account it is for';
comment on column queue_recipient.certain is 'one finding alone had it kept there, a virus for example';
create index queue_recipient_account on queue_recipient (account) where account is not null;
