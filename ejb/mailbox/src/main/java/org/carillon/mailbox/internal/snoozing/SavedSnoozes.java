package org.carillon.mailbox.internal.snoozing;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.database.SavedRows;

/**
 * The times of snoozed messages in backups. A message is saved by its place and arrival time,
 * because its ids may differ in the store where it is restored.
 */
@ApplicationScoped
public class SavedSnoozes implements SavedRows {
  @Override
  public String name() {
    return "snoozes";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'mailbox', m.name,
          'uid', p.uid, 'arrived', i.internal_date, 'due', s.due)::text
        from snoozed_message s join account a on a.id = s.account join domain d on d.id = a.domain
        join mailbox m on m.account = s.account and m.removed is null and m.uses & %d <> 0
        join placement p on p.mailbox = m.id and p.item = s.item join item i on i.id = p.item
        where a.deleted is null and d.deleted is null order by s.id
        """
        .formatted(1 << SpecialUse.SNOOZED.ordinal());
  }

  @Override
  public String insertion() {
    return """
        insert into snoozed_message (account, item, due)
        select a.id, p.item, r.due
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, mailbox text, uid bigint,
          arrived timestamptz, due timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        join mailbox m on m.account = a.id and m.name = r.mailbox and m.removed is null
        join placement p on p.mailbox = m.id and p.uid = r.uid
        join item i on i.id = p.item and i.internal_date = r.arrived
        on conflict do nothing
        """;
  }
}
