package org.carillon.account.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests with the examples of RFC 8265 §4.3. */
class PasswordsTest {

  @Test
  void spacesAreNormalizedAndCaseIsKept() {
    assertThat(Passwords.prepare("correct horse battery staple"))
        .contains("correct horse battery staple");
    assertThat(Passwords.prepare("Correct Horse Battery Staple"))
        .contains("Correct Horse Battery Staple");
    assertThat(Passwords.prepare("πß\u00e5")).contains("πß\u00e5");
    assertThat(Passwords.prepare("foo\u1680bar")).contains("foo bar");
  }

  @Test
  void emptyLongOrControlCharacterPasswordsAreRefused() {
    assertThat(Passwords.prepare("")).isEmpty();
    assertThat(Passwords.prepare("my cat is a \u0009by")).isEmpty();
    assertThat(Passwords.prepare("x".repeat(Passwords.MOST_CHARACTERS + 1))).isEmpty();
  }
}
