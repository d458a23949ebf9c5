package org.carillon.format.icalendar.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A time zone and its rules, from the tz database or from a VTIMEZONE.
 *
 * @param id the name in the tz database if there is one, otherwise the TZID
 * @param rules the offsets over time
 * @param named true if {@code id} is a name in the tz database
 */
public record CalendarZone(String id, ZoneRules rules, boolean named) {
  public static final CalendarZone UTC = of(ZoneOffset.UTC);

  /** Returns a zone of the tz database. */
  public static CalendarZone of(ZoneId zone) {
    return new CalendarZone(
        zone.equals(ZoneOffset.UTC) ? "Etc/UTC" : zone.getId(), zone.getRules(), true);
  }

  /**
   * Returns the instant of a local time. If the local time occurs twice, it is the first instant.
   * If it is skipped, the offset before the gap applies (RFC 5545 §3.3.5).
   */
  public Instant instant(LocalDateTime local) {
    ZoneOffsetTransition change = rules.getTransition(local);
    ZoneOffset offset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
    return local.toInstant(offset);
  }

  public LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
  }
}
