-- Mail that waits: for elsewhere, for a local account that could not take it, or to tell its sender; and as whom accounts write.

-- Owner: transport.

create sequence queue_message_seq increment by 50;

-- A message with recipients that are not taken care of yet. Goes with its last recipient.
create table queue_message (
  id             bigint      primary key,
  trace          text        collate "C" not null, -- the id in the 250, in the trace field and in the logs
  blob_id        bigint      not null references blob,
  size           bigint      not null,
  reverse_path   text        collate "C" not null,
  eight_bit      boolean     not null,
  utf8           boolean     not null,
  return_content text        collate "C",          -- RET= (RFC 3461): FULL, HDRS or nothing
  envelope_id    text        collate "C",
  domain_id      bigint,                           -- the sender's local domain, whose administrators may work on it
  arrived        timestamptz not null,
  -- Which account sent it: who administers the domain may act on it only if he may act on the account. Null for what came without signing in.
  account_id     bigint,
  -- Trace fields before the content, whole lines: what a redirected message shows loops by.
  prefix         text        collate "C" not null default '',
  -- The domain of the account whose rule sends the message on, unchanged; null for any other.
  sent_on_by     text        collate "C",
  made_by        text        collate "C",          -- the domain in whose name this server wrote the message; null for what others wrote
  -- When it is sent, and from when its age counts (as RFC 4865 holds mail); null for at once.
  not_before     timestamptz,
  mt_priority    smallint    not null default 0    -- MT-PRIORITY= (RFC 6710), from -9 to 9; 0 when not given
);
create unique index queue_message_trace on queue_message (trace);
-- Tells the store which blobs the queue needs.
create index queue_message_blob on queue_message (blob_id);
-- What an account sent is found when it is locked out.
create index queue_message_account on queue_message (account_id) where account_id is not null;
-- An account's own list of what it can still call back.
create index queue_message_not_before on queue_message (account_id, not_before) where not_before is not null;

create sequence queue_consignment_seq increment by 50;
-- One value a claim: names the claim among all nodes and times.
create sequence queue_fence_seq;

-- One message for one destination: what is claimed, tried and put off together.
create table queue_consignment (
  id          bigint      primary key,
  message_id  bigint      not null references queue_message,
  work        smallint    not null,             -- 0 relay, 1 deliver locally, 2 notify the sender
  destination text        collate "C" not null, -- domain as an A-label or address literal; empty unless relayed
  priority    smallint    not null,
  held        boolean     not null default false,
  due         timestamptz not null,             -- when it may be claimed: while it is worked on, when the lease ends
  attempts    integer     not null default 0,
  fence       bigint,                           -- the claim's number; null while nobody works on it
  node        text        collate "C",          -- the claim's node
  -- The message's account_id, so that one account's mail does not take all connections; 0 for none.
  sender      bigint      not null default 0
);
create index queue_consignment_message on queue_consignment (message_id);
-- A claim reads from the front of one (work, priority), however much waits behind.
create index queue_consignment_due on queue_consignment (work, priority, due) where not held;
create unique index queue_consignment_fence on queue_consignment (fence) where fence is not null;

create sequence queue_recipient_seq increment by 50;

-- A recipient that is not taken care of yet, in the consignment by which it is tried.
create table queue_recipient (
  id                 bigint      primary key,
  consignment_id     bigint      not null references queue_consignment,
  address            text        collate "C" not null,
  notify_on          smallint    not null,               -- NOTIFY= as bits by ordinal, 0 when not given (RFC 3461)
  original_recipient text        collate "C",
  warned             boolean     not null default false, -- the sender knows already that it is delayed
  -- The last outcome; action is set when the sender is to be told: failed, delayed, delivered, relayed, expanded.
  action             text        collate "C",
  status             text        collate "C" not null default '',
  host               text        collate "C" not null default '',
  reply              text        collate "C" not null default '',
  -- The one mailbox of the recipient's account that waits for it; null when the rules are to say where it goes.
  mailbox            text        collate "C",
  flags              text        collate "C",            -- what it is marked with there, as IMAP writes flags, a blank between them
  account            bigint,                             -- of what is kept in quarantine: the local account it is for
  certain            boolean     not null default false, -- one finding alone had it kept there, a virus for example
  told               timestamptz,                        -- of what is kept in quarantine: when its account was told of it
  full_account       bigint,                             -- the account in which it waits for room
  full_octets        bigint                              -- how many octets have to fit there
);
create index queue_recipient_consignment on queue_recipient (consignment_id);
create index queue_recipient_account on queue_recipient (account) where account is not null;
create index queue_recipient_untold on queue_recipient (account) where account is not null and told is null;
create index queue_recipient_full on queue_recipient (full_account, full_octets) where full_account is not null;

-- What is remembered of an account's mail for a while: whom its rules answered, what they saw.
create table mail_memory (
  account bigint      not null, -- not a reference: what is remembered of one that is gone ends by itself
  key     bytea       not null, -- a digest of what is remembered
  until   timestamptz not null,
  primary key (account, key)
);
create index mail_memory_until on mail_memory (until);

-- Accounts that are to be sent a list of their quarantine, or were within the last day.
create table quarantine_digest (
  account bigint      primary key,
  due     timestamptz not null
);
create index quarantine_digest_due on quarantine_digest (due);
create trigger quarantine_digest_announced after insert on quarantine_digest for each row
  when (new.due is not null) execute function announce_due();
create trigger quarantine_digest_sooner after update of due on quarantine_digest for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- As whom accounts write.
create table identity (
  id         bigint  generated by default as identity primary key,
  account    bigint  not null references account on delete cascade,
  name       text    not null,
  address    text    collate "C" not null,
  reply_to   text    not null,
  bcc        text    not null,
  signature  text    not null,
  html       text    not null,
  is_default boolean not null
);
create index identity_account on identity (account);
create unique index identity_default on identity (account) where is_default;

-- Whose mail (the principal's) somebody else (the deputy) may write on behalf.
create table write_deputy (
  principal bigint      not null references account on delete cascade,
  deputy    bigint      not null references account on delete cascade,
  since     timestamptz not null,
  primary key (principal, deputy)
);
create index write_deputy_deputy on write_deputy (deputy);

-- What accounts have sent, by the key that whoever sent it gave it: the same again is not sent again.
create table submission_key (
  account bigint      not null references account on delete cascade,
  key     text        collate "C" not null,
  digest  text        not null,
  claim   bigint      not null, -- who sends it just now
  since   timestamptz not null,
  trace   text,                 -- as what it was taken; null while it is being sent
  primary key (account, key)
);

-- The routes of mail to other servers, as administrators added them.
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

-- The MTA-STS policies of other domains (RFC 8461), until they expire.
create table sts_policy (
  domain  text        collate "C" primary key,
  sts_id  text        collate "C" not null,
  policy  text        not null, -- the file, as this server writes such files
  used    timestamptz not null, -- when mail last went by it, to the day
  expires timestamptz not null,
  due     timestamptz not null  -- when it is refreshed, or goes
);
create index sts_policy_due on sts_policy (due);
create index sts_policy_used on sts_policy (used);
create trigger sts_policy_announced after insert on sts_policy for each row
  when (new.due is not null) execute function announce_due();
create trigger sts_policy_sooner after update of due on sts_policy for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();
