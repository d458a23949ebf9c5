-- Telephony.

-- Owner: call.

-- Where users' phones are, as of a second ago: what nodes keep in memory outlives a restart by this.
create table registration (
  address  text        collate "C" primary key, -- the user's canonical address of record
  ends     timestamptz not null,                -- when the last of its bindings ends, by the registering node's clock
  -- All of the user's bindings, in the order they were first made: a line for the form, then one each.
  bindings text        not null
);
