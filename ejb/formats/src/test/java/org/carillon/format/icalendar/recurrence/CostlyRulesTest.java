package org.carillon.format.icalendar.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.format.budget.WorkBudget;
import org.carillon.format.growth.Growth;
import org.carillon.format.icalendar.CalendarFault;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests that rules that search much in vain end by the budget and stay readable. */
class CostlyRulesTest {
  private static final String ALL_WEEKS =
      "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYWEEKNO=" + numbers(1, 53);

  /** A position that no year has: 371 days have 9,646 instances. */
  private static final String BEYOND =
      ALL_WEEKS + ";BYHOUR=" + numbers(0, 12) + ";BYMINUTE=0,1;BYSETPOS=9999";

  /** A month that BYMONTH excludes, which counting the parts does not reveal. */
  private static final String NEVER =
      ALL_WEEKS + ";BYHOUR=" + numbers(0, 12) + ";BYMINUTE=0,1;BYMONTH=1,2;BYSETPOS=9000";

  private static final TimeSpan YEAR =
      new TimeSpan(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

  /** Much longer than the usual time, and much shorter than a search up to the year 9999. */
  private static final Duration SOON = Duration.ofSeconds(5);

  @Test
  void expansionWithoutResultsIsIncomplete() {
    long begun = System.nanoTime();

    Expansion expansion =
        read(event("RRULE:" + NEVER)).instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
    assertThat(expansion.complete()).isFalse();
    assertThat(expansion.instances()).hasSize(1);
  }

  @Test
  void exrulesShareTheBudget() throws Exception {
    CalendarObject object = read(event("RRULE:FREQ=DAILY\r\nEXRULE:" + NEVER));

    Expansion expansion =
        WorkBudget.within(
            WorkBudget.of(40_000, Duration.ofMinutes(1)),
            () -> object.instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL));

    assertThat(expansion.complete()).isFalse();
  }

  @Test
  void costlySeriesShareABudgetAndLeaveSomeForOthers() throws Exception {
    CalendarObject costly = read(event("RRULE:" + NEVER));
    CalendarObject honest = read(event("RRULE:FREQ=WEEKLY"));

    Expansion after =
        WorkBudget.within(
            WorkBudget.of(100_000, Duration.ofMinutes(1)),
            () -> {
              for (int i = 0; i < 10; i++) {
                costly.instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL);
              }
              return honest.instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL);
            });

    assertThat(after.complete()).isTrue();
    assertThat(after.instances()).hasSize(52);
  }

  @Test
  void zoneParsingSharesTheBudget() {
    String observance =
        "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
            + "RRULE:"
            + NEVER
            + "\r\nEND:STANDARD\r\n";
    CalendarObject object =
        read(
            event("RRULE:FREQ=DAILY")
                .replace(
                    "BEGIN:VEVENT",
                    "BEGIN:VTIMEZONE\r\nTZID:Made\r\n"
                        + observance.repeat(200)
                        + "END:VTIMEZONE\r\nBEGIN:VEVENT")
                .replace("DTSTART:20260105T090000Z", "DTSTART;TZID=Made:20260105T090000"));
    long begun = System.nanoTime();

    for (int i = 0; i < 3; i++) {
      assertThat(object.zones().apply("Made").rules()).isNotNull();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
  }

  @Test
  void interruptedThreadStopsExpanding() {
    CalendarObject object = read(event("RRULE:FREQ=DAILY"));
    Thread.currentThread().interrupt();

    Expansion expansion = object.instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(expansion.complete()).isFalse();
  }

  @Test
  void randomRulesExpandInBoundedTime() {
    Random random = new Random(38);
    for (int i = 0; i < 60; i++) {
      String rule = rule(random);
      CalendarParseResult reading =
          CalendarObject.read(event("RRULE:" + rule).getBytes(StandardCharsets.UTF_8));
      if (reading instanceof CalendarParseResult.Read(CalendarObject object)) {
        WorkBudget budget = WorkBudget.of(400_000, Duration.ofMinutes(1));
        long cost =
            Growth.cost(
                one ->
                    WorkBudget.within(
                        budget, () -> one.instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL)),
                object);
        assertThat(Duration.ofNanos(cost)).as(rule).isLessThan(SOON);
      }
    }
  }

  /** Returns a rule with lists of any length, most of which exclude each other. */
  private static String rule(Random random) {
    StringBuilder rule =
        new StringBuilder("FREQ=")
            .append(
                List.of("YEARLY", "YEARLY", "MONTHLY", "WEEKLY", "DAILY").get(random.nextInt(5)));
    part(rule, random, "BYWEEKNO", 53);
    part(rule, random, "BYMONTH", 12);
    part(rule, random, "BYMONTHDAY", 31);
    part(rule, random, "BYHOUR", 23);
    part(rule, random, "BYMINUTE", 3);
    if (random.nextBoolean()) {
      rule.append(";BYDAY=MO,TU,WE,TH,FR,SA,SU");
    }
    if (random.nextInt(3) > 0) {
      rule.append(";BYSETPOS=").append(1 + random.nextInt(random.nextBoolean() ? 9_999 : 400));
    }
    return rule.toString();
  }

  private static void part(StringBuilder rule, Random random, String name, int most) {
    if (random.nextBoolean()) {
      rule.append(';').append(name).append('=').append(numbers(1, 1 + random.nextInt(most)));
    }
  }

  @Test
  void impossibleBysetposIsRefusedFromClientsButReadFromStorage() {
    String event = event("RRULE:" + BEYOND);

    assertThat(CalendarObject.readNew(event.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            CalendarParseResult.Unusable.class,
            no -> {
              assertThat(no.fault()).isEqualTo(CalendarFault.MAX_INSTANCES);
              assertThat(no.detail()).contains("BYSETPOS");
            });
    CalendarObject kept = read(event);
    assertThat(kept.isUnderstood()).isFalse();
    assertThat(kept.instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL).complete()).isFalse();
    assertThat(kept.instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL).instances()).hasSize(1);
    assertThat(CalendarSummary.decode(CalendarSummary.of(kept).encode()).series())
        .hasValueSatisfying(series -> assertThat(series.rules()).hasSize(1));
  }

  @Test
  void bysetposOverTheLibraryLimitIsRefused() {
    String dense =
        "FREQ=YEARLY;BYMONTHDAY="
            + numbers(1, 31)
            + ";BYMONTH=1,2,3,4;BYHOUR="
            + numbers(0, 23)
            + ";BYMINUTE=0,30;BYSETPOS=9000";

    assertThat(read(event("RRULE:" + dense)).isUnderstood()).isFalse();
  }

  @Test
  void negativeAndYearEndBysetposAreUnderstood() {
    for (String rule :
        new String[] {
          "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
          "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1,1",
          ALL_WEEKS + ";BYSETPOS=371",
          ALL_WEEKS + ";BYSETPOS=-371,9999",
          "FREQ=DAILY;BYHOUR=9,12;BYSETPOS=2"
        }) {
      assertThat(read(event("RRULE:" + rule)).isUnderstood()).as(rule).isTrue();
    }
    assertThat(read(event("RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=40")).isUnderstood()).isFalse();
  }

  private static String numbers(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(","));
  }

  private static String event(String recurrence) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260105T090000Z\r\nDURATION:PT1H\r\n"
        + recurrence
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  private static CalendarObject read(String text) {
    return CalendarObject.read(text.getBytes(StandardCharsets.UTF_8))
            instanceof CalendarParseResult.Read(CalendarObject object)
        ? object
        : org.assertj.core.api.Assertions.fail("It is read");
  }
}
