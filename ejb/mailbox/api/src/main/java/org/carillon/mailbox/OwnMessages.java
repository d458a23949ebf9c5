package org.carillon.mailbox;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxName;

/** The messages in accounts' own mailboxes, for components that read them for accounts. */
public interface OwnMessages {

  /**
   * Opens a message as its mailbox shows it, or returns empty if there is none. The caller must
   * close it.
   *
   * @throws IOException while the database or the store is unavailable
   */
  Optional<Content> open(long account, MailboxName mailbox, long uid) throws IOException;

  /**
   * Opens a message by its EMAILID (RFC 8474), as one of the mailboxes that contain it shows it.
   * The caller must close it.
   *
   * @throws IOException while the database or the store is unavailable
   */
  Optional<Content> open(long account, String emailId) throws IOException;
}
