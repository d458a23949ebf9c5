-- Owner: account.

-- From where principals signed in of late, to the day: nodes remember it, and this outlives their restart. It is read only when
-- somebody is about to be put off for others' wrong passwords.
create table known_place (
  -- An account's id, or that of an administrator with a name of its own: both are of one sequence.
  principal      bigint      not null,
  network_bits   bigint      not null,
  network_length smallint    not null,
  -- Tells a principal's passwords apart: where an earlier one was right says nothing.
  password       bigint      not null,
  seen           timestamptz not null,
  primary key (principal, network_bits, network_length)
);
