package org.carillon.format.icalendar.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * The times of an event, a task or a journal entry: enough to expand it without its text.
 *
 * @param start the start of the first instance; for an object with overrides only, the start of the
 *     first one
 * @param length the length of each instance
 * @param transparency the effect of each instance on free/busy
 * @param hasMaster true if there is a series; false if there are only single instances of a series
 *     that others keep
 * @param rules the RRULEs
 * @param exceptionRules the EXRULEs (RFC 2445 §4.8.5.2)
 * @param dates the RDATEs
 * @param exceptions the EXDATEs
 * @param overrides the overrides of single instances
 */
public record EventSeries(
    CalendarTime start,
    CalendarDuration length,
    SeriesTransparency transparency,
    boolean hasMaster,
    List<RecurrencePattern> rules,
    List<RecurrencePattern> exceptionRules,
    List<SeriesDate> dates,
    List<CalendarTime> exceptions,
    List<SeriesOverride> overrides) {

  public EventSeries {
    rules = List.copyOf(rules);
    exceptionRules = List.copyOf(exceptionRules);
    dates = List.copyOf(dates);
    exceptions = List.copyOf(exceptions);
    overrides = List.copyOf(overrides);
  }

  /** Returns whether there can be more than one instance. */
  public boolean recurs() {
    return !rules.isEmpty() || !dates.isEmpty() || !overrides.isEmpty();
  }

  /** Returns whether a rule of the series never ends. */
  public boolean isEndless() {
    return hasMaster && rules.stream().anyMatch(rule -> !rule.ends());
  }

  /** Returns the series without lengths and overrides: only the starts by rules and dates. */
  public EventSeries beginnings() {
    return new EventSeries(
        start,
        CalendarDuration.ZERO,
        transparency,
        hasMaster,
        rules,
        exceptionRules,
        dates.stream().map(date -> new SeriesDate(date.start(), Optional.empty())).toList(),
        exceptions,
        List.of());
  }

  /**
   * Returns the instances that overlap a span.
   *
   * @param zones maps a TZID to its zone
   * @param asked the zone for dates and floating times
   */
  public Expansion instances(
      TimeSpan span,
      Function<String, CalendarZone> zones,
      CalendarZone asked,
      ExpansionLimit limit) {
    return new Walk(span, zones, asked, limit).run();
  }

  private final class Walk {
    private final TimeSpan span;
    private final Function<String, CalendarZone> zones;
    private final CalendarZone asked;
    private final ExpansionLimit limit;
    private final CalendarZone zone;
    private final List<SeriesInstance> found = new ArrayList<>();
    private final Set<Instant> excluded = new HashSet<>();
    private final Set<LocalDateTime> excludedDays = new HashSet<>();
    private final Map<Instant, Integer> overridden = new HashMap<>();
    private final List<Integer> futures = new ArrayList<>();

    /** The instant at which each of the futures begins, in order. */
    private final List<Instant> beginnings = new ArrayList<>();

    private final WorkBudget budget = WorkBudget.current().part();

    private boolean complete = true;
    private int steps;

    Walk(
        TimeSpan span,
        Function<String, CalendarZone> zones,
        CalendarZone asked,
        ExpansionLimit limit) {
      this.span = span;
      this.zones = zones;
      this.asked = asked;
      this.limit = limit;
      this.zone = zone(start);
    }

    Expansion run() {
      if (!budget.take(exceptions.size() + overrides.size())) {
        return new Expansion(List.of(), false);
      }
      for (CalendarTime exception : exceptions) {
        if (exception.isDate() && !start.isDate()) {
          // The RFC requires a time, but the meaning is clear: no instance on that day.
          excludedDays.add(exception.local());
        } else {
          excluded.add(idInstant(exception));
        }
      }
      for (int i = 0; i < overrides.size(); i++) {
        overridden.put(idInstant(overrides.get(i).id()), i);
        if (overrides.get(i).andFuture()) {
          futures.add(i);
        }
      }
      futures.sort(Comparator.comparing(i -> idInstant(overrides.get(i).id())));
      futures.forEach(i -> beginnings.add(idInstant(overrides.get(i).id())));
      if (hasMaster) {
        series();
      }
      for (int i = 0; i < overrides.size(); i++) {
        SeriesOverride override = overrides.get(i);
        add(override.id(), override.start(), override.length(), i, override.transparency());
      }
      found.sort(Comparator.comparing(SeriesInstance::from).thenComparing(SeriesInstance::to));
      if (found.size() > limit.instances()) {
        return new Expansion(found.subList(0, limit.instances()), false);
      }
      return new Expansion(found, complete);
    }

    private CalendarZone zone(CalendarTime time) {
      return SeriesLength.zone(
          time, time.zone().isEmpty() ? asked : zones.apply(time.zone()), asked);
    }

    private Instant instant(CalendarTime time) {
      return zone(time).instant(time.local());
    }

    /** Returns the instant of an id. A date in a series with times means the day's instance. */
    private Instant idInstant(CalendarTime id) {
      return id.isDate() && !start.isDate()
          ? zone.instant(id.local().toLocalDate().atTime(start.local().toLocalTime()))
          : instant(id);
    }

    private void series() {
      Set<Instant> seen = new HashSet<>();
      one(start, length, seen);
      for (SeriesDate date : dates) {
        if (!step()) {
          return;
        }
        one(date.start(), date.length().orElse(length), seen);
      }
      LocalDateTime from = earliest();
      for (RecurrencePattern rule : rules) {
        walk(rule, from, seen);
      }
    }

    /** Returns a time before which no instance, even if moved, reaches into the span. */
    private LocalDateTime earliest() {
      if (span.from().equals(Instant.MIN)
          || !exceptionRules.isEmpty() && span.from().isBefore(instant(start))) {
        return LocalDateTime.MIN;
      }
      long back = length.mostSeconds() + 90_000;
      for (int future : futures) {
        SeriesOverride override = overrides.get(future);
        long moved =
            Duration.between(idInstant(override.id()), instant(override.start())).getSeconds();
        back = Math.max(back, Math.max(0, moved) + override.length().mostSeconds() + 90_000);
      }
      try {
        LocalDateTime local = zone.local(span.from().minusSeconds(back));
        return local;
      } catch (java.time.DateTimeException | ArithmeticException e) {
        return LocalDateTime.MIN;
      }
    }

    private void walk(RecurrencePattern rule, LocalDateTime from, Set<Instant> seen) {
      RecurrencePattern.Steps walking = rule.steps(start.local(), start.isDate(), budget);
      if (from.isAfter(start.local())) {
        walking.skipTo(from);
      }
      Exclusion exclusion = new Exclusion(from);
      long forward = furthestBack();
      for (var next = walking.next(); next.isPresent(); next = walking.next()) {
        CalendarTime id = start.at(next.get());
        Instant at = zone.instant(id.local());
        if (rule.until().isPresent() && isAfter(id, at, rule.until().get())) {
          return;
        }
        if (!span.to().equals(Instant.MAX)
            && at.getEpochSecond() - forward >= span.to().getEpochSecond()) {
          return;
        }
        if (!step()) {
          return;
        }
        if (!exclusion.excludes(id.local())) {
          one(id, length, seen);
        }
        if (found.size() > limit.instances()) {
          complete = false;
          return;
        }
      }
      complete &= !walking.gaveUp();
    }

    /** Returns the most seconds by which an override moves an instance back into the span. */
    private long furthestBack() {
      long most = 0;
      for (int future : futures) {
        SeriesOverride override = overrides.get(future);
        most =
            Math.max(
                most,
                Duration.between(instant(override.start()), idInstant(override.id())).getSeconds()
                    + 90_000);
      }
      return most;
    }

    private boolean isAfter(CalendarTime id, Instant at, CalendarTime until) {
      return switch (until.form()) {
        case DATE -> id.local().toLocalDate().isAfter(until.local().toLocalDate());
        case FLOATING, ZONED -> id.local().isAfter(until.local());
        // If a series of dates ends by a time, which RFC 5545 forbids, the day of that time counts.
        case UTC ->
            start.isDate()
                ? id.local().toLocalDate().isAfter(until.local().toLocalDate())
                : at.isAfter(CalendarZone.UTC.instant(until.local()));
      };
    }

    private boolean step() {
      if (++steps > limit.steps() || !budget.take(1)) {
        complete = false;
        return false;
      }
      return true;
    }

    /** Adds an instance of the series, unless it is excluded or has an override. */
    private void one(CalendarTime at, CalendarDuration own, Set<Instant> seen) {
      Instant id = instant(at);
      if (!seen.add(id)
          || excluded.contains(id)
          || excludedDays.contains(at.local().toLocalDate().atStartOfDay())
          || overridden.containsKey(id)) {
        return;
      }
      int future = future(id);
      if (future < 0) {
        add(at, at, own, -1, transparency);
        return;
      }
      SeriesOverride override = overrides.get(future);
      LocalDateTime moved =
          at.local().plus(Duration.between(override.id().local(), sameZone(override).local()));
      CalendarTime begins = at.at(moved);
      add(at, begins, override.length(), future, override.transparency());
    }

    /** Returns the last override for future instances that covers this one; negative if none. */
    private int future(Instant id) {
      int before = Collections.binarySearch(beginnings, id);
      if (before < 0) {
        // The insertion point is right after the override that covers the instance.
        before = -before - 2;
      }
      return before < 0 ? -1 : futures.get(before);
    }

    /** Returns an override's start in the zone of its id, for the difference of local times. */
    private CalendarTime sameZone(SeriesOverride override) {
      CalendarTime id = override.id();
      CalendarTime begins = override.start();
      if (id.form() == begins.form() && id.zone().equals(begins.zone())) {
        return begins;
      }
      return begins.at(zone(id).local(instant(begins)));
    }

    private void add(
        CalendarTime id,
        CalendarTime begins,
        CalendarDuration own,
        int override,
        SeriesTransparency shown) {
      CalendarZone where = zone(begins);
      Instant from = where.instant(begins.local());
      Instant to = SeriesLength.end(begins.local(), where, own);
      if (span.overlaps(from, to)) {
        found.add(new SeriesInstance(id, begins, from, to, override, shown));
      }
    }

    /** The EXRULEs, walked in parallel with a rule. */
    private final class Exclusion {
      private final List<RecurrencePattern.Steps> walks = new ArrayList<>();
      private final List<LocalDateTime> next = new ArrayList<>();
      private final List<RecurrencePattern> patterns = new ArrayList<>();

      Exclusion(LocalDateTime from) {
        for (RecurrencePattern pattern : exceptionRules) {
          RecurrencePattern.Steps walking = pattern.steps(start.local(), start.isDate(), budget);
          if (from.isAfter(start.local())) {
            walking.skipTo(from);
          }
          walks.add(walking);
          patterns.add(pattern);
          next.add(upcoming(walking));
        }
      }

      private LocalDateTime upcoming(RecurrencePattern.Steps walking) {
        LocalDateTime upcoming = walking.next().orElse(LocalDateTime.MAX);
        complete &= !walking.gaveUp();
        return upcoming;
      }

      boolean excludes(LocalDateTime local) {
        boolean excludes = false;
        for (int i = 0; i < walks.size(); i++) {
          while (next.get(i).isBefore(local) && step()) {
            next.set(i, upcoming(walks.get(i)));
          }
          excludes |=
              next.get(i).equals(local)
                  && (patterns.get(i).until().isEmpty()
                      || !isAfter(
                          start.at(local), zone.instant(local), patterns.get(i).until().get()));
        }
        return excludes;
      }
    }
  }
}
