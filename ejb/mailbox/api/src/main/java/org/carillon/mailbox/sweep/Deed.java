package org.carillon.mailbox.sweep;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;

/** A change of many messages. */
public sealed interface Deed {

  /** The messages are moved into another mailbox. */
  record Move(MailboxName to) implements Deed {}

  /**
   * Flags are set or cleared.
   *
   * @param change the kind of change; not {@link FlagChange#REPLACE}, which could not be undone
   */
  record Flag(FlagChange change, Flags flags) implements Deed {}

  /** The messages are deleted for good. */
  record Expunge() implements Deed {}
}
