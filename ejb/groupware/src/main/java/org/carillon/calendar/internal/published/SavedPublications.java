package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

@ApplicationScoped
class SavedPublications implements SavedRows {
  @Override
  public String name() {
    return "calendar-publications";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'calendar', m.name,
          'part', s.part, 'seed', encode(s.seed, 'hex'), 'changed', s.changed)::text
        from calendar_shown s join mailbox m on m.id = s.mailbox and m.removed is null
        join account a on a.id = m.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by s.mailbox
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into calendar_shown (mailbox, part, seed, changed)
        select m.id, r.part, decode(r.seed, 'hex'), r.changed
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, calendar text, part text,
          seed text, changed timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        join mailbox m on m.account = a.id and m.name = r.calendar and m.removed is null
        on conflict do nothing
        """;
  }
}
