package org.carillon.format.icalendar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import org.carillon.format.contentline.CorrectedText;
import org.carillon.format.icalendar.file.CalendarFileContent;
import org.carillon.format.icalendar.file.CalendarFileReader;
import org.carillon.format.icalendar.file.FileEntry;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that violations of RFC 5545 by common programs are corrected to what they mean. */
class ObjectRepairTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  private static byte[] sent(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ObjectRepairTest.class.getResourceAsStream("../sent/" + file))) {
      return in.readAllBytes();
    }
  }

  private static CorrectedText repaired(byte[] sent) {
    return ObjectRepair.kept(sent, NOW, "name");
  }

  private static CalendarObject object(byte[] sent) {
    CalendarParseResult reading = CalendarObject.readNew(repaired(sent).octets());
    assertThat(reading).isInstanceOf(CalendarParseResult.Read.class);
    return ((CalendarParseResult.Read) reading).object();
  }

  private static CalendarObject object(String lines) {
    return object(CalendarObjectTest.event(lines).getBytes(UTF_8));
  }

  private static List<String> starts(CalendarObject object) {
    return object
        .instances(TimeSpan.ALWAYS, ZoneOffset.UTC, ExpansionLimit.USUAL)
        .instances()
        .stream()
        .limit(4)
        .map(instance -> instance.from().toString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control.ics",
        "cr.ics",
        "fold-inside-utf8.ics",
        "method.ics",
        "no-dtstamp.ics",
        "rawline.ics",
        "recid-nostart.ics",
        "tz-wr.ics",
        "recid-float.ics",
        "recid-dup.ics",
        "exdate-dt-allday-tz.ics",
        "rrule-count-until.ics",
        "rrule-count0.ics",
        "alarm-trigger-PT.ics"
      })
  void commonErrorsAreRepairedAndReportedOnce(String file) throws IOException {
    CorrectedText once = repaired(sent(file));
    assertThat(once.repaired()).isNotEmpty();
    assertThat(CalendarObject.readNew(once.octets())).isInstanceOf(CalendarParseResult.Read.class);
    assertThat(repaired(once.octets()).octets()).isSameAs(once.octets());
  }

  @Test
  void validObjectIsUnchangedByteForByte() {
    byte[] right =
        CalendarObjectTest.event(
                "DTSTART:20261208T080000Z\r\nSUMMARY:Grü\r\n ße\r\nX-A:tab\there\r\n")
            .getBytes(UTF_8);
    assertThat(repaired(right).octets()).isSameAs(right);
    assertThat(repaired(right).repaired()).isEmpty();
  }

  @Test
  void characterSplitByFoldingIsRejoined() throws IOException {
    CorrectedText text = repaired(sent("fold-inside-utf8.ics"));
    assertThat(object(sent("fold-inside-utf8.ics")).main().summary()).isEqualTo("Grüße");
    assertThat(text.octets()).asString(UTF_8).contains("SUMMARY:Gr\r\n üße\r\n");
    assertThat(text.repaired()).containsExactly("line 8: a fold within a character");
    String folded = "SUMMARY:€\u20ac\ud83d\ude00";
    byte[] whole = folded.getBytes(UTF_8);
    StringBuilder each = new StringBuilder();
    for (byte octet : whole) {
      each.append(each.isEmpty() ? "" : "\r\n ").append((char) (octet & 0xff));
    }
    String event = CalendarObjectTest.event("DTSTART:20261208T080000Z\n~\n");
    assertThat(object(event.replace("~", each.substring(0)).getBytes(ISO_8859_1)).main().summary())
        .isEqualTo(folded.substring(8));
  }

  @Test
  void onlyLinesThatAreNotUtf8AreReadAsWindows1252() {
    String event =
        CalendarObjectTest.event(
            "DTSTART:20261208T080000Z\nSUMMARY:Gr\u00fc\u00dfe\nLOCATION:\u00c3\u00bc\n");
    CalendarObject object = object(event.getBytes(ISO_8859_1));
    assertThat(object.main().summary()).isEqualTo("Grüße");
    assertThat(object.main().text("LOCATION")).isEqualTo("ü");
  }

  @Test
  void unfoldedTextLinesAreJoined() throws IOException {
    assertThat(object(sent("rawline.ics")).main().text("DESCRIPTION"))
        .isEqualTo("first\nsecond line that was not folded");
    CalendarObject object =
        object(
            "DTSTART:20261208T080000Z\nDESCRIPTION:one\n\ntwo\nWhere: here\nhttps://example.org/\n"
                + "summary:Title\nX-B:c\n");
    assertThat(object.main().text("DESCRIPTION"))
        .isEqualTo("one\n\ntwo\nWhere: here\nhttps://example.org/");
    assertThat(object.main().summary()).isEqualTo("Title");
    assertThat(object.main().text("X-B")).isEqualTo("c");
    assertThat(object(sent("control.ics")).main().text("DESCRIPTION")).isEqualTo("a\nbc");
  }

  @Test
  void untilWinsOverCount() throws IOException {
    assertThat(starts(object(sent("rrule-count-until.ics")))).hasSize(3);
    assertThat(repaired(sent("rrule-count-until.ics")).octets())
        .asString(UTF_8)
        .contains("RRULE:FREQ=WEEKLY;COUNT=3\r\n");
    assertThat(
            starts(
                object(
                    "DTSTART:20261208T080000Z\n"
                        + "RRULE:FREQ=DAILY;COUNT=900;UNTIL=20261209T080000Z\n")))
        .hasSize(2);
    assertThat(
            repaired(
                    CalendarObjectTest.event(
                            "DTSTART:20261208T080000Z\n"
                                + "RRULE:FREQ=SECONDLY;COUNT=999999999;UNTIL=20371208T080000Z\n"
                                    .repeat(50))
                        .getBytes(UTF_8))
                .octets())
        .asString(UTF_8)
        .contains("UNTIL=2037")
        .doesNotContain("COUNT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RRULE:FREQ=DAILY;INTERVAL=0;COUNT=2 | FREQ=DAILY;COUNT=2",
        "RRULE:FREQ=DAILY;COUNT=-1 | FREQ=DAILY",
        "RRULE:FREQ=DAILY;COUNT=0;BYDAY= | FREQ=DAILY",
        "RRULE:FREQ=DAILY;UNTIL=2026-12-24 | FREQ=DAILY;UNTIL=20261224",
        "DURATION:P1DT | P1D",
        "DURATION:PT | PT0S",
        "DURATION:1H30M | PT1H30M",
        "DTEND:2026-12-08T09:00:00Z | 20261208T090000Z",
        "DTEND:20261208T0900Z | 20261208T090000Z",
        "DTEND:20261208T090000.000Z | 20261208T090000Z",
        "DTEND:20261208T100000+0100 | 20261208T090000Z",
        "DTEND:2026-12-08T03:30:00-05:30 | 20261208T090000Z",
        "DTEND;TZID=Europe/Berlin:20261208T090000+0000 | 20261208T100000"
      })
  void valuesAreWrittenInStandardForm(String sent, String kept) {
    CalendarObject object = object("DTSTART:20261208T080000Z\n" + sent + "\n");
    String property = sent.split("[;:]", 2)[0];
    assertThat(object.main().component().first(property).orElseThrow().value()).isEqualTo(kept);
  }

  @Test
  void overrideWithoutStartTakesTheSeriesStart() throws IOException {
    CalendarObject object = object(sent("recid-nostart.ics"));
    assertThat(starts(object))
        .containsExactly("2026-12-08T08:00:00Z", "2026-12-15T08:00:00Z", "2026-12-22T08:00:00Z");
    assertThat(object.overrides().getFirst().text("DURATION")).isEqualTo("PT1H");
    assertThat(object.overrides().getFirst().summary()).isEqualTo("renamed");
  }

  @Test
  void instancesNamedDifferentlyAreMatched() throws IOException {
    for (String file : List.of("recid-float.ics", "recid-dup.ics")) {
      List<String> moved =
          List.of("2026-12-08T08:00:00Z", "2026-12-16T10:00:00Z", "2026-12-22T08:00:00Z");
      assertThat(starts(object(sent(file)))).as(file).isEqualTo(moved);
      // The object as it was read without the correction.
      CalendarParseResult before = CalendarObject.read(sent(file));
      assertThat(starts(((CalendarParseResult.Read) before).object())).as(file).isEqualTo(moved);
    }
    assertThat(object(sent("recid-dup.ics")).overrides())
        .extracting(CalendarPart::summary)
        .containsExactly("new");
    assertThat(starts(object(sent("exdate-dt-allday-tz.ics"))))
        .containsExactly("2026-12-08T00:00:00Z", "2026-12-10T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART;TZID=Europe/Berlin:20261208T090000 | EXDATE:20261209T090000",
        "DTSTART;TZID=Europe/Berlin:20261208T090000 | EXDATE:20261209T090000,20261209T080000Z",
        "DTSTART;TZID=Europe/Berlin:20261208T090000 | EXDATE;TZID=America/New_York:20261209T030000",
        "DTSTART;TZID=Europe/Berlin:20261208T090000 | EXDATE;VALUE=DATE:20261209",
        "DTSTART:20261208T080000Z | EXDATE:20261209T080000",
        "DTSTART:20261208T080000 | EXDATE;TZID=Europe/Berlin:20261209T080000",
        "DTSTART;VALUE=DATE:20261208 | EXDATE:20261209T000000",
        "DTSTART;VALUE=DATE:20261208 | EXDATE:20261208T230000Z",
        "DTSTART;VALUE=DATE:20261208 | EXDATE:20261209T050000Z"
      })
  void exclusionsInAnyFormMatchTheirInstance(String start, String exclusion) {
    CalendarObject object = object(start + "\nRRULE:FREQ=DAILY;COUNT=3\n" + exclusion + "\n");
    assertThat(starts(object)).hasSize(2).noneMatch(at -> at.startsWith("2026-12-09"));
  }

  @Test
  void overrideWithTheLaterStampWins() {
    String other =
        "END:VEVENT\nBEGIN:VEVENT\nUID:1\nDTSTAMP:2026010%dT000000Z\n"
            + "RECURRENCE-ID%s\nDTSTART:20261209T100000Z\nSUMMARY:%s\n";
    CalendarObject object =
        object(
            "DTSTART:20261208T080000Z\nRRULE:FREQ=DAILY;COUNT=3\n"
                + other.formatted(3, ":20261209T080000Z", "newer")
                + other.formatted(2, ":20261209T080000", "older"));
    assertThat(object.overrides()).extracting(CalendarPart::summary).containsExactly("newer");
  }

  @Test
  void calendarZoneIsInferredFromItsTimes() throws IOException {
    assertThat(starts(object(sent("tz-wr.ics")))).containsExactly("2026-12-08T08:00:00Z");
    CalendarFileContent file = CalendarFileReader.read(sent("tz-wr.ics"), 10);
    assertThat(file.entries())
        .singleElement()
        .isInstanceOfSatisfying(
            FileEntry.Whole.class,
            whole -> assertThat(starts(whole.object())).containsExactly("2026-12-08T08:00:00Z"));
    assertThat(starts(object(sent("tz-display-name.ics")))).containsExactly("2026-12-08T08:00:00Z");
  }

  @Test
  void vCalendarIsConvertedToICalendar() {
    String sent =
        "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nDTSTART:20261208T080000Z\r\n"
            + "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=\r\n=C3=9Fe\r\n"
            + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    assertThat(repaired(sent.getBytes(UTF_8)).repaired()).contains("vCalendar 1.0");
    CalendarObject object = object(sent.getBytes(UTF_8));
    assertThat(object.main().summary()).isEqualTo("Grüße");
    assertThat(object.uid()).isEqualTo("name");
    assertThat(object.main().stamp()).contains(NOW);
    assertThat(object.calendar().text("VERSION")).contains("2.0");
    assertThat(object.calendar().text("PRODID")).contains("-//Carillon//Carillon//EN");
    assertThat(repaired(object.octets()).octets()).isEqualTo(object.octets());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TZID:X;DTSTART:19700101T000000;TZOFFSETFROM:+1;TZOFFSETTO:+1 | X | 11:00",
        "TZID:X;DTSTART:19700101T000000;TZOFFSETFROM:+01:30;TZOFFSETTO:+01:30 | X | 10:30",
        "TZID:X;DTSTART:19700101T000000;TZOFFSETFROM:0500;TZOFFSETTO:-05 | X | 17:00",
        "TZID:X;TZOFFSETFROM:+0200;TZOFFSETTO:+0200 | X | 10:00",
        "TZID:X;TZOFFSETTO:+0200 | X | 10:00",
        "TZID:\"Q Z\";DTSTART:19700101T000000;TZOFFSETFROM:+0400;TZOFFSETTO:+0400 | Q Z | 08:00"
      })
  void zonesInAnyFormAreResolved(String zone, String tzid, String utc) {
    String[] lines = zone.split(";", 2);
    byte[] sent =
        CalendarObjectTest.event("DTSTART;TZID=\"" + tzid + "\":20300107T120000\n")
            .replaceFirst(
                "BEGIN:VEVENT",
                Matcher.quoteReplacement(
                    "BEGIN:VTIMEZONE\r\n"
                        + lines[0]
                        + "\r\nBEGIN:STANDARD\r\n"
                        + lines[1].replace(";", "\r\n")
                        + "\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"))
            .getBytes(UTF_8);
    List<String> start = List.of("2030-01-07T" + utc + ":00Z");
    CalendarObject kept = object(sent);
    assertThat(starts(kept)).isEqualTo(start);
    // An object that was stored before the correction existed means the same.
    assertThat(starts(((CalendarParseResult.Read) CalendarObject.read(sent)).object()))
        .isEqualTo(start);
    assertThat(kept.calendar().toString())
        .contains("TZID:" + tzid + "\r\n", "DTSTART:19700101", "TZOFFSETFROM:")
        .containsPattern("TZOFFSETTO:[+-]\\d{4}\r\n");
    assertThat(repaired(kept.octets()).octets()).isEqualTo(kept.octets());
  }

  @Test
  void storedObjectIsReadWithoutRepair() throws IOException {
    assertThat(CalendarObject.read(sent("method.ics")))
        .isInstanceOf(CalendarParseResult.Read.class);
    assertThat(CalendarObject.readNew(sent("method.ics")))
        .isInstanceOf(CalendarParseResult.Unusable.class);
    assertThat(CalendarObject.readMessage(sent("control.ics")))
        .isInstanceOf(CalendarParseResult.Read.class);
  }

  @Test
  void objectWithoutUidGetsItsResourceName() {
    String event = CalendarObjectTest.event("DTSTART:20261208T080000Z\n").replace("UID:1\n", "");
    assertThat(object(event.getBytes(UTF_8)).uid()).isEqualTo("name");
  }

  @Test
  void ambiguousErrorsAreRefused() throws IOException {
    for (String lines :
        List.of(
            "SUMMARY:no start\n",
            "DTSTART:20261308T080000Z\n",
            "DTSTART:20261208T080000Z\nRRULE:FREQ=OFTEN\n",
            "DTSTART:20261208T080000Z\nDURATION:soon\n",
            "DTSTART:20261208T080000Z\nno line\n")) {
      byte[] sent = CalendarObjectTest.event(lines).getBytes(UTF_8);
      assertThat(CalendarObject.readNew(repaired(sent).octets()))
          .as(lines)
          .isInstanceOf(CalendarParseResult.Unusable.class);
    }
    assertThat(CalendarObject.readNew(repaired(sent("same-uid-twice.ics")).octets()))
        .isInstanceOf(CalendarParseResult.Unusable.class);
  }

  @Test
  void repairIsIdempotent() {
    Random random = new Random(5545);
    String text =
        CalendarObjectTest.event(
            "DTSTART:20261208T080000Z\r\nRRULE:FREQ=DAILY;COUNT=3;UNTIL=20270101\r\n"
                + "SUMMARY:Gr\u00c3\r\n \u00bc\r\nbare\r\n\r\nDESCRIPTION:a\u000bb\r\n");
    for (int i = 0; i < 5_000; i++) {
      byte[] octets = text.getBytes(ISO_8859_1);
      for (int change = 0; change < 6; change++) {
        octets[random.nextInt(octets.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : octets[random.nextInt(octets.length)];
      }
      byte[] once = repaired(octets).octets();
      assertThat(new String(once, UTF_8).getBytes(UTF_8)).isEqualTo(once);
      assertThat(repaired(once).octets()).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DTSTART:20261211T000000|DTEND:20261213T000000|20261211|20261213",
        "DTSTART;TZID=Europe/Berlin:20261211T000000|DTEND;TZID=Europe/Berlin:20261212T000000"
            + "|20261211|20261212",
        "DTSTART:20261211T090000|DTEND:20261211T090000|20261211|",
        "DTSTART:20261211T000000Z|X-NONE:|20261211|"
      })
  void outlookAllDayEventHasDates(String start, String end, String from, String to) {
    CalendarObject object = object(start + "\n" + end + "\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n");

    var part = object.main().component();
    assertThat(part.first("DTSTART").orElseThrow().value()).isEqualTo(from);
    assertThat(part.first("DTSTART").orElseThrow().parameterValue("VALUE")).contains("DATE");
    assertThat(part.first("DTEND").map(ContentLine::value)).isEqualTo(Optional.ofNullable(to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART:20261211T090000\nDTEND:20261211T100000\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "DTSTART:20261211T000000\nDTEND:20261212T000000\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE",
        "DTSTART;VALUE=DATE:20261211\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "DTSTART:20261211T000000\nRRULE:FREQ=DAILY;UNTIL=20261231T000000\n"
            + "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"
      })
  void timedEventKeepsItsTimes(String lines) {
    byte[] sent = CalendarObjectTest.event(lines + "\n").getBytes(UTF_8);

    assertThat(repaired(sent).octets()).isEqualTo(sent);
  }

  @Test
  void twoEventsWithOneUidAreRefused() throws IOException {
    assertThat(CalendarObject.readNew(repaired(sent("same-uid-twice.ics")).octets()))
        .isEqualTo(
            new CalendarParseResult.Unusable(
                CalendarFault.VALID_CALENDAR_OBJECT_RESOURCE,
                "two components without RECURRENCE-ID"));
  }
}
