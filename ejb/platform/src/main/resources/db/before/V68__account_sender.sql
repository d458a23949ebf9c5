-- Owner: policy.
-- The senders that accounts allow and block.
create table account_sender (
  account bigint      not null references account on delete cascade,
  sender  text        collate "C" not null,
  choice  text        collate "C" not null check (choice in ('allow', 'block')),
  since   timestamptz not null,
  primary key (account, sender)
);
comment on column account_sender.sender is 'an address, or a domain that stands for all below it, in canonical form';
insert into change_counter (kind) values ('SENDERS');
