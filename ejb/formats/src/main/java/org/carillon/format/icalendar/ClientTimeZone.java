package org.carillon.format.icalendar;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;

/** Reads a client's time zone: a VCALENDAR with one VTIMEZONE (RFC 4791 §5.2.2, §9.8). */
public final class ClientTimeZone {
  /** The time around now in which zones must have the same offsets to count as the same. */
  private static final Duration NEAR = Duration.ofDays(2 * 366L);

  /** The work budget: ten times the steps that a zone of several hundred years takes. */
  private static final long STEPS = 400_000;

  private static final Duration TIME = Duration.ofMinutes(1);

  private ClientTimeZone() {}

  /**
   * Returns the zone by its name if that is known. Otherwise returns a zone of the tz database, or
   * a fixed offset, that has the same offsets around {@code now} as the VTIMEZONE.
   *
   * @return empty if the text is not a VCALENDAR with a zone, or no zone has these rules
   */
  public static Optional<ZoneId> read(String sent, Instant now) {
    // A zone that is read in part would be a different zone. Each zone is therefore read with a
    // budget of its own.
    WorkBudget budget = WorkBudget.of(STEPS, TIME);
    return WorkBudget.<Optional<ZoneId>, RuntimeException>instead(budget, () -> zone(sent, now))
        .filter(_ -> !budget.isCut());
  }

  private static Optional<ZoneId> zone(String sent, Instant now) {
    return calendar(sent)
        .flatMap(calendar -> calendar.components("VTIMEZONE").stream().findFirst())
        .flatMap(zone -> new ObjectZones(List.of(zone)).known(zone.text("TZID").orElse("").strip()))
        .flatMap(zone -> id(zone, now));
  }

  private static Optional<ZoneId> id(CalendarZone zone, Instant now) {
    return zone.named()
        ? Optional.of(ZoneId.of(zone.id()))
        : ZoneNames.like(zone.rules(), now.minus(NEAR), now.plus(NEAR));
  }

  /** Returns whether the text contains one complete zone, and nothing else. */
  public static boolean isAlone(String sent) {
    return calendar(sent)
        .map(CalendarComponent::components)
        .filter(all -> all.size() == 1 && isWhole(all.getFirst()))
        .isPresent();
  }

  private static boolean isWhole(CalendarComponent zone) {
    return zone.is("VTIMEZONE")
        && zone.text("TZID").filter(id -> !id.isBlank()).isPresent()
        && !(zone.components("STANDARD").isEmpty() && zone.components("DAYLIGHT").isEmpty());
  }

  private static Optional<CalendarComponent> calendar(String sent) {
    try {
      List<CalendarComponent> read =
          ComponentReader.read(sent.strip().getBytes(StandardCharsets.UTF_8));
      return read.size() == 1 && read.getFirst().is("VCALENDAR")
          ? Optional.of(read.getFirst())
          : Optional.empty();
    } catch (MalformedCalendarException e) {
      return Optional.empty();
    }
  }
}
