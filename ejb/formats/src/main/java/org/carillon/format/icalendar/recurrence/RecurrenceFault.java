package org.carillon.format.icalendar.recurrence;

/** The reason that a rule can't be used. */
public enum RecurrenceFault {
  /** The text is not a rule (RFC 5545 §3.3.10). */
  MALFORMED,
  /** The rule uses an unsupported calendar scale (RFC 7529 §4.1). */
  UNKNOWN_SCALE,
  /** A period of the rule has too many instances to process. */
  TOO_DENSE
}
