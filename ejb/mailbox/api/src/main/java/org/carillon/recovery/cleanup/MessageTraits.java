package org.carillon.recovery.cleanup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a message is found by; it must have all that is asked for.
 *
 * @param messageId its Message-ID, with or without angle brackets
 * @param sender an address in From or Sender, or with {@code @} before it a domain
 * @param subject its subject, decoded, whatever its case
 * @param isPart whether it is enough that the subject contains that
 * @param sha256 the SHA-256 of the message as it is stored, or of one of its parts without its
 *     transfer encoding, in hexadecimal
 * @param url what one of its texts contains, whatever its case
 */
public record MessageTraits(
    Optional<String> messageId,
    Optional<String> sender,
    Optional<String> subject,
    boolean isPart,
    Optional<String> sha256,
    Optional<String> url) {

  /** How many characters each may have at most. */
  public static final int MOST = 998;

  /** In the form in which they are compared; what is blank is not asked for. */
  public MessageTraits {
    messageId = given(messageId).map(MessageTraits::bare);
    sender = given(sender).map(text -> text.toLowerCase(Locale.ROOT));
    subject = given(subject);
    sha256 = given(sha256).map(text -> text.toLowerCase(Locale.ROOT));
    url = given(url);
  }

  private static Optional<String> given(Optional<String> text) {
    return text.map(String::strip).filter(some -> !some.isEmpty());
  }

  /** A Message-ID without what encloses it. */
  public static String bare(String id) {
    String text = id.strip();
    return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
  }

  /** Whether nothing is asked for. */
  public boolean isEmpty() {
    return all().allMatch(Optional::isEmpty);
  }

  /** Whether messages have to be read for it. */
  public boolean asksContents() {
    return sha256.isPresent() || url.isPresent();
  }

  /** What is asked for. */
  public Stream<Optional<String>> all() {
    return Stream.of(messageId, sender, subject, sha256, url);
  }
}
