package org.carillon.archive.mail;

import java.sql.SQLException;
import java.util.Set;

/** Reads whole accounts' mail for backups, and writes it from backups. */
public interface MailArchive {

  /** Returns a snapshot of an account's present mail. */
  MailSnapshot snapshot(long account) throws SQLException;

  /**
   * Returns a restoration that puts archived mail into an account.
   *
   * @param address the account's address
   * @param origin the origin of the archive
   * @param run the restoration that the account is {@linkplain #reserve reserved} for; if another
   *     gets the account, all further writes of this one fail
   */
  MailRestoration restoration(long account, String address, ArchiveOrigin origin, String run);

  /**
   * Reserves accounts for a running restoration, on any node. Until it is over, no rewind of them
   * starts and no other restoration gets them.
   *
   * @param run the restoration's id
   * @return the accounts that it has now, without those that a rewind or another restoration has
   */
  Set<Long> reserve(Set<Long> accounts, String run) throws SQLException;

  /** Returns this store's lineage. Message ids are comparable only within a lineage. */
  String lineage() throws SQLException;
}
