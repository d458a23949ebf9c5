package org.carillon.webmail.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Set;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarUser;
import org.carillon.format.jscalendar.JsCalendar;
import org.carillon.format.jscalendar.ReadJsCalendar;
import org.junit.jupiter.api.Test;

/** Tests that a guest of two days of a series has only these two. */
class SeparateInstancesTest {
  private static final String TWO_DAYS =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//x//EN
      BEGIN:VEVENT
      UID:days
      DTSTAMP:20310101T000000Z
      RECURRENCE-ID;TZID=Europe/Berlin:20310312T090000
      DTSTART;TZID=Europe/Berlin:20310312T100000
      DTEND;TZID=Europe/Berlin:20310312T110000
      SUMMARY:Bells
      ORGANIZER:mailto:bob@house.test
      ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ann@house.test
      END:VEVENT
      BEGIN:VEVENT
      UID:days
      DTSTAMP:20310101T000000Z
      RECURRENCE-ID;TZID=Europe/Berlin:20310319T090000
      DTSTART;TZID=Europe/Berlin:20310319T090000
      DTEND;TZID=Europe/Berlin:20310319T100000
      SUMMARY:Ropes
      ORGANIZER:mailto:bob@house.test
      ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ann@house.test
      END:VEVENT
      END:VCALENDAR
      """;
  private static final String SECOND = "2031-03-19T09:00:00";

  private static JsonObject twoDays() {
    return JsCalendar.of(
        ((CalendarParseResult.Read)
                CalendarObject.read(TWO_DAYS.replace("\n", "\r\n").getBytes(UTF_8)))
            .object());
  }

  private static CalendarObject written(JsonObject json) {
    return ((ReadJsCalendar.Understood) JsCalendar.read(json)).object();
  }

  @Test
  void instanceIsFoundByItsSeriesDate() {
    JsonObject second = SeparateInstances.find(twoDays(), SECOND).orElseThrow();

    assertThat(EventJson.text(second, "title")).isEqualTo("Ropes");
    assertThat(EventJson.text(second, EventJson.ZONE)).isEqualTo("Europe/Berlin");
    assertThat(EventJson.start(SeparateInstances.find(twoDays(), "").orElseThrow()))
        .hasToString("2031-03-12T10:00");
    assertThat(SeparateInstances.find(twoDays(), "2031-03-20T09:00:00")).isEmpty();
  }

  @Test
  void instanceIsAnsweredSeparately() {
    JsonObject answered =
        SeparateInstances.with(
            twoDays(),
            SECOND,
            one -> EventPeople.answered(one, Set.of("ann@house.test"), "declined"));

    assertThat(written(answered).parts())
        .extracting(part -> part.attendees().getFirst())
        .extracting(CalendarUser::participation)
        .containsExactly("NEEDS-ACTION", "DECLINED");
    assertThat(written(answered).overrides()).hasSize(2);
  }

  @Test
  void instanceIsRemovedSeparately() {
    JsonObject left = SeparateInstances.without(twoDays(), SECOND).orElseThrow();

    assertThat(written(left).parts()).extracting(part -> part.summary()).containsExactly("Bells");
    assertThat(SeparateInstances.without(left, "2031-03-12T09:00:00")).isEmpty();
  }
}
