package org.carillon.identity.internal.oauth.grant;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The grants in a backup. Under the same home key, refresh tokens stay usable after a restore. */
@ApplicationScoped
public class SavedGrants implements SavedRows {
  @Override
  public String name() {
    return "oauth-grants";
  }

  @Override
  public int order() {
    return 35;
  }

  @Override
  public String query() {
    return """
        select json_build_object('id', g.id, 'consent', g.consent, 'scopes', g.scopes,
          'generation', g.generation, 'refreshed', g.refreshed, 'authenticated', g.authenticated,
          'created', g.created, 'used', g.used, 'network', g.network, 'expires', g.expires)::text
        from oauth_grant g join oauth_consent c on c.id = g.consent
        join account a on a.id = c.account join domain d on d.id = a.domain
        where g.ended is null and a.deleted is null and d.deleted is null order by g.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into oauth_grant (id, consent, scopes, generation, refreshed, authenticated, created,
          used, network, expires)
        select r.id, c.id, r.scopes, r.generation, r.refreshed, r.authenticated, r.created, r.used,
          r.network, r.expires
        from jsonb_to_record(?::jsonb) as r(id text, consent text, scopes text, generation bigint,
          refreshed timestamptz, authenticated timestamptz, created timestamptz, used timestamptz,
          network text, expires timestamptz)
        join oauth_consent c on c.id = r.consent
        on conflict do nothing
        """;
  }
}
