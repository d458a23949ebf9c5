package org.carillon.format.icalendar.alarm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * Thunderbird's properties for alarms, which are in the event itself: {@code X-MOZ-LASTACK}, the
 * time up to which all alarms are acknowledged, and {@code X-MOZ-SNOOZE-TIME}, the time at which
 * they ring again. For an instance of a series, the latter's name ends with the RECURRENCE-ID in
 * microseconds since 1970. Both are in the series' master component.
 */
final class ThunderbirdAlarmProperties {
  private static final String HEARD = "X-MOZ-LASTACK";
  private static final String AGAIN = "X-MOZ-SNOOZE-TIME";
  private static final ExpansionLimit LIMIT = new ExpansionLimit(20, 10_000);
  private static final int MOST = 50;
  private static final long MICROS = 1_000_000;

  private ThunderbirdAlarmProperties() {}

  /** Returns the time to which a part's alarms are acknowledged, or {@link Instant#MIN}. */
  static Instant heard(CalendarObject object, CalendarPart part) {
    Instant own = heard(part.component());
    Instant series = object.master().map(it -> heard(it.component())).orElse(Instant.MIN);
    return own.isAfter(series) ? own : series;
  }

  private static Instant heard(CalendarComponent part) {
    return part.first(HEARD).flatMap(ThunderbirdAlarmProperties::time).orElse(Instant.MIN);
  }

  private static Optional<Instant> time(ContentLine line) {
    return CalendarTime.of(line).map(time -> CalendarZone.UTC.instant(time.local()));
  }

  /** Returns snoozed alarms that ring in a span: per instance, its component's first alarm. */
  static List<AlarmRing> snoozed(CalendarObject object, TimeSpan span, ZoneId zone) {
    List<AlarmRing> rings = new ArrayList<>();
    int left = MOST;
    for (CalendarPart part : object.parts()) {
      for (ContentLine line : part.component().lines()) {
        if (line.name().startsWith(AGAIN) && left-- > 0) {
          time(line)
              .filter(at -> span.contains(at) && at.isAfter(heard(object, part)))
              .flatMap(at -> ring(object, part, line.name(), at, zone))
              .ifPresent(rings::add);
        }
      }
    }
    return rings;
  }

  private static Optional<AlarmRing> ring(
      CalendarObject object, CalendarPart marked, String name, Instant at, ZoneId zone) {
    Optional<Instant> id = instance(name);
    Optional<SeriesInstance> instance =
        id.flatMap(
            begin ->
                object
                    .instances(new TimeSpan(begin, begin.plusSeconds(1)), zone, LIMIT)
                    .instances()
                    .stream()
                    .filter(one -> one.from().equals(begin))
                    .findFirst());
    CalendarPart part =
        instance
            .filter(one -> one.override() >= 0)
            .map(one -> object.overrides().get(one.override()))
            .orElse(marked);
    Optional<SeriesInstance> about =
        id.isPresent() ? instance : PendingAlarms.about(object, at, zone);
    return part.component().components("VALARM").stream()
        .findFirst()
        .map(alarm -> new AlarmRing(at, alarm, part, about));
  }

  private static Optional<Instant> instance(String name) {
    try {
      return name.startsWith(AGAIN + "-")
          ? Optional.of(
              Instant.EPOCH.plus(
                  Long.parseLong(name.substring(AGAIN.length() + 1)), ChronoUnit.MICROS))
          : Optional.empty();
    } catch (NumberFormatException | DateTimeException | ArithmeticException malformed) {
      return Optional.empty();
    }
  }

  /**
   * Returns the component with all alarms acknowledged up to {@code now}. Later snoozes stay.
   *
   * @param latest the alarm that rang last
   * @param again the time at which it rings again; empty for never
   */
  static CalendarComponent heard(
      CalendarComponent part, Instant now, AlarmRing latest, Optional<Instant> again) {
    CalendarComponent heard =
        part.keeping(
            node ->
                !(node instanceof ContentLine line)
                    || !line.name().startsWith(AGAIN)
                    || time(line).filter(at -> at.isAfter(now)).isPresent());
    heard = heard.with(CalendarTime.utc(now.truncatedTo(ChronoUnit.SECONDS)).line(HEARD));
    return again
        .filter(_ -> recurs(latest.part().component()))
        .map(
            at -> CalendarTime.utc(at.truncatedTo(ChronoUnit.SECONDS)).line(AGAIN + suffix(latest)))
        .map(heard::with)
        .orElse(heard);
  }

  /**
   * Returns whether the component is a series. Only then Thunderbird needs a snooze property, to
   * know which instance is meant. It rings the separate VALARM of a snoozed alarm (RFC 9074 §7)
   * anyway, and with the property it would ring the original alarm too.
   */
  private static boolean recurs(CalendarComponent part) {
    return !part.lines("RRULE").isEmpty() || !part.lines("RDATE").isEmpty();
  }

  private static String suffix(AlarmRing ring) {
    return ring.instance().map(one -> "-" + one.from().getEpochSecond() * MICROS).orElse("");
  }
}
