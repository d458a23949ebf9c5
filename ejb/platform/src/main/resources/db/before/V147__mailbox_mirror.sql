-- Owner: store.
alter table mailbox add column mirror boolean not null default false;
comment on column mailbox.mirror is 'whether the server keeps in it what is elsewhere, and nobody else changes it';
create index mailbox_calendar on mailbox (id) where kind = 'CALENDAR' and removed is null;
