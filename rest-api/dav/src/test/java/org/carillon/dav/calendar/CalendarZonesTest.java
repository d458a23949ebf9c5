package org.carillon.dav.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.BoundedXml;
import org.carillon.dav.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client may set one whole VTIMEZONE as the zone of its calendar, and nothing else. */
class CalendarZonesTest {
  private static final String ZONE =
      "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19961027T030000\n"
          + "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n";

  private static XmlElement value(String inside) throws Exception {
    return BoundedXml.read(
        ("<calendar-timezone xmlns=\"urn:ietf:params:xml:ns:caldav\">BEGIN:VCALENDAR\nVERSION:2.0\n"
                + inside
                + "END:VCALENDAR\n</calendar-timezone>")
            .getBytes(UTF_8));
  }

  private static void check(XmlElement value) {
    CalendarZones.check(null, value, null);
  }

  @Test
  void singleTimezoneIsAccepted() {
    assertThatCode(() -> check(value(ZONE))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "BEGIN:VTIMEZONE\nEND:VTIMEZONE\n",
        "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nEND:VTIMEZONE\n",
        "BEGIN:VEVENT\nUID:x\nEND:VEVENT\n",
        ZONE + ZONE,
        "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
            + "TZOFFSETFROM:+0117\nTZOFFSETTO:+9900\nEND:STANDARD\nEND:VTIMEZONE\n",
        ZONE + "BEGIN:VEVENT\nUID:x\nEND:VEVENT\n"
      })
  void otherCalendarDataIsRefused(String inside) {
    assertThatThrownBy(() -> check(value(inside)))
        .isInstanceOfSatisfying(
            DavError.class,
            no -> {
              assertThat(no.status()).isEqualTo(403);
              assertThat(no.conditions().getFirst().name().local())
                  .isEqualTo("valid-calendar-data");
            });
  }
}
