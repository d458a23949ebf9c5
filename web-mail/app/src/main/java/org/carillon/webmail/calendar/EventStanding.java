package org.carillon.webmail.calendar;

import java.util.Locale;

/** What the one whose calendar it is in has to do with an event. */
public enum EventStanding {
  /** It takes place, as far as that person is concerned. */
  FIRM,
  /** That person has not answered the invitation. */
  ASKED,
  /** That person may come, or the event itself is not sure. */
  TENTATIVE,
  /** That person does not come. */
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
   * @param participation that person's PARTSTAT; empty where that person is not invited
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
