package org.carillon.mailbox;

import java.util.OptionalLong;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Where mail to {@code account+detail} goes (RFC 5233): into the mailbox that the detail names, if
 * the sender has the right {@code p} there (RFC 4314 §2.1); else into the inbox.
 */
public interface Subaddresses {

  /**
   * The mailbox; the inbox while the database is away, since mail must go somewhere.
   *
   * @param account whom the mail is for
   * @param detail what the address has behind {@code +}; {@code /} parts levels. Case matters only
   *     between mailboxes that differ by nothing else
   * @param sender the account that is signed in, if any
   */
  MailboxName of(long account, String detail, OptionalLong sender);
}
