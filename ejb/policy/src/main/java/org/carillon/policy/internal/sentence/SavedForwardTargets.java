package org.carillon.policy.internal.sentence;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

@ApplicationScoped
public class SavedForwardTargets implements SavedRows {
  @Override
  public String name() {
    return "forward-targets";
  }

  @Override
  public int order() {
    return 37;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'address', t.address,
          'asked', t.asked, 'agreed', t.agreed, 'refused', t.refused,
          'wanted', t.wanted, 'day', t.day, 'letters', t.letters)::text
        from forward_target t join account a on a.id = t.account join domain d on d.id = a.domain
        where (t.wanted or t.refused is not null) and a.deleted is null and d.deleted is null order by t.account, t.address
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into forward_target (account, address, asked, agreed, refused, wanted, day, letters)
        select a.id, r.address, r.asked, r.agreed, r.refused, coalesce(r.wanted, true), r.day,
          r.letters
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, address text,
          asked timestamptz, agreed timestamptz, refused timestamptz, wanted boolean, day date, letters integer)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
