package org.carillon.calendar.internal.booking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.booking.Booking;
import org.carillon.calendar.booking.BookingRequest;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.Meeting;

/** A booking's event: organized by the account that books, with the resource as attendee. */
public final class BookedEvent {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The properties by which two requests are compared. */
  private static final List<String> SAME =
      List.of("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SUMMARY", "CONTACT");

  private BookedEvent() {}

  /**
   * Returns the event of a booking request.
   *
   * @param booker the address of the account that books
   * @param sequence the sequence number of this version
   * @return empty if the request contains no event
   */
  public static Optional<Meeting> of(
      BookingRequest request, String booker, String resource, long sequence, Instant now) {
    return Meeting.of(
        request
            .event()
            .calendar()
            .without("METHOD")
            .withComponents(
                part ->
                    part.is("VEVENT")
                        ? part(part, request, booker, resource, sequence, now)
                        : part));
  }

  private static CalendarComponent part(
      CalendarComponent part,
      BookingRequest request,
      String booker,
      String resource,
      long sequence,
      Instant now) {
    CalendarComponent asked =
        part.without("ORGANIZER", "ATTENDEE", "CONTACT", "STATUS", "REQUEST-STATUS")
            .with(ContentLine.of("DTSTAMP", STAMP.format(now)))
            .with(ContentLine.of("SEQUENCE", Long.toString(sequence)))
            .plus(ContentLine.of("ORGANIZER", "mailto:" + booker))
            .plus(
                ContentLine.of(
                    "ATTENDEE",
                    List.of(
                        new LineParameter("CUTYPE", "RESOURCE"),
                        new LineParameter("ROLE", "REQ-PARTICIPANT"),
                        new LineParameter("PARTSTAT", "NEEDS-ACTION")),
                    "mailto:" + resource));
    return request.who().isEmpty() ? asked : asked.plus(ContentLine.text("CONTACT", request.who()));
  }

  /** Returns the same booking, cancelled. */
  public static Meeting cancelled(Meeting booking, Instant now) {
    long sequence = booking.sequence() + 1;
    return Meeting.of(
            booking
                .calendar()
                .withComponents(
                    part ->
                        part.is("VEVENT")
                            ? part.with(ContentLine.of("STATUS", "CANCELLED"))
                                .with(ContentLine.of("SEQUENCE", Long.toString(sequence)))
                                .with(ContentLine.of("DTSTAMP", STAMP.format(now)))
                            : part))
        .orElseThrow();
  }

  /** Returns whether two bookings have the same content and times. */
  public static boolean isSame(Meeting one, Meeting other) {
    return one.parts().keySet().equals(other.parts().keySet())
        && one.parts().entrySet().stream()
            .allMatch(
                part ->
                    SAME.stream()
                        .allMatch(
                            name ->
                                part.getValue()
                                    .lines(name)
                                    .equals(other.parts().get(part.getKey()).lines(name))));
  }

  /** Returns the resource's answer. */
  public static Booking.State state(Meeting booking, Set<String> me) {
    CalendarComponent first = booking.first();
    if (Meeting.isCancelled(first)) {
      return Booking.State.CANCELLED;
    }
    return switch (CalendarUsers.attendee(first, me).map(CalendarUsers::status).orElse("")) {
      case "ACCEPTED" -> Booking.State.ACCEPTED;
      case "DECLINED" -> Booking.State.REFUSED;
      default -> Booking.State.TENTATIVE;
    };
  }

  /** Returns the booking as an object, or empty if it cannot be read. */
  public static Optional<CalendarObject> object(Meeting booking) {
    return CalendarObject.of(booking.calendar(), false)
            instanceof CalendarParseResult.Read(CalendarObject object)
        ? Optional.of(object)
        : Optional.empty();
  }
}
