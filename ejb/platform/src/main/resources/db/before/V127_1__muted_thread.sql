-- Owner: mailbox.
-- Threads that an account wants to hear no more of: what comes of them is filed away. Asked for each answer that is delivered.
create table muted_thread (
  account bigint not null references account on delete cascade,
  thread  bigint not null,
  primary key (account, thread)
);
