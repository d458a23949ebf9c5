-- Owner: account.
-- The connections that somebody signed in on, on the nodes that live; written a second after by the node that has them.
create table open_session (
  life    text        collate "C" not null,
  id      text        collate "C" not null,
  account bigint      not null references account on delete cascade,
  service text        collate "C" not null,
  address text        collate "C" not null,
  program text        collate "C" not null,
  since   timestamptz not null,
  ended   boolean     not null default false,
  primary key (life, id)
);
comment on column open_session.life is 'of node_life';
comment on column open_session.ended is 'whether its node is asked to end it';
create index open_session_account on open_session (account);
create index open_session_ended on open_session (life) where ended;
insert into change_counter (kind) values ('SESSIONS');
-- Where and by what a session of the web was opened.
alter table token add column network text collate "C" not null default '';
alter table token add column program text collate "C" not null default '';
