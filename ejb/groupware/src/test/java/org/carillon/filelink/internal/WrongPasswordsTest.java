package org.carillon.filelink.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrongPasswordsTest {
  private final WrongPasswords wrong = new WrongPasswords();

  @Test
  void afterTwentyWrongOnesOneLinkWaitsAndNoOther() {
    for (int i = 0; i < WrongPasswords.MOST; i++) {
      assertThat(wrong.areTooMany("one")).isFalse();
      wrong.count("one");
    }

    assertThat(wrong.areTooMany("one")).isTrue();
    assertThat(wrong.areTooMany("other")).isFalse();
  }

  @Test
  void aRightOneIsNoGuess() {
    for (int i = 0; i < 2 * WrongPasswords.MOST; i++) {
      wrong.count("one");
      wrong.forgive("one");
    }

    assertThat(wrong.areTooMany("one")).isFalse();
  }
}
