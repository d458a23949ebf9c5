package org.carillon.format.itip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** An attendee's own answer in an object. */
public final class OwnParticipation {
  /** The PARTSTAT of an attendee who has not answered. */
  static final String NONE = "NEEDS-ACTION";

  /** The parameter for the answer that was given for the earlier times of a part. */
  static final String EARLIER = "X-CARILLON-EARLIER-ANSWER";

  private OwnParticipation() {}

  /** Returns the own line with a record of the answer given for times that no longer hold. */
  static ContentLine remembering(ContentLine line, ContentLine mine, CalendarComponent before) {
    String given = CalendarUsers.status(mine);
    return given.equals(NONE)
        ? mine.parameter(EARLIER).map(line::with).orElse(line)
        : line.with(new LineParameter(EARLIER, SeriesParts.times(before, given)));
  }

  /**
   * Returns whether a message restores times for which the owner gave the very answer that the
   * message contains. Only such an answer is accepted from others.
   */
  static boolean isGivenBefore(ContentLine mine, CalendarComponent fresh, String said) {
    return mine.parameterValue(EARLIER).filter(SeriesParts.times(fresh, said)::equals).isPresent();
  }

  /** Returns a line without an answer. */
  static ContentLine open(ContentLine line) {
    return CalendarUsers.status(line).equals(NONE)
        ? line
        : line.with(new LineParameter("PARTSTAT", NONE));
  }

  /**
   * Returns the result of a message, with only those own answers that were given here for the same
   * times. All other answers that the message has for the owner are reset.
   *
   * @param taken the result of the message
   * @param stored the object before it came
   */
  public static Meeting given(Meeting taken, Optional<Meeting> stored, Set<String> me) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    taken
        .parts()
        .forEach(
            (id, part) -> {
              Optional<CalendarComponent> old =
                  stored
                      .flatMap(before -> Optional.ofNullable(before.parts().get(id)))
                      .filter(before -> !Meeting.isCancelled(before))
                      .filter(
                          before ->
                              SeriesDifference.isAtSameTime(
                                  stored.orElseThrow(), before, taken, part));
              parts.put(id, answeredAs(part, old, me));
            });
    return taken.with(parts);
  }

  /** Returns the object with the own answers of an earlier state, where that has any. */
  public static Meeting asBefore(Meeting meeting, Meeting before, Set<String> me) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach(
            (id, part) -> {
              Optional<CalendarComponent> old =
                  Optional.ofNullable(before.parts().get(id)).or(before::master);
              parts.put(id, old.isEmpty() ? part : answeredAs(part, old, me));
            });
    return meeting.with(parts);
  }

  private static CalendarComponent answeredAs(
      CalendarComponent part, Optional<CalendarComponent> old, Set<String> me) {
    String status =
        old.flatMap(before -> CalendarUsers.attendee(before, me))
            .map(CalendarUsers::status)
            .orElse(NONE);
    return part.withLines(
        line ->
            line.name().equals("ATTENDEE")
                    && CalendarUsers.isOneOf(line, me)
                    && !CalendarUsers.status(line).equals(status)
                ? line.with(new LineParameter("PARTSTAT", status))
                : line);
  }

  /** Returns whether the owner declined all parts that take place. */
  public static boolean isDeclined(Meeting meeting, Set<String> me) {
    return meeting.parts().values().stream()
        .filter(part -> !Meeting.isCancelled(part))
        .allMatch(
            part ->
                CalendarUsers.attendee(part, me)
                    .filter(line -> CalendarUsers.status(line).equals("DECLINED"))
                    .isPresent());
  }

  static CalendarComponent of(CalendarComponent part, Set<String> me, String status) {
    return part.withLines(
        line ->
            line.name().equals("ATTENDEE") && CalendarUsers.isOneOf(line, me)
                ? line.with(new LineParameter("PARTSTAT", status)).without("RSVP")
                : line);
  }

  /** Returns whether a part waits for an answer. */
  public static boolean isOpen(CalendarComponent part, Set<String> me) {
    return !Meeting.isCancelled(part)
        && CalendarUsers.attendee(part, me)
            .filter(line -> CalendarUsers.status(line).equals(NONE))
            .isPresent();
  }

  /**
   * Returns the object with one answer for all parts that wait for one. If the series, or the first
   * instance in its place, has been answered, that answer and those of other parts stay.
   */
  public static Meeting ofOpen(Meeting meeting, Set<String> me, String status) {
    if (isOpen(meeting.first(), me)) {
      return of(meeting, me, status);
    }
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach((id, part) -> parts.put(id, isOpen(part, me) ? of(part, me, status) : part));
    return meeting.with(parts);
  }

  /** Returns the object with one answer for all parts that take place. */
  public static Meeting of(Meeting meeting, Set<String> me, String status) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach(
            (id, part) -> parts.put(id, Meeting.isCancelled(part) ? part : of(part, me, status)));
    return meeting.with(parts);
  }

  /** Returns the object with another answer for the instance that the line names. */
  public static Meeting of(
      Meeting meeting, Set<String> me, String status, ContentLine recurrenceId) {
    InstanceId id = InstanceId.of(recurrenceId);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(meeting.parts());
    SeriesParts.there(meeting, recurrenceId).ifPresent(one -> parts.put(id, of(one, me, status)));
    return meeting.with(parts);
  }

  /** Returns the stored parts an e-mail is about: its instances, or all parts if the series. */
  private static List<CalendarComponent> about(Meeting stored, Meeting message) {
    return message.parts().entrySet().stream()
        .flatMap(
            each ->
                each.getKey().isMaster()
                    ? stored.parts().values().stream()
                    : Optional.ofNullable(stored.parts().get(each.getKey()))
                        .or(stored::master)
                        .stream())
        .toList();
  }

  /** Returns whether all stored parts that an e-mail is about are cancelled. */
  public static boolean isCancelled(Meeting stored, Meeting message) {
    List<CalendarComponent> about = about(stored, message);
    return !about.isEmpty() && about.stream().allMatch(Meeting::isCancelled);
  }

  /**
   * Returns the own answer to what an e-mail is about, as in PARTSTAT. If parts have different
   * answers, returns the first.
   *
   * @return the answer, or empty if the owner is not invited
   */
  public static Optional<String> status(Meeting stored, Meeting message, Set<String> me) {
    return about(stored, message).stream()
        .map(part -> CalendarUsers.attendee(part, me))
        .flatMap(Optional::stream)
        .map(CalendarUsers::status)
        .findFirst();
  }

  /**
   * Returns the stored object with an answer to an e-mail: for the instances that the e-mail is
   * about, or for all that take place if it is about the series.
   *
   * @param comment a text for the organizer (RFC 5546 §3.2.3); may be empty
   */
  public static Meeting answering(
      Meeting stored, Meeting message, Set<String> me, String status, String comment) {
    Meeting answered = stored;
    SeriesParts.Instances instances = new SeriesParts.Instances(stored, message);
    for (CalendarComponent part : message.parts().values()) {
      Optional<ContentLine> recurrence = part.first("RECURRENCE-ID");
      Optional<ContentLine> name = recurrence.flatMap(instances::named);
      if (recurrence.isEmpty()) {
        answered = of(answered, me, status);
      } else if (name.isPresent()) {
        answered = of(answered, me, status, name.get());
      }
    }
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    answered
        .parts()
        .forEach(
            (id, part) ->
                parts.put(
                    id, part.equals(stored.parts().get(id)) ? part : commented(part, comment)));
    return answered.with(parts);
  }

  private static CalendarComponent commented(CalendarComponent part, String comment) {
    CalendarComponent silent = part.without("COMMENT");
    return comment.isEmpty() ? silent : silent.plus(ContentLine.text("COMMENT", comment));
  }

  /**
   * Returns the object with SENT-BY in each own line that is new or changed (RFC 5545 §3.2.18).
   *
   * @param before the object as it was stored before
   * @param by the address of the user who acts for the calendar's owner
   */
  public static Meeting sentBy(
      Meeting meeting, Optional<Meeting> before, Set<String> me, String by) {
    LineParameter sender = new LineParameter("SENT-BY", "mailto:" + by);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach(
            (id, part) -> {
              Optional<CalendarComponent> old =
                  before.flatMap(known -> Optional.ofNullable(known.parts().get(id)));
              parts.put(
                  id,
                  part.withLines(
                      line ->
                          isOwn(line)
                                  && CalendarUsers.isOneOf(line, me)
                                  && old.filter(known -> known.lines().contains(line)).isEmpty()
                              ? line.with(sender)
                              : line));
            });
    return meeting.with(parts);
  }

  private static boolean isOwn(ContentLine line) {
    return line.name().equals("ATTENDEE") || line.name().equals("ORGANIZER");
  }
}
