package org.carillon.calendar.internal.booking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.BookingRules;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.format.icalendar.line.ComponentReader;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.Meeting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the reasons for which a booking is refused. */
class BookingRuleCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

  private final List<TimeSpan> looked = new ArrayList<>();

  private static BookingRules rules(int horizonDays, int seriesDays) {
    return new BookingRules(
        BookingPermission.DOMAIN,
        List.of(),
        true,
        List.of(),
        horizonDays,
        0,
        true,
        seriesDays,
        SeriesConflicts.REFUSE_ALL,
        "");
  }

  private String judged(BookingRules rules, String start, String rule) throws Exception {
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:x
        BEGIN:VEVENT
        UID:booking
        DTSTAMP:20261126T000000Z
        DTSTART:%s
        DURATION:PT30S
        %sORGANIZER:mailto:anna@example.test
        ATTENDEE:mailto:room@example.test
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(start, rule.isEmpty() ? "" : "RRULE:" + rule + "\n");
    Meeting booking =
        Meeting.of(ComponentReader.read(text.replace("\n", "\r\n").getBytes(UTF_8)).getFirst())
            .orElseThrow();
    BookingRuleCheck judge =
        new BookingRuleCheck(rules, ZoneOffset.UTC, Set.of("room@example.test"), NOW);
    return judge.judge(
                booking,
                span -> {
                  looked.add(span);
                  return List.of();
                })
            instanceof BookingDecision.Refused(String why)
        ? why
        : "booked";
  }

  /** The default rules of a resource: a year ahead, and no rule for series. */
  @ParameterizedTest
  @CsvSource({
    "20261127T100000Z, '', booked",
    "20280127T100000Z, '', too-far",
    "20261127T100000Z, FREQ=WEEKLY;COUNT=52, booked",
    "20261127T100000Z, FREQ=WEEKLY;COUNT=60, too-far",
    "20261127T100000Z, FREQ=DAILY, too-far",
    "20261127T100000Z, FREQ=YEARLY;UNTIL=20400101T000000Z, too-far",
    "20261127T100000Z, FREQ=SECONDLY, too-many",
    "20261127T100000Z, FREQ=MINUTELY;COUNT=3, too-many",
    "20261127T100000Z, FREQ=HOURLY;COUNT=6000, too-many",
  })
  void usualRulesAllowBookingsWithinAYear(String start, String rule, String outcome)
      throws Exception {
    assertThat(judged(BookingRules.USUAL, start, rule)).isEqualTo(outcome);
    assertThat(looked)
        .as("what is refused is compared with nothing")
        .hasSize(outcome.equals("booked") ? 1 : 0);
  }

  @Test
  void seriesAreBookedWithinTheAllowedPeriod() throws Exception {
    assertThat(judged(rules(30, 400), "20261127T100000Z", "FREQ=WEEKLY;COUNT=52"))
        .isEqualTo("booked");
    assertThat(judged(rules(30, 400), "20270127T100000Z", "FREQ=WEEKLY;COUNT=2"))
        .isEqualTo("too-far");
    assertThat(judged(rules(30, 400), "20261127T100000Z", "FREQ=WEEKLY"))
        .isEqualTo("series-too-long");
    assertThat(judged(rules(0, 0), "20261127T100000Z", "FREQ=DAILY")).isEqualTo("booked");
    assertThat(judged(rules(0, 0), "20261127T100000Z", "FREQ=HOURLY")).isEqualTo("too-many");
    assertThat(judged(rules(0, 0), "20261127T100000Z", "FREQ=SECONDLY")).isEqualTo("too-many");
  }
}
