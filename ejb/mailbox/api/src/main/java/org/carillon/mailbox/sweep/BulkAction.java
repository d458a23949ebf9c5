package org.carillon.mailbox.sweep;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;

/** A change of many messages. */
public sealed interface BulkAction {

  /** The messages are moved into another mailbox. */
  record Move(MailboxName to) implements BulkAction {}

  /**
   * Flags are set or cleared.
   *
   * @param change the kind of change; not {@link FlagChange#REPLACE}, which could not be undone
   */
  record Flag(FlagChange change, Flags flags) implements BulkAction {}

  /** The messages are deleted for good. */
  record Expunge() implements BulkAction {}
}
