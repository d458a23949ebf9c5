package org.carillon.bench.meeting;

import java.nio.charset.StandardCharsets;

/** The objects that clients and other servers write. */
final class MeetingTexts {

  private MeetingTexts() {}

  /** An event without attendees. */
  static String event(String uid, int version) {
    return wrapped(
        "UID:%s\nDTSTAMP:20261124T080000Z\nDTSTART:20270301T100000Z\nDTEND:20270301T110000Z\n"
                .formatted(uid)
            + "SUMMARY:version %d\n".formatted(version));
  }

  static String meeting(String uid, int sequence, String organizer, String... attendees) {
    StringBuilder text =
        new StringBuilder(
            "UID:%s\nDTSTAMP:20261124T08%02d00Z\nSEQUENCE:%d\n".formatted(uid, sequence, sequence)
                + "DTSTART:20270301T%02d0000Z\nDURATION:PT1H\n".formatted(10 + sequence)
                + "SUMMARY:Meeting\nORGANIZER:mailto:%s\n".formatted(organizer)
                + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:%s\n".formatted(organizer));
    for (String attendee : attendees) {
      text.append("ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:").append(attendee).append('\n');
    }
    return wrapped(text.toString());
  }

  /** An attendee's reply by mail. */
  static byte[] reply(String uid, String sequence, String organizer, String attendee) {
    return ("""
            From: <%4$s>
            To: <%3$s>
            Subject: Accepted
            Message-ID: <%1$s.%2$s.%4$s>
            MIME-Version: 1.0
            Content-Type: text/calendar; method=REPLY; charset=utf-8

            BEGIN:VCALENDAR
            METHOD:REPLY
            PRODID:-//elsewhere//EN
            VERSION:2.0
            BEGIN:VEVENT
            UID:%1$s
            SEQUENCE:%2$s
            DTSTAMP:20261124T110000Z
            ORGANIZER:mailto:%3$s
            ATTENDEE;PARTSTAT=ACCEPTED:mailto:%4$s
            END:VEVENT
            END:VCALENDAR
            """
            .formatted(uid, sequence, organizer, attendee)
            .replace("\n", "\r\n"))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String wrapped(String lines) {
    return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//bench//EN\nBEGIN:VEVENT\n"
            + lines
            + "END:VEVENT\nEND:VCALENDAR\n")
        .replace("\n", "\r\n");
  }
}
