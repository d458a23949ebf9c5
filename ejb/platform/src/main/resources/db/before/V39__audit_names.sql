-- Owner: account.

-- Changes of settings name the account or domain by its name, as all records do: by its id, which is shown nowhere,
-- nobody found them.
update audit set subject = left(audit.subject, -length(' of domain ' || d.id)) || ' of ' || d.name
from domain d where audit.action = 'setting.change'
and d.id = substring(audit.subject from ' of domain ([0-9]{1,18})$')::bigint;
update audit set subject = left(audit.subject, -length(' of account ' || a.id)) || ' of ' || a.local_part || '@' || d.name
from account a join domain d on d.id = a.domain
where audit.action = 'setting.change'
and a.id = substring(audit.subject from ' of account ([0-9]{1,18})$')::bigint;
