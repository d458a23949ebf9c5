package org.carillon.mailbox.internal.muting;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/**
 * Muted conversations in backups. A conversation is saved as the place and arrival time of one of
 * its messages, because threads may have other ids in the store where they are restored.
 */
@ApplicationScoped
public class SavedMutedThreads implements SavedRows {
  @Override
  public String name() {
    return "muted-threads";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'mailbox', o.name,
          'uid', o.uid, 'arrived', o.internal_date)::text
        from muted_thread t join account a on a.id = t.account join domain d on d.id = a.domain
        cross join lateral (select m.name, p.uid, i.internal_date from mailbox m
          join placement p on p.mailbox = m.id and p.thread = t.thread
          join item i on i.id = p.item
          where m.account = t.account and m.removed is null order by p.mailbox, p.uid limit 1) o
        where a.deleted is null and d.deleted is null order by t.account, t.thread
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into muted_thread (account, thread)
        select a.id, p.thread
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, mailbox text, uid bigint,
          arrived timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        join mailbox m on m.account = a.id and m.name = r.mailbox and m.removed is null
        join placement p on p.mailbox = m.id and p.uid = r.uid
        join item i on i.id = p.item and i.internal_date = r.arrived
        on conflict do nothing
        """;
  }
}
