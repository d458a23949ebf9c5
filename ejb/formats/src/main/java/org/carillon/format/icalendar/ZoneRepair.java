package org.carillon.format.icalendar;

import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.ZoneNames;

/** Repairs a VTIMEZONE that violates RFC 5545 §3.6.5, where its meaning is unambiguous. */
final class ZoneRepair {
  private static final String DTSTART = "DTSTART";
  private static final Set<String> OFFSETS = Set.of("TZOFFSETFROM", "TZOFFSETTO");

  /** The start of an observance that does not give one. */
  private static final String ALWAYS = "19700101T000000";

  private final ObjIntConsumer<String> changed;

  /** Creates a repair of one object, which reports each change and its line. */
  ZoneRepair(ObjIntConsumer<String> changed) {
    this.changed = changed;
  }

  CalendarComponent of(CalendarComponent sent) {
    long observances = sent.components().stream().filter(ZoneRepair::isObservance).count();
    CalendarComponent named =
        sent.withLines(
            line -> {
              boolean isQuoted =
                  line.name().equals("TZID")
                      && !ZoneNames.unquoted(line.value()).equals(line.value().strip());
              return isQuoted
                  ? repaired(line, ZoneNames.unquoted(line.value()), "in quotes")
                  : line;
            });
    return named.withComponents(
        inner -> isObservance(inner) ? observance(inner, observances == 1) : inner);
  }

  private static boolean isObservance(CalendarComponent inner) {
    return inner.is("STANDARD") || inner.is("DAYLIGHT");
  }

  /** Repairs an observance, which always applies if it is the zone's only one. */
  private CalendarComponent observance(CalendarComponent sent, boolean isOnly) {
    CalendarComponent repaired =
        sent.withLines(
            line ->
                OFFSETS.contains(line.name())
                    ? CalendarValueRepair.offset(line.value())
                        .filter(offset -> !offset.equals(line.value().strip()))
                        .map(offset -> repaired(line, offset, " is not a valid iCalendar offset"))
                        .orElse(line)
                    : line);
    Optional<ContentLine> offset = repaired.first("TZOFFSETTO");
    if (!isOnly || offset.isEmpty()) {
      return repaired;
    }
    if (repaired.first("TZOFFSETFROM").isEmpty()) {
      changed.accept("a zone without TZOFFSETFROM", sent.number());
      repaired = repaired.plus(ContentLine.of("TZOFFSETFROM", offset.get().value()));
    }
    if (repaired.first(DTSTART).isEmpty()) {
      changed.accept("a zone without DTSTART", sent.number());
      repaired = repaired.plus(ContentLine.of(DTSTART, ALWAYS));
    }
    return repaired;
  }

  private ContentLine repaired(ContentLine line, String value, String fault) {
    changed.accept(line.name() + " " + fault, line.number());
    return line.withValue(value);
  }
}
