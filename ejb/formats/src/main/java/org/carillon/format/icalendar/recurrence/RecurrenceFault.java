package org.carillon.format.icalendar.recurrence;

/** Why a rule can't be used. */
public enum RecurrenceFault {
  /** It is no rule (RFC 5545 §3.3.10). */
  MALFORMED,
  /** It counts by a calendar that is not known here (RFC 7529 §4.1). */
  UNKNOWN_SCALE,
  /** One turn of it has more instances than anybody can look at. */
  TOO_DENSE
}
