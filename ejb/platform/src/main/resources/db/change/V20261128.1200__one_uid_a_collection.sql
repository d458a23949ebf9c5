-- Owner: store.

-- Of the objects that are there it is not kept: who puts one compares with what is in memory as well.
alter table placement add column object_uid text collate "C";
create unique index placement_object_uid on placement (mailbox, object_uid) where object_uid is not null;
