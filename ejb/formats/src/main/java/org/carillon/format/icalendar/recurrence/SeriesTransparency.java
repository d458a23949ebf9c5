package org.carillon.format.icalendar.recurrence;

/** How an instance counts for free/busy, by TRANSP and STATUS (RFC 4791 §7.10). */
public enum SeriesTransparency {
  /** Its time is taken. */
  BUSY,
  /** Its time may be taken. */
  TENTATIVE,
  /** It takes no time, or is cancelled. */
  FREE
}
