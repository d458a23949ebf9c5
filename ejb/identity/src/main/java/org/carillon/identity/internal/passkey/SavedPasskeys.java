package org.carillon.identity.internal.passkey;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Passkeys in a backup. Under another host name only recovery codes still work. */
@ApplicationScoped
public class SavedPasskeys implements SavedRows {
  @Override
  public String name() {
    return "passkeys";
  }

  @Override
  public int order() {
    return 21;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', p.id, 'credential', encode(p.credential, 'base64'),
          'host', p.host, 'name', p.name, 'key', encode(p.key, 'base64'), 'counter', p.counter,
          'verifies', p.verifies, 'eligible', p.eligible, 'synced', p.synced,
          'transports', p.transports, 'created', p.created, 'used', p.used, 'network', p.network,
          'asked', p.asked, 'suspected', p.suspected, 'local', a.local_part, 'at', d.name)::text
        from passkey p join account a on a.id = p.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by p.account, p.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into passkey (account, id, credential, host, name, key, counter, verifies, eligible,
          synced, transports, created, used, network, asked, suspected)
        select a.id, r.id, decode(r.credential, 'base64'), r.host, r.name, decode(r.key, 'base64'),
          r.counter, r.verifies, r.eligible, r.synced, r.transports, r.created, r.used, r.network,
          r.asked, r.suspected
        from jsonb_to_record(?::jsonb) as r(id text, credential text, host text, name text,
          key text, counter bigint, verifies boolean, eligible boolean, synced boolean,
          transports text, created timestamptz, used timestamptz, network text, asked timestamptz,
          suspected timestamptz, "local" text, "at" text)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
