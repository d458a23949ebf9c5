package org.carillon.format.icalendar.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.junit.jupiter.api.Test;

/** Tests that users who may see only free/busy times learn nothing else. */
class PrivateObjectViewTest {
  private static final String EVENT =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//y
      BEGIN:VEVENT
      UID:secret-meeting
      DTSTAMP:20260101T000000Z
      DTSTART:20260310T120000Z
      DTEND:20260310T130000Z
      RRULE:FREQ=DAILY;COUNT=3
      CLASS:CONFIDENTIAL
      SEQUENCE:7
      STATUS:TENTATIVE
      SUMMARY:Merger
      LOCATION:Bank
      ATTENDEE:mailto:boss@example.org
      END:VEVENT
      END:VCALENDAR
      """;

  private static CalendarObject read(String text) {
    return ((CalendarParseResult.Read) CalendarObject.read(text.getBytes(UTF_8))).object();
  }

  @Test
  void onlyTimesAndBusyTypeAreShown() {
    String told = new String(PrivateObjectView.timesOf(read(EVENT), "busy-1"), UTF_8);
    assertThat(told)
        .contains("UID:busy-1", "DTSTART:20260310T120000Z", "RRULE:", "STATUS:TENTATIVE", "Busy")
        .doesNotContain("secret", "CLASS", "SEQUENCE", "20260101", "Merger", "Bank", "boss");
    CalendarSummary summary = CalendarSummary.of(read(EVENT)).times("busy-1");
    assertThat(summary.uid()).isEqualTo("busy-1");
    assertThat(summary.classification()).isEqualTo("PUBLIC");
    assertThat(summary.sequence()).isZero();
    assertThat(CalendarSummary.of(read(told)).first()).isEqualTo(summary.first());
    String confirmed = EVENT.replace("TENTATIVE", "CONFIRMED");
    assertThat(new String(PrivateObjectView.timesOf(read(confirmed), "busy-1"), UTF_8))
        .doesNotContain("STATUS");
  }

  @Test
  void declinedEventTakesNoTime() {
    String invited =
        EVENT.replace(
            "END:VEVENT",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.org\n"
                + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:cem@example.org\nEND:VEVENT");
    CalendarSummary summary = CalendarSummary.of(read(invited));
    assertThat(summary.takesTimeOf("Ben@example.org")).isFalse();
    assertThat(summary.takesTimeOf("cem@example.org")).isTrue();
    assertThat(summary.takesTimeOf("dee@example.org")).isTrue();
  }

  @Test
  void transparentEventTakesNoTime() {
    assertThat(CalendarSummary.of(read(EVENT)).takesTime()).isTrue();
    assertThat(
            CalendarSummary.of(read(EVENT.replace("CLASS:", "TRANSP:TRANSPARENT\nCLASS:")))
                .takesTime())
        .isFalse();
    assertThat(CalendarSummary.of(read(EVENT.replace("TENTATIVE", "CANCELLED"))).takesTime())
        .isFalse();
  }
}
