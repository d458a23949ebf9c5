package org.carillon.store;

import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;

/**
 * A mailbox that a message is delivered to.
 *
 * @param account the account's id
 * @param mailbox the mailbox's name; a missing mailbox is not created
 * @param prefix trace fields before the message that only this recipient gets (Return-Path,
 *     Delivered-To), whole lines with CRLF, at most 4 KB; may be empty. The array is not copied and
 *     must not be changed afterwards
 * @param flags its initial flags
 */
public record Target(long account, MailboxName mailbox, byte[] prefix, Flags flags) {

  /** The longest prefix, in octets. */
  public static final int MOST_PREFIX = 4096;

  /** Checks the length of the prefix. */
  public Target {
    if (prefix.length > MOST_PREFIX) {
      throw new IllegalArgumentException("Prefix of " + prefix.length + " octets");
    }
  }
}
