package org.carillon.format.icalendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.budget.WeighedCache;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.ZoneNames;

/**
 * Writes zones of the tz database as VTIMEZONEs. An object must contain one for each TZID in it
 * (RFC 5545 §3.2.19), and Outlook and other programs know no zone by its name alone. A VTIMEZONE
 * covers the time from the year before the object's first time on. The same zone and year give the
 * same lines.
 */
public final class ZoneText {
  private static final int FIRST_YEAR = 1970;

  /** The last year up to which clock changes that follow no rule are listed one by one. */
  private static final int LAST_YEAR = 2060;

  private static final int MOST_ZONES = 50;
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

  private static final WeighedCache<Key, CalendarComponent> REMEMBERED =
      new WeighedCache<>(2L << 20);

  private record Key(String tzid, int year) {}

  /** Clock changes of one kind, which are written as one observance. */
  private record Kind(ZoneOffset before, ZoneOffset after, boolean isDaylight) {}

  private ZoneText() {}

  /** Returns the VTIMEZONEs that the parts of an object need and that are not defined yet. */
  public static List<CalendarComponent> missing(
      Collection<CalendarComponent> parts, Collection<CalendarComponent> defined) {
    return missing(parts, defined, year(parts));
  }

  /** Returns the missing VTIMEZONEs for objects of many years, each from 1970 on. */
  public static List<CalendarComponent> missingAtAnyTime(
      Collection<CalendarComponent> parts, Collection<CalendarComponent> defined) {
    return missing(parts, defined, FIRST_YEAR);
  }

  private static List<CalendarComponent> missing(
      Collection<CalendarComponent> parts, Collection<CalendarComponent> defined, int year) {
    Set<String> wanted = new LinkedHashSet<>();
    parts.forEach(part -> names(part, wanted));
    for (CalendarComponent zone : defined) {
      zone.first("TZID").ifPresent(line -> wanted.remove(line.value().strip()));
    }
    return wanted.stream()
        .limit(MOST_ZONES)
        .flatMap(
            tzid ->
                ZoneNames.meant(tzid).stream().map(zone -> definition(tzid, zone.rules(), year)))
        .toList();
  }

  private static void names(CalendarComponent part, Set<String> names) {
    for (CalendarNode node : part.nodes()) {
      switch (node) {
        case ContentLine line ->
            line.parameterValue("TZID").map(String::strip).ifPresent(names::add);
        case CalendarComponent inner -> names(inner, names);
      }
    }
  }

  private static int year(Collection<CalendarComponent> parts) {
    int first =
        parts.stream()
            .flatMap(part -> part.first("DTSTART").or(() -> part.first("DUE")).stream())
            .flatMap(line -> CalendarTime.of(line).stream())
            .mapToInt(time -> time.local().getYear())
            .min()
            .orElse(FIRST_YEAR);
    return Math.clamp(first - 1L, FIRST_YEAR, LAST_YEAR);
  }

  /** Returns the VTIMEZONE of a zone from a year on. */
  static CalendarComponent definition(String tzid, ZoneRules rules, int year) {
    Key key = new Key(tzid, year);
    return REMEMBERED
        .get(key)
        .orElseGet(
            () -> {
              CalendarComponent made = made(tzid, rules, year);
              REMEMBERED.put(key, made, made.octets().length);
              return made;
            });
  }

  private static CalendarComponent made(String tzid, ZoneRules rules, int year) {
    List<CalendarNode> nodes = new ArrayList<>();
    nodes.add(ContentLine.of("TZID", tzid));
    Instant from = LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    ZoneOffset first = rules.getOffset(from);
    nodes.add(
        observance(
            new Kind(first, first, rules.isDaylightSavings(from)),
            LocalDateTime.ofInstant(from, first),
            Optional.empty()));
    List<ZoneOffsetTransition> single = new ArrayList<>();
    for (ZoneOffsetTransition change : rules.getTransitions()) {
      if (!change.getInstant().isBefore(from)) {
        single.add(change);
      }
    }
    int ruled =
        rules.getTransitions().isEmpty()
            ? year
            : Math.max(year, rules.getTransitions().getLast().getDateTimeBefore().getYear() + 1);
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      ZoneOffsetTransition start = rule.createTransition(ruled);
      Optional<ContentLine> line = rule(rule, ruled);
      if (line.isPresent()) {
        nodes.add(observance(kind(start, rules), start.getDateTimeBefore(), line));
      } else {
        for (int each = ruled; each <= LAST_YEAR; each++) {
          single.add(rule.createTransition(each));
        }
      }
    }
    Map<Kind, List<LocalDateTime>> byKind = new LinkedHashMap<>();
    for (ZoneOffsetTransition change : single) {
      if (change.getDateTimeBefore().getYear() <= LAST_YEAR) {
        byKind
            .computeIfAbsent(kind(change, rules), kind -> new ArrayList<>())
            .add(change.getDateTimeBefore());
      }
    }
    byKind.forEach((kind, times) -> nodes.add(named(kind, times)));
    return CalendarComponent.of("VTIMEZONE", nodes);
  }

  private static Kind kind(ZoneOffsetTransition change, ZoneRules rules) {
    return new Kind(
        change.getOffsetBefore(),
        change.getOffsetAfter(),
        rules.isDaylightSavings(change.getInstant()));
  }

  private static CalendarComponent named(Kind kind, List<LocalDateTime> times) {
    Optional<ContentLine> others =
        times.size() == 1
            ? Optional.empty()
            : Optional.of(
                ContentLine.of(
                    "RDATE",
                    String.join(
                        ",",
                        times.subList(1, times.size()).stream()
                            .map(time -> time.format(LOCAL))
                            .toList())));
    return observance(kind, times.getFirst(), others);
  }

  private static CalendarComponent observance(
      Kind kind, LocalDateTime start, Optional<ContentLine> repeated) {
    List<CalendarNode> nodes = new ArrayList<>();
    nodes.add(ContentLine.of("DTSTART", start.format(LOCAL)));
    nodes.add(ContentLine.of("TZOFFSETFROM", written(kind.before())));
    nodes.add(ContentLine.of("TZOFFSETTO", written(kind.after())));
    repeated.ifPresent(nodes::add);
    return CalendarComponent.of(kind.isDaylight() ? "DAYLIGHT" : "STANDARD", nodes);
  }

  private static String written(ZoneOffset offset) {
    int total = Math.abs(offset.getTotalSeconds());
    int seconds = total % 60;
    return (offset.getTotalSeconds() < 0 ? "-" : "+")
        + "%02d%02d".formatted(total / 3600, total / 60 % 60)
        + (seconds == 0 ? "" : "%02d".formatted(seconds));
  }

  /** Returns the recurrence rule in local time; empty if no rule can express the local day. */
  private static Optional<ContentLine> rule(ZoneOffsetTransitionRule rule, int year) {
    LocalDateTime shown = rule.createTransition(year).getDateTimeBefore();
    String month = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue();
    int day = rule.getDayOfMonthIndicator();
    DayOfWeek weekday = rule.getDayOfWeek();
    boolean isOtherDay =
        rule.isMidnightEndOfDay()
            || !rule.getLocalTime().equals(shown.toLocalTime())
                && isMoved(rule, shown, weekday, day);
    if (isOtherDay) {
      return Optional.empty();
    }
    if (weekday == null) {
      return day < 0
          ? Optional.empty()
          : Optional.of(ContentLine.of("RRULE", month + ";BYMONTHDAY=" + day));
    }
    String name = weekday.name().substring(0, 2);
    // Outlook does not read lists of days. The last weekday of a month is therefore written as
    // such.
    boolean isLast = day > 0 && day + 6 == rule.getMonth().maxLength();
    if (day == -1 || isLast && rule.getMonth() != Month.FEBRUARY) {
      return Optional.of(ContentLine.of("RRULE", month + ";BYDAY=-1" + name));
    }
    if (day > 0 && day % 7 == 1 && day <= 22) {
      return Optional.of(ContentLine.of("RRULE", month + ";BYDAY=" + (day / 7 + 1) + name));
    }
    if (day > 0 && day + 6 <= rule.getMonth().minLength()) {
      List<String> days = new ArrayList<>();
      for (int each = day; each < day + 7; each++) {
        days.add(Integer.toString(each));
      }
      return Optional.of(
          ContentLine.of(
              "RRULE", month + ";BYMONTHDAY=" + String.join(",", days) + ";BYDAY=" + name));
    }
    return Optional.empty();
  }

  /** Returns whether the offset moves the change to another day than the rule names. */
  private static boolean isMoved(
      ZoneOffsetTransitionRule rule, LocalDateTime shown, DayOfWeek weekday, int day) {
    if (weekday != null) {
      return shown.getDayOfWeek() != weekday || shown.getMonth() != rule.getMonth();
    }
    return day < 0 || shown.getDayOfMonth() != day || shown.getMonth() != rule.getMonth();
  }
}
