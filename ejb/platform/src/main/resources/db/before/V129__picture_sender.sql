-- Owner: policy.
-- The senders whose pictures from elsewhere an account is always shown.
create table picture_sender (
  account bigint      not null references account on delete cascade,
  sender  text        collate "C" not null,
  since   timestamptz not null,
  primary key (account, sender)
);
comment on column picture_sender.sender is 'an address in canonical form';
