package org.carillon.format.icalendar.busy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/** A person's availability (VAVAILABILITY, RFC 7953): within its range, only the listed times. */
public final class Availability {
  private static final ExpansionLimit LIMIT = new ExpansionLimit(2_000, 20_000);
  private static final int MOST = 50;

  private Availability() {}

  /** Adds availabilities to busy times, by priority (§3.2), with dates in the asked zone. */
  public static void add(List<CalendarObject> objects, ZoneId asked, BusyTimes times) {
    record Ranked(CalendarObject object, CalendarPart part, int priority) {}
    List<Ranked> all = new ArrayList<>();
    for (CalendarObject object : objects) {
      if (object.kind() == CalendarKind.VAVAILABILITY) {
        object
            .parts()
            .forEach(
                part -> {
                  if (all.size() < MOST) {
                    all.add(new Ranked(object, part, priority(part)));
                  }
                });
      }
    }
    // 0 is the lowest priority, followed by 9 to 1.
    all.sort(
        Comparator.comparingInt((Ranked one) -> one.priority() == 0 ? 10 : one.priority())
            .reversed());
    for (Ranked one : all) {
      add(one.object(), one.part(), asked, times);
    }
  }

  private static void add(CalendarObject object, CalendarPart part, ZoneId asked, BusyTimes times) {
    Instant from =
        part.time("DTSTART").map(time -> instant(object, time, asked)).orElse(Instant.MIN);
    Instant to =
        part.time("DTEND")
            .map(time -> instant(object, time, asked))
            .or(
                () ->
                    part.duration()
                        .filter(length -> !from.equals(Instant.MIN))
                        .map(length -> from.plusSeconds(length.days() * 86_400 + length.seconds())))
            .orElse(Instant.MAX);
    times.set(from, to, type(part));
    TimeSpan within =
        new TimeSpan(
            from.isAfter(times.span().from()) ? from : times.span().from(),
            to.isBefore(times.span().to()) ? to : times.span().to());
    for (CalendarObject available : available(object, part)) {
      available
          .instances(within, asked, LIMIT)
          .instances()
          .forEach(
              instance ->
                  times.set(
                      instance.from().isBefore(within.from()) ? within.from() : instance.from(),
                      instance.to().isAfter(within.to()) ? within.to() : instance.to(),
                      Optional.empty()));
    }
  }

  /** Returns each AVAILABLE with its instances as an event object. */
  private static List<CalendarObject> available(CalendarObject object, CalendarPart part) {
    List<CalendarObject> events = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    List<CalendarComponent> all = part.component().components("AVAILABLE");
    for (CalendarComponent one : all) {
      String uid = new CalendarPart(one).uid();
      if (seen.contains(uid) || seen.size() == MOST) {
        continue;
      }
      seen.add(uid);
      List<CalendarComponent> nodes = new ArrayList<>(object.zones().definitions());
      all.stream()
          .filter(other -> new CalendarPart(other).uid().equals(uid))
          .forEach(other -> nodes.add(CalendarComponent.of("VEVENT", other.nodes())));
      CalendarComponent calendar =
          CalendarComponent.of("VCALENDAR", nodes).plus(ContentLine.of("VERSION", "2.0"));
      if (CalendarObject.of(calendar, false)
          instanceof CalendarParseResult.Read(CalendarObject event)) {
        events.add(event);
      }
    }
    return events;
  }

  private static Optional<BusyType> type(CalendarPart part) {
    String written = part.text("BUSYTYPE").strip().toUpperCase(Locale.ROOT);
    for (BusyType type : BusyType.values()) {
      if (type.written().equals(written)) {
        return Optional.of(type);
      }
    }
    return Optional.of(BusyType.BUSY_UNAVAILABLE);
  }

  private static int priority(CalendarPart part) {
    try {
      return Math.clamp(Integer.parseInt(part.text("PRIORITY").strip()), 0, 9);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static Instant instant(CalendarObject object, CalendarTime time, ZoneId asked) {
    CalendarZone zone =
        switch (time.form()) {
          case DATE, FLOATING -> CalendarZone.of(asked);
          case UTC -> CalendarZone.UTC;
          case ZONED -> object.zones().apply(time.zone());
        };
    return zone.instant(time.local());
  }
}
