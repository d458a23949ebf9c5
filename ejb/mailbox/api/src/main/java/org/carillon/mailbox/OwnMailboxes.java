package org.carillon.mailbox;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;

/** Accounts' own mailboxes, for whoever files on their behalf. */
public interface OwnMailboxes {

  /**
   * An account's mailboxes that can be opened, none of others.
   *
   * @throws IOException while the database is away
   */
  List<MailboxEntry> list(long account) throws IOException;

  /**
   * Makes a mailbox, and those above it that are missing.
   *
   * @return whether it is there now: not if it can't have that name, or there are too many
   * @throws IOException while the database is away
   */
  boolean create(long account, MailboxName name) throws IOException;

  /**
   * What the account sees of an annotation (RFC 5464).
   *
   * @param mailbox one that the account sees; empty for the server
   * @param entry in lower case, {@code /private/…} or {@code /shared/…}
   * @return empty where there is none, or no such mailbox
   * @throws IOException while the database is away
   */
  Optional<byte[]> annotation(long account, Optional<MailboxName> mailbox, String entry)
      throws IOException;
}
