package org.carillon.dav.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token of an inbox says which messages there were. */
class InboxTokenTest {
  @Test
  void inboxTokenRoundTrips() {
    for (Set<Long> numbers : Set.of(Set.<Long>of(), Set.of(7L), Set.of(9L, 1L, 123_456_789_012L))) {
      assertThat(InboxToken.numbers(InboxToken.of(numbers))).contains(numbers);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "urn:x",
        "urn:carillon:inbox:1",
        "urn:carillon:inbox:-1.",
        "urn:carillon:inbox:1..2."
      })
  void malformedInboxTokenIsRejected(String token) {
    assertThat(InboxToken.numbers(token)).isEmpty();
  }
}
