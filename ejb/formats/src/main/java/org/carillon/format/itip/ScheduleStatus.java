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

/** Records in an object whether messages about it were delivered (RFC 6638 §3.2.9). */
public final class ScheduleStatus {
  public static final String SENT = "1.1";

  /** The sender may not send messages to that address. */
  public static final String NOT_ALLOWED = "3.8";

  /** The message could not be delivered. */
  public static final String UNDELIVERED = "5.1";

  private static final String PARAMETER = "SCHEDULE-STATUS";

  private ScheduleStatus() {}

  /**
   * Returns the object with delivery results. Success is recorded only in place of an earlier
   * failure, since an answer says more.
   *
   * @param outcomes the status by address
   * @return the changed object, or empty if nothing changes
   */
  public static Optional<Meeting> marked(Meeting meeting, Map<String, String> outcomes) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    meeting
        .parts()
        .forEach((id, part) -> parts.put(id, part.withLines(line -> marked(line, outcomes))));
    return parts.equals(meeting.parts()) ? Optional.empty() : Optional.of(meeting.with(parts));
  }

  /**
   * Returns the object with the results of an e-mail that did not arrive. An attendee whose stored
   * answer differs from the one in the e-mail has answered since it was written; that answer says
   * more and stays.
   *
   * @param message the content of the e-mail
   * @param outcomes the status by address
   * @return the changed object, or empty if nothing changes
   */
  public static Optional<Meeting> undelivered(
      Meeting meeting, Meeting message, Map<String, String> outcomes) {
    Map<String, String> last = new HashMap<>(outcomes);
    last.keySet().removeIf(address -> isAnswered(meeting, message, address));
    return marked(meeting, last);
  }

  /** Returns the object without delivery results. */
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

  private static boolean isAnswered(Meeting meeting, Meeting message, String address) {
    Set<String> who = Set.of(address);
    return meeting.parts().entrySet().stream()
        .anyMatch(
            each ->
                CalendarUsers.attendee(each.getValue(), who)
                    .map(CalendarUsers::status)
                    .filter(answer -> !answer.equals(OwnParticipation.NONE))
                    .filter(
                        answer ->
                            Optional.ofNullable(message.parts().get(each.getKey()))
                                .flatMap(part -> CalendarUsers.attendee(part, who))
                                .map(CalendarUsers::status)
                                .filter(said -> !said.equals(answer))
                                .isPresent())
                    .isPresent());
  }

  /**
   * Returns the addresses that messages of a meeting did not reach: attendees in the organizer's
   * object, the organizer in an attendee's. The statuses of classes 3 and 5 mean failure (RFC 6638
   * §3.2.9, RFC 5545 §3.8.8.3).
   */
  public static Set<String> unreached(CalendarComponent calendar) {
    Set<String> all = new HashSet<>();
    for (CalendarComponent part : calendar.components()) {
      for (ContentLine line : part.lines()) {
        if (isOfPeople(line)
            && line.parameterValue(PARAMETER).filter(ScheduleStatus::isFailure).isPresent()) {
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
