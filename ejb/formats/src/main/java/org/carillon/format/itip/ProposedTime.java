package org.carillon.format.itip;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarTime.Form;
import org.carillon.format.icalendar.time.CalendarZone;

/**
 * Another time that somebody who is invited proposed last (RFC 5546 §3.2.7), and what became of it.
 * It is kept in the line of whoever proposed it, in the organizer's copy of the meeting and in the
 * attendee's own, and told to nobody: the messages themselves tell it.
 *
 * @param standing what became of it
 * @param sequence the SEQUENCE of the meeting that it was proposed for
 * @param stamp the DTSTAMP of the message, which tells one proposal from the next
 * @param start when it is to begin: a date, a floating time, or in UTC
 * @param end when it is to end, likewise; of dates the day after the last
 */
public record ProposedTime(
    Standing standing, long sequence, Instant stamp, CalendarTime start, CalendarTime end) {
  static final String PARAMETER = "X-CARILLON-PROPOSAL";

  private static final int PIECES = 5;

  /** What became of a proposal. */
  public enum Standing {
    /** Its organizer has not decided. */
    WAITING,
    /** The meeting takes place then. */
    TAKEN,
    /** The time stays as it was. */
    DECLINED,
    /** Whoever made it proposed something else since. */
    REPLACED,
    /** The meeting was changed otherwise since. */
    OUTDATED,
    /** What it was for does not take place. */
    CANCELLED
  }

  /**
   * The times that a part names, as a proposal that waits.
   *
   * @param zones the zone of a TZID
   * @return empty where it names none
   */
  static Optional<ProposedTime> of(
      CalendarComponent component, Function<String, CalendarZone> zones) {
    CalendarPart part = new CalendarPart(component);
    return part.start()
        .map(
            start ->
                new ProposedTime(
                    Standing.WAITING,
                    Meeting.sequence(component),
                    Meeting.stamp(component),
                    plain(start, zones),
                    plain(part.ending(zones).orElse(start), zones)));
  }

  private static CalendarTime plain(CalendarTime time, Function<String, CalendarZone> zones) {
    return time.form() == Form.ZONED
        ? CalendarTime.utc(zones.apply(time.zone()).instant(time.local()))
        : time;
  }

  /** What a line keeps; empty where nothing was proposed. */
  static Optional<ProposedTime> of(ContentLine attendee) {
    String[] pieces = attendee.parameterValue(PARAMETER).orElse("").split(" ");
    if (pieces.length != PIECES || !pieces[1].matches("[0-9]{1,10}")) {
      return Optional.empty();
    }
    Optional<CalendarTime> stamp = CalendarTime.parse(pieces[2], "");
    Optional<CalendarTime> start = CalendarTime.parse(pieces[3], "");
    Optional<CalendarTime> end = CalendarTime.parse(pieces[4], "");
    Optional<Standing> standing = standing(pieces[0]);
    return standing.isEmpty() || stamp.isEmpty() || start.isEmpty() || end.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProposedTime(
                standing.get(),
                Long.parseLong(pieces[1]),
                stamp.get().local().toInstant(ZoneOffset.UTC),
                start.get(),
                end.get()));
  }

  private static Optional<Standing> standing(String written) {
    for (Standing standing : Standing.values()) {
      if (standing.name().equals(written)) {
        return Optional.of(standing);
      }
    }
    return Optional.empty();
  }

  /**
   * What an attendee proposed for a part of its own copy, and what became of that so far.
   *
   * @param me the attendee's addresses
   * @param zones the zone of a TZID
   */
  public static Optional<ProposedTime> in(
      CalendarComponent part, Collection<String> me, Function<String, CalendarZone> zones) {
    return CalendarUsers.attendee(part, me)
        .flatMap(ProposedTime::of)
        .map(proposed -> proposed.with(proposed.now(part, zones)));
  }

  /** An organizer takes what is proposed by moving the meeting, and need say nothing else of it. */
  private Standing now(CalendarComponent part, Function<String, CalendarZone> zones) {
    if (Meeting.isCancelled(part)) {
      return Standing.CANCELLED;
    }
    if (of(part, zones).filter(this::isSameTime).isPresent()) {
      return Standing.TAKEN;
    }
    return Meeting.sequence(part) <= sequence ? standing : Standing.OUTDATED;
  }

  /** Whether both are of the same times. */
  boolean isSameTime(ProposedTime other) {
    return start.equals(other.start) && end.equals(other.end);
  }

  /** With another standing. */
  ProposedTime with(Standing other) {
    return new ProposedTime(other, sequence, stamp, start, end);
  }

  /** A line that keeps it. */
  ContentLine kept(ContentLine attendee) {
    return attendee.with(
        new LineParameter(
            PARAMETER,
            String.join(
                " ",
                standing.name(),
                Long.toString(sequence),
                CalendarTime.utc(stamp).written(),
                start.written(),
                end.written())));
  }

  /** A line that keeps what another kept. */
  static ContentLine carried(ContentLine attendee, ContentLine before) {
    return before.parameter(PARAMETER).map(attendee::with).orElse(attendee);
  }
}
