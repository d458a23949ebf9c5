package org.carillon.format.mime.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldedTextTest {
  private final Random random = new Random(5051);

  private String text(int most) {
    String alphabet = "aAb\u00e4\u00c4\u0323\u0302\u01c6\ufb01\ud83d\udd14";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Returns a reader that returns the text in pieces of random sizes. */
  private Reader pieces(String text) {
    return new StringReader(text) {
      @Override
      public int read(char[] into, int offset, int length) throws IOException {
        return super.read(into, offset, Math.min(length, 1 + random.nextInt(4)));
      }
    };
  }

  @Test
  void streamSearchEqualsTextSearch() throws IOException {
    int matches = 0;
    for (int round = 0; round < 20_000; round++) {
      String wanted = text(4);
      String in = text(20);
      FoldedText folded = new FoldedText(wanted);
      boolean found = folded.isIn(in);
      matches += found ? 1 : 0;
      assertThat(folded.isIn(pieces(in))).as("%s in %s", wanted, in).isEqualTo(found);
    }
    assertThat(matches).isBetween(2_000, 18_000);
  }

  @Test
  void caseCompositionAndCompatibilityFormsAreIgnored() {
    assertThat(new FoldedText("gr\u00fc\u00df").isIn("GRU\u0308\u00df Gott")).isTrue();
    assertThat(new FoldedText("\u01c4").isIn("\u01c6")).isTrue();
    assertThat(new FoldedText("FI").isIn("\ufb01sh")).isFalse();
    assertThat(new FoldedText("file").isIn("f\u0130le")).isFalse();
    assertThat(new FoldedText("\u039f\u0394\u039f\u03a3").isIn("\u03bf\u03b4\u03bf\u03c3"))
        .isTrue();
  }

  @Test
  void longTextsAreSearchedAcrossBlocks() throws IOException {
    String filler = "x".repeat(8_190);
    for (int i = 0; i < 5; i++) {
      String text = filler + "x".repeat(i) + "Gr\u00fc\u00dfe" + filler;
      assertThat(new FoldedText("GRU\u0308").isIn(new StringReader(text))).isTrue();
      assertThat(new FoldedText("GRU\u0308S").isIn(new StringReader(text))).isFalse();
    }
    assertThat(new FoldedText("a").isIn(new StringReader("\u0302".repeat(20_000) + "a"))).isTrue();
  }
}
