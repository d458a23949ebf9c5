package org.carillon.filelink.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkPasswordLimitTest {
  private final LinkPasswordLimit wrong = new LinkPasswordLimit();

  @Test
  void twentyWrongPasswordsBlockOnlyTheirLink() {
    for (int i = 0; i < LinkPasswordLimit.MOST; i++) {
      assertThat(wrong.areTooMany("one")).isFalse();
      wrong.count("one");
    }

    assertThat(wrong.areTooMany("one")).isTrue();
    assertThat(wrong.areTooMany("other")).isFalse();
  }

  @Test
  void correctPasswordIsNotCountedAsAttempt() {
    for (int i = 0; i < 2 * LinkPasswordLimit.MOST; i++) {
      wrong.count("one");
      wrong.forgive("one");
    }

    assertThat(wrong.areTooMany("one")).isFalse();
  }
}
