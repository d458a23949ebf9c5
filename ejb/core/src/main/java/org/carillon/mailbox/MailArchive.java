package org.carillon.mailbox;

import java.sql.SQLException;

/** Whole accounts' mail on its way into backups and out of them. */
public interface MailArchive {

  /** An account's mail as it is now. */
  MailSnapshot snapshot(long account) throws SQLException;

  /** To put archived mail into an account. */
  MailRestoration restoration(long account);
}
