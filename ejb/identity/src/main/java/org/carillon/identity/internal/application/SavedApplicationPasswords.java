package org.carillon.identity.internal.application;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Application passwords in a backup. Their hashes let programs sign in after a restore. */
@ApplicationScoped
public class SavedApplicationPasswords implements SavedRows {
  @Override
  public String name() {
    return "application-passwords";
  }

  @Override
  public int order() {
    return 21;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', p.id, 'hash', encode(p.hash, 'base64'), 'name', p.name,
          'login', p.login, 'services', p.services, 'local', a.local_part, 'at', d.name,
          'created', p.created, 'used', p.used, 'network', p.network, 'expires', p.expires)::text
        from application_password p join account a on a.id = p.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by p.account, p.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into application_password
          (id, hash, name, login, services, account, created, used, network, expires)
        select r.id, decode(r.hash, 'base64'), r.name, r.login, r.services, a.id, r.created, r.used,
          r.network, r.expires
        from jsonb_to_record(?::jsonb) as r(id text, hash text, name text, login text, services text,
          "local" text, "at" text, created timestamptz, used timestamptz, network text,
          expires timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
