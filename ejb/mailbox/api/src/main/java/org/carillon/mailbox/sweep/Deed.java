package org.carillon.mailbox.sweep;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;

/** What is done with many messages. */
public sealed interface Deed {

  /** They are moved into another mailbox. */
  record Move(MailboxName to) implements Deed {}

  /**
   * Flags are set or cleared.
   *
   * @param change how; not {@link FlagChange#REPLACE}, which could not be taken back
   */
  record Flag(FlagChange change, Flags flags) implements Deed {}

  /** They are deleted for good. */
  record Expunge() implements Deed {}
}
