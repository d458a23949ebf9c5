-- Owner: account.

-- Who is put off for too many wrong passwords, as the nodes that count them said when it began: for administrators to see.
create table sign_in_bar (
  -- As in known_place; 0: a network.
  principal      bigint      not null,
  network_bits   bigint      not null,
  network_length smallint    not null,
  began          timestamptz not null,
  ends           timestamptz not null,
  primary key (principal, network_bits, network_length)
);

-- What administrators lifted: every node forgets then what it counted.
create table sign_in_lift (
  id             bigint generated always as identity primary key,
  principal      bigint      not null,
  network_bits   bigint      not null,
  network_length smallint    not null,
  at             timestamptz not null
);

insert into change_counter (kind) values ('BARS');
