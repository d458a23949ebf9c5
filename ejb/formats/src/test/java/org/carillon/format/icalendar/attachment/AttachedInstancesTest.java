package org.carillon.format.icalendar.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.junit.jupiter.api.Test;

class AttachedInstancesTest {
  private static final ManagedLine PLAN =
      new ManagedLine("id1", "https://h/a/id1", "plan, b;c.pdf", "application/pdf", 7);

  private static CalendarObject object(String more) {
    String text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u\r\n"
            + "DTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Berlin:20260302T100000\r\n"
            + "DTEND;TZID=Europe/Berlin:20260302T110000\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
            + "SUMMARY:Stand-up\r\nEND:VEVENT\r\n"
            + more
            + "END:VCALENDAR\r\n";
    return ((CalendarParseResult.Read) CalendarObject.read(text.getBytes(StandardCharsets.UTF_8)))
        .object();
  }

  private static String text(Optional<CalendarObject> object) {
    return new String(object.orElseThrow().octets(), StandardCharsets.UTF_8)
        .replace("\r\n ", "")
        .replace("\r\n", "\n");
  }

  @Test
  void attachmentIsAddedToAllComponents() {
    String override =
        "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260101T000000Z\r\n"
            + "RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000\r\n"
            + "DTSTART;TZID=Europe/Berlin:20260309T120000\r\nEND:VEVENT\r\n";
    String text = text(AttachedInstances.plus(object(override), List.of(), PLAN.line()));

    assertThat(text.split("MANAGED-ID=id1", -1)).hasSize(3);
    assertThat(text)
        .contains(
            "ATTACH;MANAGED-ID=id1;FMTTYPE=application/pdf;FILENAME=\"plan, b;c.pdf\";SIZE=7:"
                + "https://h/a/id1");
  }

  @Test
  void attachmentOfAnInstanceCreatesAnOverride() {
    CalendarObject attached =
        AttachedInstances.plus(object(""), List.of("20260309T090000Z"), PLAN.line()).orElseThrow();
    String text = text(Optional.of(attached));

    assertThat(text)
        .contains("RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000", "DURATION:PT1H")
        .containsOnlyOnce("RRULE");
    assertThat(ManagedLine.ids(attached.master().orElseThrow())).isEmpty();
    assertThat(ManagedLine.ids(attached)).containsExactly("id1");
    assertThat(text(AttachedInstances.without(attached, List.of("20260309T100000"), "id1")))
        .doesNotContain("ATTACH");
  }

  @Test
  void masterIsAttachedAloneAndInvalidInstanceIsRefused() {
    CalendarObject attached =
        AttachedInstances.plus(object(""), List.of("M"), PLAN.line()).orElseThrow();

    assertThat(attached.overrides()).isEmpty();
    assertThat(ManagedLine.ids(attached)).containsExactly("id1");
    for (String wrong : List.of("20260310T100000", "20260309", "x", "20260406T100000")) {
      assertThat(AttachedInstances.plus(object(""), List.of(wrong), PLAN.line())).isEmpty();
    }
  }

  @Test
  void attachmentIsReplaced() {
    CalendarObject attached =
        AttachedInstances.plus(object(""), List.of(), PLAN.line()).orElseThrow();
    ManagedLine other = new ManagedLine("id2", "https://h/a/id2", "b.txt", "text/plain", 1);

    assertThat(ManagedLine.ids(other.inPlaceOf("id1", attached))).containsExactly("id2");
  }
}
