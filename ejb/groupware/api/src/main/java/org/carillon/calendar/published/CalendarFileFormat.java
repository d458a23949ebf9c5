package org.carillon.calendar.published;

/** The file format of a calendar. */
public enum CalendarFileFormat {
  /** iCalendar 2.0 (RFC 5545). */
  ICALENDAR("text/calendar; charset=utf-8"),
  VCALENDAR("text/x-vcalendar; charset=utf-8");

  private final String mediaType;

  CalendarFileFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Returns the media type of the format. */
  public String mediaType() {
    return mediaType;
  }
}
