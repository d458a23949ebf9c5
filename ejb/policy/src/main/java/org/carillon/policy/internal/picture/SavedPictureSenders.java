package org.carillon.policy.internal.picture;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

@ApplicationScoped
public class SavedPictureSenders implements SavedRows {

  @Override
  public String name() {
    return "picture-senders";
  }

  @Override
  public int order() {
    return 36;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'sender', s.sender,
          'since', s.since)::text
        from picture_sender s join account a on a.id = s.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by s.account, s.sender
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into picture_sender (account, sender, since)
        select a.id, r.sender, r.since
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, sender text,
          since timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
