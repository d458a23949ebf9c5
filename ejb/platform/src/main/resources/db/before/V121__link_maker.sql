-- Owner: calendar.
-- Who made a secret address: it ends with its maker's right. Of older ones nobody knows; they are their owners'.
alter table calendar_link add column maker bigint;
comment on column calendar_link.maker is 'the account by whose right it leads to the calendar; null for the owner''s';
