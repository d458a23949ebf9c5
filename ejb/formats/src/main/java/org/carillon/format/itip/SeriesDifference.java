package org.carillon.format.itip;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.ContentText;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * The difference between the days on which two states of a meeting take place. An excluded instance
 * and a cancelled one are both removed. Whether an instance has moved shows in its own part, and
 * not here.
 *
 * @param isAnother whether the days cannot be listed one by one: the series is at other times, or
 *     too many days differ
 * @param off the RECURRENCE-ID of each removed day, in order; at most {@value #MOST}
 * @param more the RECURRENCE-ID of each new day, in order; at most {@value #MOST}
 * @param ended the first removed day of a series that now ends before it, if the removed days are
 *     too many to list one by one
 */
public record SeriesDifference(
    boolean isAnother,
    Map<InstanceId, ContentLine> off,
    Map<InstanceId, ContentLine> more,
    Optional<CalendarTime> ended) {
  /** The maximum number of days that are listed one by one. */
  public static final int MOST = 30;

  private static final SeriesDifference ANOTHER =
      new SeriesDifference(true, Map.of(), Map.of(), Optional.empty());

  private static final ExpansionLimit LIMIT = new ExpansionLimit(2_000, 20_000);

  /** The properties that set the time and length of all instances. */
  private static final List<String> TIMES = List.of("DTSTART", "DTEND", "DURATION", "DUE");

  private static final List<String> DATES = List.of("EXDATE", "RDATE");

  /** A margin for comparing times as UTC: more than any zone's offset plus an instance's day. */
  private static final Duration ROUGHLY = Duration.ofDays(2);

  public static SeriesDifference between(Meeting before, Meeting after) {
    Optional<CalendarComponent> old = before.master();
    Optional<CalendarComponent> made = after.master();
    if (old.isEmpty() && made.isEmpty()) {
      return of(single(before), single(after));
    }
    if (old.isEmpty()
        || made.isEmpty()
        || Meeting.isCancelled(old.get())
        || Meeting.isCancelled(made.get())
        || reachesFurther(before)
        || reachesFurther(after)
        || SeriesParts.isRescheduled(only(old.get(), TIMES), only(made.get(), TIMES))
        || !rules(old.get(), false).equals(rules(made.get(), false))) {
      return ANOTHER;
    }
    return rules(old.get(), true).equals(rules(made.get(), true))
        ? ofDates(before, after)
        : ofLengths(before, after);
  }

  /**
   * Returns whether a part takes place at the same time as before. Days that are removed from a
   * series need no new answers. New days are requested by themselves if the later state has a part
   * for each.
   *
   * @param known the part in the earlier state, perhaps derived from the series
   */
  static boolean isAtSameTime(
      Meeting before, CalendarComponent known, Meeting after, CalendarComponent part) {
    if (!SeriesParts.isRescheduled(known, part)) {
      return true;
    }
    if (!InstanceId.of(known).isMaster() || !InstanceId.of(part).isMaster()) {
      return false;
    }
    SeriesDifference days =
        between(
            before.with(Map.of(InstanceId.MASTER, known)),
            after.with(Map.of(InstanceId.MASTER, part)));
    return !days.isAnother() && after.parts().keySet().containsAll(days.more().keySet());
  }

  /** Returns whether an earlier part's instance still takes place, as a part or in the series. */
  public static boolean takesPlace(CalendarComponent earlier, Meeting now) {
    InstanceId id = InstanceId.of(earlier);
    Optional<CalendarComponent> own = Optional.ofNullable(now.parts().get(id));
    Optional<Instant> at =
        earlier
            .first("RECURRENCE-ID")
            .flatMap(CalendarTime::of)
            .map(time -> time.local().toInstant(ZoneOffset.UTC));
    if (own.isPresent() || at.isEmpty()) {
      return own.filter(part -> !Meeting.isCancelled(part)).isPresent();
    }
    TimeSpan span = new TimeSpan(at.get().minus(ROUGHLY), at.get().plus(ROUGHLY));
    return now.master().filter(series -> !Meeting.isCancelled(series)).isPresent()
        && days(now, span).all().containsKey(id);
  }

  /** Returns the parts of the removed days, as they were before. */
  Map<InstanceId, CalendarComponent> offIn(Meeting before) {
    return parts(before, off);
  }

  /** Returns the parts of the new days. */
  public Map<InstanceId, CalendarComponent> moreIn(Meeting after) {
    return parts(after, more);
  }

  private static Map<InstanceId, CalendarComponent> parts(
      Meeting meeting, Map<InstanceId, ContentLine> those) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    those.forEach(
        (id, line) -> {
          CalendarComponent own = meeting.parts().get(id);
          parts.put(
              id, own == null ? SeriesParts.instance(meeting.master().orElseThrow(), line) : own);
        });
    return parts;
  }

  /** Compares states with the same rules, which differ only on dates that one of them lists. */
  private static SeriesDifference ofDates(Meeting before, Meeting after) {
    Map<String, ContentLine> one = dates(before);
    Map<String, ContentLine> other = dates(after);
    Set<String> differing = new HashSet<>(one.keySet());
    differing.addAll(other.keySet());
    differing.removeIf(word -> one.containsKey(word) && other.containsKey(word));
    Instant from = Instant.MAX;
    Instant to = Instant.MIN;
    for (String word : differing) {
      Optional<CalendarTime> time = CalendarTime.of(one.getOrDefault(word, other.get(word)));
      if (time.isEmpty()) {
        return ANOTHER;
      }
      Instant at = time.get().local().toInstant(ZoneOffset.UTC);
      from = at.isBefore(from) ? at : from;
      to = at.isAfter(to) ? at : to;
    }
    if (differing.isEmpty()) {
      return of(Map.of(), Map.of());
    }
    TimeSpan span = new TimeSpan(from.minus(ROUGHLY), to.plus(ROUGHLY));
    Days were = days(before, span);
    Days are = days(after, span);
    return were.isComplete() && are.isComplete() ? of(were.all(), are.all()) : ANOTHER;
  }

  /** Compares states whose rules differ only in their ends. */
  private static SeriesDifference ofLengths(Meeting before, Meeting after) {
    Days were = days(before, TimeSpan.ALWAYS);
    Days are = days(after, TimeSpan.ALWAYS);
    if (!are.isComplete() || are.all().isEmpty()) {
      return ANOTHER;
    }
    Map<InstanceId, ContentLine> off = without(were.all(), are.all());
    if (were.isComplete() && off.size() <= MOST) {
      return of(were.all(), are.all());
    }
    Map<InstanceId, ContentLine> more = without(are.all(), were.all());
    InstanceId last = List.copyOf(are.all().keySet()).getLast();
    boolean isAfter = false;
    for (Map.Entry<InstanceId, ContentLine> each : were.all().entrySet()) {
      if (isAfter && !are.all().containsKey(each.getKey())) {
        return new SeriesDifference(
            !more.isEmpty(), Map.of(), Map.of(), CalendarTime.of(each.getValue()));
      }
      isAfter |= each.getKey().equals(last);
    }
    return ANOTHER;
  }

  private static SeriesDifference of(
      Map<InstanceId, ContentLine> were, Map<InstanceId, ContentLine> are) {
    Map<InstanceId, ContentLine> off = without(were, are);
    Map<InstanceId, ContentLine> more = without(are, were);
    return off.size() > MOST || more.size() > MOST
        ? ANOTHER
        : new SeriesDifference(false, off, more, Optional.empty());
  }

  private static Map<InstanceId, ContentLine> without(
      Map<InstanceId, ContentLine> all, Map<InstanceId, ContentLine> those) {
    Map<InstanceId, ContentLine> rest = new LinkedHashMap<>(all);
    rest.keySet().removeAll(those.keySet());
    return rest;
  }

  /**
   * The days on which a meeting takes place.
   *
   * @param all the RECURRENCE-ID of each day, by its identifier, in order
   * @param isComplete whether these are all days of the time range
   */
  private record Days(Map<InstanceId, ContentLine> all, boolean isComplete) {}

  private static Days days(Meeting meeting, TimeSpan span) {
    if (!(CalendarObject.of(meeting.calendar(), true)
        instanceof CalendarParseResult.Read(CalendarObject object))) {
      return new Days(Map.of(), false);
    }
    Expansion expansion = object.instances(span, ZoneOffset.UTC, LIMIT);
    Map<InstanceId, ContentLine> days = new LinkedHashMap<>();
    for (SeriesInstance instance : expansion.instances()) {
      days.put(InstanceId.of(instance.id()), instance.id().line("RECURRENCE-ID"));
    }
    // An instance that is moved is one of the days. A cancelled one is not.
    Map<InstanceId, ContentLine> single = single(meeting);
    days.keySet().removeIf(id -> meeting.parts().containsKey(id) && !single.containsKey(id));
    single.forEach(days::putIfAbsent);
    return new Days(days, expansion.complete());
  }

  /** Returns the instances that have a part of their own and take place. */
  private static Map<InstanceId, ContentLine> single(Meeting meeting) {
    Map<InstanceId, ContentLine> days = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach(
            (id, part) -> {
              if (!id.isMaster() && !Meeting.isCancelled(part)) {
                days.put(id, part.first("RECURRENCE-ID").orElseThrow());
              }
            });
    return days;
  }

  /** Returns all listed dates, each by a word for its property. */
  private static Map<String, ContentLine> dates(Meeting meeting) {
    Map<String, ContentLine> dates = new LinkedHashMap<>();
    for (String name : DATES) {
      for (ContentLine line : meeting.master().map(it -> it.lines(name)).orElse(List.of())) {
        for (String value : ContentText.list(line.value())) {
          // For a period, its start.
          ContentLine one = line.withValue(value.split("/", 2)[0]);
          dates.put(name + InstanceId.of(one).text(), one);
        }
      }
    }
    meeting
        .parts()
        .forEach(
            (id, part) -> {
              if (!id.isMaster()) {
                dates.put(
                    Meeting.isCancelled(part) + id.text(),
                    part.first("RECURRENCE-ID").orElseThrow());
              }
            });
    return dates;
  }

  /** Returns what determines a meeting's days. Meetings with equal results have the same days. */
  static Set<String> told(Meeting meeting) {
    Set<String> all = new TreeSet<>();
    meeting
        .master()
        .ifPresent(
            master -> {
              all.add("at " + SeriesParts.times(only(master, TIMES), ""));
              all.addAll(rules(master, true));
            });
    all.addAll(dates(meeting).keySet());
    return all;
  }

  private static CalendarComponent only(CalendarComponent part, List<String> names) {
    return part.keeping(node -> node instanceof ContentLine line && names.contains(line.name()));
  }

  private static boolean reachesFurther(Meeting meeting) {
    return meeting.parts().values().stream()
        .flatMap(part -> part.first("RECURRENCE-ID").stream())
        .anyMatch(id -> id.parameter("RANGE").isPresent());
  }

  /** Returns the rules in a canonical form, with or without their ends. */
  private static Set<String> rules(CalendarComponent master, boolean withEnds) {
    Set<String> rules = new TreeSet<>();
    for (String name : List.of("RRULE", "EXRULE")) {
      for (ContentLine line : master.lines(name)) {
        List<String> pieces = new ArrayList<>();
        for (String piece : line.value().toUpperCase(Locale.ROOT).split(";", -1)) {
          String bare = piece.strip();
          if (withEnds || !bare.startsWith("UNTIL=") && !bare.startsWith("COUNT=")) {
            pieces.add(bare);
          }
        }
        pieces.sort(null);
        rules.add(name + pieces);
      }
    }
    return rules;
  }
}
