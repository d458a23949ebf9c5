package org.carillon.policy.trial;

import org.carillon.contract.mailbox.folders.MailboxName;

/** The message that rules are tried on. */
public sealed interface TriedMessage {

  /** A message in the request. */
  record Given(byte[] octets) implements TriedMessage {}

  /** A message in a mailbox of the account that owns the rules. */
  record Stored(MailboxName mailbox, long uid) implements TriedMessage {}

  /** A message in any mailbox of the account, by its EMAILID (RFC 8474). */
  record Known(String emailId) implements TriedMessage {}
}
