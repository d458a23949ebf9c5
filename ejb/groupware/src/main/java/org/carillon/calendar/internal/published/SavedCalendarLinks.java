package org.carillon.calendar.internal.published;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The backup of secret addresses of calendars, which contains the hashes of their secrets. */
@ApplicationScoped
class SavedCalendarLinks implements SavedRows {
  @Override
  public String name() {
    return "calendar-links";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'calendar', m.name,
          'id', l.id, 'part', l.part, 'hash', encode(l.hash, 'hex'),
          'description', l.description, 'made', l.made, 'used', l.used,
          'maker', b.local_part, 'maker-at', e.name)::text
        from calendar_link l join mailbox m on m.id = l.mailbox and m.removed is null
        join account a on a.id = m.account join domain d on d.id = a.domain
        left join account b on b.id = coalesce(l.maker, m.account)
        left join domain e on e.id = b.domain
        where a.deleted is null and d.deleted is null order by l.mailbox, l.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into calendar_link (id, mailbox, part, hash, description, made, used, maker)
        select r.id, m.id, r.part, decode(r.hash, 'hex'), r.description, r.made, r.used, b.id
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, calendar text, id text,
          part text, hash text, description text, made timestamptz, used timestamptz,
          maker text, "maker-at" text)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        join mailbox m on m.account = a.id and m.name = r.calendar and m.removed is null
        left join domain e on e.name = r."maker-at" and e.deleted is null
        left join account b on b.domain = e.id and b.local_part = r.maker and b.deleted is null
        where b.id is not null or r.maker is null
        on conflict do nothing
        """;
  }
}
