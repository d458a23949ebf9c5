package org.carillon.mailbox;

import java.util.OptionalLong;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Chooses the mailbox for mail to {@code account+detail} (RFC 5233). It is the mailbox that the
 * detail names if the sender has the right {@code p} there (RFC 4314 §2.1), otherwise the inbox.
 */
public interface Subaddresses {

  /**
   * Returns the mailbox. It is the inbox while the database is unavailable, because mail must go
   * somewhere.
   *
   * @param account the account that the mail is for
   * @param detail the part of the address after {@code +}; {@code /} separates levels. Case matters
   *     only between mailboxes whose names differ in nothing else
   * @param sender the account that is signed in, if any
   */
  MailboxName of(long account, String detail, OptionalLong sender);
}
