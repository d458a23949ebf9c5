package org.carillon.account.internal.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.account.internal.hashing.PasswordHash.Cost;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  private static final Argon2Memory MEMORY = new Argon2Memory(65_536);

  /**
   * The hash is the reference implementation's: argon2 somesalt -id -t 2 -m 16 -p 1 {@code <<<}
   * password.
   */
  @Test
  void referenceImplementationHashIsVerified() {
    var hash =
        PasswordHash.parse(
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                    + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
            .orElseThrow();

    assertThat(hash.matches("password", MEMORY)).isTrue();
    assertThat(hash.matches("Password", MEMORY)).isFalse();
  }

  @Test
  void writtenHashIsReadAgain() {
    var hash = PasswordHash.of("correct horse", new Cost(1024, 1), MEMORY);

    var read = PasswordHash.parse(hash.text()).orElseThrow();

    assertThat(read.cost()).isEqualTo(new Cost(1024, 1));
    assertThat(read.matches("correct horse", MEMORY)).isTrue();
    assertThat(PasswordHash.of("correct horse", new Cost(1024, 1), MEMORY).text())
        .isNotEqualTo(hash.text());
  }

  @Test
  void otherTextIsNoPasswordHash() {
    for (String text :
        new String[] {
          "", "x", "$2y$10$abc", "$argon2i$v=19$m=1,t=1,p=1$YQ$YQ", "$argon2id$v=19$"
        }) {
      assertThat(PasswordHash.parse(text)).as(text).isEmpty();
    }
  }
}
