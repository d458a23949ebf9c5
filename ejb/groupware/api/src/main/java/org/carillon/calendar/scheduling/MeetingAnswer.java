package org.carillon.calendar.scheduling;

import java.util.Optional;

/** What somebody who is invited says (RFC 5545 §3.2.12 {@code PARTSTAT}). */
public enum MeetingAnswer {
  ACCEPTED,
  TENTATIVE,
  DECLINED,
  /** Nothing yet: an answer is taken back. */
  NEEDS_ACTION;

  /** Whether it says yes or no. */
  public boolean isDecision() {
    return this == ACCEPTED || this == DECLINED;
  }

  /** As iCalendar writes it. */
  public String written() {
    return name().replace('_', '-');
  }

  /** The one that is written so; empty of what is none of these. */
  public static Optional<MeetingAnswer> of(String written) {
    for (MeetingAnswer answer : values()) {
      if (answer.written().equalsIgnoreCase(written)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }
}
