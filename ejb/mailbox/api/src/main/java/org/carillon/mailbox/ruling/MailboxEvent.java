package org.carillon.mailbox.ruling;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A user's change in a mailbox that names a script.
 *
 * @param caller the user who made the change
 * @param owner the account that the mailbox belongs to
 * @param mailbox the mailbox's name there
 * @param script the script's name; never empty
 * @param ofServer true if the server names the script for all mailboxes; then it is not one of the
 *     owner's scripts
 */
public record MailboxEvent(
    Caller caller, Cause cause, long owner, MailboxName mailbox, String script, boolean ofServer) {

  /** The kind of change (RFC 6785 §4.3). */
  public enum Cause {
    APPEND,
    /** A message was copied or moved into the mailbox. */
    COPY,
    /** Flags of a message were changed. */
    FLAG
  }
}
