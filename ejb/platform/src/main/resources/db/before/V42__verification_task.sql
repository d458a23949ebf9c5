-- Owner: store.
-- Verifications are tasks: the last one goes on to be shown.
insert into task (id, kind, subject, state, asked_by, rank, asked, begun, ended, node, fence,
  resumable, done, most, outcome, facts)
select v.run, 'store.verification', 'store',
  case v.phase when 'DONE' then 'DONE' else 'INTERRUPTED' end, '', 'SERVER', v.started, v.started,
  coalesce(v.ended, v.heard), v.node, 1, false, v.contents, v.contents_of,
  case v.phase when 'DONE' then '' else 'Its node ended.' end,
  json_build_object('contents', v.contents, 'ofContents', v.contents_of, 'octets', v.octets,
    'outlines', v.fixed_outlines, 'mailboxes', v.fixed_mailboxes, 'accounts', v.fixed_accounts,
    'indexLacking', v.index_lacking, 'indexGhosts', v.index_ghosts, 'strays',
    coalesce(to_json(string_to_array(nullif(v.strays, ''), E'\n')), '[]'::json))::text
from verification v;
drop table verification;
