-- Owner: recovery.
-- Rewinds are tasks: those of before go on to be shown, and to be taken up where they stopped.
insert into task (id, kind, domain, account, subject, state, asked_by, rank, asked, begun, ended,
  node, fence, resumable, done, most, outcome, parameters, facts)
select r.id, 'account.rewind', a.domain, r.account,
  coalesce(a.local_part || '@' || d.name, r.account::text),
  case r.state when 'DONE' then 'DONE' else 'INTERRUPTED' end, '', 'DOMAIN', r.started, r.started,
  coalesce(r.ended, r.heard), r.node, 1, false, r.steps, r.of_steps,
  case r.state when 'DONE' then '' else 'Its node ended.' end,
  json_build_object('account', r.account, 'to',
    to_char(r.target at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'base', r.base, 'upto',
    r.upto, 'mailboxes', r.mailboxes)::text,
  json_build_object('returned', r.returned, 'removed', r.removed, 'reflagged', r.reflagged,
    'troubles', coalesce(to_json(string_to_array(nullif(rtrim(r.trouble, E'\n'), ''), E'\n')),
      '[]'::json))::text
from mail_rewind r
left join account a on a.id = r.account left join domain d on d.id = a.domain
order by r.started, r.id;
drop table mail_rewind;
