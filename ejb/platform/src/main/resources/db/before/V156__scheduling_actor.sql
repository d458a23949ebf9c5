-- Owner: calendar.
-- Whoever changes a meeting in somebody else's calendar is named in what is told of it.
alter table scheduling add column actor text collate "C";
comment on column scheduling.actor is 'the address of who made the change that waits, where that is not the account itself';
