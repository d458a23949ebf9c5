package org.carillon.hook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.hook.HookKind;
import org.junit.jupiter.api.Test;

class ObjectChangeDetectorTest {
  private static final String EVENT =
      """
      BEGIN:VEVENT
      UID:one
      DTSTAMP:20261101T000000Z
      DTSTART:20261201T120000Z
      SUMMARY:Lunch
      ORGANIZER:mailto:ann@erp.test
      ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ben@erp.test
      END:VEVENT
      """;

  private static byte[] calendar(String component) {
    return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + component + "END:VCALENDAR\n")
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<HookKind> told(String before, String after) {
    ObjectChangeDetector.News first =
        ObjectChangeDetector.ofCalendar("1:one.ics", calendar(before), Optional.empty());
    return ObjectChangeDetector.ofCalendar(
            "1:one.ics",
            calendar(after),
            Optional.of(new CollectionStateRows.Known(first.uid(), first.known())))
        .kinds();
  }

  @Test
  void unseenEventIsCreated() {
    assertThat(
            ObjectChangeDetector.ofCalendar("1:one.ics", calendar(EVENT), Optional.empty()).kinds())
        .containsExactly(HookKind.EVENT_CREATED);
  }

  @Test
  void sequenceAndStampAloneAreNoChange() {
    assertThat(told(EVENT, EVENT.replace("DTSTAMP:20261101", "SEQUENCE:3\nDTSTAMP:20261102")))
        .isEmpty();
  }

  @Test
  void unparsableLineIsSentWithTheEvent() {
    String deep = EVENT.replace("SUMMARY", "JSPROP;JSPTR=a:" + "[".repeat(5_000) + "\nSUMMARY");
    ObjectChangeDetector.News news =
        ObjectChangeDetector.ofCalendar("1:one.ics", calendar(deep), Optional.empty());
    assertThat(news.kinds()).containsExactly(HookKind.EVENT_CREATED);
    assertThat(news.whole())
        .hasValueSatisfying(json -> assertThat(json.getString("title")).isEqualTo("Lunch"));
  }

  @Test
  void replyAloneIsNoEventChange() {
    assertThat(told(EVENT, EVENT.replace("NEEDS-ACTION", "ACCEPTED")))
        .containsExactly(HookKind.EVENT_ANSWERED);
    assertThat(told(EVENT.replace("NEEDS-ACTION", "ACCEPTED"), EVENT))
        .containsExactly(HookKind.EVENT_ANSWERED);
  }

  @Test
  void replyStoredWithTheEventIsReportedToo() {
    String answered = EVENT.replace("NEEDS-ACTION", "ACCEPTED");
    assertThat(
            ObjectChangeDetector.ofCalendar("1:one.ics", calendar(answered), Optional.empty())
                .kinds())
        .containsExactly(HookKind.EVENT_CREATED, HookKind.EVENT_ANSWERED);
    assertThat(told(EVENT, answered.replace("Lunch", "Dinner")))
        .containsExactly(HookKind.EVENT_CHANGED, HookKind.EVENT_ANSWERED);
    assertThat(told(answered, answered.replace("Lunch", "Dinner")))
        .containsExactly(HookKind.EVENT_CHANGED);
    assertThat(told(answered, EVENT.replace("Lunch", "Dinner")))
        .as("nobody has answered the new one")
        .containsExactly(HookKind.EVENT_CHANGED);
    String own = EVENT.replace("ben@erp.test", "Ann@erp.test").replace("NEEDS-ACTION", "ACCEPTED");
    assertThat(
            ObjectChangeDetector.ofCalendar("1:one.ics", calendar(own), Optional.empty()).kinds())
        .as("the organizer answers nobody")
        .containsExactly(HookKind.EVENT_CREATED);
  }

  @Test
  void cancellationIsReportedOnce() {
    String cancelled = EVENT.replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY");
    assertThat(told(EVENT, cancelled)).containsExactly(HookKind.EVENT_CANCELLED);
    ObjectChangeDetector.News news =
        ObjectChangeDetector.ofCalendar("1:one.ics", calendar(cancelled), Optional.empty());
    assertThat(
            ObjectChangeDetector.ofRemoved(
                Optional.of(new CollectionStateRows.Known(news.uid(), news.known()))))
        .isEmpty();
  }

  @Test
  void completedTaskIsReportedOnce() {
    String open = "BEGIN:VTODO\nUID:two\nDTSTAMP:20261101T000000Z\nSUMMARY:Pay\nEND:VTODO\n";
    String done = open.replace("SUMMARY", "STATUS:COMPLETED\nSUMMARY");
    assertThat(told(open, done)).containsExactly(HookKind.TASK_DONE);
    assertThat(told(done, done.replace("Pay", "Pay all"))).isEmpty();
  }

  @Test
  void privateEventIsReportedAsTimeOnly() {
    ObjectChangeDetector.News news =
        ObjectChangeDetector.ofCalendar(
            "1:one.ics",
            calendar(EVENT.replace("SUMMARY", "CLASS:PRIVATE\nSUMMARY")),
            Optional.empty());
    assertThat(news.whole().orElseThrow().toString()).contains("Lunch");
    assertThat(news.redacted().orElseThrow().toString())
        .contains("2026-12-01T12:00:00")
        .doesNotContain("Lunch")
        .doesNotContain("ben@erp.test");
  }
}
