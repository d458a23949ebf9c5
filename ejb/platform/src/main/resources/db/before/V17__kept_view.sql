-- A large mailbox's uids, flags and modseqs as they were at one modseq: what a node reads instead of
-- all the placements, to take over what happened since from the log. Packed by the server.
create table kept_view (
  mailbox bigint not null primary key references mailbox on delete cascade,
  modseq  bigint not null,
  octets  bytea  not null
);
alter table kept_view alter octets set storage external;
