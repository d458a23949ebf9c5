-- Owner: policy.
-- Whoever agreed to take an account's mail, or was asked to, can say no for good.
alter table forward_target add column refused timestamptz;
comment on column forward_target.refused is 'when somebody who reads the address said no: it gets nothing of the account, whatever scripts say; null while nobody did';
-- How many letters went to an address today, whoever wanted them.
create index forward_target_address on forward_target (address, day);
