package org.carillon.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.account.internal.PasswordHash.Cost;
import org.junit.jupiter.api.Test;

class PasswordHashTest {

  /**
   * Made by the reference implementation: {@code argon2 somesalt -id -t 2 -m 16 -p 1 <<< password}.
   */
  @Test
  void aHashMadeElsewhereIsUnderstood() {
    var hash =
        PasswordHash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                    + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
            .orElseThrow();

    assertThat(hash.matches("password")).isTrue();
    assertThat(hash.matches("Password")).isFalse();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var hash = PasswordHash.of("correct horse", new Cost(1024, 1));

    var read = PasswordHash.parse(hash.text()).orElseThrow();

    assertThat(read.cost()).isEqualTo(new Cost(1024, 1));
    assertThat(read.matches("correct horse")).isTrue();
    assertThat(PasswordHash.of("correct horse", new Cost(1024, 1)).text())
        .isNotEqualTo(hash.text());
  }

  @Test
  void anythingElseIsNoHash() {
    for (String text :
        new String[] {
          "", "x", "$2y$10$abc", "$argon2i$v=19$m=1,t=1,p=1$YQ$YQ", "$argon2id$v=19$"
        }) {
      assertThat(PasswordHash.parse(text)).as(text).isEmpty();
    }
  }
}
