package org.carillon.mailbox;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.folders.MailboxName;

/** The messages in accounts' own mailboxes, for whoever looks at them on their behalf. */
public interface OwnMessages {

  /**
   * A message as its mailbox shows it, to be closed; empty when there is none.
   *
   * @throws IOException while the database or the store is away
   */
  Optional<Content> open(long account, MailboxName mailbox, long uid) throws IOException;

  /**
   * The same by its EMAILID (RFC 8474), as one of the mailboxes shows it that it is in.
   *
   * @throws IOException while the database or the store is away
   */
  Optional<Content> open(long account, String emailId) throws IOException;
}
