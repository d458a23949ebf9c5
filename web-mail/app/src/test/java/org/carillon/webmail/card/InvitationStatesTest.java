package org.carillon.webmail.card;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.junit.jupiter.api.Test;

class InvitationStatesTest {
  private static final String SERIES =
      "DTSTART;TZID=Europe/Berlin:20310304T100000\r\nRRULE:FREQ=WEEKLY\r\n"
          + "EXDATE;TZID=Europe/Berlin:20310318T100000\r\n";

  private static CalendarObject object(String method, String... parts) {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n");
    text.append(method);
    for (String part : parts) {
      text.append("BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20310101T000000Z\r\n")
          .append(part)
          .append("END:VEVENT\r\n");
    }
    byte[] octets = text.append("END:VCALENDAR\r\n").toString().getBytes(UTF_8);
    return CalendarObject.readMessage(octets)
            instanceof CalendarParseResult.Read(CalendarObject read)
        ? read
        : null;
  }

  private static String moved(String id) {
    return "RECURRENCE-ID:" + id + "\r\nDTSTART;TZID=Europe/Berlin:20310312T150000\r\n";
  }

  private static CalendarObject message(String part) {
    return object("METHOD:REQUEST\r\n", part);
  }

  @Test
  void messageAboutOneInstanceLinksToItsDay() {
    String eleventh = moved("20310311T090000Z");
    String there = "&i=2031-03-11T10%3A00%3A00";
    assertThat(InvitationStates.day(message(eleventh), object("", SERIES))).isEqualTo(there);
    assertThat(InvitationStates.day(message(eleventh), object("", SERIES, eleventh)))
        .isEqualTo(there);
    String lone =
        "RECURRENCE-ID;TZID=Europe/Berlin:20310311T100000\r\nDTSTART:20310311T090000Z\r\n";
    assertThat(InvitationStates.day(message(eleventh), object("", lone))).isEqualTo(there);
  }

  @Test
  void messageAboutNoExistingInstanceLinksToTheEvent() {
    assertThat(InvitationStates.day(message(SERIES), object("", SERIES))).isEmpty();
    assertThat(InvitationStates.day(message(moved("20310318T090000Z")), object("", SERIES)))
        .isEmpty();
  }
}
