package org.carillon.format.itip;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarTime.Form;
import org.carillon.format.icalendar.time.CalendarZone;

/** Another time and place that an attendee proposes (RFC 5546 §3.2.7). */
public final class CounterProposal {
  /** The properties taken from a proposal. The rest is up to the organizer. */
  private static final List<String> TIMES = List.of("DTSTART", "DTEND", "DURATION", "DUE");

  private static final String PLACE = "LOCATION";

  /** Exchange writes here when the event began before the proposal (MS-OXCICAL). */
  static final String ORIGINAL_START = "X-MS-OLK-ORIGINALSTART";

  static final String ORIGINAL_END = "X-MS-OLK-ORIGINALEND";

  private CounterProposal() {}

  /** Returns whether a message proposes only one change, so that all that would change is shown. */
  public static boolean isOne(Meeting counter) {
    return counter.parts().size() == 1;
  }

  /** Returns whether the proposer is invited to every existing part that the proposal is for. */
  public static boolean mayPropose(Meeting stored, Meeting counter, String proposer) {
    SeriesParts.Instances instances = new SeriesParts.Instances(stored, counter);
    return counter.parts().values().stream()
        .flatMap(said -> there(instances, said).stream())
        .allMatch(part -> CalendarUsers.attendee(part, Set.of(proposer)).isPresent());
  }

  /**
   * Returns whether the proposal can be accepted as it is meant. A series with instances of its
   * own, or with a rule that names days, would be broken by another first day (RFC 5545 §3.8.5.3).
   */
  public static boolean fits(Meeting stored, Meeting counter) {
    Optional<CalendarComponent> series =
        stored.master().filter(part -> !part.lines("RRULE").isEmpty());
    Optional<CalendarComponent> said = Optional.ofNullable(counter.parts().get(InstanceId.MASTER));
    if (series.isEmpty() || said.isEmpty()) {
      return true;
    }
    boolean isOfDays =
        series.get().lines("RRULE").stream().anyMatch(rule -> rule.value().contains("BY"));
    return stored.parts().size() == 1
        && SeriesParts.excluded(series.get()).isEmpty()
        && (!isOfDays || isOfSameDay(series.get(), zones(stored), said.get(), zones(counter)));
  }

  /** Returns whether both begin on the same day, by the clock of {@code part}. */
  private static boolean isOfSameDay(
      CalendarComponent part, ObjectZones zones, CalendarComponent proposed, ObjectZones others) {
    Optional<CalendarTime> now = new CalendarPart(part).start();
    Optional<CalendarTime> then = new CalendarPart(proposed).start();
    return now.isPresent()
        && then.isPresent()
        && now.get().local().toLocalDate().equals(day(then.get(), others, now.get(), zones));
  }

  private static LocalDate day(
      CalendarTime time, ObjectZones its, CalendarTime pattern, ObjectZones zones) {
    return isAbsolute(time) && isAbsolute(pattern)
        ? zone(pattern, zones).local(zone(time, its).instant(time.local())).toLocalDate()
        : time.local().toLocalDate();
  }

  private static boolean isAbsolute(CalendarTime time) {
    return time.form() == Form.UTC || time.form() == Form.ZONED;
  }

  private static CalendarZone zone(CalendarTime time, ObjectZones zones) {
    return time.form() == Form.UTC ? CalendarZone.UTC : zones.apply(time.zone());
  }

  static ObjectZones zones(Meeting meeting) {
    return new ObjectZones(meeting.calendar().components("VTIMEZONE"));
  }

  /**
   * Returns the state of a proposal according to the organizer's copy, whichever person and program
   * decided on it.
   *
   * @param proposer the address of the attendee who proposed it
   */
  public static ProposedTime.State state(Meeting stored, Meeting counter, String proposer) {
    CalendarComponent said = counter.first();
    Optional<CalendarComponent> part = there(new SeriesParts.Instances(stored, counter), said);
    if (part.isEmpty()) {
      return ProposedTime.State.CANCELLED;
    }
    Optional<ProposedTime> last =
        CalendarUsers.attendee(part.get(), Set.of(proposer)).flatMap(ProposedTime::of);
    Instant stamp = Meeting.stamp(said);
    Optional<ProposedTime> time = ProposedTime.of(said, zones(counter));
    Optional<ProposedTime.State> decided =
        last.filter(mark -> mark.stamp().equals(stamp))
            .filter(mark -> time.filter(mark::isSameTime).isPresent())
            .map(ProposedTime::state);
    if (decided.filter(one -> one != ProposedTime.State.WAITING).isPresent()) {
      return decided.get();
    }
    if (isThere(part.get(), zones(stored), said, zones(counter))) {
      return ProposedTime.State.TAKEN;
    }
    if (isOutdated(stored, part.get(), counter, said)) {
      return ProposedTime.State.OUTDATED;
    }
    return last.filter(mark -> mark.stamp().isAfter(stamp)).isPresent()
        ? ProposedTime.State.REPLACED
        : ProposedTime.State.WAITING;
  }

  /** Returns whether a part already takes place at the proposed time and place. */
  private static boolean isThere(
      CalendarComponent part, ObjectZones zones, CalendarComponent proposed, ObjectZones others) {
    Optional<ProposedTime> time = ProposedTime.of(proposed, others);
    Optional<String> place = proposed.text(PLACE);
    return time.isPresent()
        && ProposedTime.of(part, zones).filter(time.get()::isSameTime).isPresent()
        && (place.isEmpty() || place.get().equals(part.text(PLACE).orElse("")))
        && proposed.lines("RRULE").equals(part.lines("RRULE"));
  }

  /** Returns the organizer's copy with a proposal's new state, which attendees are not sent. */
  public static Meeting decided(
      Meeting stored, Meeting counter, String proposer, ProposedTime.State state) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(stored.parts());
    SeriesParts.Instances instances = new SeriesParts.Instances(stored, counter);
    for (CalendarComponent said : counter.parts().values()) {
      Optional<ProposedTime> time = ProposedTime.of(said, zones(counter));
      Optional<CalendarComponent> part = there(instances, said);
      if (time.isPresent() && part.isPresent()) {
        ProposedTime mark = time.get().with(state);
        parts.put(
            InstanceId.of(part.get()),
            part.get()
                .withLines(
                    line ->
                        line.name().equals("ATTENDEE")
                                && CalendarUsers.address(line).equals(proposer)
                            ? mark.kept(line)
                            : line));
      }
    }
    return stored.with(parts);
  }

  /**
   * Returns whether the part was changed since the sender saw it. Each day that is removed from a
   * series raises its SEQUENCE, although the other days stay as they are. An instance is therefore
   * unchanged if it has the times that the proposal names as the old ones or, if the proposal names
   * none, the times of the series.
   *
   * @param part the stored part that the proposal is for
   * @param said the part of the message that proposes something for it
   */
  static boolean isOutdated(
      Meeting stored, CalendarComponent part, Meeting counter, CalendarComponent said) {
    if (Meeting.sequence(said) >= Meeting.sequence(part)) {
      return false;
    }
    Optional<ContentLine> day = part.first("RECURRENCE-ID");
    if (day.isEmpty()) {
      return true;
    }
    ObjectZones zones = zones(stored);
    Optional<ProposedTime> now = ProposedTime.of(part, zones);
    return before(said, zones(counter))
        .or(
            () ->
                stored
                    .master()
                    .map(series -> SeriesParts.instance(series, day.get()))
                    .flatMap(instance -> ProposedTime.of(instance, zones)))
        .filter(times -> now.filter(times::isSameTime).isPresent())
        .isEmpty();
  }

  /** Returns the old times of a part for which new ones are proposed, if the proposal has them. */
  private static Optional<ProposedTime> before(CalendarComponent said, ObjectZones zones) {
    Optional<CalendarTime> start = said.first(ORIGINAL_START).flatMap(CalendarTime::of);
    Optional<CalendarTime> end = said.first(ORIGINAL_END).flatMap(CalendarTime::of);
    return start.isEmpty() || end.isEmpty()
        ? Optional.empty()
        : ProposedTime.of(
            said.without(TIMES.toArray(String[]::new))
                .plus(start.get().line("DTSTART"))
                .plus(end.get().line("DTEND")),
            zones);
  }

  /**
   * Returns the organizer's meeting with the proposed times and the next SEQUENCE.
   *
   * @param moment the time of the acceptance
   * @return the meeting, or empty if the proposal has no time or names no instance of the meeting
   */
  public static Optional<Meeting> accepted(Meeting stored, Meeting counter, Instant moment) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(stored.parts());
    SeriesParts.Instances instances = new SeriesParts.Instances(stored, counter);
    for (CalendarComponent said : counter.parts().values()) {
      Optional<CalendarComponent> there = there(instances, said);
      if (there.isEmpty() || said.first("DTSTART").isEmpty()) {
        return Optional.empty();
      }
      parts.put(
          InstanceId.of(there.get()),
          moved(there.get(), said)
              .with(ContentLine.of("SEQUENCE", Long.toString(stored.sequence() + 1)))
              .with(Meeting.utc("DTSTAMP", moment)));
    }
    return Optional.of(stored.with(parts, counter.calendar()));
  }

  private static Optional<CalendarComponent> there(
      SeriesParts.Instances instances, CalendarComponent proposed) {
    return instances
        .part(proposed.first("RECURRENCE-ID"))
        .filter(part -> !Meeting.isCancelled(part));
  }

  private static CalendarComponent moved(CalendarComponent part, CalendarComponent proposed) {
    CalendarComponent moved = part.without(TIMES.toArray(String[]::new));
    for (String name : TIMES) {
      for (ContentLine line : proposed.lines(name)) {
        moved = moved.plus(line);
      }
    }
    Optional<ContentLine> place = proposed.first(PLACE);
    return place.isPresent() ? moved.with(place.get()) : moved;
  }

  /** Returns the organizer's message that tells the proposer that the proposal is declined. */
  public static ItipMessage declined(
      Meeting stored, Meeting counter, String organizer, String proposer, Instant moment) {
    List<CalendarComponent> parts = new ArrayList<>();
    for (CalendarComponent proposed : counter.parts().values()) {
      CalendarComponent said =
          ItipMessages.essential(proposed)
              .without("ORGANIZER")
              .with(Meeting.utc("DTSTAMP", moment));
      Optional<ContentLine> by = stored.first().first("ORGANIZER");
      said = by.isPresent() ? said.plus(ItipMessages.told(by.get())) : said;
      parts.add(said.plus(ContentLine.of("ATTENDEE", "mailto:" + proposer)));
    }
    return ItipMessages.message(ItipMethod.DECLINECOUNTER, organizer, proposer, counter, parts);
  }
}
