package org.carillon.format.itip;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.MalformedCalendarException;

/** Meetings for tests, and helpers that apply messages to them. */
final class ItipSamples {
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final String ANNA = "anna@example.com";
  static final String BEN = "ben@example.com";

  private ItipSamples() {}

  static Meeting meeting(String text) {
    try {
      return Meeting.of(
              ComponentReader.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                  .getFirst())
          .orElseThrow();
    } catch (MalformedCalendarException malformed) {
      throw new AssertionError(malformed);
    }
  }

  static Meeting meeting(CalendarComponent calendar) {
    return Meeting.of(calendar).orElseThrow();
  }

  static Set<String> me(String... addresses) {
    return new LinkedHashSet<>(List.of(addresses));
  }

  /** Returns a weekly meeting of Anna's with Ben. */
  static Meeting weekly(String method, int sequence, String stamp, String more) {
    return meeting(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//EN
        %sBEGIN:VEVENT
        UID:weekly@example.com
        SEQUENCE:%d
        DTSTAMP:%s
        DTSTART;TZID=Europe/Berlin:20261201T100000
        DTEND;TZID=Europe/Berlin:20261201T110000
        RRULE:FREQ=WEEKLY;COUNT=10
        SUMMARY:Weekly
        ORGANIZER;CN=Anna:mailto:anna@example.com
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:anna@example.com
        ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:MAILTO:Ben@Example.com
        %sEND:VEVENT
        END:VCALENDAR
        """
            .formatted(method.isEmpty() ? "" : "METHOD:" + method + "\n", sequence, stamp, more));
  }

  /** Returns one instance of that meeting, an hour later. */
  static Meeting instance(String method, int sequence, String stamp, String day, String more) {
    return meeting(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//EN
        METHOD:%1$s
        BEGIN:VEVENT
        UID:weekly@example.com
        RECURRENCE-ID:%4$sT090000Z
        SEQUENCE:%2$d
        DTSTAMP:%3$s
        DTSTART;TZID=Europe/Berlin:%4$sT110000
        DTEND;TZID=Europe/Berlin:%4$sT120000
        SUMMARY:Weekly, later
        ORGANIZER;CN=Anna:mailto:anna@example.com
        ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ben@example.com
        %5$sEND:VEVENT
        END:VCALENDAR
        """
            .formatted(method, sequence, stamp, day, more));
  }

  static Meeting reply(String status, int sequence, String stamp, String recurrence) {
    return meeting(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//EN
        METHOD:REPLY
        BEGIN:VEVENT
        UID:weekly@example.com
        %sSEQUENCE:%d
        DTSTAMP:%s
        ORGANIZER:mailto:anna@example.com
        ATTENDEE;PARTSTAT=%s:mailto:ben@example.com
        REQUEST-STATUS:2.0;Success
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(recurrence, sequence, stamp, status));
  }

  static Optional<Meeting> take(Optional<Meeting> stored, Meeting message, String me, String from) {
    return switch (IncomingItip.take(stored, message, me(me), ItipSender.proven(from), NOW)) {
      case ItipOutcome.Updated updated -> Optional.of(meeting(updated.object()));
      case ItipOutcome.Left _ -> stored;
    };
  }

  static String status(Meeting meeting, InstanceId id, String who) {
    return CalendarUsers.status(
        CalendarUsers.attendee(meeting.parts().get(id), Set.of(who)).orElseThrow());
  }
}
