package org.carillon.calendar.scheduling;

import java.util.Optional;

/** An attendee's answer (RFC 5545 §3.2.12 {@code PARTSTAT}). */
public enum MeetingAnswer {
  ACCEPTED,
  TENTATIVE,
  DECLINED,
  /** No answer yet, or an answer that was taken back. */
  NEEDS_ACTION;

  /** Returns whether the answer is yes or no. */
  public boolean isDecision() {
    return this == ACCEPTED || this == DECLINED;
  }

  /** Returns the value as iCalendar writes it. */
  public String written() {
    return name().replace('_', '-');
  }

  /** Returns the answer of an iCalendar value, or empty for any other value. */
  public static Optional<MeetingAnswer> of(String written) {
    for (MeetingAnswer answer : values()) {
      if (answer.written().equalsIgnoreCase(written)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }
}
