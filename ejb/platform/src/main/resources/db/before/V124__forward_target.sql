-- Owner: policy.
-- Addresses elsewhere that accounts want their mail sent on to, and whether these agreed.
create table forward_target (
  account bigint      not null references account on delete cascade,
  address text        not null collate "C",
  asked   timestamptz not null,
  agreed  timestamptz,
  wanted  boolean     not null default true,
  day     date        not null,
  letters integer     not null,
  primary key (account, address)
);
comment on column forward_target.agreed is 'when somebody who reads the address agreed; null while nobody did';
comment on column forward_target.letters is 'how many letters were sent there on that day';
comment on column forward_target.wanted is 'false when it was removed: its letters of the day still count';
