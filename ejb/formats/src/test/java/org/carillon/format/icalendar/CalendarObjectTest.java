package org.carillon.format.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.RecurrenceFault;
import org.carillon.format.icalendar.recurrence.RecurrencePattern;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests of valid and invalid objects, and that changing one loses nothing. */
class CalendarObjectTest {
  private static final String EXTENSIVE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Apple Inc.//macOS 15//EN
      X-WR-CALNAME:Home
      BEGIN:VTIMEZONE
      TZID:Bureau
      BEGIN:STANDARD
      DTSTART:19701025T030000
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:19700329T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      END:DAYLIGHT
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:all@example.org
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Bureau:20260325T090000
      DTEND;TZID=Bureau:20260325T100000
      RRULE:FREQ=DAILY;COUNT=10
      EXDATE;TZID=Bureau:20260327T090000
      SUMMARY:One\\, two\\; three\\nfour
      ORGANIZER;CN="Ann ^'the^' Boss^nNew";SCHEDULE-AGENT=SERVER:mailto:ann@example.org
      ATTENDEE;CN=Bob;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bob@example.org
      ATTENDEE;CN=Cy;PARTSTAT=ACCEPTED;X-APPLE-FOO=1:mailto:cy@example.org
      X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-ADDRESS="A, B: C";X-APPLE-RADIUS=
       70:geo:1.0,2.0
      CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL="Join; here":https://meet.example/x
      LINK;LINKREL="describedby";VALUE=URI:https://example.org/d
      STYLED-DESCRIPTION;VALUE=TEXT;FMTTYPE=text/html:<b>x</b>
      x-lower;x-p=1:kept as it is
      BEGIN:PARTICIPANT
      UID:em9lQGZvb2GFtcGxlLmNvbQ
      PARTICIPANT-TYPE:SPONSOR
      END:PARTICIPANT
      BEGIN:VALARM
      UID:8297C37D
      TRIGGER;VALUE=DURATION:-PT15M
      ACKNOWLEDGED:20260304T143000Z
      ACTION:DISPLAY
      PROXIMITY:ARRIVE
      BEGIN:VLOCATION
      UID:1234567890
      URL:geo:40.443,-79.945;u=10
      END:VLOCATION
      END:VALARM
      END:VEVENT
      BEGIN:VEVENT
      UID:all@example.org
      DTSTAMP:20260101T000000Z
      RECURRENCE-ID;TZID=Bureau:20260328T090000
      DTSTART;TZID=Bureau:20260328T140000
      DTEND;TZID=Bureau:20260328T150000
      SUMMARY:Later
      END:VEVENT
      END:VCALENDAR
      """;

  @Test
  void unchangedObjectIsWrittenByteForByte() {
    assertThat(read(EXTENSIVE).octets()).isEqualTo(octets(EXTENSIVE));
    assertThat(read(EXTENSIVE.replace("\n", "\r\n").replace("\r\r", "\r")).octets())
        .isEqualTo(EXTENSIVE.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void onlyTheGivenParameterIsChanged() {
    CalendarObject object = read(EXTENSIVE);
    CalendarPart master = object.master().orElseThrow();
    CalendarUser bob = master.attendee("MAILTO:Bob@Example.org").orElseThrow();
    CalendarObject changed =
        object.with(
            master,
            master.with(bob, bob.with("PARTSTAT", "ACCEPTED").with("SCHEDULE-STATUS", "2.0")));
    String expected =
        EXTENSIVE.replace(
            "ATTENDEE;CN=Bob;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:bob@example.org\n",
            "ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED;RSVP=TRUE;SCHEDULE-STATUS=2.0:mailto:bob@\r\n example.org\r\n");
    assertThat(new String(changed.octets(), StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  @Test
  void attendeesAndTextsAreUnescaped() {
    CalendarPart master = read(EXTENSIVE).master().orElseThrow();
    assertThat(master.summary()).isEqualTo("One, two; three\nfour");
    assertThat(master.organizer().orElseThrow().commonName()).isEqualTo("Ann \"the\" Boss\nNew");
    assertThat(master.attendees())
        .extracting(CalendarUser::mail)
        .containsExactly("bob@example.org", "cy@example.org");
    ContentLine written =
        ContentLine.of(
            "ORGANIZER", master.organizer().orElseThrow().line().parameters(), "mailto:x@y");
    assertThat(written.toString()).contains("CN=Ann ^'the^' Boss^nNew;");
  }

  @Test
  void seriesInAnEmbeddedZoneIsExpanded() {
    Expansion expansion =
        read(EXTENSIVE)
            .instances(
                new TimeSpan(
                    Instant.parse("2026-03-26T00:00:00Z"), Instant.parse("2026-03-31T00:00:00Z")),
                ZoneId.of("UTC"),
                ExpansionLimit.USUAL);
    assertThat(expansion.complete()).isTrue();
    assertThat(expansion.instances())
        .extracting(instance -> instance.from().toString())
        .containsExactly(
            "2026-03-26T08:00:00Z",
            "2026-03-28T13:00:00Z",
            "2026-03-29T07:00:00Z",
            "2026-03-30T07:00:00Z");
  }

  @Test
  void thisAndFutureOverrideChangesLaterInstances() {
    CalendarObject object =
        read(
            event("DTSTART:20260401T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=5\n")
                .replace(
                    "END:VCALENDAR\n",
                    """
                    BEGIN:VEVENT
                    UID:1
                    DTSTAMP:20260101T000000Z
                    RECURRENCE-ID;RANGE=THISANDFUTURE:20260403T100000Z
                    DTSTART:20260403T120000Z
                    DURATION:PT2H
                    END:VEVENT
                    END:VCALENDAR
                    """));
    assertThat(
            object.instances(TimeSpan.ALWAYS, ZoneId.of("UTC"), ExpansionLimit.USUAL).instances())
        .extracting(instance -> instance.from() + "/" + instance.to())
        .containsExactly(
            "2026-04-01T10:00:00Z/2026-04-01T11:00:00Z",
            "2026-04-02T10:00:00Z/2026-04-02T11:00:00Z",
            "2026-04-03T12:00:00Z/2026-04-03T14:00:00Z",
            "2026-04-04T12:00:00Z/2026-04-04T14:00:00Z",
            "2026-04-05T12:00:00Z/2026-04-05T14:00:00Z");
  }

  @Test
  void durationInDaysIsNominal() {
    // RFC 5545 §3.8.5.3: a DURATION in days is nominal; a DTEND makes the length exact.
    String start = "DTSTART;TZID=Europe/Berlin:20260328T120000\nRRULE:FREQ=DAILY;COUNT=1\n";
    assertThat(only(start + "DURATION:P1D\n"))
        .isEqualTo("2026-03-28T11:00:00Z/2026-03-29T10:00:00Z");
    assertThat(only(start + "DURATION:PT24H\n"))
        .isEqualTo("2026-03-28T11:00:00Z/2026-03-29T11:00:00Z");
    assertThat(only("DTSTART;TZID=W. Europe Standard Time:20260701T120000\n"))
        .isEqualTo("2026-07-01T10:00:00Z/2026-07-01T10:00:00Z");
    assertThat(only("DTSTART;VALUE=DATE:20260329\n"))
        .isEqualTo("2026-03-28T23:00:00Z/2026-03-29T22:00:00Z");
  }

  @Test
  void timesInClockChangesFollowRfc5545() {
    // The rule of RFC 5545 §3.3.5.
    assertThat(only("DTSTART;TZID=America/New_York:20070311T023000\n"))
        .startsWith("2007-03-11T07:30:00Z");
    assertThat(only("DTSTART;TZID=America/New_York:20071104T013000\n"))
        .startsWith("2007-11-04T05:30:00Z");
  }

  @Test
  void explosiveRulesAreCutAndReported() {
    for (String rule :
        List.of(
            "FREQ=SECONDLY",
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MINUTELY;BYSETPOS=366;BYSECOND=0",
            "FREQ=SECONDLY;INTERVAL=999999999;UNTIL=99991231T235959Z",
            "FREQ=DAILY;COUNT=999999999",
            "FREQ=YEARLY;INTERVAL=9999;BYDAY=MO")) {
      CalendarObject object = read(event("DTSTART:20260401T100000Z\nRRULE:" + rule + "\n"));
      long before = System.nanoTime();
      Expansion expansion =
          object.instances(TimeSpan.ALWAYS, ZoneId.of("UTC"), ExpansionLimit.USUAL);
      assertThat(expansion.instances().size()).isBetween(1, ExpansionLimit.USUAL.instances());
      assertThat(System.nanoTime() - before).as(rule).isLessThan(3_000_000_000L);
    }
    assertThat(
            fault(
                event(
                    "DTSTART:20260401T100000Z\nRRULE:FREQ=YEARLY;BYDAY=MO,TU,WE;BYHOUR="
                        + numbers(24)
                        + ";BYMINUTE="
                        + numbers(60)
                        + "\n")))
        .isEqualTo(CalendarFault.MAX_INSTANCES);
  }

  @Test
  void longListInARuleNeedsNoDeepStack() throws InterruptedException {
    String list = "FREQ=YEARLY;BYYEARDAY=" + "1,".repeat(950) + "1";
    String days = "FREQ=YEARLY;BYDAY=" + "MO,".repeat(600) + "MO";
    List<RecurrencePattern.Reading> read = new ArrayList<>();
    Thread small =
        new Thread(
            null,
            () -> {
              read.add(RecurrencePattern.parse(list));
              read.add(RecurrencePattern.parse(days));
              read.add(RecurrencePattern.parse("FREQ=YEARLY;BYDAY=" + "MO,".repeat(2500) + "MO"));
            },
            "small",
            100_000);
    small.start();
    small.join();

    assertThat(read).hasSize(3);
    assertThat(read.getFirst()).isInstanceOf(RecurrencePattern.Reading.Usable.class);
    assertThat(read.getLast())
        .isEqualTo(new RecurrencePattern.Reading.Unusable(RecurrenceFault.MALFORMED));
  }

  @Test
  void thisAndFutureChangesAreBounded() {
    CalendarObject most = futures(50);
    Expansion expansion =
        most.series()
            .orElseThrow()
            .instances(
                new TimeSpan(Instant.MIN, Instant.MAX),
                most.zones(),
                CalendarZone.UTC,
                new ExpansionLimit(1000, 10_000));

    // Each change moves all later instances by one more minute, until the next change.
    assertThat(expansion.instances()).hasSize(60);
    for (int day = 0; day < 60; day++) {
      assertThat(expansion.instances().get(day).from())
          .isEqualTo(
              Instant.parse("2026-01-01T09:00:00Z")
                  .plus(Duration.ofDays(day))
                  .plus(Duration.ofMinutes(Math.min(day, 50))));
    }
    assertThat(CalendarObject.read(octets(futuresText(51))))
        .isInstanceOfSatisfying(
            CalendarParseResult.Unusable.class,
            refused -> assertThat(refused.fault()).isEqualTo(CalendarFault.MAX_INSTANCES));
  }

  @Test
  void invalidDtstartIsReportedAsSuch() {
    assertThat(CalendarObject.read(octets(event("DTSTART:2026-nonsense\n"))))
        .isInstanceOfSatisfying(
            CalendarParseResult.Unusable.class,
            refused -> assertThat(refused.detail()).contains("DTSTART is not a time"));
    assertThat(CalendarObject.read(octets(event("SUMMARY:None\n"))))
        .isInstanceOfSatisfying(
            CalendarParseResult.Unusable.class,
            refused -> assertThat(refused.detail()).isEqualTo("the event has no start (DTSTART)"));
  }

  private static CalendarObject futures(int changes) {
    return ((CalendarParseResult.Read) CalendarObject.read(octets(futuresText(changes)))).object();
  }

  private static String futuresText(int changes) {
    StringBuilder text =
        new StringBuilder(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//x//EN
            BEGIN:VEVENT
            UID:f
            DTSTAMP:20260101T000000Z
            DTSTART:20260101T090000Z
            RRULE:FREQ=DAILY;COUNT=60
            END:VEVENT
            """);
    for (int change = changes; change > 0; change--) {
      LocalDateTime id = LocalDateTime.of(2026, 1, 1, 9, 0).plusDays(change);
      DateTimeFormatter form = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
      text.append("BEGIN:VEVENT\nUID:f\nDTSTAMP:20260101T000000Z\n")
          .append("RECURRENCE-ID;RANGE=THISANDFUTURE:" + form.format(id) + "\n")
          .append("DTSTART:" + form.format(id.plusMinutes(change)) + "\nEND:VEVENT\n");
    }
    return text.append("END:VCALENDAR\n").toString();
  }

  @Test
  void distantMonthOfAnEndlessSeriesIsFoundAtOnce() {
    CalendarObject object = read(event("DTSTART:19700101T100000Z\nRRULE:FREQ=MINUTELY\n"));
    Expansion expansion =
        object.instances(
            new TimeSpan(Instant.parse("9999-12-31T23:50:00Z"), Instant.MAX),
            ZoneId.of("UTC"),
            ExpansionLimit.USUAL);
    assertThat(expansion.instances()).hasSize(10);
  }

  @Test
  void invalidObjectsReportTheViolatedPrecondition() {
    String good = event("DTSTART:20260401T100000Z\n");
    assertThat(CalendarObject.read(octets(good.replace("DTSTART:", "DTSTART:2026023"))))
        .isInstanceOfSatisfying(
            CalendarParseResult.Unusable.class,
            refused -> assertThat(refused.detail()).matches("line \\d+: DTSTART is not a time"));
    assertThat(fault("hello")).isEqualTo(CalendarFault.VALID_CALENDAR_DATA);
    assertThat(fault(good.replace("END:VEVENT\n", "")))
        .isEqualTo(CalendarFault.VALID_CALENDAR_DATA);
    assertThat(fault(good + good)).isEqualTo(CalendarFault.VALID_CALENDAR_DATA);
    assertThat(fault(good.replace("UID:1\n", ""))).isEqualTo(CalendarFault.VALID_CALENDAR_DATA);
    assertThat(fault(good.replace("T100000Z", "T990000Z")))
        .isEqualTo(CalendarFault.VALID_CALENDAR_DATA);
    assertThat(fault(event("DTSTART:20260401T100000Z\nRRULE:FREQ=OFTEN\n")))
        .isEqualTo(CalendarFault.VALID_CALENDAR_DATA);
    assertThat(fault(event("DTSTART:20260401T100000Z\nRRULE:RSCALE=MAYA;FREQ=DAILY\n")))
        .isEqualTo(CalendarFault.SUPPORTED_RSCALE);
    assertThat(fault(good.replace("VERSION:2.0", "VERSION:3.0")))
        .isEqualTo(CalendarFault.SUPPORTED_CALENDAR_DATA);
    assertThat(
            CalendarObject.readNew(
                octets(good.replace("VERSION:2.0\n", "VERSION:2.0\nMETHOD:REQUEST\n"))))
        .isEqualTo(
            new CalendarParseResult.Unusable(
                CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE, "it has a METHOD"));
    assertThat(fault(good.replace("END:VCALENDAR", "BEGIN:VTODO\nUID:1\nEND:VTODO\nEND:VCALENDAR")))
        .isEqualTo(CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE);
    assertThat(
            fault(
                good.replace(
                    "END:VCALENDAR",
                    "BEGIN:VEVENT\nUID:2\nDTSTART:20260401T100000Z\nEND:VEVENT\nEND:VCALENDAR")))
        .isEqualTo(CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE);
    assertThat(
            CalendarObject.readMessage(
                octets(good.replace("VERSION:2.0\n", "VERSION:2.0\nMETHOD:REQUEST\n"))))
        .isInstanceOf(CalendarParseResult.Read.class);
  }

  @Test
  void vCalendarIsRead() {
    CalendarObject object =
        read(
            """
            BEGIN:VCALENDAR
            VERSION:1.0
            BEGIN:VEVENT
            UID:old
            DTSTART:19960415T093000Z
            DTEND:19960415T103000Z
            SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Gr=C3=BC=C3=9Fe
            RRULE:W1 MO WE #5
            END:VEVENT
            END:VCALENDAR
            """);
    assertThat(object.main().summary()).isEqualTo("Grüße");
    assertThat(object.main().time("DTSTART")).isPresent();
    assertThat(Optional.of(object.series().orElseThrow().rules().size())).contains(1);
  }

  static String event(String lines) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\n"
        + lines
        + "END:VEVENT\nEND:VCALENDAR\n";
  }

  private static String numbers(int count) {
    return String.join(
        ",", java.util.stream.IntStream.range(0, count).mapToObj(String::valueOf).toList());
  }

  private static String only(String lines) {
    var instances =
        read(event(lines))
            .instances(TimeSpan.ALWAYS, ZoneId.of("Europe/Berlin"), ExpansionLimit.USUAL)
            .instances();
    assertThat(instances).hasSize(1);
    return instances.getFirst().from() + "/" + instances.getFirst().to();
  }

  private static CalendarFault fault(String text) {
    return ((CalendarParseResult.Unusable) CalendarObject.read(octets(text))).fault();
  }

  static CalendarObject read(String text) {
    CalendarParseResult reading = CalendarObject.read(octets(text));
    assertThat(reading).isInstanceOf(CalendarParseResult.Read.class);
    return ((CalendarParseResult.Read) reading).object();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
