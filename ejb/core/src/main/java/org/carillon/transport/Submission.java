package org.carillon.transport;

import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A finished message of a signed-in user.
 *
 * @param envelope who sends it to whom
 * @param message the message, CRLF line ends
 * @param copyTo the sender's mailbox that keeps a copy, marked \Seen, in the same durable step; of
 *     what is sent later, when it is sent
 * @param notBefore when it is sent; empty for at once
 */
public record Submission(
    Envelope envelope, Spool message, Optional<MailboxName> copyTo, Optional<Instant> notBefore) {

  /** One that is sent at once. */
  public Submission(Envelope envelope, Spool message, Optional<MailboxName> copyTo) {
    this(envelope, message, copyTo, Optional.empty());
  }
}
