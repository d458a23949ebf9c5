package org.carillon.format.icalendar.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/**
 * Tests that a thousand events with rules, exceptions, additions and overrides have the instances
 * that libical finds, unless a clause of RFC 5545 requires otherwise. {@code
 * src/test/load/recurrence/libical.py} generated them. The system property {@code carillon.libical}
 * names a file with others to compare.
 */
class GeneratedRulesTest {
  private static final TimeSpan SPAN =
      new TimeSpan(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));
  private static final int COMPARED = 30;

  @Test
  void instancesMatchLibicalForGeneratedRules() throws IOException {
    List<String> wrong = new ArrayList<>();
    List<String> lines = lines();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      List<Long> expected =
          fields[7].isEmpty()
              ? List.of()
              : Arrays.stream(fields[7].split(" ")).map(Long::valueOf).toList();
      List<Long> found = found(object(fields));
      if (fields[6].isEmpty() && !found.equals(expected)) {
        wrong.add(
            String.join(" ", Arrays.copyOf(fields, 6))
                + "\n  libical "
                + times(expected)
                + "\n  here    "
                + times(found));
      }
    }
    assertThat(wrong).as(lines.size() + " events compared, " + wrong.size() + " differ").isEmpty();
  }

  private static List<Long> found(String object) {
    return CalendarObject.read(object.getBytes(StandardCharsets.UTF_8))
            instanceof CalendarParseResult.Read(CalendarObject read)
        ? read.instances(SPAN, ZoneOffset.UTC, ExpansionLimit.USUAL).instances().stream()
            .map(instance -> instance.from().getEpochSecond() / 60)
            .filter(minute -> minute >= SPAN.from().getEpochSecond() / 60)
            .sorted()
            .limit(COMPARED)
            .toList()
        : List.of(-1L);
  }

  private static String times(List<Long> minutes) {
    return minutes.stream()
        .map(minute -> Instant.ofEpochSecond(minute * 60).toString().substring(0, 16))
        .collect(Collectors.joining(" "));
  }

  private static String object(String[] fields) {
    boolean isDate = fields[0].endsWith("DATE");
    String length = "DURATION:" + (isDate ? "P1D" : "PT1H") + "\r\n";
    String written = isDate ? fields[0] : "";
    StringBuilder text =
        new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n")
            .append(head())
            .append("DTSTART" + fields[0] + ':' + fields[1] + "\r\nRRULE:" + fields[2] + "\r\n")
            .append(fields[3].isEmpty() ? "" : "EXDATE" + written + ':' + fields[3] + "\r\n")
            .append(fields[4].isEmpty() ? "" : "RDATE" + written + ':' + fields[4] + "\r\n")
            .append(length + "END:VEVENT\r\n");
    for (String override : fields[5].isEmpty() ? new String[0] : fields[5].split(" ")) {
      String[] times = override.split(">");
      text.append(head())
          .append("RECURRENCE-ID" + written + ':' + times[0] + "\r\n")
          .append("DTSTART" + written + ':' + times[1] + "\r\n" + length + "END:VEVENT\r\n");
    }
    return text + "END:VCALENDAR\r\n";
  }

  private static String head() {
    return "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n";
  }

  private static List<String> lines() throws IOException {
    String file = System.getProperty("carillon.libical");
    if (file != null) {
      return Files.readAllLines(Path.of(file));
    }
    try (var in =
            Objects.requireNonNull(
                GeneratedRulesTest.class.getResourceAsStream("libical-generated.tsv"));
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
