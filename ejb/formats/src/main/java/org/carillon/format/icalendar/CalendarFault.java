package org.carillon.format.icalendar;

/** The reason that octets are not a calendar object, as a precondition of CalDAV. */
public enum CalendarFault {
  /** The text is not iCalendar, or a property has an invalid value (RFC 4791 §5.3.2.1). */
  VALID_CALENDAR_DATA("valid-calendar-data"),
  /** Valid iCalendar, but not one object with one UID, or with a METHOD (RFC 4791 §4.1). */
  VALID_CALENDAR_OBJECT_RESOURCE("valid-calendar-object-resource"),
  /** The version is not supported (RFC 4791 §5.3.2.1). */
  SUPPORTED_CALENDAR_DATA("supported-calendar-data"),
  /** A rule uses an unsupported calendar scale (RFC 7529 §8). */
  SUPPORTED_RSCALE("supported-rscale"),
  /** A rule has too many instances to process (RFC 4791 §5.2.8). */
  MAX_INSTANCES("max-instances");

  private final String code;

  CalendarFault(String code) {
    this.code = code;
  }

  /** Returns the name of the precondition, an element in CalDAV's namespace. */
  public String code() {
    return code;
  }
}
