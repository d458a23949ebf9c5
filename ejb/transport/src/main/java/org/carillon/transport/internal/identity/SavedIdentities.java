package org.carillon.transport.internal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Identities in backups. */
@ApplicationScoped
public class SavedIdentities implements SavedRows {
  @Override
  public String name() {
    return "identities";
  }

  @Override
  public int order() {
    return 38;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'name', i.name,
          'address', i.address, 'reply_to', i.reply_to, 'bcc', i.bcc, 'signature', i.signature,
          'html', i.html, 'is_default', i.is_default)::text
        from identity i join account a on a.id = i.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by i.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into identity (account, name, address, reply_to, bcc, signature, html, is_default)
        select a.id, r.name, r.address, r.reply_to, r.bcc, r.signature, r.html, r.is_default
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, name text, address text,
          reply_to text, bcc text, signature text, html text, is_default boolean)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
