package org.carillon.account.internal.classes.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Level;

/** The classes of service in backups, with their settings. Their accounts are restored later. */
@ApplicationScoped
class SavedServiceClasses implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedServiceClasses(Transactions transactions, CacheVersions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "service-classes";
  }

  @Override
  public int order() {
    return 8;
  }

  @Override
  public String query() {
    return """
        select json_build_object('name', c.name, 'at', d.name, 'description', c.description,
          'offered', c.offered, 'created', c.created,
          'settings', coalesce((select json_object_agg(s.key, s.value) from setting s
            where s.level = %d and s.scope = c.id), '{}'::json))::text
        from service_class c left join domain d on d.id = c.domain order by c.id
        """
        .formatted(Level.CLASS.ordinal());
  }

  @Override
  public String insertion() {
    return """
        with r as (
          select * from jsonb_to_record(?::jsonb) as r(name text, "at" text, description text,
            offered boolean, created timestamptz, settings jsonb)),
        made as (
          insert into service_class (id, domain, name, description, offered, created, modified,
            version)
          select nextval('directory_id'), d.id, r.name, r.description, r.offered, r.created, now(),
            1
          from r left join domain d on d.name = r."at" and d.deleted is null
          where (r."at" is null or d.id is not null)
          on conflict do nothing
          returning id)
        insert into setting (level, scope, key, value)
        select %d, made.id, s.key, s.value from made, r, jsonb_each_text(r.settings) as s
        """
        .formatted(Level.CLASS.ordinal());
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.SETTINGS);
  }
}
