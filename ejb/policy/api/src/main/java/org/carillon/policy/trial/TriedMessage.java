package org.carillon.policy.trial;

import org.carillon.contract.mailbox.folders.MailboxName;

/** The message that rules are tried on. */
public sealed interface TriedMessage {

  /** One that is given. */
  record Given(byte[] octets) implements TriedMessage {}

  /** One in a mailbox of the account whose rules they are. */
  record Stored(MailboxName mailbox, long uid) implements TriedMessage {}

  /** One in some mailbox of the account's, by its EMAILID (RFC 8474). */
  record Known(String emailId) implements TriedMessage {}
}
