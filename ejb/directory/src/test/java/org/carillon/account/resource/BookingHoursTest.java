package org.carillon.account.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Tests of the hours in which a resource can be booked. */
class BookingHoursTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final BookingHours OFFICE =
      BookingHours.of("mon-fri 08:00-18:00, sat 09:00-12:00").orElseThrow();

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static boolean covered(BookingHours hours, String from, String to) {
    return hours.cover(at(from), at(to), BERLIN);
  }

  @Test
  void bookingMustLieWithinTheHours() {
    assertThat(covered(OFFICE, "2026-11-23T08:00", "2026-11-23T18:00")).isTrue();
    assertThat(covered(OFFICE, "2026-11-23T07:59", "2026-11-23T09:00")).isFalse();
    assertThat(covered(OFFICE, "2026-11-23T17:00", "2026-11-23T18:01")).isFalse();
    assertThat(covered(OFFICE, "2026-11-28T09:00", "2026-11-28T12:00")).isTrue();
    assertThat(covered(OFFICE, "2026-11-29T09:00", "2026-11-29T10:00")).isFalse();
    assertThat(covered(OFFICE, "2026-11-23T10:00", "2026-11-24T10:00")).isFalse();
  }

  @Test
  void hoursUntilMidnightContinueOnTheNextDay() {
    BookingHours week = BookingHours.of("mon-sun 00:00-24:00").orElseThrow();

    assertThat(covered(week, "2026-11-23T22:00", "2026-12-03T02:00")).isTrue();
  }

  @Test
  void rangeOfDaysMaySpanTheWeekEnd() {
    BookingHours late = BookingHours.of("sat-mon 10:00-12:00").orElseThrow();

    assertThat(covered(late, "2026-11-29T10:00", "2026-11-29T11:00")).isTrue();
    assertThat(covered(late, "2026-11-24T10:00", "2026-11-24T11:00")).isFalse();
  }

  @Test
  void emptyTextMeansAlways() {
    assertThat(covered(BookingHours.of(" ").orElseThrow(), "2026-11-29T03:00", "2027-11-29T03:00"))
        .isTrue();
  }

  @Test
  void malformedHoursAreRejected() {
    assertThat(BookingHours.of("mon 08:00")).isEmpty();
    assertThat(BookingHours.of("mon 18:00-08:00")).isEmpty();
    assertThat(BookingHours.of("mon 08:00-25:00")).isEmpty();
    assertThat(BookingHours.of("xyz 08:00-09:00")).isEmpty();
    assertThat(BookingHours.of(",")).isEmpty();
  }
}
