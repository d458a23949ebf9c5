package org.carillon.webmail.card;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.junit.jupiter.api.Test;

class InvitationDetailsTest {
  private static InvitationDetails of(String lines) {
    String object =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:a\r\n"
            + "DTSTAMP:20260101T000000Z\r\nDTSTART:20310312T100000Z\r\n"
            + "ORGANIZER:mailto:eve@example.test\r\n"
            + lines
            + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    return CalendarObject.readMessage(object.getBytes(UTF_8))
            instanceof CalendarParseResult.Read(CalendarObject read)
        ? InvitationDetails.of(read.main())
        : null;
  }

  @Test
  void attendeesAreListedAndTheRestIsCounted() {
    assertThat(of("").guests()).isEmpty();
    assertThat(
            of("ATTENDEE;CN=\"Weiß, Anna\":mailto:anna@example.test\r\n"
                    + "ATTENDEE:mailto:Ben@example.test\r\n")
                .guests())
        .isEqualTo("Weiß, Anna, ben@example.test");
    String many =
        IntStream.range(0, 8)
            .mapToObj(i -> "ATTENDEE;CN=G" + i + ":mailto:g" + i + "@example.test\r\n")
            .collect(Collectors.joining());
    assertThat(of(many).guests()).isEqualTo("G0, G1, G2, G3, G4 +3");
  }

  @Test
  void conferenceLinkIsReadFromThreeProperties() {
    assertThat(of("CONFERENCE;VALUE=URI:tel:+49301234\r\n").link()).isEmpty();
    assertThat(of("CONFERENCE;VALUE=URI:javascript:alert(1)\r\n").link()).isEmpty();
    assertThat(
            of("CONFERENCE;VALUE=URI:tel:+49301234\r\n"
                    + "CONFERENCE;VALUE=URI:https://meet.example.test/a\r\n")
                .link())
        .isEqualTo("https://meet.example.test/a");
    assertThat(of("X-GOOGLE-CONFERENCE:https://meet.google.com/abc\r\n").link())
        .isEqualTo("https://meet.google.com/abc");
    assertThat(
            of("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/meetup-join/19\r\n")
                .link())
        .isEqualTo("https://teams.microsoft.com/l/meetup-join/19");
  }

  @Test
  void descriptionIsShownUpToItsLimit() {
    assertThat(of("DESCRIPTION:Bring\\nthe ropes\\u202e\r\n".replace("\\u202e", "\u202e")).text())
        .isEqualTo("Bring\nthe ropes");
    assertThat(of("DESCRIPTION:" + "x".repeat(6_000) + "\r\n").text()).hasSize(5_001).endsWith("…");
    assertThat(of("").text()).isEmpty();
  }
}
