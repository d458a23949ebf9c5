package org.carillon.archive.internal.restoring;

import java.sql.SQLException;
import java.util.Set;
import org.carillon.archive.mail.ArchiveOrigin;
import org.carillon.archive.mail.MailArchive;
import org.carillon.archive.mail.MailRestoration;
import org.carillon.archive.mail.MailSnapshot;
import org.carillon.blob.Spools;

/** Accounts' mail as rows, for archives. */
public record ArchivedRows(Spools spools, RestoreContext ground) implements MailArchive {

  @Override
  public MailSnapshot snapshot(long account) throws SQLException {
    return new SnapshotRows(
        ground.store().dataSource(), spools, ground.store().blobs(), ground.people(), account);
  }

  @Override
  public MailRestoration restoration(
      long account, String address, ArchiveOrigin origin, String run) {
    return new Restorer(new ReservedAccount(ground, account, address, run), origin);
  }

  @Override
  public Set<Long> reserve(Set<Long> accounts, String run) throws SQLException {
    return ground.restorations().reserve(accounts, run);
  }

  @Override
  public String lineage() throws SQLException {
    return ground.ids().lineage();
  }
}
