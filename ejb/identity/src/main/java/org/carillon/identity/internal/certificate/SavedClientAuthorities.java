package org.carillon.identity.internal.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.database.SavedRows;

/** The authorities in a backup. */
@ApplicationScoped
class SavedClientAuthorities implements SavedRows {

  @Override
  public String name() {
    return "client-authorities";
  }

  @Override
  public int order() {
    return 34;
  }

  @Override
  public String query() {
    return """
        select json_build_object('name', name, 'certificates', certificates, 'enabled', enabled,
          'mapping', mapping, 'pattern', pattern, 'domains', domains, 'revoked', revoked,
          'created', created)::text
        from client_authority order by id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into client_authority (id, name, certificates, enabled, mapping, pattern, domains,
          revoked, version, modified, created)
        select nextval('directory_id'), r.name, r.certificates, r.enabled, r.mapping, r.pattern,
          r.domains, r.revoked, 1, now(), r.created
        from jsonb_to_record(?::jsonb) as r(name text, certificates text, enabled boolean,
          mapping text, pattern text, domains text, revoked text, created timestamptz)
        on conflict (name) do nothing
        """;
  }
}
