package org.carillon.webmail.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.contract.mailbox.search.PageStart;
import org.junit.jupiter.api.Test;

class PlaceTest {

  @Test
  void placesAreReadAsTheyWereWritten() {
    PageStart.At place = new PageStart.At(2, 3);

    assertThat(Place.of(Place.text(place))).isEqualTo(place);
    assertThat(Place.of("4711")).isEqualTo(PageStart.FIRST);
    assertThat(Place.of("")).isEqualTo(PageStart.FIRST);
  }
}
