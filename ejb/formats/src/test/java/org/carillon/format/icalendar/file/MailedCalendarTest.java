package org.carillon.format.icalendar.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Base64;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.line.MalformedCalendarException;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;

/** Tests that calendars in messages are read as leniently as those from clients. */
class MailedCalendarTest {
  private static final int MOST = 10_000;

  private static final String INVITATION =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:x
      METHOD:REQUEST
      BEGIN:VEVENT
      UID:u
      DTSTAMP:20260101T000000Z
      DTSTART:20300601T100000Z
      SUMMARY:Café
      ORGANIZER:mailto:org@example.org
      ATTENDEE:mailto:cat@example.test
      END:VEVENT
      END:VCALENDAR
      """;

  private static PartContent calendarPart(String type, byte[] calendar) {
    byte[] octets =
        ("Content-Type: "
                + type
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(calendar))
            .getBytes(UTF_8);
    ByteSource source =
        (position, buffer, offset, length) -> {
          int count = (int) Math.min(length, octets.length - position);
          System.arraycopy(octets, (int) position, buffer, offset, Math.max(0, count));
          return count <= 0 ? -1 : count;
        };
    return new PartContent(source, 0, Outline.parse(octets, 0, octets.length).body());
  }

  private static CalendarObject read(String type, byte[] calendar) throws IOException {
    byte[] text = MailedCalendar.read(calendarPart(type, calendar), MOST).orElseThrow();
    assertThat(CalendarObject.of(component(text), true))
        .isInstanceOf(CalendarParseResult.Read.class);
    return ((CalendarParseResult.Read) CalendarObject.readMessage(text)).object();
  }

  /** Reads a text as strictly as the buttons of a message and calendars do. */
  private static CalendarComponent component(byte[] text) {
    try {
      return ComponentReader.read(text).getFirst();
    } catch (MalformedCalendarException malformed) {
      throw new AssertionError(malformed);
    }
  }

  @Test
  void calendarsInOtherCharsetsAreRead() throws IOException {
    assertThat(read("text/calendar; charset=utf-8", INVITATION.getBytes(ISO_8859_1)).main())
        .extracting(main -> main.summary())
        .isEqualTo("Café");
    byte[] polish = INVITATION.replace("Café", "Łódź").getBytes(Charset.forName("iso-8859-2"));
    assertThat(read("text/calendar; charset=iso-8859-2", polish).main().summary())
        .isEqualTo("Łódź");
    byte[] wide = INVITATION.getBytes(Charset.forName("utf-16"));
    assertThat(read("application/octet-stream; name=a.ics", wide).main().summary())
        .isEqualTo("Café");
  }

  @Test
  void commonErrorsInMailedCalendarsAreRepaired() throws IOException {
    String text = INVITATION.replace("SUMMARY", "DESCRIPTION:one\nsecond line\nthird: x\nSUMMARY");
    assertThat(read("text/calendar", text.getBytes(UTF_8)).main().text("DESCRIPTION"))
        .isEqualTo("one\nsecond line\nthird: x");
    String nameless = INVITATION.replace("VERSION:2.0\n", "");
    assertThat(read("text/calendar", nameless.getBytes(UTF_8)).calendar().text("VERSION"))
        .contains("2.0");
  }

  @Test
  void textAroundTheCalendarIsIgnored() throws IOException {
    String listed = "Forwarded:\n\n" + INVITATION + "\n-- \nThe list: unsubscribe\nat once\n";
    assertThat(read("text/calendar", listed.getBytes(UTF_8)).uid()).isEqualTo("u");
  }

  @Test
  void validCalendarIsUnchanged() throws IOException {
    byte[] octets = INVITATION.replace("\n", "\r\n").getBytes(UTF_8);
    assertThat(MailedCalendar.read(calendarPart("text/calendar", octets), MOST))
        .hasValueSatisfying(text -> assertThat(text).isEqualTo(octets));
    byte[] two = (INVITATION + INVITATION.replace("UID:u", "UID:v")).getBytes(UTF_8);
    assertThat(MailedCalendar.read(calendarPart("text/calendar", two), MOST))
        .hasValueSatisfying(text -> assertThat(text).isEqualTo(two));
    assertThat(MailedCalendar.read(calendarPart("text/calendar", new byte[0]), MOST))
        .hasValueSatisfying(text -> assertThat(text).isEmpty());
    byte[] endless = Arrays.copyOf(octets, MOST + 1);
    assertThat(MailedCalendar.read(calendarPart("text/calendar", endless), MOST)).isEmpty();
  }
}
