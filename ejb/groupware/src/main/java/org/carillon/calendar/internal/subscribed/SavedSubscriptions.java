package org.carillon.calendar.internal.subscribed;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The backup of subscriptions. Restoring it turns their calendars into mirrors again. */
@ApplicationScoped
class SavedSubscriptions implements SavedRows {
  @Override
  public String name() {
    return "calendar-subscriptions";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'calendar', m.name,
          'address', s.address, 'every', s.every)::text
        from calendar_subscription s join mailbox m on m.id = s.mailbox and m.removed is null
        join account a on a.id = m.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by s.mailbox
        """;
  }

  @Override
  public String insertion() {
    return """
        with made as (update mailbox m set mirror = true
          from jsonb_to_record(?::jsonb) as r("local" text, "at" text, calendar text,
            address text, every bigint)
          join domain d on d.name = r."at" and d.deleted is null
          join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
          where m.account = a.id and m.name = r.calendar and m.removed is null
          returning m.id, m.account, r.address, r.every)
        insert into calendar_subscription (mailbox, account, address, due, every)
        select id, account, address, now(), every from made
        on conflict do nothing
        """;
  }
}
