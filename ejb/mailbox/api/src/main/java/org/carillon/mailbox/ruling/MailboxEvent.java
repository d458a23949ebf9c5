package org.carillon.mailbox.ruling;

import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Somebody did something in a mailbox that names a script.
 *
 * @param caller who
 * @param owner the account that the mailbox belongs to
 * @param mailbox its name there
 * @param script the script's name; never empty
 * @param ofServer whether it is the server that names it, for all mailboxes: then it is no script
 *     of the owner's
 */
public record MailboxEvent(
    Caller caller, Cause cause, long owner, MailboxName mailbox, String script, boolean ofServer) {

  /** What was done (RFC 6785 §4.3). */
  public enum Cause {
    /** A message was written into it. */
    APPEND,
    /** A message was copied or moved into it. */
    COPY,
    /** Flags of a message were changed. */
    FLAG
  }
}
