package org.carillon.transport.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A complete message of a signed-in user.
 *
 * @param envelope its sender and recipients
 * @param message the message, CRLF line ends
 * @param copyTo the sender's mailbox for a copy, marked \Seen, stored in the same transaction; for
 *     a scheduled message when it is sent
 * @param notBefore when it is sent; empty for at once
 * @param key identifies repeated submissions; empty to send it each time
 */
public record Submission(
    Envelope envelope,
    Spool message,
    Optional<MailboxName> copyTo,
    Optional<Instant> notBefore,
    Optional<Key> key) {

  /**
   * Identifies a submission that is repeated: after a second click, from another tab, or because
   * the answer got lost. Each account has its own keys.
   *
   * @param id chosen at random by the client
   * @param digest the digest of the content: the same id with other content is rejected
   */
  public record Key(String id, String digest) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** Returns whether a text is a valid id. */
    public static boolean isId(String text) {
      return ID.matcher(text).matches();
    }

    /** Throws unless the id is valid. */
    public Key {
      if (!isId(id)) {
        throw new IllegalArgumentException("No key of a submission");
      }
    }
  }

  /** Creates a submission without a key. */
  public Submission(
      Envelope envelope, Spool message, Optional<MailboxName> copyTo, Optional<Instant> notBefore) {
    this(envelope, message, copyTo, notBefore, Optional.empty());
  }

  /** Creates a submission that is sent at once. */
  public Submission(Envelope envelope, Spool message, Optional<MailboxName> copyTo) {
    this(envelope, message, copyTo, Optional.empty());
  }
}
