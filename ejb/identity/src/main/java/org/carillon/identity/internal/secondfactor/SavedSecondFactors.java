package org.carillon.identity.internal.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/**
 * Second factors in a backup, with sealed secrets. Under another home key, no authenticator's code
 * is right, but the account still requires a second factor. Recovery codes work.
 */
@ApplicationScoped
public class SavedSecondFactors implements SavedRows {
  @Override
  public String name() {
    return "second-factors";
  }

  @Override
  public int order() {
    return 21;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', s.id, 'secret', encode(s.secret, 'base64'), 'step', s.step,
          'recovery', s.recovery, 'created', s.created, 'used', s.used, 'local', a.local_part,
          'at', d.name)::text
        from second_factor s join account a on a.id = s.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by s.account
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into second_factor (account, id, secret, step, recovery, created, used)
        select a.id, r.id, decode(r.secret, 'base64'), r.step, r.recovery, r.created, r.used
        from jsonb_to_record(?::jsonb) as r(id text, secret text, step bigint, recovery text,
          created timestamptz, used timestamptz, "local" text, "at" text)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
