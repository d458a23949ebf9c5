-- Owner: transport.
-- Mail that waits for room: in which account, and how many octets have to fit there.
alter table queue_recipient add column full_account bigint, add column full_octets bigint;
create index queue_recipient_full on queue_recipient (full_account, full_octets)
  where full_account is not null;
