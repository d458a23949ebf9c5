package org.carillon.format.icalendar.busy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * Reads published free/busy information: VFREEBUSY (RFC 5545 §3.6.4), with any METHOD. Malformed
 * periods are left out. At most {@value #MOST} periods are read.
 */
public final class FreeBusyReader {
  /** The maximum number of periods that are read. */
  public static final int MOST = 10_000;

  private FreeBusyReader() {}

  /** Reads the periods in their order; empty without a VFREEBUSY or for other octets. */
  public static Optional<List<BusyPeriod>> read(byte[] octets) {
    List<CalendarComponent> calendars;
    try {
      calendars = ComponentReader.read(octets);
    } catch (MalformedCalendarException malformed) {
      return Optional.empty();
    }
    List<CalendarComponent> parts =
        calendars.stream()
            .filter(calendar -> calendar.is("VCALENDAR"))
            .flatMap(calendar -> calendar.components("VFREEBUSY").stream())
            .toList();
    List<BusyPeriod> periods = new ArrayList<>();
    for (CalendarComponent part : parts) {
      for (ContentLine line : part.lines("FREEBUSY")) {
        Optional<BusyType> type = type(line);
        if (type.isPresent()) {
          add(line.value(), type.get(), periods);
        }
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(periods));
  }

  /** Returns the type of a period; empty if free. An unknown type is busy (RFC 5545 §3.2.9). */
  private static Optional<BusyType> type(ContentLine line) {
    return switch (line.parameterValue("FBTYPE").orElse("BUSY").toUpperCase(Locale.ROOT)) {
      case "FREE" -> Optional.empty();
      case "BUSY-TENTATIVE" -> Optional.of(BusyType.BUSY_TENTATIVE);
      case "BUSY-UNAVAILABLE" -> Optional.of(BusyType.BUSY_UNAVAILABLE);
      default -> Optional.of(BusyType.BUSY);
    };
  }

  private static void add(String value, BusyType type, List<BusyPeriod> periods) {
    for (String written : value.split(",", MOST)) {
      int slash = written.indexOf('/');
      if (slash < 0 || periods.size() >= MOST) {
        continue;
      }
      Optional<Instant> from = instant(written.substring(0, slash));
      Optional<Instant> to = from.flatMap(begin -> end(begin, written.substring(slash + 1)));
      if (to.isPresent() && from.get().isBefore(to.get())) {
        periods.add(new BusyPeriod(from.get(), to.get(), type));
      }
    }
  }

  private static Optional<Instant> end(Instant begin, String written) {
    return CalendarDuration.parse(written)
        .map(length -> begin.plusSeconds(length.days() * 86_400 + length.seconds()))
        .or(() -> instant(written));
  }

  private static Optional<Instant> instant(String written) {
    return CalendarTime.parse(written, "").map(time -> CalendarZone.UTC.instant(time.local()));
  }
}
