-- Certificates, and how they are come by.

-- Owner: listener.

-- Certificates that listeners show, with their keys.
create table certificate (
  id         bigint      primary key,
  domain     bigint      references domain,     -- whose administrators may change it; null for the server's
  is_default boolean     not null,
  chain      text        collate "C" not null,
  key        bytea       not null,              -- PKCS #8, sealed under the home key
  created    timestamptz not null,
  told       integer,                           -- how many days before its end administrators were last told that it ends
  looked     timestamptz not null default now() -- when that is looked at next
);
create unique index certificate_one_default on certificate (is_default) where is_default;
create index certificate_looked on certificate (looked);
insert into change_counter (kind) values ('CERTIFICATES');
create trigger certificate_announced after insert on certificate for each row
  when (new.looked is not null) execute function announce_due();
create trigger certificate_sooner after update of looked on certificate for each row
  when (new.looked < old.looked or old.looked is null and new.looked is not null) execute function announce_due();

-- Accounts at certificate authorities that are asked by ACME. The secret is sealed under the home's key: the account's key, the key of the
-- account it is bound to, the DNS key.
create table acme_account (
  id            bigint      primary key,
  name          text        collate "C" not null constraint acme_account_name unique,
  domain        bigint      references domain on delete cascade,
  directory     text        not null,
  contact       text        not null,
  terms_agreed  boolean     not null,
  terms         text        not null,
  binding_id    text        not null,
  authorities   text        not null,
  dns_server    text        not null,
  dns_zone      text        not null,
  dns_key       text        not null,
  dns_algorithm text        not null,
  dns_helper    text        not null,
  dns_delay     bigint      not null,
  location      text        not null,
  secret        bytea       not null,
  version       bigint      not null,
  created       timestamptz not null
);
create index acme_account_domain on acme_account (domain);

-- Certificates that are ordered and renewed there; due says when one is looked at next, by one node.
create table acme_certificate (
  id          bigint      primary key,
  name        text        collate "C" not null constraint acme_certificate_name unique,
  domain      bigint      references domain on delete cascade,
  account     bigint      not null constraint acme_certificate_account references acme_account,
  hosts       text        not null,
  challenge   text        not null,
  key_type    text        not null,
  is_default  boolean     not null,
  enabled     boolean     not null,
  certificate bigint      references certificate on delete set null,
  version     bigint      not null,
  created     timestamptz not null,
  due         timestamptz,
  changed     boolean     not null default true,
  renewal     timestamptz,
  tried       timestamptz,
  tries       bigint      not null default 0,
  problem     text        not null default ''
);
create index acme_certificate_due on acme_certificate (due);
create index acme_certificate_account_key on acme_certificate (account);
create index acme_certificate_certificate on acme_certificate (certificate);
create index acme_certificate_domain on acme_certificate (domain);
create trigger acme_certificate_announced after insert on acme_certificate for each row
  when (new.due is not null) execute function announce_due();
create trigger acme_certificate_sooner after update of due on acme_certificate for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- What every node's web shows an authority that looks whose a name is.
create table acme_token (
  token   text        collate "C" primary key,
  answer  text        not null,
  expires timestamptz not null
);
create index acme_token_expires on acme_token (expires);

-- Keys that are made here for certificates that authorities sign; sealed under the home's key.
create table certificate_request (
  id           bigint      primary key,
  name         text        collate "C" not null constraint certificate_request_name unique,
  domain       bigint      references domain on delete cascade,
  hosts        text        not null,
  key_type     text        not null,
  days         bigint      not null,
  common_name  text        not null,
  organization text        not null,
  unit         text        not null,
  locality     text        not null,
  state        text        not null,
  country      text        not null,
  email        text        not null,
  request      text        not null,
  key          bytea       not null,
  certificate  bigint      references certificate on delete set null,
  version      bigint      not null,
  created      timestamptz not null
);
create index certificate_request_certificate on certificate_request (certificate);
create index certificate_request_domain on certificate_request (domain);

-- How many certificates each domain had ordered on a day (UTC): the account at the authority is the server's, and the authority bounds it.
create table acme_order_count (
  domain bigint not null references domain on delete cascade,
  day    date   not null,
  orders bigint not null,
  primary key (domain, day)
);
