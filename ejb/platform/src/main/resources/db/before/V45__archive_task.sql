-- Owner: archive.
-- Backups and restorations are tasks: those of before go on to be shown. The table stays for a node of the version before, and goes with a later one.
insert into task (id, kind, subject, state, asked_by, rank, asked, begun, ended, node, fence,
  resumable, done, most, outcome, parameters, facts)
select r.id, 'archive.backup', r.shown::json ->> 'scope',
  case r.state when 'DONE' then 'DONE' when 'BROKEN_OFF' then 'FAILED' else 'INTERRUPTED' end,
  '', 'SERVER', r.started, r.started, coalesce(r.ended, r.heard), r.node, 1, false,
  (r.shown::json ->> 'accounts')::bigint, (r.shown::json ->> 'ofAccounts')::bigint,
  case when r.state in ('DONE', 'BROKEN_OFF') then '' else 'Its node ended.' end,
  json_strip_nulls(json_build_object('scope', r.shown::json -> 'scope', 'base',
    r.shown::json -> 'base', 'ofAccounts', r.shown::json -> 'ofAccounts'))::text,
  case when length(r.shown) > 3900000 then '{}' else json_build_object('messages',
    r.shown::json -> 'messages', 'octets', r.shown::json -> 'octets', 'troubles',
    r.shown::json -> 'troubles')::text end
from archive_run r where r.kind = 'BACKUP' order by r.started, r.id;
insert into task (id, kind, subject, state, asked_by, rank, asked, begun, ended, node, fence,
  resumable, done, most, outcome, parameters, facts)
select r.id, 'archive.restoration',
  coalesce(r.shown::json -> 'wish' ->> 'account', r.shown::json -> 'wish' ->> 'backup'),
  case r.state when 'DONE' then 'DONE' when 'BROKEN_OFF' then 'FAILED' else 'INTERRUPTED' end,
  '', 'SERVER', r.started, r.started, coalesce(r.ended, r.heard), r.node, 1, false,
  coalesce((r.shown::json ->> 'ready')::bigint, json_array_length(r.shown::json -> 'accounts'))
    + json_array_length(r.shown::json -> 'accounts'),
  2 * (r.shown::json ->> 'ofAccounts')::bigint,
  case when r.state in ('DONE', 'BROKEN_OFF') then '' else 'Its node ended.' end,
  json_build_object('wish', r.shown::json -> 'wish', 'ofAccounts',
    r.shown::json -> 'ofAccounts')::text,
  case when length(r.shown) > 3900000 then '{}' else json_build_object('ready',
    coalesce((r.shown::json ->> 'ready')::bigint, json_array_length(r.shown::json -> 'accounts')),
    'accounts', r.shown::json -> 'accounts', 'mailboxes', r.shown::json -> 'mailboxes',
    'leftAlone', coalesce((r.shown::json ->> 'leftAlone')::bigint, 0), 'messages',
    r.shown::json -> 'messages', 'removedMailboxes',
    coalesce((r.shown::json ->> 'removedMailboxes')::bigint, 0), 'removedMessages',
    coalesce((r.shown::json ->> 'removedMessages')::bigint, 0), 'troubles',
    r.shown::json -> 'troubles')::text end
from archive_run r
where r.kind = 'RESTORATION' and length((r.shown::json -> 'wish')::text) < 9900
order by r.started, r.id;
comment on table archive_run is 'backups and restorations of versions before this one; see task';
