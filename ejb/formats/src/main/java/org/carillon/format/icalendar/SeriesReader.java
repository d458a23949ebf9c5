package org.carillon.format.icalendar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.EventSeries;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.recurrence.SeriesDate;
import org.carillon.format.icalendar.recurrence.SeriesOverride;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/** Reads the times at which an object takes place. */
final class SeriesReader {
  private static final int MOST_RULES = 10;

  private SeriesReader() {}

  static Optional<EventSeries> read(CalendarObject object) {
    if (object.kind() == CalendarKind.VFREEBUSY && object.main().start().isEmpty()) {
      return published(object);
    }
    Optional<CalendarPart> master = object.master().filter(part -> part.start().isPresent());
    List<SeriesOverride> overrides = new ArrayList<>();
    for (CalendarPart part : object.overrides()) {
      CalendarTime id = part.recurrenceId().orElseThrow();
      overrides.add(
          new SeriesOverride(
              id,
              part.isAndFuture(),
              part.start().orElse(id),
              part.length(object.zones()),
              part.transparency()));
    }
    if (master.isEmpty()) {
      return overrides.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new EventSeries(
                  overrides.getFirst().start(),
                  CalendarDuration.ZERO,
                  SeriesTransparency.FREE,
                  false,
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  overrides));
    }
    CalendarPart part = master.get();
    return Optional.of(
        new EventSeries(
            part.start().orElseThrow(),
            part.length(object.zones()),
            part.transparency(),
            true,
            rules(part.component(), "RRULE"),
            rules(part.component(), "EXRULE"),
            dates(part.component(), "RDATE", object),
            part.times("EXDATE"),
            overrides));
  }

  /** Returns the published periods of a VFREEBUSY that has no time range of its own. */
  private static Optional<EventSeries> published(CalendarObject object) {
    List<SeriesDate> periods = new ArrayList<>();
    for (CalendarPart part : object.parts()) {
      periods.addAll(dates(part.component(), "FREEBUSY", object));
    }
    return periods.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EventSeries(
                periods.getFirst().start(),
                periods.getFirst().length().orElse(CalendarDuration.ZERO),
                SeriesTransparency.FREE,
                true,
                List.of(),
                List.of(),
                periods,
                List.of(),
                List.of()));
  }

  private static List<RecurrencePattern> rules(CalendarComponent component, String property) {
    List<RecurrencePattern> rules = new ArrayList<>();
    for (ContentLine line : component.lines(property)) {
      if (rules.size() < MOST_RULES
          && RecurrencePattern.parse(line.value())
              instanceof RecurrencePattern.Reading.Usable(RecurrencePattern rule)) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static List<SeriesDate> dates(
      CalendarComponent component, String property, CalendarObject object) {
    List<SeriesDate> dates = new ArrayList<>();
    for (ContentLine line : component.lines(property)) {
      String zone = line.parameterValue("TZID").orElse("");
      for (String value : line.value().split(",")) {
        int slash = value.indexOf('/');
        String begins = slash < 0 ? value : value.substring(0, slash);
        Optional<CalendarTime> start = CalendarTime.parse(begins, zone);
        if (start.isPresent()) {
          dates.add(
              new SeriesDate(
                  start.get(),
                  slash < 0
                      ? Optional.empty()
                      : length(start.get(), value.substring(slash + 1), zone, object)));
        }
      }
    }
    return dates;
  }

  private static Optional<CalendarDuration> length(
      CalendarTime start, String end, String zone, CalendarObject object) {
    if (end.strip().startsWith("P") || end.strip().startsWith("+")) {
      return CalendarDuration.parse(end);
    }
    return CalendarTime.parse(end, zone)
        .map(
            time -> {
              long seconds =
                  Duration.between(
                          zone(start, object).instant(start.local()),
                          zone(time, object).instant(time.local()))
                      .getSeconds();
              return new CalendarDuration(0, Math.max(0, seconds));
            });
  }

  private static CalendarZone zone(CalendarTime time, CalendarObject object) {
    return time.zone().isEmpty() ? CalendarZone.UTC : object.zones().apply(time.zone());
  }
}
