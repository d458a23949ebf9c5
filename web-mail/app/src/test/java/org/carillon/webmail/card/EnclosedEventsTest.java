package org.carillon.webmail.card;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.carillon.format.icalendar.CalendarObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which events of messages a reader may add to a calendar, and with which properties. */
class EnclosedEventsTest {
  private static String event(String uid, String more) {
    return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20310312T100000Z\r\nSUMMARY:Train\r\n%sEND:VEVENT\r\n"
        .formatted(uid, more);
  }

  private static byte[] calendar(String method, String... events) {
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n%s%sEND:VCALENDAR\r\n"
            .formatted(
                method.isEmpty() ? "" : "METHOD:" + method + "\r\n", String.join("", events)))
        .getBytes(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "PUBLISH, 1", "X-OTHER, 1", "REQUEST, 1", "CANCEL, 0", "REPLY, 0"})
  void eventWithoutOrganizerIsOfferedUnlessReplyOrCancel(String method, int count) {
    assertThat(EnclosedEvents.of(calendar(method, event("a", "")))).hasSize(count);
  }

  @Test
  void invitationIsNotOfferedAsAnEvent() {
    String asked = "ORGANIZER:mailto:eve@example.test\r\nATTENDEE:mailto:ann@example.test\r\n";
    assertThat(EnclosedEvents.of(calendar("REQUEST", event("a", asked)))).isEmpty();
  }

  /** Otherwise the next change would notify an attacker's addresses in the reader's name. */
  @Test
  void addedEventNotifiesNoAttendee() {
    String asked =
        "ORGANIZER:mailto:ann@example.test\r\nATTENDEE:mailto:team@example.test\r\n"
            + "BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\n";
    assertThat(EnclosedEvents.of(calendar("PUBLISH", event("a", asked))))
        .singleElement()
        .satisfies(
            one ->
                assertThat(new String(one.octets(), UTF_8))
                    .contains("SUMMARY:Train")
                    .doesNotContain("ORGANIZER", "ATTENDEE", "VALARM", "METHOD"));
  }

  @Test
  void eventsOfOneMessageAreAllFound() {
    List<CalendarObject> events =
        EnclosedEvents.of(calendar("PUBLISH", event("a", ""), event("b", "")));
    assertThat(events).extracting(CalendarObject::uid).containsExactly("a", "b");
    assertThat(new String(EnclosedEvents.asMessage(events.getLast()), UTF_8))
        .contains("METHOD:PUBLISH", "UID:b");
  }
}
