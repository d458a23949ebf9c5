package org.carillon.format.icalendar.alarm;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/** Computes the times at which the alarms of an object ring, including repetitions. */
public final class AlarmTimes {
  private static final ExpansionLimit LIMIT = new ExpansionLimit(1_000, 100_000);
  private static final int MOST_REPEATS = 100;

  private AlarmTimes() {}

  /** Returns whether an alarm rings in a span (RFC 4791 §9.9), dates being in the asked zone. */
  public static boolean rings(CalendarObject object, TimeSpan span, ZoneId asked) {
    for (CalendarPart part : object.parts()) {
      for (CalendarComponent alarm : part.component().components("VALARM")) {
        if (rings(object, part, alarm, span, asked)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean rings(
      CalendarObject object,
      CalendarPart part,
      CalendarComponent alarm,
      TimeSpan span,
      ZoneId asked) {
    Optional<ContentLine> trigger = alarm.first("TRIGGER");
    if (trigger.isEmpty()) {
      return false;
    }
    List<Long> repeats = repeats(alarm);
    Optional<CalendarTime> absolute = CalendarTime.of(trigger.get());
    if (absolute.isPresent()) {
      Instant at = CalendarZone.UTC.instant(absolute.get().local());
      return repeats.stream().anyMatch(later -> span.contains(at.plusSeconds(later)));
    }
    Optional<CalendarDuration> offset = CalendarDuration.parse(trigger.get().value());
    if (offset.isEmpty()) {
      return false;
    }
    boolean fromEnd =
        trigger.get().parameterValue("RELATED").filter("END"::equalsIgnoreCase).isPresent();
    long seconds = offset.get().days() * 86_400 + offset.get().seconds();
    long widest = offset.get().mostSeconds() + repeats.getLast() + 86_400;
    Expansion expansion =
        object.instances(
            new TimeSpan(earlier(span.from(), widest), later(span.to(), widest)), asked, LIMIT);
    return !expansion.complete()
        || expansion.instances().stream()
            .filter(instance -> isOf(object, part, instance))
            .map(instance -> fromEnd ? instance.to() : instance.from())
            .anyMatch(
                at ->
                    repeats.stream()
                        .anyMatch(later -> span.contains(at.plusSeconds(seconds + later))));
  }

  /** Returns whether a component is the one that describes an instance. */
  static boolean isOf(CalendarObject object, CalendarPart part, SeriesInstance instance) {
    return instance.override() < 0
        ? part.recurrenceId().isEmpty()
        : object.overrides().get(instance.override()).component() == part.component();
  }

  /** Returns the seconds after its trigger at which an alarm rings: 0 and the repetitions. */
  static List<Long> repeats(CalendarComponent alarm) {
    List<Long> repeats = new ArrayList<>(List.of(0L));
    Optional<CalendarDuration> between =
        alarm.first("DURATION").flatMap(line -> CalendarDuration.parse(line.value()));
    int count;
    try {
      count = Integer.parseInt(alarm.text("REPEAT").orElse("0").strip());
    } catch (NumberFormatException e) {
      count = 0;
    }
    for (int i = 1; i <= Math.min(count, MOST_REPEATS) && between.isPresent(); i++) {
      repeats.add(i * (between.get().days() * 86_400 + between.get().seconds()));
    }
    return repeats;
  }

  private static Instant earlier(Instant instant, long seconds) {
    return instant.equals(Instant.MIN) ? instant : instant.minusSeconds(seconds);
  }

  private static Instant later(Instant instant, long seconds) {
    return instant.equals(Instant.MAX) ? instant : instant.plusSeconds(seconds);
  }
}
