package org.carillon.format.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.Optional;
import org.carillon.format.budget.WorkBudget;
import org.junit.jupiter.api.Test;

/** Tests that a zone that clients send is identified by its name, or else by its rules. */
class ClientTimeZoneTest {
  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private static Optional<ZoneId> read(String tzid, String... observances) {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTIMEZONE\n");
    text.append("TZID:").append(tzid).append('\n');
    for (String observance : observances) {
      String name = observance.substring(0, observance.indexOf('|'));
      text.append("BEGIN:").append(observance.replace('|', '\n'));
      text.append("\nEND:").append(name).append('\n');
    }
    return ClientTimeZone.read(text + "END:VTIMEZONE\nEND:VCALENDAR\n", NOW);
  }

  private static String standard(String month, String day) {
    return "STANDARD|DTSTART:20071104T020000|TZOFFSETFROM:-0400|TZOFFSETTO:-0500|RRULE:FREQ=YEARLY;"
        + "BYMONTH="
        + month
        + ";BYDAY="
        + day;
  }

  private static final String DAYLIGHT =
      "DAYLIGHT|DTSTART:20070311T020000|TZOFFSETFROM:-0500|TZOFFSETTO:-0400|RRULE:FREQ=YEARLY;"
          + "BYMONTH=3;BYDAY=2SU";

  @Test
  void knownZoneNameIsUsed() {
    assertThat(read("Europe/Berlin", standard("11", "1SU"))).contains(ZoneId.of("Europe/Berlin"));
  }

  @Test
  void singleOffsetIsAFixedZone() {
    String fixed = "STANDARD|DTSTART:19700101T000000|TZOFFSETFROM:-0500|TZOFFSETTO:-0500";
    assertThat(read("X", fixed)).contains(ZoneId.of("-05:00"));
  }

  @Test
  void zoneRulesAreMatchedToAKnownZone() {
    ZoneRules rules =
        read("Customized Time Zone", standard("11", "1SU"), DAYLIGHT).orElseThrow().getRules();
    assertThat(rules.getOffset(Instant.parse("2027-03-14T06:59:59Z"))).hasToString("-05:00");
    assertThat(rules.getOffset(Instant.parse("2027-03-14T07:00:00Z"))).hasToString("-04:00");
    assertThat(rules.getOffset(Instant.parse("2027-11-07T06:00:00Z"))).hasToString("-05:00");
  }

  @Test
  void zoneRulesAreReadCompletelyOrNotAtAll() {
    String long1601 = standard("11", "1SU").replace("2007", "1601");
    assertThat(read("X", Collections.nCopies(200, long1601).toArray(String[]::new))).isEmpty();
    WorkBudget spent = WorkBudget.of(0, Duration.ZERO);
    Optional<ZoneId> zone =
        WorkBudget.within(
            spent, () -> read("Since 1601", long1601, DAYLIGHT.replace("2007", "1601")));
    assertThat(zone.orElseThrow().getRules().getOffset(Instant.parse("2027-07-01T00:00:00Z")))
        .hasToString("-04:00");
  }

  @Test
  void unknownZoneDefinitionIsRefused() {
    assertThat(read("X", standard("6", "3TU"), DAYLIGHT)).isEmpty();
    assertThat(read("X")).isEmpty();
    assertThat(ClientTimeZone.read("X", NOW)).isEmpty();
  }
}
