package org.carillon.transport;

import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A finished message of a signed-in user.
 *
 * @param envelope who sends it to whom
 * @param message the message, CRLF line ends
 * @param copyTo the sender's mailbox that keeps a copy, marked \Seen, in the same durable step
 */
public record Submission(Envelope envelope, Spool message, Optional<MailboxName> copyTo) {}
