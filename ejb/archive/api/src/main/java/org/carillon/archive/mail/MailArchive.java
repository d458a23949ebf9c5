package org.carillon.archive.mail;

import java.sql.SQLException;
import java.util.Set;

/** Whole accounts' mail on its way into backups and out of them. */
public interface MailArchive {

  /** An account's mail as it is now. */
  MailSnapshot snapshot(long account) throws SQLException;

  /**
   * To put archived mail into an account.
   *
   * @param address the account's address
   * @param origin where it was archived
   * @param run the restoration that the account is {@linkplain #reserve reserved} for: when another
   *     gets it, everything that this one still writes fails
   */
  MailRestoration restoration(long account, String address, ArchiveOrigin origin, String run);

  /**
   * Gives accounts' mail to a restoration that goes on, on whatever node: until that is over, no
   * rewind begins and no other gets it.
   *
   * @param run the restoration's id
   * @return those that it has now; not those that a rewind or another restoration has
   */
  Set<Long> reserve(Set<Long> accounts, String run) throws SQLException;

  /** Which store this is: its messages' ids mean the same only where that is the same. */
  String lineage() throws SQLException;
}
