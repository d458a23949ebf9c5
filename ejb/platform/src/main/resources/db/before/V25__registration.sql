-- Where users' phones are, as of a second ago: what nodes keep in memory outlives a restart by this.
create table registration (
  address  text collate "C" not null primary key,
  ends     timestamptz      not null,
  bindings text             not null
);
comment on table registration is 'owner: call';
comment on column registration.address is 'the user''s canonical address of record';
comment on column registration.ends is 'when the last of its bindings ends, by the registering node''s clock';
comment on column registration.bindings is 'JSON: all of the user''s bindings, in the order they were first made';
