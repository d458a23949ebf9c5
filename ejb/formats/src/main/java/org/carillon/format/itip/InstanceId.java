package org.carillon.format.itip;

import java.time.Instant;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * Identifies the instance of a series that a component is about, by a canonical form of its
 * RECURRENCE-ID: the same instant in another zone is the same instance.
 *
 * @param text the identifier; empty for the series itself
 */
public record InstanceId(String text) {
  /** The series, or an object that does not recur. */
  public static final InstanceId MASTER = new InstanceId("");

  private static final String RECURRENCE_ID = "RECURRENCE-ID";

  public static InstanceId of(CalendarComponent part) {
    return part.first(RECURRENCE_ID).map(InstanceId::of).orElse(MASTER);
  }

  /** Returns the identifier of a line whose value is a time. */
  public static InstanceId of(ContentLine line) {
    return CalendarTime.of(line)
        .map(InstanceId::of)
        .orElseGet(() -> new InstanceId(line.value().strip()));
  }

  public static InstanceId of(CalendarTime time) {
    return new InstanceId(
        instant(time)
            .map(Instant::toString)
            .orElseGet(
                () -> time.zone().isEmpty() ? time.written() : time.written() + "@" + time.zone()));
  }

  /** Returns the instant of a time in UTC or in a zone with a known name. Empty for other times. */
  static Optional<Instant> instant(CalendarTime time) {
    return switch (time.form()) {
      case DATE, FLOATING -> Optional.empty();
      case UTC -> Optional.of(time.local().toInstant(java.time.ZoneOffset.UTC));
      case ZONED -> ZoneNames.find(time.zone()).map(zone -> zone.instant(time.local()));
    };
  }

  /** Returns whether this identifies the series itself. */
  public boolean isMaster() {
    return text.isEmpty();
  }
}
