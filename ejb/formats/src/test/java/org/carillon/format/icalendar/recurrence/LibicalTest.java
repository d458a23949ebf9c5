package org.carillon.format.icalendar.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests that events have the instances libical finds, unless RFC 5545 says otherwise. */
class LibicalTest {
  private static final TimeSpan SPAN =
      new TimeSpan(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));

  /** Returns whether libical 3.0.16 differs from the cited clause of RFC 5545 here. */
  private static boolean isDifferent(String[] fields) {
    String rule = fields[2];
    boolean setPosition = rule.contains("BYSETPOS");
    // §3.3.10: BYSETPOS selects from the results of all other parts of the rule, in every
    // frequency. libical ignores it in WEEKLY, and applies it before BYHOUR and BYMINUTE.
    return setPosition
            && (rule.contains("WEEKLY") || rule.contains("BYHOUR") || rule.contains("BYMINUTE"))
        // §3.3.10: -10 is the tenth to the last day. libical does not support that in DAILY rules.
        || rule.matches("FREQ=DAILY.*BYMONTHDAY=[^;]*-.*")
        // §3.3.10: weeks are those of ISO 8601 except for WKST. libical counts 53 of each year from
        // the end.
        || rule.matches(".*BYWEEKNO=[^;]*-.*")
        // §3.3.10: positions count within the weeks of one year. libical includes some of the next.
        || setPosition && rule.matches(".*BYWEEKNO=[^;]*53.*")
        // §3.3.10: the rule produces local times. libical adds exact hours when the clock changes.
        || rule.matches("FREQ=(HOUR|MINUTE)LY.*") && fields[0].contains("TZID")
        // §3.8.5.3: RDATEs belong to the set. libical drops those before DTSTART.
        || !fields[4].isEmpty() && fields[4].compareTo(fields[1]) < 0;
  }

  @Test
  void instancesMatchLibical() throws IOException {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      List<Long> expected =
          fields[5].isEmpty()
              ? List.of()
              : Arrays.stream(fields[5].split(" ")).map(Long::valueOf).sorted().toList();
      CalendarParseResult reading =
          CalendarObject.read(object(fields).getBytes(StandardCharsets.UTF_8));
      if (!(reading instanceof CalendarParseResult.Read(CalendarObject object))) {
        wrong.add(line + ": " + reading);
        continue;
      }
      Expansion expansion = object.instances(SPAN, ZoneOffset.UTC, ExpansionLimit.USUAL);
      List<Long> found =
          expansion.instances().stream()
              .map(instance -> instance.from().getEpochSecond() / 60)
              .limit(30)
              .toList();
      count++;
      if (!found.equals(expected) && !isDifferent(fields)) {
        wrong.add(
            String.join(" ", Arrays.copyOf(fields, 5))
                + "\n  libical "
                + times(expected)
                + "\n  here    "
                + times(found));
      }
    }
    assertThat(wrong).as(count + " events compared, " + wrong.size() + " differ").isEmpty();
  }

  @Test
  void skippedInstancesDoNotHideLaterOnes() throws IOException {
    TimeSpan later =
        new TimeSpan(Instant.parse("2026-11-05T10:20:00Z"), Instant.parse("2027-02-01T00:00:00Z"));
    ExpansionLimit all = new ExpansionLimit(100_000, 1_000_000);
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      if (CalendarObject.read(object(fields).getBytes(StandardCharsets.UTF_8))
          instanceof CalendarParseResult.Read(CalendarObject object)) {
        List<SeriesInstance> slowly =
            object.instances(SPAN, ZoneOffset.UTC, all).instances().stream()
                .filter(instance -> later.overlaps(instance.from(), instance.to()))
                .toList();
        assertThat(object.instances(later, ZoneOffset.UTC, all).instances())
            .as(line)
            .isEqualTo(slowly);
      }
    }
  }

  private static String times(List<Long> minutes) {
    return minutes.stream()
        .map(minute -> Instant.ofEpochSecond(minute * 60).toString().substring(0, 16))
        .collect(Collectors.joining(" "));
  }

  private static String object(String[] fields) {
    boolean date = fields[0].endsWith("DATE");
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
        + "DTSTART"
        + fields[0]
        + ':'
        + fields[1]
        + "\r\nRRULE:"
        + fields[2]
        + "\r\n"
        + (fields[3].isEmpty() ? "" : "EXDATE" + fields[0] + ':' + fields[3] + "\r\n")
        + (fields[4].isEmpty()
            ? ""
            : "RDATE" + (fields[4].endsWith("Z") ? "" : fields[0]) + ':' + fields[4] + "\r\n")
        + "DURATION:"
        + (date ? "P1D" : "PT1H")
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  private static List<String> lines() throws IOException {
    try (var in =
            Objects.requireNonNull(LibicalTest.class.getResourceAsStream("libical-instances.tsv"));
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
