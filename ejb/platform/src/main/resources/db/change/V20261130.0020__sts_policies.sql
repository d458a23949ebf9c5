-- Owner: transport.
-- Mail to other domains obeys their MTA-STS policies.
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
