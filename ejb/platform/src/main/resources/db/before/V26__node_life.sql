-- Owner: node.

-- The lives of nodes: a node has one from its start to its end, under a name for each start. What a life holds (claims, its last
-- batch, segments, spooled files) is its own; another takes it over only when that life has ended. A node lives while a session of
-- its holds the advisory lock of its name.
create table node_life (
  life   text        collate "C" primary key,
  node   text        collate "C" not null,
  began  timestamptz not null default now(),
  -- When the next life of that name found it dead.
  ended  timestamptz
);
create index node_life_node on node_life (node);
