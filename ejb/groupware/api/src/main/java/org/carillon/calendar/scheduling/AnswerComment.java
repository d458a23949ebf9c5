package org.carillon.calendar.scheduling;

import java.util.Optional;
import org.carillon.contract.answer.Failure;

/** What somebody says with an answer (RFC 5546 §3.2.3): text, which calendars and mail carry. */
public final class AnswerComment {
  /** Its most characters. */
  public static final int MOST = 1_000;

  private static final String FIELD = "comment";

  private AnswerComment() {}

  /**
   * What is wrong with one, named as the field {@code comment}: it is {@code too-long}, or {@code
   * malformed} by control characters, which no content line holds (RFC 5545 §3.1). Lines may end as
   * browsers and programs end them.
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
        : Optional.of(new Failure.Invalid(FIELD, "malformed", "It has a control character in it."));
  }
}
