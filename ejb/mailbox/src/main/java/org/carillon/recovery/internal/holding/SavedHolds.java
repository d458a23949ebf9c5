package org.carillon.recovery.internal.holding;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Holds on existing accounts and mailboxes in backups. */
@ApplicationScoped
class SavedHolds implements SavedRows {
  @Override
  public String name() {
    return "holds";
  }

  @Override
  public int order() {
    return 40;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'mailbox', m.name,
          'reason', h.reason, 'placed', h.placed)::text
        from hold h join account a on a.id = h.account join domain d on d.id = a.domain
        left join mailbox m on m.id = h.mailbox
        where a.deleted is null and (h.mailbox = 0 or m.removed is null)
        order by h.placed, h.account, h.mailbox
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into hold (account, mailbox, reason, placed)
        select a.id, coalesce(m.id, 0), r.reason, r.placed
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, mailbox text, reason text,
          placed timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        left join mailbox m on m.account = a.id and m.name = r.mailbox and m.removed is null
        where r.mailbox is null or m.id is not null
        on conflict do nothing
        """;
  }
}
