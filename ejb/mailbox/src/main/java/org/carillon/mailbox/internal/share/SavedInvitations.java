package org.carillon.mailbox.internal.share;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

@ApplicationScoped
public class SavedInvitations implements SavedRows {
  @Override
  public String name() {
    return "collection-invitations";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'collection', m.name,
          'guest', g.local_part, 'guest-at', e.name, 'uid', i.uid, 'state', i.state,
          'title', i.title, 'invited', i.invited, 'answered', i.answered,
          'dismissed', i.dismissed)::text
        from collection_invitation i join mailbox m on m.id = i.mailbox and m.removed is null
        join account a on a.id = m.account join domain d on d.id = a.domain
        join account g on g.id = i.account join domain e on e.id = g.domain
        where a.deleted is null and d.deleted is null and g.deleted is null
          and e.deleted is null order by i.mailbox, i.account
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into collection_invitation (mailbox, account, uid, state, title, invited, answered,
          dismissed)
        select m.id, g.id, r.uid, r.state, r.title, r.invited, r.answered, r.dismissed
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, collection text, guest text,
          "guest-at" text, uid text, state smallint, title text, invited timestamptz,
          answered timestamptz, dismissed boolean)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        join mailbox m on m.account = a.id and m.name = r.collection and m.removed is null
        join domain e on e.name = r."guest-at" and e.deleted is null
        join account g on g.domain = e.id and g.local_part = r.guest and g.deleted is null
        on conflict do nothing
        """;
  }
}
