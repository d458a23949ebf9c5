package org.carillon.account.internal.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

/** The photos in backups. */
@ApplicationScoped
class SavedPhotos implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedPhotos(Transactions transactions, CacheVersions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "photos";
  }

  @Override
  public int order() {
    return 21;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'version', p.version,
          'type', p.type, 'octets', encode(p.octets, 'base64'), 'changed', p.changed)::text
        from account_photo p join account a on a.id = p.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by p.account
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into account_photo (account, version, type, octets, changed)
        select a.id, r.version, r.type, decode(r.octets, 'base64'), r.changed
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, version text, type text,
          octets text, changed timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Announces a change of the directory, because entries cached before have no photo.
   */
  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.DIRECTORY);
  }
}
