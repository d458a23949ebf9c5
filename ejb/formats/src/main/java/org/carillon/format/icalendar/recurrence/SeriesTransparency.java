package org.carillon.format.icalendar.recurrence;

/** The effect of an instance on free/busy, by TRANSP and STATUS (RFC 4791 §7.10). */
public enum SeriesTransparency {
  BUSY,
  /** The time may be busy. */
  TENTATIVE,
  /** The instance takes no time, or is cancelled. */
  FREE
}
