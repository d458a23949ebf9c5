package org.carillon.contract.stage;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;

/**
 * Where a message goes in a local recipient's account.
 *
 * @param mailbox created by nobody: mail for one that is missing waits
 * @param flags what it is marked with
 */
public record Filing(MailboxName mailbox, Flags flags) {

  /** What nobody wants elsewhere goes into the inbox. */
  public static final Filing INBOX = new Filing(MailboxName.INBOX, Flags.NONE);
}
