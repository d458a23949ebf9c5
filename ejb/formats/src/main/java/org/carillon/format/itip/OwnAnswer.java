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
public final class OwnAnswer {
  /** What is said where nothing was answered. */
  static final String NONE = "NEEDS-ACTION";

  /** Which answer was given for the times that the part had before. */
  static final String EARLIER = "X-CARILLON-EARLIER-ANSWER";

  private OwnAnswer() {}

  /** An own line that keeps in mind what was answered for times that are no more. */
  static ContentLine remembering(ContentLine line, ContentLine mine, CalendarComponent before) {
    String given = CalendarUsers.status(mine);
    return given.equals(NONE)
        ? mine.parameter(EARLIER).map(line::with).orElse(line)
        : line.with(new LineParameter(EARLIER, SeriesParts.times(before, given)));
  }

  /**
   * Whether a message brings back times for which the owner gave the very answer that it says: only
   * that is not said in somebody else's name.
   */
  static boolean isGivenBefore(ContentLine mine, CalendarComponent fresh, String said) {
    return mine.parameterValue(EARLIER).filter(SeriesParts.times(fresh, said)::equals).isPresent();
  }

  /** A line as it stands before an answer. */
  static ContentLine open(ContentLine line) {
    return CalendarUsers.status(line).equals(NONE)
        ? line
        : line.with(new LineParameter("PARTSTAT", NONE));
  }

  /**
   * What came of a message, with those own answers alone that were given here for the same times:
   * whatever else a message says is answered for nobody has answered.
   *
   * @param stored what was stored before it came
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

  /** The same with the own answers of an earlier state, where that has some. */
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

  /** Whether it is declined in all that takes place. */
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

  /** Whether a part waits for an answer. */
  public static boolean isOpen(CalendarComponent part, Set<String> me) {
    return !Meeting.isCancelled(part)
        && CalendarUsers.attendee(part, me)
            .filter(line -> CalendarUsers.status(line).equals(NONE))
            .isPresent();
  }

  /**
   * The same object with one answer for all that waits for one: where the series, or what is there
   * in its place, was answered before, that and other answers stay.
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

  /** The same object with one answer for all that takes place. */
  public static Meeting of(Meeting meeting, Set<String> me, String status) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach(
            (id, part) -> parts.put(id, Meeting.isCancelled(part) ? part : of(part, me, status)));
    return meeting.with(parts);
  }

  /**
   * The same object with another answer for one instance.
   *
   * @param recurrenceId the line that names the instance
   */
  public static Meeting of(
      Meeting meeting, Set<String> me, String status, ContentLine recurrenceId) {
    InstanceId id = InstanceId.of(recurrenceId);
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>(meeting.parts());
    SeriesParts.there(meeting, recurrenceId).ifPresent(one -> parts.put(id, of(one, me, status)));
    return meeting.with(parts);
  }

  /** The parts of an object that a letter is about: its instances, or else all. */
  private static List<CalendarComponent> about(Meeting stored, Meeting letter) {
    return letter.parts().entrySet().stream()
        .flatMap(
            each ->
                each.getKey().isMaster()
                    ? stored.parts().values().stream()
                    : Optional.ofNullable(stored.parts().get(each.getKey()))
                        .or(stored::master)
                        .stream())
        .toList();
  }

  /** Whether all that a letter is about is cancelled in what is stored. */
  public static boolean isCancelled(Meeting stored, Meeting letter) {
    List<CalendarComponent> about = about(stored, letter);
    return !about.isEmpty() && about.stream().allMatch(Meeting::isCancelled);
  }

  /**
   * The own answer to what a letter is about, as PARTSTAT writes it: the first where several
   * differ.
   *
   * @return empty where one is not invited to it
   */
  public static Optional<String> status(Meeting stored, Meeting letter, Set<String> me) {
    return about(stored, letter).stream()
        .map(part -> CalendarUsers.attendee(part, me))
        .flatMap(Optional::stream)
        .map(CalendarUsers::status)
        .findFirst();
  }

  /**
   * What is stored with an answer to a letter: for the instances that it is about, or else for all
   * that takes place.
   *
   * @param comment what the organizer is told besides (RFC 5546 §3.2.3); empty for nothing
   */
  public static Meeting answering(
      Meeting stored, Meeting letter, Set<String> me, String status, String comment) {
    Meeting answered = stored;
    SeriesParts.Instances instances = new SeriesParts.Instances(stored, letter);
    for (CalendarComponent part : letter.parts().values()) {
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
   * The same object where each own line that says something new also says who wrote it (RFC 5545
   * §3.2.18).
   *
   * @param before what was stored before
   * @param by the address of whoever acts for the calendar's owner
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
