-- Owner: task.
-- Long work: what waits, what goes on and on which node, and what came of it.
create table task (
  number     bigint      generated always as identity primary key,
  id         text        collate "C" not null unique,
  kind       text        collate "C" not null,
  alone      text        collate "C",
  domain     bigint,
  account    bigint,
  subject    text        not null,
  state      text        collate "C" not null
    check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'STOPPED', 'INTERRUPTED')),
  asked_by   text        not null,
  rank       text        collate "C" not null check (rank in ('USER', 'DOMAIN', 'SERVER')),
  asked      timestamptz not null,
  begun      timestamptz,
  ended      timestamptz,
  node       text        collate "C" not null default '',
  life       text        collate "C" not null default '',
  lease      timestamptz,
  fence      integer     not null default 0,
  resumable  boolean     not null,
  done       bigint      not null default 0,
  most       bigint      not null default 0,
  step       text        not null default '',
  outcome    text        not null default '',
  stopped_by text,
  parameters text        not null default '{}' check (length(parameters) <= 10000),
  facts      text        not null default '{}' check (length(facts) <= 4000000),
  check ((ended is null) = (state in ('WAITING', 'RUNNING'))),
  check ((lease is not null) = (state = 'RUNNING'))
);
comment on column task.id is 'what it is asked for by';
comment on column task.alone is 'of those that share this one goes on at a time';
comment on column task.domain is 'whose administrators see it; null for what is the server''s';
comment on column task.account is 'who sees it besides; null for what is no account''s';
comment on column task.rank is 'what who asked for it administers: who administers less can''t stop it';
comment on column task.life is 'the node''s life that has it';
comment on column task.lease is 'until when that has it, unless it takes it for longer';
comment on column task.fence is 'how often it was taken up; who writes under an earlier number is refused';
comment on column task.resumable is 'whether another node takes it up when this one is gone';
comment on column task.done is 'so much of most, in the kind''s own unit; most is 0 while that is unknown';
comment on column task.outcome is 'why it did not come to its end, as a sentence';
comment on column task.stopped_by is 'who wants it stopped';
comment on column task.parameters is 'what was asked for, in JSON';
comment on column task.facts is 'what it tells of itself, in JSON';
create unique index task_alone on task (alone) where ended is null;
create index task_going on task (number) where ended is null;
create index task_kind on task (kind, number);
create index task_domain on task (domain, number) where domain is not null;
create index task_account on task (account, number) where account is not null;
