package org.carillon.transport;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
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
 * @param key by which the same is known again; empty for one that is sent however often it comes
 */
public record Submission(
    Envelope envelope,
    Spool message,
    Optional<MailboxName> copyTo,
    Optional<Instant> notBefore,
    Optional<Key> key) {

  /**
   * What makes a submission one, however often it comes: after a second click, from another tab, or
   * once more because the answer got lost. Each account has its own.
   *
   * @param id chosen by who sends, at random
   * @param digest of what the writer said: the same key with other words is refused
   */
  public record Key(String id, String digest) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    /** Whether a text can be an id. */
    public static boolean isId(String text) {
      return ID.matcher(text).matches();
    }

    /** Of a well-formed id. */
    public Key {
      if (!isId(id)) {
        throw new IllegalArgumentException("No key of a submission");
      }
    }
  }

  /** One without a key. */
  public Submission(
      Envelope envelope, Spool message, Optional<MailboxName> copyTo, Optional<Instant> notBefore) {
    this(envelope, message, copyTo, notBefore, Optional.empty());
  }

  /** One that is sent at once. */
  public Submission(Envelope envelope, Spool message, Optional<MailboxName> copyTo) {
    this(envelope, message, copyTo, Optional.empty());
  }
}
