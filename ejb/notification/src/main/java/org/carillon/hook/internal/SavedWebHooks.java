package org.carillon.hook.internal;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Web hooks in backups. Secrets are derived from the home key; messages are not saved. */
@ApplicationScoped
class SavedWebHooks implements SavedRows {
  @Override
  public String name() {
    return "web-hooks";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
    select json_build_object('name', h.name, 'address', h.address, 'kinds', h.kinds,
      'domain', d.name, 'local', a.local_part, 'at', e.name, 'enabled', h.enabled,
      'seed', encode(h.seed, 'hex'), 'created', h.created)::text
    from web_hook h left join domain d on d.id = h.domain left join account a on a.id = h.account
    left join domain e on e.id = a.domain
    where d.deleted is null and a.deleted is null and e.deleted is null order by h.id
    """;
  }

  @Override
  public String insertion() {
    return """
    insert into web_hook (name, address, kinds, domain, account, enabled, seed, version, created,
      since)
    select r.name, r.address, r.kinds, d.id, a.id, r.enabled, decode(r.seed, 'hex'), 1, r.created,
      now()
    from jsonb_to_record(?::jsonb) as r(name text, address text, kinds text, domain text,
      "local" text, "at" text, enabled boolean, seed text, created timestamptz)
    left join domain d on d.name = r.domain and d.deleted is null
    left join domain e on e.name = r."at" and e.deleted is null
    left join account a on a.domain = e.id and a.local_part = r."local" and a.deleted is null
    where (r.domain is null or d.id is not null) and (r."at" is null or a.id is not null)
    on conflict do nothing
    """;
  }
}
