package org.carillon.format.icalendar.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A time zone by its rules: one of the tz database, or what a VTIMEZONE says.
 *
 * @param id its name in the tz database where it has one, else the TZID it was given
 * @param rules which offset holds when
 * @param named whether {@code id} is a name in the tz database
 */
public record CalendarZone(String id, ZoneRules rules, boolean named) {
  /** UTC. */
  public static final CalendarZone UTC = of(ZoneOffset.UTC);

  /** A zone of the tz database. */
  public static CalendarZone of(ZoneId zone) {
    return new CalendarZone(
        zone.equals(ZoneOffset.UTC) ? "Etc/UTC" : zone.getId(), zone.getRules(), true);
  }

  /**
   * The instant at which a clock shows a time. One that it shows twice is the first; one that it
   * leaves out counts by the offset before the gap (RFC 5545 §3.3.5).
   */
  public Instant instant(LocalDateTime local) {
    ZoneOffsetTransition change = rules.getTransition(local);
    ZoneOffset offset = change == null ? rules.getOffset(local) : change.getOffsetBefore();
    return local.toInstant(offset);
  }

  /** What a clock shows. */
  public LocalDateTime local(Instant instant) {
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
  }
}
