package org.carillon.mailbox.internal.share;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The properties that guests set for collections, such as name and colour, in backups. */
@ApplicationScoped
public class SavedOwnProperties implements SavedRows {
  @Override
  public String name() {
    return "own-properties";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'collection', m.name,
          'guest', g.local_part, 'guest-at', e.name, 'namespace', p.namespace, 'name', p.name,
          'value', p.value)::text
        from own_property p join mailbox m on m.id = p.mailbox and m.removed is null
        join account a on a.id = m.account join domain d on d.id = a.domain
        join account g on g.id = p.account join domain e on e.id = g.domain
        where a.deleted is null and d.deleted is null and g.deleted is null
          and e.deleted is null order by p.mailbox, p.account, p.namespace, p.name
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into own_property (mailbox, account, namespace, name, value)
        select m.id, g.id, r.namespace, r.name, r.value
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, collection text, guest text,
          "guest-at" text, namespace text, name text, value text)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        join mailbox m on m.account = a.id and m.name = r.collection and m.removed is null
        join domain e on e.name = r."guest-at" and e.deleted is null
        join account g on g.domain = e.id and g.local_part = r.guest and g.deleted is null
        on conflict do nothing
        """;
  }
}
