package org.carillon.format.icalendar.busy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests that overlapping times are merged, the stronger type counts, availability leaves gaps. */
class BusyTimesTest {
  private static final TimeSpan DAY =
      new TimeSpan(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));

  @Test
  void overlapsAreMerged() {
    BusyTimes times = new BusyTimes(DAY);
    times.add(at(8), at(10), BusyType.BUSY);
    times.add(at(9), at(11), BusyType.BUSY);
    times.add(at(7), at(12), BusyType.BUSY_TENTATIVE);
    times.add(at(-5), at(1), BusyType.BUSY);
    times.add(at(30), at(31), BusyType.BUSY);
    assertThat(shown(times))
        .containsExactly("0-1 BUSY", "7-8 BUSY-TENTATIVE", "8-11 BUSY", "11-12 BUSY-TENTATIVE");
  }

  @Test
  void timesOutsideAvailabilityAreUnavailable() {
    BusyTimes times = new BusyTimes(DAY);
    Availability.add(
        List.of(
            availability(
                0,
                "DTSTART:20260101T090000Z\nDTEND:20260101T170000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU,TH\n"),
            availability(
                1,
                "DTSTART:20260302T120000Z\nDTEND:20260302T130000Z\n",
                "DTSTART:20260302T110000Z\nDTEND:20260302T140000Z\n")),
        ZoneId.of("UTC"),
        times);
    times.add(at(10), at(11), BusyType.BUSY);
    assertThat(shown(times))
        .containsExactly(
            "0-9 BUSY-UNAVAILABLE",
            "10-11 BUSY",
            "11-12 BUSY-UNAVAILABLE",
            "13-14 BUSY-UNAVAILABLE",
            "17-24 BUSY-UNAVAILABLE");
  }

  @Test
  void aVfreebusyIsWritten() {
    String text =
        FreeBusyWriter.calendar(
                "REPLY",
                DAY,
                List.of(new BusyPeriod(at(8), at(9), BusyType.BUSY)),
                at(0),
                List.of())
            .toString();
    assertThat(text)
        .contains("METHOD:REPLY\r\nBEGIN:VFREEBUSY\r\nDTSTAMP:20260302T000000Z\r\n")
        .contains("FREEBUSY;FBTYPE=BUSY:20260302T080000Z/20260302T090000Z\r\n");
  }

  private static CalendarObject availability(int priority, String available, String... range) {
    String text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VAVAILABILITY\nUID:v"
            + priority
            + "\nPRIORITY:"
            + priority
            + "\n"
            + String.join("", range)
            + "BEGIN:AVAILABLE\nUID:a\n"
            + available
            + "END:AVAILABLE\nEND:VAVAILABILITY\nEND:VCALENDAR\n";
    return ((CalendarParseResult.Read) CalendarObject.read(text.getBytes(StandardCharsets.UTF_8)))
        .object();
  }

  private static Instant at(int hour) {
    return DAY.from().plusSeconds(hour * 3600L);
  }

  private static List<String> shown(BusyTimes times) {
    return times.merged().stream()
        .map(p -> hour(p.from()) + "-" + hour(p.to()) + " " + p.type().written())
        .toList();
  }

  private static long hour(Instant instant) {
    return java.time.Duration.between(DAY.from(), instant).toHours();
  }
}
