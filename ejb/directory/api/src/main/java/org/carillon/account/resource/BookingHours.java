package org.carillon.account.resource;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours of a week in which a resource can be booked: {@code mon-fri 08:00-18:00, sat
 * 09:00-12:00}. A span may end at {@code 24:00}. It is then joined to a span of the next day that
 * begins at {@code 00:00}.
 *
 * @param spans the spans of each day; a day that is missing has none
 */
public record BookingHours(Map<DayOfWeek, List<Span>> spans) {
  private static final int MOST_SPANS = 50;
  private static final int MOST_STEPS = 1000;
  private static final Pattern PART =
      Pattern.compile(
          "([a-z]{3})(?:-([a-z]{3}))? +([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])");

  /** The resource can be booked at any time. */
  public static final BookingHours ALWAYS = new BookingHours(Map.of());

  /**
   * A part of a day.
   *
   * @param from the first minute, counted from the beginning of the day
   * @param to the minute after the last one; 1440 is the end of the day
   */
  public record Span(int from, int to) {}

  public BookingHours {
    spans = Map.copyOf(spans);
  }

  /** Parses the hours. Empty text gives {@link #ALWAYS}, malformed text an empty result. */
  public static Optional<BookingHours> of(String text) {
    if (text.isBlank()) {
      return Optional.of(ALWAYS);
    }
    Map<DayOfWeek, List<Span>> spans = new EnumMap<>(DayOfWeek.class);
    String[] parts = text.toLowerCase(Locale.ROOT).split("[,;]", -1);
    if (parts.length > MOST_SPANS) {
      return Optional.empty();
    }
    for (String part : parts) {
      Matcher found = PART.matcher(part.strip());
      if (!found.matches()) {
        return Optional.empty();
      }
      Optional<DayOfWeek> first = day(found.group(1));
      Optional<DayOfWeek> last = found.group(2) == null ? first : day(found.group(2));
      Optional<Integer> from = minute(found.group(3));
      Optional<Integer> to = minute(found.group(4));
      if (first.isEmpty()
          || last.isEmpty()
          || from.isEmpty()
          || to.isEmpty()
          || from.get() >= to.get()) {
        return Optional.empty();
      }
      for (DayOfWeek day = first.get(); ; day = day.plus(1)) {
        spans.computeIfAbsent(day, _ -> new ArrayList<>()).add(new Span(from.get(), to.get()));
        if (day == last.get()) {
          break;
        }
      }
    }
    return Optional.of(new BookingHours(spans));
  }

  private static Optional<DayOfWeek> day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(word)) {
        return Optional.of(day);
      }
    }
    return Optional.empty();
  }

  private static Optional<Integer> minute(String clock) {
    int minute = Integer.parseInt(clock.substring(0, 2)) * 60 + Integer.parseInt(clock, 3, 5, 10);
    return minute > 1440 ? Optional.empty() : Optional.of(minute);
  }

  /** Returns whether the hours cover the whole time from {@code begin} to {@code end}. */
  public boolean cover(Instant begin, Instant end, ZoneId zone) {
    if (spans.isEmpty()) {
      return true;
    }
    Instant at = begin;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      Instant reached = reached(at, zone);
      if (!reached.isBefore(end)) {
        return true;
      }
      if (!reached.isAfter(at)) {
        return false;
      }
      at = reached;
    }
    return false;
  }

  /** Returns the end of the day's span that contains a moment, or the moment if none does. */
  private Instant reached(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    LocalDate day = local.toLocalDate();
    Instant most = at;
    for (Span span : spans.getOrDefault(day.getDayOfWeek(), List.of())) {
      Instant from = moment(day, span.from(), zone);
      Instant to = moment(day, span.to(), zone);
      if (!at.isBefore(from) && at.isBefore(to) && to.isAfter(most)) {
        most = to;
      }
    }
    return most;
  }

  private static Instant moment(LocalDate day, int minute, ZoneId zone) {
    return minute == 1440
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(LocalTime.of(minute / 60, minute % 60)).atZone(zone).toInstant();
  }
}
