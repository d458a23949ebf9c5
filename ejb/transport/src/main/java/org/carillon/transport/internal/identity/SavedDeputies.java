package org.carillon.transport.internal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Writing deputies in backups. */
@ApplicationScoped
public class SavedDeputies implements SavedRows {
  @Override
  public String name() {
    return "write-deputies";
  }

  @Override
  public int order() {
    return 38;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'deputy', b.local_part,
          'deputy_at', e.name, 'since', w.since)::text
        from write_deputy w join account a on a.id = w.principal join domain d on d.id = a.domain
        join account b on b.id = w.deputy join domain e on e.id = b.domain
        where a.deleted is null and d.deleted is null and b.deleted is null and e.deleted is null
        order by w.principal, w.deputy
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into write_deputy (principal, deputy, since)
        select a.id, b.id, r.since
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, deputy text,
          deputy_at text, since timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        join domain e on e.name = r.deputy_at and e.deleted is null
        join account b on b.domain = e.id and b.local_part = r.deputy and b.deleted is null
        on conflict do nothing
        """;
  }
}
