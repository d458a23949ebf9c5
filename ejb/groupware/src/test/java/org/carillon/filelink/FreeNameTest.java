package org.carillon.filelink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FreeNameTest {

  @Test
  void aNameHasOneFormAndNoControls() {
    assertThat(FreeName.clean("  u\u0308ber\u0000 uns.txt ")).isEqualTo("\u00fcber  uns.txt");
    assertThat(FreeName.clean("plan\u202efdp.exe")).isEqualTo("planfdp.exe");
  }

  @Test
  void aNameIsOneLevelAndLeadsNowhere() {
    assertThat(List.of("a", ".hidden", "a b.txt", "…")).allMatch(FreeName::isGood);
    assertThat(List.of("", ".", "..", "a/b", "x".repeat(201))).noneMatch(FreeName::isGood);
  }

  @Test
  void besideOneOfTheNameComesANumberBeforeTheEnding() {
    assertThat(FreeName.beside("a.tar.gz")).startsWith("a.tar (2).gz", "a.tar (3).gz");
    assertThat(FreeName.beside(".profile")).startsWith(".profile (2)");
  }
}
