package org.carillon.calendar.internal.scheduling.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OutgoingItip;
import org.junit.jupiter.api.Test;

/** Tests that a person no longer invited is told that, not that the meeting is cancelled. */
class UninvitedMessageTest {
  private static final Instant NOW = Instant.parse("2029-11-24T10:00:00Z");
  private static final String ANN = "ann@example.com";
  private static final String BOB = "bob@example.com";
  private static final String CAT = "cat@example.com";

  private static String part(String more, String day, String... guests) {
    StringBuilder text = new StringBuilder();
    text.append("BEGIN:VEVENT\nUID:talk\nDTSTAMP:20291101T080000Z\nDTSTART:" + day + "T100000Z\n");
    text.append("DTEND:" + day + "T110000Z\nSUMMARY:Talk\n" + more + "\n");
    text.append("ORGANIZER:mailto:" + ANN + "\nATTENDEE;PARTSTAT=ACCEPTED:mailto:" + ANN + "\n");
    for (String guest : guests) {
      text.append("ATTENDEE:mailto:" + guest + "\n");
    }
    return text.append("END:VEVENT\n").toString();
  }

  private static String weekly(String more, String... guests) {
    return part("RRULE:FREQ=WEEKLY;COUNT=10" + more, "20300304", guests);
  }

  private static String day(String day, String more, String... guests) {
    return part("RECURRENCE-ID:" + day + "T100000Z" + more, day, guests);
  }

  private static Meeting meeting(String... parts) throws Exception {
    String text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + String.join("", parts) + "END:VCALENDAR\n";
    return Meeting.of(
            ComponentReader.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .getFirst())
        .orElseThrow();
  }

  private static String sentText(Meeting told, Meeting now, String to, Locale language) {
    ItipMessage message =
        OutgoingItip.between(Optional.of(told), Optional.of(now), Set.of(ANN), NOW).stream()
            .filter(each -> each.to().equals(to))
            .findFirst()
            .orElseThrow();
    byte[] octets =
        new InvitationMessage(
                message,
                InvitationMessage.Purpose.of(message.method()),
                to,
                language,
                Optional.empty(),
                MeetingChange.between(Optional.of(told), Optional.of(now), message))
            .octets(NOW);
    String sentText = new String(octets, UTF_8).replace("=\r\n", "").replace("\r\n ", " ");
    return sentText.substring(0, sentText.indexOf("text/calendar"));
  }

  @Test
  void uninvitedFromOneDayIsNamed() throws Exception {
    Meeting told = meeting(weekly("", BOB, CAT));
    Meeting now = meeting(weekly("", BOB, CAT), day("20300311", "", CAT));
    assertThat(sentText(told, now, BOB, Locale.ENGLISH))
        .contains(
            "Subject: No longer invited on Monday, March 11, 2030: Talk",
            "You are no longer invited to =E2=80=9CTalk=E2=80=9D on Monday, March 11, 2030.",
            "No longer invited: Monday",
            "The other dates of the series stay the same.")
        .doesNotContain("ancelled", "does not take place");
    assertThat(sentText(told, now, BOB, Locale.GERMAN))
        .contains("Subject: =?utf-8?Q?Nicht_mehr_eingeladen_am_Montag", "nicht mehr eingeladen.")
        .doesNotContain("bgesagt", "findet");
  }

  @Test
  void cancelledDayIsNamedAsCancelled() throws Exception {
    Meeting told = meeting(weekly("", BOB, CAT));
    Meeting now = meeting(weekly("", BOB, CAT), day("20300311", "\nSTATUS:CANCELLED", CAT));
    assertThat(sentText(told, now, BOB, Locale.ENGLISH))
        .contains("Subject: Cancelled on Monday, March 11, 2030: Talk")
        .doesNotContain("o longer invited");
  }

  @Test
  void severalDaysAreNamedOneByOne() throws Exception {
    Meeting told = meeting(weekly("", BOB, CAT));
    Meeting both =
        meeting(weekly("", BOB, CAT), day("20300311", "", CAT), day("20300318", "", CAT));
    assertThat(sentText(told, both, BOB, Locale.ENGLISH))
        .contains(
            "Subject: No longer invited on some dates: Talk",
            "No longer invited: Monday, March 11",
            "No longer invited: Monday, March 18");
    Meeting mixed =
        meeting(weekly("\nEXDATE:20300318T100000Z", BOB, CAT), day("20300311", "", CAT));
    assertThat(sentText(told, mixed, BOB, Locale.ENGLISH))
        .contains(
            "Subject: Some dates cancelled: Talk",
            "No longer invited: Monday, March 11",
            "Does not take place: Monday, March 18");
  }

  @Test
  void onlyInvitedDayIsNamed() throws Exception {
    Meeting told = meeting(weekly("", BOB), day("20300311", "", BOB, CAT));
    for (Meeting now :
        new Meeting[] {
          meeting(weekly("", BOB), day("20300311", "", BOB)), meeting(weekly("", BOB))
        }) {
      assertThat(sentText(told, now, CAT, Locale.ENGLISH))
          .contains("Subject: No longer invited on Monday, March 11, 2030: Talk")
          .doesNotContain("ancelled", "The other dates of the series");
    }
    Meeting off = meeting(weekly("\nEXDATE:20300311T100000Z", BOB));
    assertThat(sentText(told, off, CAT, Locale.ENGLISH)).contains("Subject: Cancelled: Talk");
  }

  @Test
  void uninvitedFromTheWholeMeetingIsNamed() throws Exception {
    Meeting told = meeting(weekly("", BOB, CAT));
    assertThat(sentText(told, meeting(weekly("", BOB)), CAT, Locale.ENGLISH))
        .contains(
            "Subject: No longer invited: Talk",
            "You are no longer invited to =E2=80=9CTalk=E2=80=9D.")
        .doesNotContain("ancelled");
    assertThat(sentText(told, meeting(weekly("\nSTATUS:CANCELLED", BOB, CAT)), CAT, Locale.ENGLISH))
        .contains("Subject: Cancelled: Talk");
  }
}
