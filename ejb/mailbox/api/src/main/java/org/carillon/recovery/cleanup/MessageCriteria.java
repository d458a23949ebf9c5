package org.carillon.recovery.cleanup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The properties by which a message is found; it must have all that are given.
 *
 * @param messageId the Message-ID, with or without angle brackets
 * @param sender an address in From or Sender, or a domain after {@code @}
 * @param subject the subject, decoded; case is ignored
 * @param isPart true if it is enough that the subject contains {@code subject}
 * @param sha256 the SHA-256 of the message as it is stored, or of one of its parts without its
 *     transfer encoding, in hexadecimal
 * @param url text that one of the message's texts contains; case is ignored
 */
public record MessageCriteria(
    Optional<String> messageId,
    Optional<String> sender,
    Optional<String> subject,
    boolean isPart,
    Optional<String> sha256,
    Optional<String> url) {

  /** The largest length of each, in characters. */
  public static final int MOST = 998;

  /** Converts the values to the form in which they are compared. A blank value becomes empty. */
  public MessageCriteria {
    messageId = given(messageId).map(MessageCriteria::bare);
    sender = given(sender).map(text -> text.toLowerCase(Locale.ROOT));
    subject = given(subject);
    sha256 = given(sha256).map(text -> text.toLowerCase(Locale.ROOT));
    url = given(url);
  }

  private static Optional<String> given(Optional<String> text) {
    return text.map(String::strip).filter(some -> !some.isEmpty());
  }

  /** Returns a Message-ID without its angle brackets. */
  public static String bare(String id) {
    String text = id.strip();
    return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
  }

  /** Returns whether no property is given. */
  public boolean isEmpty() {
    return all().allMatch(Optional::isEmpty);
  }

  public boolean asksContents() {
    return sha256.isPresent() || url.isPresent();
  }

  /** Returns all properties. */
  public Stream<Optional<String>> all() {
    return Stream.of(messageId, sender, subject, sha256, url);
  }
}
