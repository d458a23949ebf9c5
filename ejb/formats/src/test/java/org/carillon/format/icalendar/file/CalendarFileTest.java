package org.carillon.format.icalendar.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.busy.FreeBusyReader;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests that whole calendars are read and written as files, except invalid objects. */
class CalendarFileTest {
  private static final TimeSpan YEAR =
      new TimeSpan(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

  private static final String FILE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//y
      METHOD:PUBLISH
      X-WR-CALNAME:Mine
      BEGIN:VTIMEZONE
      TZID:Here
      BEGIN:STANDARD
      DTSTART:19700101T000000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0100
      END:STANDARD
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:series
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Here:20260105T090000
      DURATION:PT1H
      RRULE:FREQ=WEEKLY;COUNT=3
      SUMMARY:Stand-up
      END:VEVENT
      BEGIN:VEVENT
      UID:broken
      DTSTART:20260105T090000Z
      DTEND:nonsense
      END:VEVENT
      BEGIN:VEVENT
      UID:series
      DTSTAMP:20260101T000000Z
      RECURRENCE-ID;TZID=Here:20260112T090000
      DTSTART;TZID=Here:20260112T100000
      DURATION:PT1H
      SUMMARY:Later
      END:VEVENT
      BEGIN:VEVENT
      DTSTART:20260105T090000Z
      SUMMARY:Without a UID
      END:VEVENT
      BEGIN:VTODO
      UID:task
      this is no line
      END:VTODO
      BEGIN:X-THING
      X-A:b
      END:X-THING
      BEGIN:VJOURNAL
      UID:journal
      SUMMARY:Kept
      END:VJOURNAL
      END:VCALENDAR
      """;

  private static CalendarFileContent read(String text) {
    return CalendarFileReader.read(text.getBytes(UTF_8), 100);
  }

  private static List<CalendarObject> objects(CalendarFileContent file) {
    return file.entries().stream()
        .filter(FileEntry.Whole.class::isInstance)
        .map(FileEntry.Whole.class::cast)
        .map(FileEntry.Whole::object)
        .toList();
  }

  @Test
  void componentsAreGroupedByObjectAndFaultsReportedByLine() {
    CalendarFileContent file = read(FILE);
    assertThat(objects(file)).hasSize(3);
    CalendarObject series = objects(file).getFirst();
    assertThat(series.parts()).hasSize(2);
    assertThat(series.calendar().components("VTIMEZONE")).hasSize(1);
    assertThat(series.method()).isEmpty();
    assertThat(objects(file).get(1).uid()).startsWith("made-");
    assertThat(objects(file).get(1).uid()).isEqualTo(objects(read(FILE)).get(1).uid());
    assertThat(file.entries())
        .contains(
            new FileEntry.Unread(25, "DTEND is not a time."),
            new FileEntry.Unread(41, "An invalid content line."),
            new FileEntry.Foreign(43, "X-THING"));
    assertThat(file.isWhole()).isFalse();
    assertThat(
            read(FILE.replace("nonsense", "20260101T000000Z").replace("this is no line", "X:y"))
                .isWhole())
        .isTrue();
  }

  @Test
  void objectWithAnUnreadPartIsNotImported() {
    CalendarFileContent file = read(FILE.replace("SUMMARY:Later", "no line again"));
    assertThat(objects(file)).extracting(CalendarObject::uid).doesNotContain("series");
    assertThat(file.entries())
        .anyMatch(
            entry ->
                entry instanceof FileEntry.Unread(int line, String why)
                    && line == 14
                    && why.contains("same UID"));
  }

  @Test
  void eventsSharingAUidAreSeparated() {
    String file =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:same
        DTSTART:20261211T080000Z
        SUMMARY:a
        END:VEVENT
        BEGIN:VEVENT
        UID:same
        DTSTART:20261218T080000Z
        SUMMARY:b
        END:VEVENT
        BEGIN:VEVENT
        UID:same
        DTSTART:20261218T080000Z
        SUMMARY:beside b
        END:VEVENT
        BEGIN:VEVENT
        UID:same
        DTSTART:20261211T080000Z
        SEQUENCE:1
        SUMMARY:a, revised
        END:VEVENT
        BEGIN:VEVENT
        UID:same
        DTSTAMP:20261101T000000Z
        DTSTART:20261218T080000Z
        SUMMARY:b
        END:VEVENT
        END:VCALENDAR
        """;
    CalendarFileContent read = read(file);
    assertThat(read.isWhole()).isTrue();
    assertThat(objects(read))
        .extracting(object -> object.uid() + " " + object.main().summary())
        .containsExactlyInAnyOrder(
            "same a, revised", "same-20261218T080000Z b", "same-20261218T080000Z-2 beside b");
  }

  @Test
  void commonErrorsOfProgramsAreRepaired() {
    CalendarFileContent read =
        read(
            FILE.replace("COUNT=3", "COUNT=3;UNTIL=20991231T000000Z;INTERVAL=0")
                .replace("DURATION:PT1H", "DURATION:P0DT1H0M0ST")
                .replace("DTSTART;TZID=Here:20260112T100000\nDURATION:P0DT1H0M0ST\n", "")
                .replace("SUMMARY:Stand-up", "SUMMARY:Stand-up\nwith all\u000b"));
    CalendarObject series = objects(read).getFirst();
    assertThat(series.uid()).isEqualTo("series");
    assertThat(series.main().summary()).isEqualTo("Stand-up\nwith all\n");
    assertThat(series.instances(YEAR, java.time.ZoneOffset.UTC, LIMIT).instances()).hasSize(3);
  }

  @Test
  void utf16FileIsRead() {
    byte[] wide = FILE.replace("Stand-up", "Łódź").getBytes(StandardCharsets.UTF_16LE);
    assertThat(objects(CalendarFileReader.read(wide, 100)).getFirst().main().summary())
        .isEqualTo("Łódź");
  }

  @Test
  void truncatedFileIsReported() {
    CalendarFileContent file = read(FILE.substring(0, FILE.indexOf("SUMMARY:Later")));
    assertThat(file.isWhole()).isFalse();
    assertThat(file.entries())
        .anyMatch(
            entry ->
                entry instanceof FileEntry.Unread(int line, String why) && why.contains("end"));
    assertThat(read("nothing at all").isCalendar()).isFalse();
    assertThat(read("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n").isWhole()).isTrue();
    assertThat(read("BEGIN:VCALENDAR\nVERSION:2.0\n").isWhole()).isFalse();
  }

  @Test
  void writtenFileIsReadUnchanged() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CalendarFileWriter writer =
        new CalendarFileWriter(out, List.of(ContentLine.text("X-WR-CALNAME", "Mine")));
    for (CalendarObject object : objects(read(FILE))) {
      writer.write(object);
      // A different zone under the same unknown name.
      writer.write(
          objects(
                  read(
                      FILE.replace("+0100", "+0300")
                          .replace("UID:", "UID:" + object.uid().hashCode())))
              .getFirst());
    }
    writer.end();
    CalendarFileContent again = CalendarFileReader.read(out.toByteArray(), 100);
    assertThat(again.isWhole()).isTrue();
    assertThat(out.toString(UTF_8)).contains("TZID:Here 2").doesNotContain("TZID:Here 3");
    assertThat(
            objects(again).getFirst().instances(YEAR, java.time.ZoneOffset.UTC, LIMIT).instances())
        .extracting(instance -> instance.from().toString())
        .containsExactly("2026-01-05T08:00:00Z", "2026-01-12T09:00:00Z", "2026-01-19T08:00:00Z");
    assertThat(objects(again).get(1).instances(YEAR, java.time.ZoneOffset.UTC, LIMIT).instances())
        .extracting(instance -> instance.from().toString())
        .startsWith("2026-01-05T06:00:00Z");
  }

  private static final org.carillon.format.icalendar.recurrence.ExpansionLimit LIMIT =
      org.carillon.format.icalendar.recurrence.ExpansionLimit.USUAL;

  @Test
  void vCalendarIsWrittenAndReadWithTheSameTimes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VCalendarWriter writer = new VCalendarWriter(out, YEAR);
    for (CalendarObject object :
        objects(read(FILE.replace("SUMMARY:Later", "SUMMARY:Später; mit\\n=zwei Zeilen")))) {
      writer.write(object);
    }
    writer.end();
    String text = out.toString(UTF_8);
    assertThat(text)
        .contains("VERSION:1.0")
        .contains("RDATE:20260119T080000Z")
        .contains("ENCODING=QUOTED-PRINTABLE:Sp=C3=A4ter")
        .doesNotContain("VTIMEZONE")
        .doesNotContain("Kept");
    CalendarFileContent again = read(text);
    assertThat(again.entries()).as(text).noneMatch(entry -> entry instanceof FileEntry.Unread);
    assertThat(objects(again))
        .extracting(object -> object.main().summary())
        .contains("Stand-up", "Später; mit\n=zwei Zeilen", "Without a UID");
  }

  @Test
  void randomInputIsReadOrReported() {
    Random random = new Random(2445);
    String[] lines = FILE.split("\n");
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      int count = random.nextInt(80);
      for (int line = 0; line < count; line++) {
        String piece = lines[random.nextInt(lines.length)];
        text.append(random.nextInt(9) == 0 ? piece.substring(piece.length() / 2) : piece)
            .append(random.nextInt(7) == 0 ? "\r\n" : "\n");
      }
      byte[] octets = text.toString().getBytes(UTF_8);
      CalendarFileContent file = CalendarFileReader.read(octets, 5);
      assertThat(file.entries().size()).isLessThan(100);
      FreeBusyReader.read(octets);
    }
  }

  @Test
  void freeBusyOfOtherProgramsIsRead() {
    String vfb =
        """
        BEGIN:VCALENDAR
        METHOD:PUBLISH
        BEGIN:VFREEBUSY
        ORGANIZER:mailto:ann@example.org
        FREEBUSY:20260105T090000Z/PT1H,20260106T090000Z/20260106T100000Z
        FREEBUSY;FBTYPE=FREE:20260107T090000Z/PT1H
        FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260108T090000Z/PT1H,nonsense,/,20260109T090000Z/P
        END:VFREEBUSY
        END:VCALENDAR
        """;
    assertThat(FreeBusyReader.read(vfb.getBytes(UTF_8)).orElseThrow())
        .extracting(period -> period.from() + " " + period.to() + " " + period.type())
        .containsExactly(
            "2026-01-05T09:00:00Z 2026-01-05T10:00:00Z BUSY",
            "2026-01-06T09:00:00Z 2026-01-06T10:00:00Z BUSY",
            "2026-01-08T09:00:00Z 2026-01-08T10:00:00Z BUSY_TENTATIVE");
    assertThat(FreeBusyReader.read(FILE.getBytes(UTF_8))).isEmpty();
    assertThat(FreeBusyReader.read("<html>".getBytes(UTF_8))).isEmpty();
  }
}
