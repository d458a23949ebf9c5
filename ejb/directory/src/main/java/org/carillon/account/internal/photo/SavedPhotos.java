package org.carillon.account.internal.photo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.declared.AccountRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

/** The photos in backups. */
@ApplicationScoped
class SavedPhotos extends AccountRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedPhotos(Transactions transactions, CacheVersions versions) {
    super(
        "photos",
        21,
        "from account_photo",
        "version text, type text, octets base64, changed timestamptz");
    this.changes = new AnnouncedChanges(transactions, versions);
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
