package org.carillon.mailbox;

import java.sql.SQLException;

/** Whole accounts' mail on its way into backups and out of them. */
public interface MailArchive {

  /** An account's mail as it is now. */
  MailSnapshot snapshot(long account) throws SQLException;

  /**
   * To put archived mail into an account.
   *
   * @param address the account's address
   * @param lineage the {@link #lineage} of the store it was archived from; empty when unknown
   */
  MailRestoration restoration(long account, String address, String lineage);

  /** Which store this is: its messages' ids mean the same only where that is the same. */
  String lineage() throws SQLException;
}
