package org.carillon.webmail.calendar;

import java.util.Locale;

/** The status of an event for the owner of the calendar that it is in. */
public enum ParticipationStatus {
  /** The event takes place for the owner. */
  FIRM,
  /** The owner has not answered the invitation. */
  ASKED,
  /** The owner may come, or the event itself is tentative. */
  TENTATIVE,
  /** The owner does not come. */
  DECLINED,
  /** The event was cancelled. */
  CANCELLED;

  /** The status' word, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the status for the properties of an event.
   *
   * @param status the event's STATUS
   * @param participation the owner's PARTSTAT; empty if the owner is not invited
   */
  static ParticipationStatus of(String status, String participation) {
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
