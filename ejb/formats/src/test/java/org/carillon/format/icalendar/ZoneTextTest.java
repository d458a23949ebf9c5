package org.carillon.format.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.ZoneNames;
import org.junit.jupiter.api.Test;

/** Tests that generated VTIMEZONEs agree with the tz database. */
class ZoneTextTest {

  @Test
  void writtenZoneIsReadWithTheSameRules() {
    for (String id : ZoneId.getAvailableZoneIds()) {
      for (int year : new int[] {1975, 2026}) {
        ZoneRules rules = ZoneId.of(id).getRules();
        CalendarZone read =
            ZoneDefinition.read(ZoneText.definition(id, rules, year)).orElse(CalendarZone.UTC);
        Instant at = LocalDateTime.of(year, 1, 1, 1, 0).toInstant(ZoneOffset.UTC);
        Instant end = LocalDateTime.of(2055, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        while (at.isBefore(end)) {
          assertThat(read.rules().getOffset(at))
              .as("%s at %s", id, at)
              .isEqualTo(rules.getOffset(at));
          var next = rules.nextTransition(at);
          if (next == null) {
            break;
          }
          Instant before = next.getInstant().minusSeconds(1);
          assertThat(read.rules().getOffset(before))
              .as("%s before %s", id, at)
              .isEqualTo(rules.getOffset(before));
          at = next.getInstant();
        }
      }
    }
  }

  @Test
  void onlyUndefinedZonesAreAdded() {
    CalendarObject object =
        ((CalendarParseResult.Read)
                CalendarObject.read(
                    """
                    BEGIN:VCALENDAR
                    VERSION:2.0
                    PRODID:x
                    BEGIN:VEVENT
                    UID:x
                    DTSTAMP:20260101T000000Z
                    DTSTART;TZID=Europe/Berlin:20260302T100000
                    DTEND;TZID=W. Europe Standard Time:20260302T110000
                    X-SEEN;TZID=Nowhere:20260302T110000
                    END:VEVENT
                    END:VCALENDAR
                    """
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .object();
    List<CalendarComponent> parts = object.calendar().components("VEVENT");
    List<CalendarComponent> zones = ZoneText.missing(parts, List.of());
    assertThat(zones)
        .extracting(zone -> zone.text("TZID").orElse(""))
        .containsExactly("Europe/Berlin", "W. Europe Standard Time");
    assertThat(zones.getFirst().toString())
        .contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "DTSTART:20250330T020000");
    assertThat(ZoneText.missing(parts, zones)).isEmpty();
    assertThat(ZoneNames.find("Nowhere")).isEmpty();
  }
}
