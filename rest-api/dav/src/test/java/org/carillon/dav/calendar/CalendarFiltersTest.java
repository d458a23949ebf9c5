package org.carillon.dav.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carillon.calendar.CalendarFilter;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.xml.BoundedXml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFiltersTest {
  /** A filter of nested components. */
  private static CalendarFilter.Component filter(String... names) throws Exception {
    StringBuilder xml = new StringBuilder("<r xmlns=\"urn:ietf:params:xml:ns:caldav\"><filter>");
    for (String name : names) {
      xml.append("<comp-filter name=\"").append(name).append("\">");
    }
    xml.repeat("</comp-filter>", names.length).append("</filter></r>");
    return CalendarFilters.asked(BoundedXml.read(xml.toString().getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VCALENDAR VEVENT VALARM",
        "vcalendar vtodo valarm",
        "VCALENDAR VTIMEZONE STANDARD",
        "VCALENDAR X-OWN VALUE"
      })
  void componentFiltersAreReadAtValidPlaces(String path) throws Exception {
    String[] names = path.split(" ");

    assertThat(filter(names).components().getFirst().name()).isEqualToIgnoringCase(names[1]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VEVENT",
        "VCALENDAR VCALENDAR",
        "VCALENDAR VEVENT VEVENT",
        "VCALENDAR VEVENT VTODO",
        "VCALENDAR VALARM",
        "VCALENDAR VJOURNAL VALARM"
      })
  void componentFilterAtAnInvalidPlaceIsRefused(String path) {
    assertThatThrownBy(() -> filter(path.split(" ")))
        .isInstanceOfSatisfying(
            DavError.class,
            no -> assertThat(no.conditions().getFirst().name().local()).isEqualTo("valid-filter"));
  }
}
