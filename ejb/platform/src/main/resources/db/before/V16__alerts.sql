-- Whose change it was: administrators of a domain see what belongs to it. Records from before stay
-- the server's, since their text does not say for certain.
alter table audit add column domain bigint;
comment on column audit.domain is 'the domain of what was changed; null for the server''s';
create index audit_domain on audit (domain, id) where domain is not null;

-- Accounts that are nearly full, whose owners are told once each time.
alter table mail_account
  add column alerted   boolean not null default false,
  add column alert_due timestamptz;
comment on column mail_account.alerted is 'when it last grew, it was as full as its owner is told of';
comment on column mail_account.alert_due is 'the owner is still to be told; put off by the node that does it';
create index mail_account_alert on mail_account (alert_due) where alert_due is not null;
