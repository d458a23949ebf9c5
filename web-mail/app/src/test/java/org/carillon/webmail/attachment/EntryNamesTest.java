package org.carillon.webmail.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryNamesTest {

  @Test
  void noNameIsThereTwice() {
    EntryNames names = new EntryNames();
    assertThat(names.of("bell.pdf")).isEqualTo("bell.pdf");
    assertThat(names.of("Bell.PDF")).isEqualTo("Bell (2).PDF");
    assertThat(names.of("bell (2).pdf")).isEqualTo("bell (2) (2).pdf");
    assertThat(names.of("bell.pdf")).isEqualTo("bell (3).pdf");
    assertThat(names.of("Glöckchen")).isEqualTo("Glöckchen");
    assertThat(names.of("Glöckchen")).isEqualTo("Glöckchen (2)");
    assertThat(names.of(".profile")).isEqualTo(".profile");
    assertThat(names.of(".profile")).isEqualTo(".profile (2)");
  }
}
