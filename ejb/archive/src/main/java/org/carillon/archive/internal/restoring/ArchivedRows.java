package org.carillon.archive.internal.restoring;

import java.sql.SQLException;
import java.util.Set;
import org.carillon.archive.mail.ArchiveOrigin;
import org.carillon.archive.mail.MailArchive;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.archive.mail.MailSnapshot;
import org.carillon.blob.Spools;

/** Accounts' mail as rows, for archives. */
public record ArchivedRows(Spools spools, RestoreContext dependencies) implements MailArchive {

  @Override
  public MailSnapshot snapshot(long account) throws SQLException {
    return new SnapshotRows(
        dependencies.store().dataSource(),
        spools,
        dependencies.store().blobs(),
        dependencies.people(),
        account);
  }

  @Override
  public MailRestoration restoration(
      long account, String address, ArchiveOrigin origin, String run) {
    return new Restorer(new ReservedAccount(dependencies, account, address, run), origin);
  }

  @Override
  public Set<Long> reserve(Set<Long> accounts, String run) throws SQLException {
    return dependencies.restorations().reserve(accounts, run);
  }

  @Override
  public String lineage() throws SQLException {
    return dependencies.ids().lineage();
  }
}
