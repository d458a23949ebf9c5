package org.carillon.calendar.internal.booking;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.resource.BookingHours;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.recurrence.EventSeries;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.InstanceId;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OwnParticipation;

/**
 * Decides about bookings by a resource's rules and by its other bookings.
 *
 * @param rules the rules of the resource
 * @param zone the time zone of the resource
 * @param me the addresses of the resource
 * @param now the time from which the lead time is counted
 */
public record BookingRuleCheck(BookingRules rules, ZoneId zone, Set<String> me, Instant now) {
  /** The span for which a series without an end is examined. */
  private static final Duration FARTHEST = Duration.ofDays(3653);

  private static final ExpansionLimit LIMIT = new ExpansionLimit(5_000, 200_000);

  @FunctionalInterface
  public interface Bookings {
    /** Returns the bookings that may take place at a time. */
    List<Meeting> at(TimeSpan time) throws IOException;
  }

  /** Decides about a booking, given the other bookings. */
  public BookingDecision judge(Meeting booking, Bookings others) throws IOException {
    Optional<CalendarObject> object = object(booking);
    if (object.isEmpty()) {
      return new BookingDecision.Refused("unreadable");
    }
    Optional<EventSeries> series = object.get().series();
    boolean recurs = series.filter(EventSeries::recurs).isPresent();
    if (recurs && !rules.recurring()) {
      return new BookingDecision.Refused("series");
    }
    if (isDense(booking)) {
      return new BookingDecision.Refused("too-many");
    }
    if (reach() > 0 && series.filter(EventSeries::isEndless).isPresent()) {
      return new BookingDecision.Refused(tooFar());
    }
    Expansion wanted = object.get().instances(new TimeSpan(now, now.plus(FARTHEST)), zone, LIMIT);
    if (!wanted.complete()) {
      return new BookingDecision.Refused("too-many");
    }
    List<SeriesInstance> instances =
        wanted.instances().stream()
            .filter(instance -> instance.transparency() != SeriesTransparency.FREE)
            .toList();
    if (instances.isEmpty()) {
      return new BookingDecision.Refused("past");
    }
    if (!OwnParticipation.isOpen(booking.first(), me)) {
      return ofSingle(booking, instances, recurs, others);
    }
    Optional<String> broken = broken(instances, recurs);
    if (broken.isPresent()) {
      return new BookingDecision.Refused(broken.get());
    }
    return verdict(instances, recurs, taken(instances, others));
  }

  /**
   * Decides about the days of an already answered series that wait for an answer, each by itself.
   * Days that are booked stay booked, no matter how conflicts of a whole series are handled.
   */
  private BookingDecision ofSingle(
      Meeting booking, List<SeriesInstance> instances, boolean recurs, Bookings others)
      throws IOException {
    List<SeriesInstance> open =
        instances.stream()
            .filter(
                one -> {
                  CalendarComponent part = booking.parts().get(InstanceId.of(one.id()));
                  return part != null && OwnParticipation.isOpen(part, me);
                })
            .toList();
    if (open.isEmpty()) {
      return new BookingDecision.Refused("past");
    }
    List<TimeSpan> taken = taken(open, others);
    List<CalendarTime> refused =
        open.stream()
            .filter(
                one ->
                    broken(List.of(one), recurs).isPresent()
                        || taken.stream().anyMatch(span -> span.overlaps(one.from(), one.to()))
                        || !hours().cover(one.from(), one.to(), zone))
            .map(SeriesInstance::id)
            .toList();
    if (refused.size() == open.size()) {
      return new BookingDecision.Refused("taken");
    }
    return rules.automatic() ? new BookingDecision.Booked(refused) : new BookingDecision.Asked();
  }

  /** Returns whether the booking recurs every second or minute, so that nobody else could book. */
  private static boolean isDense(Meeting booking) {
    return booking.parts().values().stream()
        .flatMap(part -> part.lines("RRULE").stream())
        .map(rule -> rule.value().toUpperCase(Locale.ROOT))
        .anyMatch(rule -> rule.contains("FREQ=SECONDLY") || rule.contains("FREQ=MINUTELY"));
  }

  /** Returns how many days ahead a series may reach, by default as far as a booking's start. */
  private int reach() {
    return rules.seriesDays() > 0 ? rules.seriesDays() : rules.horizonDays();
  }

  private String tooFar() {
    return rules.seriesDays() > 0 ? "series-too-long" : "too-far";
  }

  private Optional<String> broken(List<SeriesInstance> instances, boolean recurs) {
    if (isTooFar(instances.getFirst().from())) {
      return Optional.of("too-far");
    }
    if (recurs
        && reach() > 0
        && instances.getLast().from().isAfter(now.plus(Duration.ofDays(reach())))) {
      return Optional.of(tooFar());
    }
    return instances.stream().anyMatch(one -> isTooLong(one.from(), one.to()))
        ? Optional.of("too-long")
        : Optional.empty();
  }

  private boolean isTooFar(Instant from) {
    return rules.horizonDays() > 0 && from.isAfter(now.plus(Duration.ofDays(rules.horizonDays())));
  }

  private boolean isTooLong(Instant from, Instant to) {
    return rules.longestMinutes() > 0
        && Duration.between(from, to).compareTo(Duration.ofMinutes(rules.longestMinutes())) > 0;
  }

  /** Returns whether the rules allow a single booking at a time, regardless of other bookings. */
  public boolean allows(TimeSpan time) {
    return time.to().isAfter(now)
        && !isTooFar(time.from())
        && !isTooLong(time.from(), time.to())
        && hours().cover(time.from(), time.to(), zone);
  }

  private BookingHours hours() {
    return BookingHours.of(rules.hours()).orElse(BookingHours.ALWAYS);
  }

  private BookingDecision verdict(
      List<SeriesInstance> instances, boolean recurs, List<TimeSpan> taken) {
    BookingHours hours = hours();
    List<CalendarTime> refused = new ArrayList<>();
    boolean isTaken = false;
    for (SeriesInstance one : instances) {
      boolean isOverlapping = taken.stream().anyMatch(span -> span.overlaps(one.from(), one.to()));
      if (isOverlapping || !hours.cover(one.from(), one.to(), zone)) {
        isTaken |= isOverlapping;
        refused.add(one.id());
      }
    }
    if (!refused.isEmpty()
        && (!recurs
            || rules.conflicts() == SeriesConflicts.REFUSE_ALL
            || refused.size() == instances.size())) {
      return new BookingDecision.Refused(isTaken ? "taken" : "hours");
    }
    return rules.automatic() ? new BookingDecision.Booked(refused) : new BookingDecision.Asked();
  }

  /** Returns whether the resource has no booking in a span of time. */
  public boolean isFree(TimeSpan time, List<Meeting> all) {
    return taken(time, all).isEmpty();
  }

  private List<TimeSpan> taken(List<SeriesInstance> instances, Bookings others) throws IOException {
    Instant end = instances.stream().map(SeriesInstance::to).max(Instant::compareTo).orElseThrow();
    TimeSpan span = new TimeSpan(instances.getFirst().from(), end.plusSeconds(1));
    return taken(span, others.at(span));
  }

  /** Returns the times at which the given bookings occupy the resource, within a span. */
  public List<TimeSpan> taken(TimeSpan span, List<Meeting> others) {
    List<TimeSpan> taken = new ArrayList<>();
    for (Meeting other : others) {
      Optional<Meeting> held = held(other);
      if (held.isPresent()) {
        object(held.get())
            .ifPresent(
                object ->
                    object.instances(span, zone, LIMIT).instances().stream()
                        .filter(one -> one.transparency() != SeriesTransparency.FREE)
                        .filter(one -> isHeld(held.get(), one))
                        .map(one -> new TimeSpan(one.from(), one.to()))
                        .forEach(taken::add));
      }
    }
    return taken;
  }

  /** Returns the parts of a booking that were answered with anything but a refusal. */
  private Optional<Meeting> held(Meeting other) {
    return other.parts().values().stream().anyMatch(part -> !isDeclined(part))
        ? Optional.of(other)
        : Optional.empty();
  }

  private boolean isHeld(Meeting meeting, SeriesInstance one) {
    CalendarComponent part = meeting.parts().getOrDefault(InstanceId.of(one.id()), meeting.first());
    return !isDeclined(part);
  }

  private boolean isDeclined(CalendarComponent part) {
    return CalendarUsers.attendee(part, me)
        .filter(line -> CalendarUsers.status(line).equals("DECLINED"))
        .isPresent();
  }

  private static Optional<CalendarObject> object(Meeting meeting) {
    // The person who books occupies the resource, however that person's own calendar shows the
    // event.
    return CalendarObject.of(
                meeting.calendar().withComponents(part -> part.without("TRANSP")), false)
            instanceof CalendarParseResult.Read read
        ? Optional.of(read.object())
        : Optional.empty();
  }
}
