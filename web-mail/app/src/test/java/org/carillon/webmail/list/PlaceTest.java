package org.carillon.webmail.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.carillon.contract.mailbox.search.PageStart;
import org.junit.jupiter.api.Test;

class PlaceTest {

  private static final ZoneId UTC = ZoneOffset.UTC;

  @Test
  void listStartsAtTheEndOfTheDay() {
    assertThat(Place.of("2026-10-01", ZoneId.of("+02:00")))
        .isEqualTo(new PageStart.ArrivedBy(Instant.parse("2026-10-01T21:59:59.999Z")));
    assertThat(Place.of("2026-13-01", UTC)).isEqualTo(PageStart.FIRST);
  }

  @Test
  void listPositionRoundTrips() {
    PageStart.At place = new PageStart.At(2, 3);

    assertThat(Place.of(Place.text(place), UTC)).isEqualTo(place);
    assertThat(Place.of("4711", UTC)).isEqualTo(PageStart.FIRST);
    assertThat(Place.of("", UTC)).isEqualTo(PageStart.FIRST);
  }
}
