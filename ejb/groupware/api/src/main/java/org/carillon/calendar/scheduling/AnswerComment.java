package org.carillon.calendar.scheduling;

import java.util.Optional;
import org.carillon.contract.answer.Failure;

/** The comment of a reply (RFC 5546 §3.2.3): text that calendars and mail transport. */
public final class AnswerComment {
  /** The maximum length of a comment, in characters. */
  public static final int MOST = 1_000;

  private static final String FIELD = "comment";

  private AnswerComment() {}

  /**
   * Returns what is wrong with a comment, for the field {@code comment}, or empty if it is valid.
   * It can be {@code too-long}, or {@code malformed} because of control characters, which a content
   * line cannot contain (RFC 5545 §3.1). The line breaks of browsers and of programs are both
   * accepted.
   */
  public static Optional<Failure> wrong(String comment) {
    if (comment.length() > MOST) {
      return Optional.of(
          new Failure.Invalid(FIELD, "too-long", "At most " + MOST + " characters."));
    }
    boolean isText =
        comment.codePoints().noneMatch(c -> Character.isISOControl(c) && "\r\n\t".indexOf(c) < 0);
    return isText
        ? Optional.empty()
        : Optional.of(
            new Failure.Invalid(FIELD, "malformed", "The comment contains a control character."));
  }
}
