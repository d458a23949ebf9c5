-- Owner: policy.
-- What others complain about of mail from here.
create table complaint (
  id         bigint generated always as identity primary key,
  -- To whose address it came.
  domain     bigint not null references domain on delete cascade,
  -- Whose message it is about; null where that is not known.
  account    bigint references account on delete set null,
  -- Of the report: one counts once.
  digest     bytea not null,
  -- A digest of the message's mark; null where it has none of ours.
  mark       bytea,
  arrived    timestamptz not null,
  type       text collate "C" not null,
  -- The domain that proved to have sent it; empty if none did.
  reporter   text collate "C" not null,
  program    text collate "C" not null,
  message_id text collate "C" not null,
  -- When the message left, as its mark says.
  sent       timestamptz,
  unique (domain, digest)
);
create index complaint_arrived on complaint (domain, arrived);
create index complaint_account on complaint (account) where account is not null;
create index complaint_mark on complaint (mark) where mark is not null;
