package org.carillon.policy.internal.external;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
class SavedExternalFilters implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedExternalFilters(Transactions transactions, CacheVersions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "filters";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public String query() {
    return """
        select json_build_object('name', f.name, 'kind', f.kind, 'address', f.address,
          'enabled', f.enabled, 'position', f.position, 'mail', f.mail,
          'mostOctets', f.most_octets, 'domains', f.domains, 'timeout', f.timeout,
          'connections', f.connections, 'failure', f.failure, 'handling', f.handling,
          'factor', f.factor, 'created', f.created)::text
        from external_filter f order by f.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into external_filter (id, name, kind, address, enabled, position, mail, most_octets,
          domains, timeout, connections, failure, handling, factor, version, created)
        select nextval('directory_id'), r.name, r.kind, r.address, r.enabled, r.position, r.mail,
          r."mostOctets", r.domains, r.timeout, r.connections, r.failure, r.handling, r.factor, 1,
          r.created
        from jsonb_to_record(?::jsonb) as r(name text, kind text, address text, enabled boolean,
          position bigint, mail text, "mostOctets" bigint, domains text, timeout bigint,
          connections bigint, failure text, handling text, factor bigint, created timestamptz)
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.EXTERNAL_FILTERS);
  }
}
