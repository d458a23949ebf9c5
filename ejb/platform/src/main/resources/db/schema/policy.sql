-- What may come in and what may go out: lists, bans, rules, keys, and what was found of messages.

-- Owner: policy.

-- Keys by which domains sign their mail (DKIM). The secret is sealed under the home's key; due is when the key is looked at next: whether
-- its record is published, whether another takes its place, whether it can go.
create table dkim_key (
  id             bigint      primary key,
  domain         bigint      not null references domain,
  signing_domain text        collate "C" not null,
  name           text        collate "C" not null constraint dkim_key_name unique,
  algorithm      text        not null,
  state          text        not null,
  secret         bytea       not null,
  record         text        not null,
  version        bigint      not null,
  created        timestamptz not null,
  activated      timestamptz,
  retired        timestamptz,
  due            timestamptz not null
);
create index dkim_key_domain on dkim_key (domain);
create index dkim_key_due on dkim_key (due);
insert into change_counter (kind) values ('DOMAIN_KEYS');
create trigger dkim_key_announced after insert on dkim_key for each row
  when (new.due is not null) execute function announce_due();
create trigger dkim_key_sooner after update of due on dkim_key for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- Rules: Sieve scripts of accounts, of domains and of the server.
create table script (
  id      bigint      generated always as identity primary key,
  account bigint      references account on delete cascade, -- whose it is; null for a domain's and for the server's
  domain  bigint      references domain on delete cascade,  -- whose it is; null for an account's and for the server's
  name    text        collate "C" not null,
  -- When it is run: a name of org.carillon.contract.script.ScriptUse.
  used    text        collate "C" not null check (used in ('NONE', 'ACTIVE', 'BEFORE', 'AFTER')),
  content text        not null,
  octets  integer     not null,                             -- of its content in UTF-8
  version bigint      not null,
  -- When its content or its use was changed last; null in rows older than this column.
  changed timestamptz default now(),
  check (account is null or domain is null),
  check (used <> 'ACTIVE' or account is not null),
  check (used not in ('BEFORE', 'AFTER') or account is null)
);
create unique index script_name on script (coalesce(account, 0), coalesce(domain, 0), name);
create unique index script_used on script (coalesce(account, 0), coalesce(domain, 0), used) where used <> 'NONE';
insert into change_counter (kind) values ('RULES');

create sequence message_trace_id increment by 50;

-- Why a message was taken, filed, kept aside or refused; kept for some weeks.
create table message_trace (
  id         bigint      primary key,
  trace      text        collate "C" not null, -- the id in the trace field and in the logs
  message_id text        collate "C" not null,
  at         timestamptz not null,
  client     text        collate "C" not null,
  sender     text        collate "C" not null,
  recipients text        collate "C" not null, -- the first of them, one a line
  domains    bigint[]    not null,             -- the local recipients' domains, whose administrators may ask
  handling   text        collate "C" not null,
  points     integer     not null,
  detail     text        collate "C" not null  -- what the checks said and found, as JSON
);
create index message_trace_trace on message_trace (trace);
create index message_trace_message on message_trace (message_id) where message_id <> '';
create index message_trace_at on message_trace (at);

-- Own lists for strangers' mail; without a domain for the whole server. Expires is set anew whenever days is.
create table filter_entry (
  id      bigint      primary key,
  domain  bigint      references domain,
  name    text        collate "C" not null constraint filter_entry_name unique,
  target  text        not null,
  pattern text        collate "C" not null,
  action  text        not null,
  points  integer     not null,
  text    text        not null,
  ban     integer     not null,
  days    integer     not null,
  expires timestamptz,
  enabled boolean     not null,
  note    text        not null,
  version bigint      not null,
  created timestamptz not null
);
create unique index filter_entry_pattern on filter_entry (coalesce(domain, 0), target, pattern);
create index filter_entry_domain on filter_entry (domain);
create index filter_entry_expires on filter_entry (expires);
insert into change_counter (kind) values ('FILTER_ENTRIES');

-- Lists in the DNS (RFC 5782) that strangers' mail is compared with.
create table dns_list (
  id      bigint      primary key,
  name    text        collate "C" not null constraint dns_list_name unique,
  zone    text        collate "C" not null,
  subject text        not null,
  action  text        not null,
  points  integer     not null,
  codes   text        not null,
  text    text        not null,
  enabled boolean     not null,
  note    text        not null,
  version bigint      not null,
  created timestamptz not null,
  constraint dns_list_zone unique (zone, subject)
);
insert into change_counter (kind) values ('DNS_LISTS');

-- Networks that no service speaks with. Those that are over are known for a week, so that a further ban lasts longer.
create table ban (
  network text        collate "C" primary key, -- in its one written form: 192.0.2.7, 192.0.2.0/24, 2001:db8:0:7:0:0:0:0/64
  cause   text        collate "C" not null,
  reason  text        collate "C" not null,
  made    text        collate "C" not null,    -- for how long: a word of org.carillon.policy.ban.BanTime
  began   timestamptz not null,
  ends    timestamptz,                         -- null if only an administrator ends it
  times   integer     not null default 1,      -- how many in a row, each begun within a week after the one before
  version bigint      not null default 1
);
create index ban_ends on ban (ends);
insert into change_counter (kind) values ('BANS');

-- Who wrote when for the first time, and who came again. Rows that are lost in a crash only make somebody come once more, so they are
-- committed without waiting for the disk, and no backup has them.
create table greylist (
  attempt bytea       primary key, -- sixteen octets of a hash of what attempts are told apart by
  began   timestamptz not null,
  passed  timestamptz,             -- when it came again in time; null before
  expires timestamptz not null
);
create index greylist_expires on greylist (expires);

-- Networks from which attempts came again; one with enough of them is put off no more.
create table greylist_network (
  network text        collate "C" primary key, -- as org.carillon.policy.net.NetworkPrefix writes it: a /24, or a /64 of IPv6
  passed  integer     not null,                -- how many different attempts came again in time
  expires timestamptz not null
);
create index greylist_network_expires on greylist_network (expires);

-- Programs beside the server that look at mail. What is empty in domains and handling is all domains, and what the kind has as its usual.
create table external_filter (
  id          bigint      primary key,
  name        text        collate "C" not null constraint external_filter_name unique,
  kind        text        not null,
  address     text        not null,
  enabled     boolean     not null,
  position    bigint      not null,
  mail        text        not null,
  most_octets bigint      not null,
  domains     text        not null,
  timeout     bigint      not null,
  connections bigint      not null,
  failure     text        not null,
  handling    text        not null,
  factor      bigint      not null,
  version     bigint      not null,
  created     timestamptz not null
);
insert into change_counter (kind) values ('EXTERNAL_FILTERS');

-- A report that is to be sent, or was: of a day, to those whom a domain's record names.
create table dmarc_report (
  id       bigint      generated always as identity primary key,
  day      date        not null,                        -- UTC
  domain   text        collate "C" not null,            -- where the record was found
  due      timestamptz,                                 -- when it is looked at; null when nothing more is to be done
  attempts integer     not null default 0,
  noted    integer     not null default 0,              -- how many different rows were noted for it, which is bounded
  sent     timestamptz,
  messages bigint      not null default 0,              -- the messages it tells of
  outcome  text        collate "C" not null default '', -- to whom it went, or why to nobody, for people
  unique (day, domain)
);
create index dmarc_report_due on dmarc_report (due) where due is not null;
create trigger dmarc_report_announced after insert on dmarc_report for each row
  when (new.due is not null) execute function announce_due();
create trigger dmarc_report_sooner after update of due on dmarc_report for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- What was found of messages, alike ones together, until it is reported.
create table dmarc_noted (
  report bigint not null references dmarc_report on delete cascade,
  digest bytea  not null,             -- a digest of the detail
  detail text   collate "C" not null, -- a row of the report, as JSON
  count  bigint not null,
  primary key (report, digest)
);

-- A report that somebody sent of a domain here.
create table dmarc_received (
  id           bigint      generated always as identity primary key,
  domain       bigint      not null references domain on delete cascade, -- the id of the domain here; what is kept goes with it
  about        text        collate "C" not null,                         -- the domain it is of: the one here, or a name of it
  organization text        collate "C" not null,
  report       text        collate "C" not null,
  proven       text        collate "C" not null,                         -- the domain that proved to have sent it; empty if none did
  began        timestamptz not null,
  ended        timestamptz not null,
  arrived      timestamptz not null,
  policy       text        collate "C" not null,                         -- what the reporter saw of our record
  left_out     integer     not null,                                     -- rows that made no sense, or were too many
  unique (domain, organization, report)
);
create index dmarc_received_began on dmarc_received (domain, began);

-- The rows of a report that was received.
create table dmarc_received_row (
  received    bigint  not null references dmarc_received on delete cascade,
  source      text    collate "C" not null,
  header_from text    collate "C" not null,
  dkim        boolean not null,
  spf         boolean not null,
  handling    text    collate "C" not null, -- none, pass, quarantine, reject
  count       bigint  not null
);
create index dmarc_received_row_received on dmarc_received_row (received);

create sequence rule_trace_id increment by 50;

-- What recipients' rules did with a message; kept as long as message_trace.
create table rule_trace (
  id         bigint      primary key,
  trace      text        collate "C" not null, -- the id in the trace field and in the logs
  message_id text        collate "C" not null,
  at         timestamptz not null,
  domain     bigint      not null,             -- the recipient's, whose administrators may ask
  recipient  text        collate "C" not null,
  detail     text        collate "C" not null  -- what was done, which lines were run, what went wrong, as JSON
);
create index rule_trace_trace on rule_trace (trace);
create index rule_trace_message on rule_trace (message_id) where message_id <> '';
create index rule_trace_at on rule_trace (at);

-- A failure report that is to be sent, or was. While it waits it stands for all messages that fail meanwhile in the domain's name: the
-- first is told of, the others are counted.
create table dmarc_failure (
  id        bigint      generated always as identity primary key,
  domain    text        collate "C" not null,           -- where the record was found
  opened    timestamptz not null default now(),
  due       timestamptz,                                -- when it is looked at; null when nothing more is to be done
  attempts  integer     not null default 0,
  incidents bigint      not null,
  -- What the report says of the first, and its header as that may go out; gone when it was sent.
  lines     text        collate "C" not null,
  header    text        collate "C" not null,
  spf       text        collate "C" not null,           -- whose SPF record is told; empty for none
  closed    timestamptz,                                -- when nothing more was to be done
  is_sent   boolean     not null default false,
  outcome   text        collate "C" not null default '' -- to whom it went, or why to nobody, for people
);
create unique index dmarc_failure_open on dmarc_failure (domain) where due is not null;
create index dmarc_failure_due on dmarc_failure (due) where due is not null;
create index dmarc_failure_closed on dmarc_failure (domain, closed);
create trigger dmarc_failure_announced after insert on dmarc_failure for each row
  when (new.due is not null) execute function announce_due();
create trigger dmarc_failure_sooner after update of due on dmarc_failure for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- What somebody reported of a message that failed in the name of a domain here.
create table dmarc_failure_received (
  id        bigint      generated always as identity primary key,
  domain    bigint      not null references domain on delete cascade, -- the id of the domain here; what is kept goes with it
  digest    bytea       not null,                                     -- a digest of the report: one counts once
  about     text        collate "C" not null,                         -- the domain it is of: the one here, or a name of it
  proven    text        collate "C" not null,                         -- the domain that proved to have sent it; empty if none did
  arrived   timestamptz not null,
  source    text        collate "C" not null,                         -- from where the message came; empty if that was not told
  failure   text        collate "C" not null,                         -- dmarc, bodyhash, signature, spf …
  unaligned text        collate "C" not null,                         -- what did not show that we sent it: dkim, spf
  delivery  text        collate "C" not null,                         -- what was done with it: delivered, spam, policy, reject, other
  incidents bigint      not null,
  unique (domain, digest)
);
create index dmarc_failure_received_arrived on dmarc_failure_received (domain, arrived);

-- The indicator of a brand, as it was looked up for mail of a domain.
create table brand_indicator (
  id           bigint      generated always as identity primary key,
  domain       text        collate "C" not null,                   -- the author's
  selector     text        collate "C" not null,
  due          timestamptz,                                        -- when it is looked up, again or first; null while nobody asks
  attempts     integer     not null default 0,
  asked        timestamptz not null default now(),                 -- when mail last came that it is for
  checked      timestamptz,
  state        text        collate "C" not null default 'unknown', -- unknown, pass, none, declined, skipped, fail, temperror
  reason       text        collate "C" not null default '',        -- why, for people; empty where there is nothing to say
  -- Who vouches for it: mark for a certificate, administrator; empty for nobody.
  authority    text        collate "C" not null default '',
  organization text        collate "C" not null default '',        -- whose mark it is, as the certificate says
  valid_until  timestamptz,                                        -- until when it is shown, if it is
  image        bytea,                                              -- the picture as it is shown, cleaned
  digest       text        collate "C" not null default '',        -- its digest, which names it
  unique (domain, selector)
);
create index brand_indicator_due on brand_indicator (due) where due is not null;
create index brand_indicator_digest on brand_indicator (digest) where image is not null;
create trigger brand_indicator_announced after insert on brand_indicator for each row
  when (new.due is not null) execute function announce_due();
create trigger brand_indicator_sooner after update of due on brand_indicator for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- The senders that accounts allow and block.
create table account_sender (
  account bigint      not null references account on delete cascade,
  sender  text        collate "C" not null, -- an address, or a domain that stands for all below it, in canonical form
  choice  text        collate "C" not null check (choice in ('allow', 'block')),
  since   timestamptz not null,
  primary key (account, sender)
);
insert into change_counter (kind) values ('SENDERS');

-- What others complain about of mail from here.
create table complaint (
  id         bigint      generated always as identity primary key,
  domain     bigint      not null references domain on delete cascade, -- to whose address it came
  account    bigint      references account on delete set null,        -- whose message it is about; null where that is not known
  digest     bytea       not null,                                     -- of the report: one counts once
  mark       bytea,                                                    -- a digest of the message's mark; null where it has none of ours
  arrived    timestamptz not null,
  type       text        collate "C" not null,
  reporter   text        collate "C" not null,                         -- the domain that proved to have sent it; empty if none did
  program    text        collate "C" not null,
  message_id text        collate "C" not null,
  sent       timestamptz,                                              -- when the message left, as its mark says
  unique (domain, digest)
);
create index complaint_arrived on complaint (domain, arrived);
create index complaint_account on complaint (account) where account is not null;
create index complaint_mark on complaint (mark) where mark is not null;

-- Addresses elsewhere that accounts want their mail sent on to, and whether these agreed.
create table forward_target (
  account bigint      not null references account on delete cascade,
  address text        collate "C" not null,
  asked   timestamptz not null,
  agreed  timestamptz,                       -- when somebody who reads the address agreed; null while nobody did
  wanted  boolean     not null default true, -- false when it was removed: its letters of the day still count
  day     date        not null,
  letters integer     not null,              -- how many letters were sent there on that day
  -- When somebody who reads the address said no: it gets nothing of the account, whatever scripts say; null while nobody did.
  refused timestamptz,
  primary key (account, address)
);
-- How many letters went to an address today, whoever wanted them.
create index forward_target_address on forward_target (address, day);

-- The senders whose pictures from elsewhere an account is always shown.
create table picture_sender (
  account bigint      not null references account on delete cascade,
  sender  text        collate "C" not null, -- an address in canonical form
  since   timestamptz not null,
  primary key (account, sender)
);
