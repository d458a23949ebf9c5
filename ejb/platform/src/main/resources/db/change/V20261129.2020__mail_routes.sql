-- Owner: transport.
-- Mail to other servers goes by routes that administrators add.
create table mail_route (
  id            bigint      primary key,
  name          text        collate "C" not null constraint mail_route_name unique,
  position      bigint      not null,
  recipients    text        not null,
  senders       text        not null,
  hosts         text        not null,
  protocol      text        not null,
  encryption    text        not null,
  immediate_tls boolean     not null,
  fingerprints  text        not null,
  insecure      text        not null,
  user_name     text        not null,
  password      bytea       not null,
  helo          text        not null,
  source        text        not null,
  enabled       boolean     not null,
  note          text        not null,
  created       timestamptz not null,
  version       bigint      not null
);
insert into change_counter (kind) values ('MAIL_ROUTES');
