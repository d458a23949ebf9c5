-- Owner: recovery.
-- Collections that were deleted and are back, of which those whom it concerns are still to be told.
create table returned_collection (
  mailbox bigint      primary key references mailbox on delete cascade,
  since   timestamptz not null default now(),
  due     timestamptz not null
);
create index returned_collection_due on returned_collection (due);
comment on column returned_collection.due is 'when it is told, if whoever brought it back has not done so';
