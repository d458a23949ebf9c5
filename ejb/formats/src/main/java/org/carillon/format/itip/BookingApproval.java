package org.carillon.format.itip;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;

/**
 * Asks a person to approve a resource's booking. The question has the form of an invitation from
 * the resource, since every client can answer one by a button, and the answer comes back as a
 * REPLY. Its UID is the booking's UID behind a prefix, so that the answer shows which booking it is
 * about.
 */
public final class BookingApproval {
  private static final String PREFIX = "approval.";
  private static final Pattern MOMENT = Pattern.compile("[0-9]{8}T[0-9]{6}Z");

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

  /** The properties of a booking that change when somebody answers. */
  private static final String[] UNSAID = {"ATTENDEE", "COMMENT", "DTSTAMP", "LAST-MODIFIED"};

  private BookingApproval() {}

  /**
   * Returns the question whether to approve a booking.
   *
   * @param booking the meeting as the resource has it
   * @param resource the resource's address
   * @param delegate the address of the person who is asked
   * @param title the title of the question
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
            .with(new LineParameter("PARTSTAT", OwnParticipation.NONE))
            .with(new LineParameter("RSVP", "TRUE")));
    // The approver need not attend.
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

  /** Returns the UID of the question about a booking, by the booking's UID. */
  public static String question(String booking) {
    return PREFIX + booking;
  }

  /** Returns whether a UID is that of such a question, which is answered only once, yes or no. */
  public static boolean isQuestion(String uid) {
    return uid.startsWith(PREFIX);
  }

  /**
   * Returns a text that stands for what an approver agrees to. It changes with everything in the
   * booking that the approver may want to know, but not with answers of attendees.
   */
  public static String approved(Meeting booking) {
    return booking.parts().values().stream()
        .map(part -> part.without(UNSAID).toString())
        .collect(Collectors.joining());
  }

  /** Returns the parts of a booking that the resource has neither accepted nor declined. */
  public static List<CalendarComponent> waiting(Meeting booking, Set<String> me) {
    return booking.parts().values().stream()
        .filter(part -> !Meeting.isCancelled(part))
        .filter(
            part ->
                CalendarUsers.attendee(part, me)
                    .map(CalendarUsers::status)
                    .filter("TENTATIVE"::equals)
                    .isPresent())
        .toList();
  }

  /**
   * Returns a REPLY for all waiting parts of a booking, like the one that a client sends for a
   * button.
   *
   * @param me the resource's addresses
   * @param by the address of the person who answers
   * @param comment the text for the person who booked; may be empty
   */
  public static Meeting decision(
      Meeting booking, Set<String> me, String by, boolean isApproved, String comment, Instant now) {
    List<CalendarComponent> parts = new ArrayList<>();
    for (CalendarComponent part : waiting(booking, me)) {
      List<CalendarNode> nodes = new ArrayList<>();
      nodes.add(ContentLine.of("UID", question(booking.uid())));
      nodes.add(Meeting.utc("DTSTAMP", now));
      part.first("SEQUENCE").ifPresent(nodes::add);
      part.first("RECURRENCE-ID").ifPresent(nodes::add);
      nodes.add(
          ContentLine.of("ATTENDEE", "mailto:" + by)
              .with(new LineParameter("PARTSTAT", isApproved ? "ACCEPTED" : "DECLINED")));
      if (!comment.isEmpty()) {
        nodes.add(ContentLine.text("COMMENT", comment));
      }
      parts.add(CalendarComponent.of(part.name(), nodes));
    }
    String resource = me.stream().findFirst().orElse("");
    return Meeting.of(
            ItipMessages.message(ItipMethod.REPLY, by, resource, booking, parts).calendar())
        .orElseThrow();
  }

  /** Returns the UID of the booking that an answer is about. Empty if it answers something else. */
  public static Optional<String> booking(Meeting reply) {
    return reply.method().filter(method -> method == ItipMethod.REPLY).isPresent()
            && isQuestion(reply.uid())
        ? Optional.of(reply.uid().substring(PREFIX.length()))
        : Optional.empty();
  }

  /**
   * Returns the booking with the resource's answer as an approver gave it; the approver is recorded
   * as SENT-BY. Empty if the reply has no answer, or if any answer recorded so far is as new as it.
   * Thus answers that cross each other lead to one result.
   *
   * @param me the resource's addresses
   * @param by the address of the person who answers
   */
  public static Optional<Meeting> answered(
      Meeting booking, Meeting reply, Set<String> me, String by) {
    Meeting said = booking;
    SeriesParts.Instances instances = new SeriesParts.Instances(booking, reply);
    for (CalendarComponent part : reply.parts().values()) {
      Optional<String> status =
          CalendarUsers.attendee(part, Set.of(by))
              .map(CalendarUsers::status)
              .filter(answer -> answer.equals("ACCEPTED") || answer.equals("DECLINED"));
      Optional<String> moment =
          part.first("DTSTAMP")
              .map(line -> line.value().strip())
              .filter(at -> MOMENT.matcher(at).matches() && isNewer(booking, me, at))
              .filter(_ -> !isOfEarlier(part, booking));
      Optional<ContentLine> recurrence = part.first("RECURRENCE-ID");
      Optional<ContentLine> instance = recurrence.flatMap(instances::named);
      if (status.isPresent()
          && moment.isPresent()
          && recurrence.isPresent() == instance.isPresent()) {
        said =
            instance.isPresent()
                ? OwnParticipation.of(said, me, status.get(), instance.get())
                : OwnParticipation.of(said, me, status.get());
        said = signed(said, me, by, moment.get(), part.first("COMMENT"));
      }
    }
    return said == booking ? Optional.empty() : Optional.of(said);
  }

  /** Returns whether the answer is to a question that was asked before the booking was moved. */
  private static boolean isOfEarlier(CalendarComponent answer, Meeting booking) {
    long now =
        Optional.ofNullable(booking.parts().get(InstanceId.of(answer)))
            .or(booking::master)
            .map(Meeting::sequence)
            .orElse(0L);
    return answer.first("SEQUENCE").isPresent() && Meeting.sequence(answer) < now;
  }

  private static boolean isNewer(Meeting booking, Set<String> me, String moment) {
    return booking.parts().values().stream()
        .flatMap(part -> CalendarUsers.attendee(part, me).stream())
        .flatMap(line -> line.parameterValue(ReplyProcessing.ANSWERED).stream())
        .allMatch(known -> known.compareTo(moment) < 0);
  }

  /** Returns the booking with the answerer's name and comment, for the person who booked. */
  private static Meeting signed(
      Meeting booking, Set<String> me, String by, String moment, Optional<ContentLine> comment) {
    Map<InstanceId, CalendarComponent> parts = new LinkedHashMap<>();
    booking
        .parts()
        .forEach(
            (id, part) ->
                parts.put(
                    id,
                    comment
                        .map(part::with)
                        .orElse(part)
                        .withLines(
                            line ->
                                line.name().equals("ATTENDEE") && CalendarUsers.isOneOf(line, me)
                                    ? line.with(new LineParameter("SENT-BY", "mailto:" + by))
                                        .with(new LineParameter(ReplyProcessing.ANSWERED, moment))
                                    : line)));
    return booking.with(parts);
  }
}
