package org.carillon.identity.internal.oauth.client;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/**
 * The clients in a backup, with the hash of each secret, so that sites can still use them after a
 * restore. Of the clients that registered themselves it holds those that a user let in, because
 * programs do not register twice.
 */
@ApplicationScoped
public class SavedOAuthClients implements SavedRows {
  @Override
  public String name() {
    return "oauth-clients";
  }

  @Override
  public int order() {
    return 33;
  }

  @Override
  public String query() {
    return """
        select json_build_object('client', c.client, 'name', c.name, 'at', d.name, 'kind', c.kind,
          'secret', encode(c.secret, 'base64'), 'redirects', c.redirects,
          'logoutRedirects', c.logout_redirects, 'scopes', c.scopes, 'grants', c.grants,
          'consent', c.consent, 'algorithm', c.algorithm, 'enabled', c.enabled,
          'created', c.created, 'registeredFrom', c.registered_from)::text
        from oauth_client c left join domain d on d.id = c.domain
        where d.deleted is null and (c.registered_from is null
          or exists (select 1 from oauth_consent o where o.client = c.id)) order by c.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into oauth_client (id, client, name, domain, kind, secret, redirects,
          logout_redirects, scopes, grants, consent, algorithm, enabled, version, modified, created,
          registered_from)
        select nextval('directory_id'), r.client, r.name, d.id, r.kind, decode(r.secret, 'base64'),
          r.redirects, r."logoutRedirects", r.scopes, r.grants, r.consent, r.algorithm, r.enabled,
          1, now(), r.created, r."registeredFrom"
        from jsonb_to_record(?::jsonb) as r(client text, name text, "at" text, kind text,
          secret text, redirects text, "logoutRedirects" text, scopes text, grants text,
          consent boolean, algorithm text, enabled boolean, created timestamptz,
          "registeredFrom" text)
        left join domain d on d.name = r."at" and d.deleted is null
        where r."at" is null or d.id is not null
        on conflict (client) do update set name = excluded.name, enabled = excluded.enabled,
          redirects = excluded.redirects, scopes = excluded.scopes, grants = excluded.grants,
          consent = excluded.consent, version = oauth_client.version + 1
        where oauth_client.client = 'mail-programs' and oauth_client.version = 1
        """;
  }
}
