package org.carillon.webmail.calendar;

import java.util.Locale;

/** What the reader has to do with an event. */
public enum EventStanding {
  /** It takes place, as far as the reader is concerned. */
  FIRM,
  /** The reader has not answered the invitation. */
  ASKED,
  /** The reader may come, or the event itself is not sure. */
  TENTATIVE,
  /** The reader does not come. */
  DECLINED,
  /** It was called off. */
  CANCELLED;

  /** Its word, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * By what is written.
   *
   * @param status the event's STATUS
   * @param participation the reader's PARTSTAT; empty where the reader is not invited
   */
  static EventStanding of(String status, String participation) {
    if (status.equalsIgnoreCase("CANCELLED")) {
      return CANCELLED;
    }
    return switch (participation.toUpperCase(Locale.ROOT)) {
      case "NEEDS-ACTION" -> ASKED;
      case "TENTATIVE" -> TENTATIVE;
      case "DECLINED" -> DECLINED;
      default -> status.equalsIgnoreCase("TENTATIVE") ? TENTATIVE : FIRM;
    };
  }
}
