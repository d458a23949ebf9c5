package org.carillon.format.icalendar;

/** Why octets are no calendar object: the preconditions of CalDAV. */
public enum CalendarFault {
  /** Not iCalendar, or a property that can't be what it says (RFC 4791 §5.3.2.1). */
  VALID_CALENDAR_DATA("valid-calendar-data"),
  /** iCalendar, but not one object of one UID, or with a METHOD (RFC 4791 §4.1). */
  VALID_CALENDAR_OBJECT_RESOURCE("valid-calendar-object-resource"),
  /** A version that is not read here (RFC 4791 §5.3.2.1). */
  SUPPORTED_CALENDAR_DATA("supported-calendar-data"),
  /** A rule that counts by a calendar that is not known here (RFC 7529 §8). */
  SUPPORTED_RSCALE("supported-rscale"),
  /** A rule with more instances than anybody can look at (RFC 4791 §5.2.8). */
  MAX_INSTANCES("max-instances");

  private final String code;

  CalendarFault(String code) {
    this.code = code;
  }

  /** The precondition's name, an element of CalDAV's namespace. */
  public String code() {
    return code;
  }
}
