package org.carillon.format.icalendar.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/** Finds the alarms of an object that ring, except acknowledged ones (RFC 9074 §6). */
public final class PendingAlarms {
  private static final ExpansionLimit LIMIT = new ExpansionLimit(1_000, 100_000);
  private static final int MOST_ALARMS = 50;

  /** The spans searched in turn for the next ring, so that a rare alarm needs few searches. */
  private static final List<Duration> AHEAD =
      List.of(Duration.ofDays(8), Duration.ofDays(60), Duration.ofDays(400), Duration.ofDays(1500));

  private PendingAlarms() {}

  /** Returns the rings in a span, in order, with dates in the zone. Cancelled parts have none. */
  public static List<AlarmRing> between(CalendarObject object, TimeSpan span, ZoneId zone) {
    List<AlarmRing> found = new ArrayList<>();
    int left = MOST_ALARMS;
    for (CalendarPart part : object.parts()) {
      if (part.status().equalsIgnoreCase("CANCELLED")) {
        continue;
      }
      for (CalendarComponent alarm : part.component().components("VALARM")) {
        if (left-- > 0) {
          add(object, part, alarm, span, zone, found);
        }
      }
    }
    for (AlarmRing again : ThunderbirdAlarmProperties.snoozed(object, span, zone)) {
      // An alarm that was snoozed here has a VALARM of its own as well (RFC 9074 §7).
      if (found.stream().noneMatch(one -> one.at().equals(again.at()))) {
        found.add(again);
      }
    }
    found.sort(Comparator.comparing(AlarmRing::at));
    return found;
  }

  /** Returns the next ring within about four years, with dates in the zone, or empty. */
  public static Optional<Instant> next(CalendarObject object, Instant after, ZoneId zone) {
    Instant from = after.plusMillis(1);
    for (Duration ahead : AHEAD) {
      Optional<Instant> first =
          between(object, new TimeSpan(from, after.plus(ahead)), zone).stream()
              .map(AlarmRing::at)
              .findFirst();
      if (first.isPresent()) {
        return first;
      }
    }
    return Optional.empty();
  }

  private static void add(
      CalendarObject object,
      CalendarPart part,
      CalendarComponent alarm,
      TimeSpan span,
      ZoneId zone,
      List<AlarmRing> found) {
    Optional<ContentLine> trigger = alarm.first("TRIGGER");
    if (trigger.isEmpty()) {
      return;
    }
    Instant heard = heard(object, part, alarm);
    List<Long> repeats = AlarmTimes.repeats(alarm);
    Optional<CalendarTime> absolute = CalendarTime.of(trigger.get());
    if (absolute.isPresent()) {
      Instant first = CalendarZone.UTC.instant(absolute.get().local());
      ring(new AlarmRing(first, alarm, part, Optional.empty()), repeats, span, heard, found);
      found.replaceAll(
          one ->
              one.instance().isEmpty()
                  ? new AlarmRing(one.at(), one.alarm(), part, about(object, one.at(), zone))
                  : one);
      return;
    }
    Optional<CalendarDuration> offset = CalendarDuration.parse(trigger.get().value());
    if (offset.isEmpty()) {
      return;
    }
    boolean fromEnd =
        trigger.get().parameterValue("RELATED").filter("END"::equalsIgnoreCase).isPresent();
    long seconds = offset.get().days() * 86_400 + offset.get().seconds();
    long widest = offset.get().mostSeconds() + repeats.getLast() + 86_400;
    TimeSpan around = new TimeSpan(span.from().minusSeconds(widest), span.to().plusSeconds(widest));
    for (SeriesInstance instance : object.instances(around, zone, LIMIT).instances()) {
      if (AlarmTimes.isOf(object, part, instance)) {
        Instant at = (fromEnd ? instance.to() : instance.from()).plusSeconds(seconds);
        ring(new AlarmRing(at, alarm, part, Optional.of(instance)), repeats, span, heard, found);
      }
    }
  }

  private static void ring(
      AlarmRing first, List<Long> repeats, TimeSpan span, Instant heard, List<AlarmRing> found) {
    for (long later : repeats) {
      Instant at = first.at().plusSeconds(later);
      if (at.isAfter(heard) && span.contains(at)) {
        found.add(new AlarmRing(at, first.alarm(), first.part(), first.instance()));
      }
    }
  }

  /** Returns the instance for an alarm at an absolute time: the one at that time, or the next. */
  static Optional<SeriesInstance> about(CalendarObject object, Instant at, ZoneId zone) {
    TimeSpan around = new TimeSpan(at.minus(Duration.ofDays(1)), at.plus(AHEAD.getFirst()));
    return object.instances(around, zone, LIMIT).instances().stream().findFirst();
  }

  private static Instant heard(CalendarObject object, CalendarPart part, CalendarComponent alarm) {
    Instant all = ThunderbirdAlarmProperties.heard(object, part);
    return alarm
        .first("ACKNOWLEDGED")
        .flatMap(CalendarTime::of)
        .map(time -> CalendarZone.UTC.instant(time.local()))
        .filter(one -> one.isAfter(all))
        .orElse(all);
  }
}
