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
 * The last other time that an attendee proposed (RFC 5546 §3.2.7), and its state. It is stored in
 * the proposer's line, in the organizer's copy of the meeting and in the attendee's own. Others
 * never see this record, since the messages themselves contain the proposal.
 *
 * @param state the state of the proposal
 * @param sequence the SEQUENCE of the meeting that it was proposed for
 * @param stamp the DTSTAMP of the message, which tells one proposal from the next
 * @param start the proposed start: a date, a floating time, or a time in UTC
 * @param end the proposed end, in the same form; for dates the day after the last
 */
public record ProposedTime(
    State state, long sequence, Instant stamp, CalendarTime start, CalendarTime end) {
  static final String PARAMETER = "X-CARILLON-PROPOSAL";

  private static final int PIECES = 5;

  /** The state of a proposal. */
  public enum State {
    /** The organizer has not decided. */
    WAITING,
    /** The proposal was accepted: the meeting takes place at the proposed time. */
    TAKEN,
    /** The proposal was declined: the time stays as it was. */
    DECLINED,
    /** The attendee has made another proposal since. */
    REPLACED,
    /** The meeting was changed in another way since. */
    OUTDATED,
    /** The meeting or instance that it was for does not take place. */
    CANCELLED
  }

  /** Returns the times of a part, as a waiting proposal, or empty if it has none. */
  static Optional<ProposedTime> of(
      CalendarComponent component, Function<String, CalendarZone> zones) {
    CalendarPart part = new CalendarPart(component);
    return part.start()
        .map(
            start ->
                new ProposedTime(
                    State.WAITING,
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

  /** Returns the proposal that a line records, or empty if there is none. */
  static Optional<ProposedTime> of(ContentLine attendee) {
    String[] pieces = attendee.parameterValue(PARAMETER).orElse("").split(" ");
    if (pieces.length != PIECES || !pieces[1].matches("[0-9]{1,10}")) {
      return Optional.empty();
    }
    Optional<CalendarTime> stamp = CalendarTime.parse(pieces[2], "");
    Optional<CalendarTime> start = CalendarTime.parse(pieces[3], "");
    Optional<CalendarTime> end = CalendarTime.parse(pieces[4], "");
    Optional<State> state = state(pieces[0]);
    return state.isEmpty() || stamp.isEmpty() || start.isEmpty() || end.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProposedTime(
                state.get(),
                Long.parseLong(pieces[1]),
                stamp.get().local().toInstant(ZoneOffset.UTC),
                start.get(),
                end.get()));
  }

  private static Optional<State> state(String written) {
    for (State state : State.values()) {
      if (state.name().equals(written)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  /** Returns an attendee's proposal for a part of its own copy, with its current state. */
  public static Optional<ProposedTime> in(
      CalendarComponent part, Collection<String> me, Function<String, CalendarZone> zones) {
    return CalendarUsers.attendee(part, me)
        .flatMap(ProposedTime::of)
        .map(proposed -> proposed.with(proposed.now(part, zones)));
  }

  /** Returns the current state. Moving the meeting accepts a proposal, without a message. */
  private State now(CalendarComponent part, Function<String, CalendarZone> zones) {
    if (Meeting.isCancelled(part)) {
      return State.CANCELLED;
    }
    if (of(part, zones).filter(this::isSameTime).isPresent()) {
      return State.TAKEN;
    }
    return Meeting.sequence(part) <= sequence ? state : State.OUTDATED;
  }

  /** Returns whether both proposals are for the same times. */
  boolean isSameTime(ProposedTime other) {
    return start.equals(other.start) && end.equals(other.end);
  }

  ProposedTime with(State other) {
    return new ProposedTime(other, sequence, stamp, start, end);
  }

  /** Returns a line with this proposal recorded in it. */
  ContentLine kept(ContentLine attendee) {
    return attendee.with(
        new LineParameter(
            PARAMETER,
            String.join(
                " ",
                state.name(),
                Long.toString(sequence),
                CalendarTime.utc(stamp).written(),
                start.written(),
                end.written())));
  }

  /** Returns a line with the proposal that the line before it recorded. */
  static ContentLine carried(ContentLine attendee, ContentLine before) {
    return before.parameter(PARAMETER).map(attendee::with).orElse(attendee);
  }
}
