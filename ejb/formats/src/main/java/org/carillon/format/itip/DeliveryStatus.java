package org.carillon.format.itip;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/** What became of messages, in the object that they tell of (RFC 6638 §3.2.9). */
public final class DeliveryStatus {
  /** It was sent. */
  public static final String SENT = "1.1";

  /** Whoever sends may not send it there. */
  public static final String NOT_ALLOWED = "3.8";

  /** It could not be delivered. */
  public static final String UNDELIVERED = "5.1";

  private static final String PARAMETER = "SCHEDULE-STATUS";

  private DeliveryStatus() {}

  /**
   * The same object with what became of messages. That one was sent is said only in the place of
   * what went wrong before, since an answer says more.
   *
   * @param outcomes by address the status
   * @return empty where nothing new is to be said
   */
  public static Optional<Meeting> marked(Meeting meeting, Map<String, String> outcomes) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach((id, part) -> parts.put(id, part.withLines(line -> marked(line, outcomes))));
    return parts.equals(meeting.parts()) ? Optional.empty() : Optional.of(meeting.with(parts));
  }

  /**
   * The same of a letter that did not arrive. Whose answer is another than the letter says has
   * answered since it was written, which says more.
   *
   * @param letter what it said
   */
  public static Optional<Meeting> undelivered(
      Meeting meeting, Meeting letter, Map<String, String> outcomes) {
    Map<String, String> last = new HashMap<>(outcomes);
    last.keySet().removeIf(address -> isAnswered(meeting, letter, address));
    return marked(meeting, last);
  }

  /** The same object without what became of messages. */
  public static Meeting without(Meeting meeting) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach(
            (id, part) ->
                parts.put(
                    id, part.withLines(line -> isOfPeople(line) ? line.without(PARAMETER) : line)));
    return parts.equals(meeting.parts()) ? meeting : meeting.with(parts);
  }

  private static boolean isOfPeople(ContentLine line) {
    return line.name().equals("ATTENDEE") || line.name().equals("ORGANIZER");
  }

  private static boolean isAnswered(Meeting meeting, Meeting letter, String address) {
    Set<String> who = Set.of(address);
    return meeting.parts().entrySet().stream()
        .anyMatch(
            each ->
                CalendarUsers.attendee(each.getValue(), who)
                    .map(CalendarUsers::status)
                    .filter(answer -> !answer.equals(OwnAnswer.NONE))
                    .filter(
                        answer ->
                            Optional.ofNullable(letter.parts().get(each.getKey()))
                                .flatMap(part -> CalendarUsers.attendee(part, who))
                                .map(CalendarUsers::status)
                                .filter(said -> !said.equals(answer))
                                .isPresent())
                    .isPresent());
  }

  /**
   * Whom messages of a meeting did not reach: attendees in the organizer's object, the organizer in
   * an attendee's. Statuses of the classes 3 and 5 say so (RFC 6638 §3.2.9, RFC 5545 §3.8.8.3).
   */
  public static Set<String> unreached(CalendarComponent calendar) {
    Set<String> all = new HashSet<>();
    for (CalendarComponent part : calendar.components()) {
      for (ContentLine line : part.lines()) {
        if (isOfPeople(line)
            && line.parameterValue(PARAMETER).filter(DeliveryStatus::isFailure).isPresent()) {
          all.add(CalendarUsers.address(line));
        }
      }
    }
    return all;
  }

  private static boolean isFailure(String status) {
    return status.startsWith("3.") || status.startsWith("5.");
  }

  private static ContentLine marked(ContentLine line, Map<String, String> outcomes) {
    if (!isOfPeople(line)) {
      return line;
    }
    String outcome = outcomes.get(CalendarUsers.address(line));
    if (outcome == null || outcome.equals(SENT) && !isWrong(line)) {
      return line;
    }
    return line.with(new LineParameter(PARAMETER, outcome));
  }

  private static boolean isWrong(ContentLine line) {
    return line.parameterValue(PARAMETER)
        .filter(status -> status.equals(NOT_ALLOWED) || status.equals(UNDELIVERED))
        .isPresent();
  }
}
