package org.carillon.mailbox;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;

/** The accounts' own mailboxes, for components that file messages on behalf of accounts. */
public interface OwnMailboxes {

  /**
   * Lists the account's own mailboxes that can be opened, without those of other accounts.
   *
   * @throws IOException while the database is unavailable
   */
  List<MailboxEntry> list(long account) throws IOException;

  /**
   * Creates a mailbox, and the missing mailboxes above it.
   *
   * @return whether the mailbox exists now; false if it can't have that name, or if there are too
   *     many mailboxes
   * @throws IOException while the database is unavailable
   */
  boolean create(long account, MailboxName name) throws IOException;

  /**
   * Returns the value of an annotation (RFC 5464) as the account sees it.
   *
   * @param mailbox a mailbox that the account sees; empty for the server
   * @param entry the entry's name in lower case, {@code /private/…} or {@code /shared/…}
   * @return empty if there is no such annotation or no such mailbox
   * @throws IOException while the database is unavailable
   */
  Optional<byte[]> annotation(long account, Optional<MailboxName> mailbox, String entry)
      throws IOException;
}
