package org.carillon.account.internal.classes.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

/** The assignment of accounts to classes of service in backups. */
@ApplicationScoped
class SavedClassMembers implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedClassMembers(Transactions transactions, CacheVersions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "service-class-members";
  }

  @Override
  public int order() {
    return 9;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'class', c.name,
          'own', c.domain is not null)::text
        from account a join domain d on d.id = a.domain
        join service_class c on c.id = a.service_class
        where a.deleted is null order by a.id
        """;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each change gets its own number from the counter, as a change by a person does.
   */
  @Override
  public String insertion() {
    return """
        with r as (
          select * from jsonb_to_record(?::jsonb) as r("local" text, "at" text, "class" text,
            own boolean)),
        found as (
          select a.id as account, c.id as class from r
          join domain d on d.name = r."at" and d.deleted is null
          join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
          join service_class c on c.name = r."class"
            and (r.own and c.domain = d.id or not r.own and c.domain is null)
          where a.service_class is null),
        counted as (
          update change_counter set version = version + 1
          where kind = 'CLASSES' and slot = 0 and exists (select 1 from found) returning version)
        update account set service_class = found.class, class_change = counted.version,
          version = account.version + 1
        from found, counted where account.id = found.account
        """;
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.CLASSES);
  }
}
