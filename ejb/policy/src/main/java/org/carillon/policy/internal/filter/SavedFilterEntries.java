package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
class SavedFilterEntries implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedFilterEntries(Transactions transactions, CacheVersions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "filter-entries";
  }

  @Override
  public int order() {
    return 32;
  }

  @Override
  public String query() {
    return """
        select json_build_object('domain', d.name, 'name', f.name, 'target', f.target,
          'pattern', f.pattern, 'action', f.action, 'points', f.points, 'text', f.text,
          'ban', f.ban, 'days', f.days, 'expires', f.expires, 'enabled', f.enabled,
          'note', f.note, 'created', f.created)::text
        from filter_entry f left join domain d on d.id = f.domain order by f.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into filter_entry (id, domain, name, target, pattern, action, points, text, ban,
          days, expires, enabled, note, version, created)
        select nextval('directory_id'), d.id, r.name, r.target, r.pattern, r.action, r.points,
          r.text, r.ban, r.days, r.expires, r.enabled, r.note, 1, r.created
        from jsonb_to_record(?::jsonb) as r(domain text, name text, target text, pattern text,
          action text, points integer, text text, ban integer, days integer, expires timestamptz,
          enabled boolean, note text, created timestamptz)
        left join domain d on d.name = r.domain and d.deleted is null
        where r.domain is null or d.id is not null
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.FILTER_ENTRIES);
  }
}
