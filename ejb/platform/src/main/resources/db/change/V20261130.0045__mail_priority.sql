-- Owner: transport.
-- The priority that a sender asked for (RFC 6710) is passed on to other servers.
alter table queue_message add column mt_priority smallint not null default 0;
