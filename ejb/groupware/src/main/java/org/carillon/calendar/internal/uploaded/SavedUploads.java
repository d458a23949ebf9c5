package org.carillon.calendar.internal.uploaded;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

@ApplicationScoped
public class SavedUploads implements SavedRows {
  @Override
  public String name() {
    return "uploaded-free-busy";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'what', u.what,
          'octets', encode(u.octets, 'base64'), 'uploaded', u.uploaded)::text
        from uploaded_free_busy u
        join account a on a.id = u.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by u.account, u.what
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into uploaded_free_busy (account, what, octets, uploaded)
        select a.id, r.what, decode(r.octets, 'base64'), r.uploaded
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, what text, octets text,
          uploaded timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
