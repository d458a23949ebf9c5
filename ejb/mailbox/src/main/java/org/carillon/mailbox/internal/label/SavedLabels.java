package org.carillon.mailbox.internal.label;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

@ApplicationScoped
public class SavedLabels implements SavedRows {
  @Override
  public String name() {
    return "labels";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'keyword', l.keyword,
          'name', l.name, 'colour', l.colour)::text
        from mail_label l join account a on a.id = l.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by l.account, l.keyword
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into mail_label (account, keyword, name, colour)
        select a.id, r.keyword, r.name, r.colour
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, keyword text, name text,
          colour text)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
