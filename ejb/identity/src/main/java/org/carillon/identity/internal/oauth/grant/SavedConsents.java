package org.carillon.identity.internal.oauth.grant;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The consents of accounts in a backup. */
@ApplicationScoped
public class SavedConsents implements SavedRows {
  @Override
  public String name() {
    return "oauth-consents";
  }

  @Override
  public int order() {
    return 34;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', c.id, 'client', o.client, 'local', a.local_part,
          'at', d.name, 'scopes', c.scopes, 'since', c.since)::text
        from oauth_consent c join oauth_client o on o.id = c.client
        join account a on a.id = c.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by c.account, c.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into oauth_consent (id, account, client, scopes, since)
        select r.id, a.id, o.id, r.scopes, r.since
        from jsonb_to_record(?::jsonb) as r(id text, client text, "local" text, "at" text,
          scopes text, since timestamptz)
        join oauth_client o on o.client = r.client
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }
}
