package org.carillon.format.itip;

import java.time.Instant;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * Which instance of a series a component says something of, by its RECURRENCE-ID in one form: the
 * same instant in another zone is the same instance.
 *
 * @param text empty of the series itself
 */
public record InstanceId(String text) {
  /** The series, or an object that does not recur. */
  public static final InstanceId MASTER = new InstanceId("");

  private static final String RECURRENCE_ID = "RECURRENCE-ID";

  /** Of a component. */
  public static InstanceId of(CalendarComponent part) {
    return part.first(RECURRENCE_ID).map(InstanceId::of).orElse(MASTER);
  }

  /** Of a line that gives a time. */
  public static InstanceId of(ContentLine line) {
    return CalendarTime.of(line)
        .map(InstanceId::of)
        .orElseGet(() -> new InstanceId(line.value().strip()));
  }

  /** Of a time. */
  public static InstanceId of(CalendarTime time) {
    return new InstanceId(
        instant(time)
            .map(Instant::toString)
            .orElseGet(
                () -> time.zone().isEmpty() ? time.written() : time.written() + "@" + time.zone()));
  }

  /** The instant of a time in UTC or in a zone that is known by its name. */
  static Optional<Instant> instant(CalendarTime time) {
    return switch (time.form()) {
      case DATE, FLOATING -> Optional.empty();
      case UTC -> Optional.of(time.local().toInstant(java.time.ZoneOffset.UTC));
      case ZONED -> ZoneNames.find(time.zone()).map(zone -> zone.instant(time.local()));
    };
  }

  /** Whether it is the series itself. */
  public boolean isMaster() {
    return text.isEmpty();
  }
}
