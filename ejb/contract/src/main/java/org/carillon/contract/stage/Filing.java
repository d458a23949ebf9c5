package org.carillon.contract.stage;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;

/**
 * The mailbox for a message in a local recipient's account.
 *
 * @param mailbox not created if it is missing: the mail waits
 * @param flags the flags that the message gets
 */
public record Filing(MailboxName mailbox, Flags flags) {

  /** The default: the inbox, without flags. */
  public static final Filing INBOX = new Filing(MailboxName.INBOX, Flags.NONE);
}
