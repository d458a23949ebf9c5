package org.carillon.format.itip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * Whether somebody approves of a resource's booking, asked as an invitation of the resource: every
 * client answers such a one by a button, and its answer comes back as a REPLY. Its UID is that of
 * the booking behind a prefix, so that the answer says by itself what it is about.
 */
public final class BookingApproval {
  private static final String PREFIX = "approval.";

  private static final Set<String> KEPT =
      Set.of(
          "SEQUENCE",
          "DTSTART",
          "DTEND",
          "DURATION",
          "RRULE",
          "RDATE",
          "EXDATE",
          "LOCATION",
          "DESCRIPTION");

  private BookingApproval() {}

  /**
   * Asks for it.
   *
   * @param booking the meeting as the resource has it
   * @param resource the resource's address
   * @param delegate who is asked
   * @param title what it is called
   */
  public static ItipMessage request(
      Meeting booking, String resource, String delegate, String title, Instant now) {
    List<CalendarNode> nodes = new ArrayList<>();
    nodes.add(ContentLine.of("UID", PREFIX + booking.uid()));
    nodes.add(Meeting.utc("DTSTAMP", now));
    nodes.add(ContentLine.text("SUMMARY", title));
    nodes.add(ContentLine.of("ORGANIZER", "mailto:" + resource));
    nodes.add(
        ContentLine.of("ATTENDEE", "mailto:" + delegate)
            .with(new LineParameter("PARTSTAT", OwnAnswer.NONE))
            .with(new LineParameter("RSVP", "TRUE")));
    // Whoever approves need not be there.
    nodes.add(ContentLine.of("TRANSP", "TRANSPARENT"));
    for (ContentLine line : booking.first().lines()) {
      if (KEPT.contains(line.name())) {
        nodes.add(line);
      }
    }
    return ItipMessages.message(
        ItipMethod.REQUEST,
        resource,
        delegate,
        booking,
        List.of(CalendarComponent.of(booking.first().name(), nodes)));
  }

  /** The UID of the booking that an answer is about; empty of any other answer. */
  public static Optional<String> booking(Meeting reply) {
    return reply.method().filter(method -> method == ItipMethod.REPLY).isPresent()
            && reply.uid().startsWith(PREFIX)
        ? Optional.of(reply.uid().substring(PREFIX.length()))
        : Optional.empty();
  }

  /**
   * The booking with the resource's answer by somebody who was asked, who stands in it as SENT-BY;
   * empty when the answer says nothing, or nothing newer than was said before by whomever: so
   * answers that cross have one outcome.
   *
   * @param me the resource's addresses
   * @param by who answers
   */
  public static Optional<Meeting> answered(
      Meeting booking, Meeting reply, Set<String> me, String by) {
    Meeting said = booking;
    for (CalendarComponent part : reply.parts().values()) {
      Optional<String> status =
          CalendarUsers.attendee(part, Set.of(by))
              .map(CalendarUsers::status)
              .filter(answer -> answer.equals("ACCEPTED") || answer.equals("DECLINED"));
      Optional<String> moment =
          part.first("DTSTAMP")
              .map(line -> line.value().strip())
              .filter(at -> isNewer(booking, me, at));
      if (status.isPresent() && moment.isPresent()) {
        Optional<ContentLine> instance = part.first("RECURRENCE-ID");
        said =
            instance.isPresent()
                ? OwnAnswer.of(said, me, status.get(), instance.get())
                : OwnAnswer.of(said, me, status.get());
        said = signed(said, me, by, moment.get());
      }
    }
    return said == booking ? Optional.empty() : Optional.of(said);
  }

  private static boolean isNewer(Meeting booking, Set<String> me, String moment) {
    return booking.parts().values().stream()
        .flatMap(part -> CalendarUsers.attendee(part, me).stream())
        .flatMap(line -> line.parameterValue(TakenReply.ANSWERED).stream())
        .allMatch(known -> known.compareTo(moment) < 0);
  }

  private static Meeting signed(Meeting booking, Set<String> me, String by, String moment) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    booking
        .parts()
        .forEach(
            (id, part) ->
                parts.put(
                    id,
                    part.withLines(
                        line ->
                            line.name().equals("ATTENDEE") && CalendarUsers.isOneOf(line, me)
                                ? line.with(new LineParameter("SENT-BY", "mailto:" + by))
                                    .with(new LineParameter(TakenReply.ANSWERED, moment))
                                : line)));
    return booking.with(parts);
  }
}
