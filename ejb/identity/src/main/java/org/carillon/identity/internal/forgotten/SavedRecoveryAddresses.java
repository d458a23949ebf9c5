package org.carillon.identity.internal.forgotten;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** Recovery addresses in a backup. Codes expire soon and are left out. */
@ApplicationScoped
public class SavedRecoveryAddresses implements SavedRows {
  @Override
  public String name() {
    return "recovery-addresses";
  }

  @Override
  public int order() {
    return 21;
  }

  @Override
  public String query() {
    return """
        select json_build_object('address', r.address, 'confirmed', r.confirmed,
          'local', a.local_part, 'at', d.name)::text
        from password_recovery r join account a on a.id = r.account join domain d on d.id = a.domain
        where r.address <> '' and a.deleted is null and d.deleted is null order by r.account
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into password_recovery (account, address, confirmed)
        select a.id, r.address, r.confirmed
        from jsonb_to_record(?::jsonb) as r(address text, confirmed timestamptz, "local" text,
          "at" text)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
