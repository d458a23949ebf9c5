package org.carillon.format.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalPartTest {

  @Test
  void caseWidthAndCompositionAreIgnored() {
    assertThat(LocalPart.canonical("Alice.O'Hara+x")).contains("alice.o'hara+x");
    assertThat(LocalPart.canonical("ＡＬＩＣＥ")).contains("alice");
    assertThat(LocalPart.canonical("JU\u0308RGEN")).contains("jürgen");
    assertThat(LocalPart.canonical("ΣΊΣΥΦΟΣ")).isEqualTo(LocalPart.canonical("σίσυφος"));
  }

  @Test
  void quotedOrConfusableLocalPartIsRefused() {
    for (String typed :
        new String[] {
          "",
          ".a",
          "a.",
          "a..b",
          "a b",
          "a@b",
          "a\"b",
          "a\\b",
          "a(b",
          "a\u0000",
          "a\u200db",
          "ﬁx",
          "♥",
          "\ud800",
          "x".repeat(65),
          "ü".repeat(33)
        }) {
      assertThat(LocalPart.canonical(typed)).as(typed).isEmpty();
    }
  }

  @Test
  void canonicalFormIsStable() {
    var random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      var typed = new StringBuilder();
      for (int i = random.nextInt(10); i >= 0; i--) {
        typed.appendCodePoint(random.nextInt(0x2000));
      }

      var form = LocalPart.canonical(typed.toString());

      form.ifPresent(name -> assertThat(LocalPart.canonical(name)).contains(name));
    }
  }
}
