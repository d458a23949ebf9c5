package org.carillon.format.icalendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.format.budget.WeighedCache;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;

/** Reads the rules in a VTIMEZONE (RFC 5545 §3.6.5), up to the year {@value #LAST_YEAR}. */
final class ZoneDefinition {
  private static final int LAST_YEAR = 2100;
  private static final int MOST_OBSERVANCES = 200;

  /** The maximum number of clock changes. Windows begins its rules in 1601. */
  private static final int MOST_ONSETS = 600;

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(\\d{2})(\\d{2})?");

  /** A cache of zones, since objects from one program contain the same ones. */
  private static final WeighedCache<String, CalendarZone> REMEMBERED =
      new WeighedCache<>(16L << 20);

  /** The size of one clock change in the cache, in octets. */
  private static final int WEIGHT_OF_ONSET = 64;

  private record Onset(Instant at, ZoneOffset before, ZoneOffset after) {}

  private ZoneDefinition() {}

  /** Reads a VTIMEZONE. Returns empty if it contains nothing usable. */
  static Optional<CalendarZone> read(CalendarComponent definition) {
    String text = definition.toString();
    return REMEMBERED.get(text).or(() -> made(definition, text));
  }

  private static Optional<CalendarZone> made(CalendarComponent definition, String text) {
    WorkBudget budget = WorkBudget.current().part();
    List<Onset> onsets = new ArrayList<>();
    int observances = 0;
    Set<ZoneOffset> always = new HashSet<>();
    for (CalendarComponent observance : definition.components()) {
      if ((observance.is("STANDARD") || observance.is("DAYLIGHT"))
          && ++observances <= MOST_OBSERVANCES) {
        onsets(observance, onsets, budget);
        offset(observance, "TZOFFSETTO").ifPresent(always::add);
      }
    }
    if (onsets.isEmpty()) {
      // An observance without a start always applies, if all observances have the same offset.
      return always.size() == 1
          ? Optional.of(
              new CalendarZone(tzid(definition), always.iterator().next().getRules(), false))
          : Optional.empty();
    }
    onsets.sort(Comparator.comparing(Onset::at));
    ZoneOffset offset = onsets.getFirst().before();
    List<ZoneOffsetTransition> transitions = new ArrayList<>();
    for (Onset onset : onsets) {
      if (!onset.after().equals(offset)) {
        transitions.add(
            ZoneOffsetTransition.of(
                LocalDateTime.ofInstant(onset.at(), offset), offset, onset.after()));
        offset = onset.after();
      }
    }
    ZoneOffset first = onsets.getFirst().before();
    try {
      ZoneRules rules = ZoneRules.of(first, first, List.of(), transitions, List.of());
      CalendarZone zone = new CalendarZone(tzid(definition), rules, false);
      if (!budget.isSpent()) {
        REMEMBERED.put(text, zone, 2L * text.length() + (long) onsets.size() * WEIGHT_OF_ONSET);
      }
      return Optional.of(zone);
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String tzid(CalendarComponent definition) {
    return definition.text("TZID").orElse("").strip();
  }

  private static void onsets(CalendarComponent observance, List<Onset> onsets, WorkBudget budget) {
    Optional<CalendarTime> start = observance.first("DTSTART").flatMap(CalendarTime::of);
    Optional<ZoneOffset> before = offset(observance, "TZOFFSETFROM");
    Optional<ZoneOffset> after = offset(observance, "TZOFFSETTO");
    if (start.isEmpty() || before.isEmpty() || after.isEmpty()) {
      return;
    }
    LocalDateTime first = start.get().local();
    onsets.add(new Onset(first.toInstant(before.get()), before.get(), after.get()));
    for (String value :
        observance.lines("RDATE").stream().limit(MOST_ONSETS).map(ContentLine::value).toList()) {
      for (String date : value.split(",", MOST_ONSETS)) {
        if (!budget.take(1)) {
          return;
        }
        CalendarTime.parse(date, "")
            .ifPresent(
                time ->
                    onsets.add(
                        new Onset(
                            time.local().toInstant(before.get()), before.get(), after.get())));
      }
    }
    observance
        .first("RRULE")
        .ifPresent(line -> ruled(line.value(), first, before.get(), after.get(), onsets, budget));
  }

  private static void ruled(
      String rule,
      LocalDateTime first,
      ZoneOffset before,
      ZoneOffset after,
      List<Onset> onsets,
      WorkBudget budget) {
    if (!(RecurrencePattern.parse(rule)
        instanceof RecurrencePattern.Reading.Usable(RecurrencePattern usable))) {
      return;
    }
    RecurrencePattern.Steps steps = usable.steps(first, false, budget);
    for (int i = 0; i < MOST_ONSETS; i++) {
      Optional<LocalDateTime> next = steps.next();
      if (next.isEmpty() || next.get().getYear() > LAST_YEAR) {
        return;
      }
      Instant at = next.get().toInstant(before);
      if (usable.until().isPresent() && isAfter(at, next.get(), usable.until().get())) {
        return;
      }
      onsets.add(new Onset(at, before, after));
    }
  }

  private static boolean isAfter(Instant at, LocalDateTime local, CalendarTime until) {
    return until.isLocal()
        ? local.isAfter(until.local())
        : at.isAfter(CalendarZone.UTC.instant(until.local()));
  }

  private static Optional<ZoneOffset> offset(CalendarComponent observance, String property) {
    Matcher form =
        OFFSET.matcher(observance.text(property).flatMap(CalendarValueRepair::offset).orElse(""));
    if (!form.matches()) {
      return Optional.empty();
    }
    int seconds =
        Integer.parseInt(form.group(2)) * 3600
            + Integer.parseInt(form.group(3)) * 60
            + (form.group(4) == null ? 0 : Integer.parseInt(form.group(4)));
    try {
      return Optional.of(ZoneOffset.ofTotalSeconds(form.group(1).equals("-") ? -seconds : seconds));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
