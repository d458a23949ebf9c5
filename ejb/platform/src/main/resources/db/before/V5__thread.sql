-- Which thread of an account a message belongs to that has, or refers to, a message id: what
-- THREADID (RFC 8474) is assigned by when a message is stored.
create table thread_key (
  account bigint not null,
  key     bigint not null,
  thread  bigint not null,
  primary key (account, key)
);
comment on column thread_key.key is 'a message id with the base subject (org.carillon.mailbox.internal.ThreadKeys)';
comment on column thread_key.thread is 'item.thread of the messages that have it';
comment on column item.thread is 'the id of the first item of the thread';
