package org.carillon.calendar.internal.scheduling.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.CalendarNode;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.line.LineParameter;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.Meeting;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.packed.TnefMeeting;
import org.carillon.policy.sender.ShownSender;

/**
 * Reads Outlook's {@code winmail.dat} as the iTIP message that it stands for. The people are in the
 * header of the mail message: the sender and the recipients.
 */
public final class WinmailMeeting {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
  private static final int MOST_PEOPLE = 200;

  private WinmailMeeting() {}

  /** Returns the iTIP message, or empty if there is no meeting or a recurring one. */
  public static Optional<Meeting> of(byte[] octets, Header header) {
    Optional<TnefMeeting> meeting = TnefMeeting.read(octets).filter(one -> !one.recurs());
    Optional<String> from = ShownSender.of(header).map(CalendarUsers::address);
    return meeting.isEmpty() || from.isEmpty()
        ? Optional.empty()
        : Meeting.of(message(meeting.get(), from.get(), recipients(header)));
  }

  private static Set<String> recipients(Header header) {
    Set<String> found = new LinkedHashSet<>();
    for (String field : List.of("To", "Cc")) {
      for (HeaderField one : header.all(field)) {
        for (Address address : AddressFields.parse(one.utf8())) {
          if (address instanceof Address.Mailbox mailbox && found.size() < MOST_PEOPLE) {
            found.add(CalendarUsers.address(mailbox.address()));
          }
        }
      }
    }
    return found;
  }

  private static CalendarComponent message(
      TnefMeeting meeting, String from, Set<String> recipients) {
    List<CalendarNode> event = new ArrayList<>();
    event.add(ContentLine.text("UID", meeting.uid()));
    event.add(ContentLine.of("DTSTAMP", UTC.format(said(meeting))));
    event.add(ContentLine.of("SEQUENCE", Long.toString(meeting.sequence())));
    event.add(time("DTSTART", meeting.start(), meeting.isWholeDays()));
    event.add(time("DTEND", meeting.end(), meeting.isWholeDays()));
    if (!meeting.subject().isBlank()) {
      event.add(ContentLine.text("SUMMARY", meeting.subject()));
    }
    if (!meeting.location().isBlank()) {
      event.add(ContentLine.text("LOCATION", meeting.location()));
    }
    String method =
        switch (meeting.kind()) {
          case REQUEST, CANCELLED -> {
            event.add(ContentLine.of("ORGANIZER", "mailto:" + from));
            for (String attendee : recipients) {
              event.add(attendee(attendee, "NEEDS-ACTION").with(new LineParameter("RSVP", "TRUE")));
            }
            if (meeting.kind() == TnefMeeting.Kind.CANCELLED) {
              event.add(ContentLine.of("STATUS", "CANCELLED"));
            }
            yield meeting.kind() == TnefMeeting.Kind.REQUEST ? "REQUEST" : "CANCEL";
          }
          case ACCEPTED, TENTATIVE, DECLINED -> {
            recipients.stream()
                .findFirst()
                .ifPresent(to -> event.add(ContentLine.of("ORGANIZER", "mailto:" + to)));
            event.add(attendee(from, meeting.kind().name()));
            yield "REPLY";
          }
        };
    return CalendarComponent.of(
        "VCALENDAR",
        List.of(
            ContentLine.of("VERSION", "2.0"),
            ContentLine.of("PRODID", "-//Carillon//winmail.dat//EN"),
            ContentLine.of("METHOD", method),
            CalendarComponent.of("VEVENT", event)));
  }

  /** Returns the time at which the meeting was sent. Without one, it is the present time. */
  private static Instant said(TnefMeeting meeting) {
    return meeting.said().equals(Instant.EPOCH)
        ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
        : meeting.said();
  }

  private static ContentLine attendee(String address, String status) {
    return ContentLine.of("ATTENDEE", "mailto:" + address)
        .with(new LineParameter("PARTSTAT", status));
  }

  private static ContentLine time(String property, Instant moment, boolean isDate) {
    return isDate
        // A day begins at local midnight, which is within half a day of midnight in UTC.
        ? ContentLine.of(
            property,
            List.of(new LineParameter("VALUE", "DATE")),
            DATE.format(moment.plus(12, ChronoUnit.HOURS).truncatedTo(ChronoUnit.DAYS)))
        : ContentLine.of(property, UTC.format(moment));
  }
}
