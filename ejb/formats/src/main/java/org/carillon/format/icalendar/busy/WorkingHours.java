package org.carillon.format.icalendar.busy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.ZoneText;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * A person's weekly working hours and places: a simple availability (VAVAILABILITY, RFC 7953) with
 * one period on each day, repeated every week.
 *
 * @param zone the name of the time zone of the hours
 * @param days the days on which the person works
 */
public record WorkingHours(String zone, Map<DayOfWeek, Day> days) {
  private static final String UID = "working-hours";
  private static final String PRODUCT = "-//Carillon//Carillon//EN";

  /** The Monday of the week in which the hours begin, earlier than any week that is asked for. */
  private static final LocalDate MONDAY = LocalDate.of(2001, 1, 1);

  private static final Set<String> PLAIN = Set.of("FREQ", "BYDAY", "INTERVAL", "WKST");

  /** A day's working hours, from a time to a later one. The place may be empty. */
  public record Day(LocalTime from, LocalTime to, String place) {}

  /** Copies the days in the order of the week. */
  public WorkingHours {
    SequencedMap<DayOfWeek, Day> ordered = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      Optional.ofNullable(days.get(day)).ifPresent(hours -> ordered.put(day, hours));
    }
    days = Collections.unmodifiableMap(ordered);
  }

  /** Returns an availability's working hours; empty if such hours can't express all of it. */
  public static Optional<WorkingHours> of(CalendarObject object) {
    if (object.kind() != CalendarKind.VAVAILABILITY || object.parts().size() != 1) {
      return Optional.empty();
    }
    CalendarPart whole = object.parts().getFirst();
    if (whole.start().isPresent() || whole.end().isPresent() || whole.duration().isPresent()) {
      return Optional.empty();
    }
    Map<DayOfWeek, Day> days = new EnumMap<>(DayOfWeek.class);
    String zone = "";
    for (CalendarComponent component : whole.component().components("AVAILABLE")) {
      CalendarPart part = new CalendarPart(component);
      Optional<Day> day = day(part);
      Optional<List<DayOfWeek>> on = on(part);
      String its = part.start().map(CalendarTime::zone).orElse("");
      if (day.isEmpty()
          || on.isEmpty()
          || !days.isEmpty() && !its.equals(zone)
          || on.get().stream().anyMatch(days::containsKey)) {
        return Optional.empty();
      }
      zone = its;
      on.get().forEach(one -> days.put(one, day.get()));
    }
    return isKnown(zone) || days.isEmpty()
        ? Optional.of(new WorkingHours(zone, days))
        : Optional.empty();
  }

  private static boolean isKnown(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException unknown) {
      return false;
    }
  }

  private static Optional<Day> day(CalendarPart part) {
    Optional<CalendarTime> start = part.start().filter(time -> !time.zone().isEmpty());
    if (start.isEmpty()
        || part.recurrenceId().isPresent()
        || part.component().first("EXDATE").isPresent()
        || part.component().first("RDATE").isPresent()) {
      return Optional.empty();
    }
    LocalTime from = start.get().local().toLocalTime();
    Optional<LocalTime> to =
        part.end()
            .filter(end -> end.zone().equals(start.get().zone()))
            .filter(end -> end.local().toLocalDate().equals(start.get().local().toLocalDate()))
            .map(end -> end.local().toLocalTime())
            .or(
                () ->
                    part.duration()
                        .filter(length -> length.days() == 0)
                        .map(length -> Duration.ofSeconds(length.seconds()))
                        .filter(length -> length.plusSeconds(from.toSecondOfDay()).toDays() == 0)
                        .map(from::plus));
    return to.filter(from::isBefore).map(end -> new Day(from, end, part.text("LOCATION").strip()));
  }

  /** Returns the days of every week in the rule, or empty if it is not that simple. */
  private static Optional<List<DayOfWeek>> on(CalendarPart part) {
    List<ContentLine> rules = part.component().lines("RRULE");
    if (rules.size() != 1) {
      return Optional.empty();
    }
    Map<String, String> rule = new LinkedHashMap<>();
    for (String each : rules.getFirst().value().toUpperCase(Locale.ROOT).split(";", -1)) {
      int equals = each.indexOf('=');
      rule.put(equals < 0 ? each : each.substring(0, equals), each.substring(equals + 1));
    }
    if (!PLAIN.containsAll(rule.keySet())
        || !"WEEKLY".equals(rule.get("FREQ"))
        || !"1".equals(rule.getOrDefault("INTERVAL", "1"))) {
      return Optional.empty();
    }
    if (!rule.containsKey("BYDAY")) {
      return part.start().map(time -> List.of(time.local().getDayOfWeek()));
    }
    List<DayOfWeek> days = new ArrayList<>();
    for (String name : rule.get("BYDAY").split(",", -1)) {
      Optional<DayOfWeek> day =
          Arrays.stream(DayOfWeek.values()).filter(one -> code(one).equals(name)).findFirst();
      if (day.isEmpty()) {
        return Optional.empty();
      }
      days.add(day.get());
    }
    return Optional.of(days);
  }

  private static String code(DayOfWeek day) {
    return day.name().substring(0, 2);
  }

  /** Returns the hours as an iCalendar object. Days with the same hours are written together. */
  public byte[] octets(Instant now) {
    SequencedMap<Day, List<DayOfWeek>> alike = new LinkedHashMap<>();
    days.forEach((day, hours) -> alike.computeIfAbsent(hours, _ -> new ArrayList<>()).add(day));
    List<CalendarNode> lines = new ArrayList<>();
    lines.add(ContentLine.of("UID", UID));
    lines.add(CalendarTime.utc(now).line("DTSTAMP"));
    lines.add(ContentLine.of("BUSYTYPE", BusyType.BUSY_UNAVAILABLE.written()));
    alike.forEach((hours, on) -> lines.add(available(hours, on, now)));
    CalendarComponent availability = CalendarComponent.of("VAVAILABILITY", lines);
    List<CalendarNode> nodes = new ArrayList<>();
    nodes.add(ContentLine.of("VERSION", "2.0"));
    nodes.add(ContentLine.of("PRODID", PRODUCT));
    nodes.addAll(ZoneText.missing(availability.components("AVAILABLE"), List.of()));
    nodes.add(availability);
    return CalendarComponent.of("VCALENDAR", nodes).octets();
  }

  private CalendarComponent available(Day hours, List<DayOfWeek> on, Instant now) {
    LocalDate first = MONDAY.plusDays(on.getFirst().ordinal());
    String days = String.join(",", on.stream().map(WorkingHours::code).toList());
    List<CalendarNode> lines = new ArrayList<>();
    lines.add(ContentLine.of("UID", UID + '-' + on.getFirst().getValue()));
    lines.add(CalendarTime.utc(now).line("DTSTAMP"));
    lines.add(CalendarTime.zoned(first.atTime(hours.from()), zone).line("DTSTART"));
    lines.add(CalendarTime.zoned(first.atTime(hours.to()), zone).line("DTEND"));
    lines.add(ContentLine.of("RRULE", "FREQ=WEEKLY;BYDAY=" + days));
    if (!hours.place().isEmpty()) {
      lines.add(ContentLine.text("LOCATION", hours.place()));
    }
    return CalendarComponent.of("AVAILABLE", lines);
  }
}
