-- Owner: transport.
-- What an account sent is found when it is locked out.
create index queue_message_account on queue_message (account_id) where account_id is not null;
