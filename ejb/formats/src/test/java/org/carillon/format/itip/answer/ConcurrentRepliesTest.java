package org.carillon.format.itip.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.junit.jupiter.api.Test;

/** Tests that answers unknown to an organizer's client stay, unless all are asked anew. */
class ConcurrentRepliesTest {
  private static CalendarObject meeting(String start, String title, String bob) {
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//x//y
        BEGIN:VEVENT
        UID:m
        DTSTAMP:20260101T000000Z
        DTSTART:%s
        SUMMARY:%s
        ORGANIZER:mailto:ann@x.test
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@x.test
        ATTENDEE;PARTSTAT=%s:mailto:bob@x.test
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(start, title, bob);
    return ((CalendarParseResult.Read)
            CalendarObject.read(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
        .object();
  }

  private static String bob(CalendarObject meeting) {
    return meeting.main().attendee("mailto:bob@x.test").orElseThrow().participation();
  }

  @Test
  void replyIsKeptWhenOnlyTheTitleChanges() {
    CalendarObject stored = meeting("20260302T100000Z", "Old", "ACCEPTED");
    CalendarObject kept =
        ConcurrentReplies.in(meeting("20260302T100000Z", "New", "NEEDS-ACTION"), stored);
    assertThat(bob(kept)).isEqualTo("ACCEPTED");
    assertThat(kept.main().summary()).isEqualTo("New");
    assertThat(bob(ConcurrentReplies.in(meeting("20260302T100000Z", "New", "DECLINED"), stored)))
        .isEqualTo("ACCEPTED");
  }

  @Test
  void replyIsKeptWhenTheSameEndIsWrittenDifferently() {
    String start = "20260302T100000Z\nDTEND:20260302T110000Z";
    CalendarObject stored = meeting(start, "Old", "ACCEPTED");
    String same = "20260302T100000Z\nDURATION:PT1H";
    assertThat(bob(ConcurrentReplies.in(meeting(same, "Old", "NEEDS-ACTION"), stored)))
        .isEqualTo("ACCEPTED");
    String longer = "20260302T100000Z\nDURATION:PT2H";
    assertThat(bob(ConcurrentReplies.in(meeting(longer, "Old", "NEEDS-ACTION"), stored)))
        .isEqualTo("NEEDS-ACTION");
  }

  @Test
  void newTimesResetAnswers() {
    CalendarObject stored = meeting("20260302T100000Z", "Old", "ACCEPTED");
    assertThat(
            bob(ConcurrentReplies.in(meeting("20260302T110000Z", "Old", "NEEDS-ACTION"), stored)))
        .isEqualTo("NEEDS-ACTION");
  }
}
