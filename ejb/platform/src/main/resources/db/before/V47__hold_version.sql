-- Owner: store.
-- Holds are changed as a whole by administration.
alter table hold add column version bigint not null default 0;
