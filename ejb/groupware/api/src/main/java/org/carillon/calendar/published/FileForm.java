package org.carillon.calendar.published;

/** What a calendar is written as. */
public enum FileForm {
  /** iCalendar 2.0 (RFC 5545). */
  ICALENDAR("text/calendar; charset=utf-8"),
  /** vCalendar 1.0. */
  VCALENDAR("text/x-vcalendar; charset=utf-8");

  private final String mediaType;

  FileForm(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Its media type. */
  public String mediaType() {
    return mediaType;
  }
}
