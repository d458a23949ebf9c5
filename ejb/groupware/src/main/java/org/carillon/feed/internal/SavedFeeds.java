package org.carillon.feed.internal;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The backup of feed subscriptions, with the entries that were delivered. */
@ApplicationScoped
class SavedFeeds implements SavedRows {
  @Override
  public String name() {
    return "feed-subscriptions";
  }

  @Override
  public int order() {
    return MAIL + 1;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'folder', m.name,
          'address', s.address, 'title', s.title, 'every', s.every, 'paused', s.due is null,
          'seen', encode(s.seen, 'hex'))::text
        from feed_subscription s join mailbox m on m.id = s.mailbox and m.removed is null
        join account a on a.id = m.account join domain d on d.id = a.domain
        where s.ended is null and a.deleted is null and d.deleted is null order by s.mailbox
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into feed_subscription (mailbox, account, address, title, every, due, seen)
        select m.id, m.account, r.address, r.title, r.every,
          case when r.paused then null else now() end, decode(r.seen, 'hex')
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, folder text, address text,
          title text, every bigint, paused boolean, seen text)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        join mailbox m on m.account = a.id and m.name = r.folder and m.removed is null
        on conflict do nothing
        """;
  }
}
