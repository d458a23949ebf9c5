-- Settings, the audit log, tasks, the lives of nodes, and which database this is.

-- Owner: startup.

-- Which scripts of db/before and db/change this database had: Flyway's own table, as Flyway makes it.
create table schema_history (
  installed_rank integer       constraint schema_history_pk primary key,
  version        varchar(50),
  description    varchar(200)  not null,
  type           varchar(20)   not null,
  script         varchar(1000) not null,
  checksum       integer,
  installed_by   varchar(100)  not null,
  installed_on   timestamp     not null default now(),
  execution_time integer       not null,
  success        boolean       not null
);
create index schema_history_s_idx on schema_history (success);

-- Owner: settings.

-- What nodes remember of the database, and how often each was changed: the sum of its slots. Whoever changes such rows counts in the same
-- transaction, in the slot of its connection, so that none waits for another; nodes compare the sums every ten seconds.
create table change_counter (
  kind    text     collate "C" not null,
  version bigint   not null default 0,
  slot    smallint not null default 0,
  primary key (kind, slot)
);
insert into change_counter (kind) values ('SETTINGS');

-- What was set. What is not here has its default.
create table setting (
  level smallint not null, -- 0 server, 1 domain, 2 account, 3 service class
  scope bigint   not null, -- the id of what the level says; 0 for the server
  key   text     collate "C" not null,
  value text     collate "C" not null,
  primary key (level, scope, key)
);

-- Owner: audit.

-- What administrators and owners changed.
create table audit (
  id      bigint      generated always as identity primary key,
  at      timestamptz not null,
  actor   text        not null,
  session text        collate "C" not null,
  action  text        collate "C" not null,
  subject text        not null,
  before  text,
  after   text,
  domain  bigint -- the domain of what was changed; null for the server's
);
create index audit_at on audit (at);
create index audit_domain on audit (domain, id) where domain is not null;

-- Owner: task.

-- Long work: what waits, what goes on and on which node, and what came of it.
create table task (
  number     bigint      generated always as identity primary key,
  id         text        collate "C" not null unique,                               -- what it is asked for by
  kind       text        collate "C" not null,
  alone      text        collate "C",                                               -- of those that share this one goes on at a time
  -- Whose administrators see it; null for what is the server's.
  domain     bigint,
  account    bigint,                                                                -- who sees it besides; null for what is no account's
  subject    text        not null,
  state      text        collate "C" not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'STOPPED', 'INTERRUPTED')),
  asked_by   text        not null,
  -- What who asked for it administers: who administers less can't stop it.
  rank       text        collate "C" not null check (rank in ('USER', 'DOMAIN', 'SERVER')),
  asked      timestamptz not null,
  begun      timestamptz,
  ended      timestamptz,
  node       text        collate "C" not null default '',
  life       text        collate "C" not null default '',                           -- the node's life that has it
  lease      timestamptz,                                                           -- until when that has it, unless it takes it for longer
  -- How often it was taken up; who writes under an earlier number is refused.
  fence      integer     not null default 0,
  -- Whether another node takes it up when this one is gone.
  resumable  boolean     not null,
  -- So much of most, in the kind's own unit; most is 0 while that is unknown.
  done       bigint      not null default 0,
  most       bigint      not null default 0,
  step       text        not null default '',
  outcome    text        not null default '',                                       -- why it did not come to its end, as a sentence
  stopped_by text,                                                                  -- who wants it stopped
  parameters text        not null default '{}' check (length(parameters) <= 10000), -- what was asked for, in JSON
  facts      text        not null default '{}' check (length(facts) <= 4000000),    -- what it tells of itself, in JSON
  check ((ended is null) = (state in ('WAITING', 'RUNNING'))),
  check ((lease is not null) = (state = 'RUNNING'))
);
create unique index task_alone on task (alone) where ended is null;
create index task_going on task (number) where ended is null;
create index task_kind on task (kind, number);
create index task_domain on task (domain, number) where domain is not null;
create index task_account on task (account, number) where account is not null;

-- Owner: node.

-- The lives of nodes: a node has one from its start to its end, under a name for each start. What a life holds (claims, its last batch,
-- segments, spooled files) is its own; another takes it over only when that life has ended. A node lives while a session of its holds the
-- advisory lock of its name.
create table node_life (
  life  text        collate "C" primary key,
  node  text        collate "C" not null,
  began timestamptz not null default now(),
  ended timestamptz -- when the next life of that name found it dead
);
create index node_life_node on node_life (node);

-- Owner: database.

-- One row: which database this is, of all that backups may come from.
create table store_lineage (
  only_row boolean primary key default true check (only_row),
  lineage  text    collate "C" not null
);
insert into store_lineage (lineage) values (gen_random_uuid()::text);

-- Owner: due.

-- Says to all nodes, when the transaction commits, that a table has a row that is due sooner: the triggers of tables with due work do.
create function announce_due() returns trigger language plpgsql as $$
begin
  perform pg_notify('carillon_due', tg_table_name);
  return null;
end
$$;
