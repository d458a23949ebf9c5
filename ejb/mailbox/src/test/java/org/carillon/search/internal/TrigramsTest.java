package org.carillon.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.carillon.format.mime.summary.FoldedText;
import org.junit.jupiter.api.Test;

class TrigramsTest {
  private final Random random = new Random(3);

  private String text(int most) {
    String alphabet = "abAB \u00e4\u00c4\u4e2d\ud83d\ude00";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static Set<Long> of(String text) {
    Set<Long> all = new HashSet<>();
    for (long trigram : Trigrams.of(text).sorted()) {
      all.add(trigram);
    }
    return all;
  }

  @Test
  void containingTextHasAllTrigrams() throws IOException {
    int contained = 0;
    for (int round = 0; round < 50_000; round++) {
      String text = text(60);
      String wanted = text(5);
      if (new FoldedText(wanted).isIn(text)) {
        assertThat(of(text)).as("%s in %s", wanted, text).containsAll(of(wanted));
        contained++;
      }
      Trigrams read = new Trigrams();
      read.isIn(new StringReader(text));
      assertThat(read.sorted()).isEqualTo(Trigrams.of(text).sorted());
    }
    assertThat(contained).isGreaterThan(1_000);
  }

  @Test
  void separateTextsShareNoTrigrams() {
    Trigrams trigrams = new Trigrams();
    trigrams.isIn("ab");
    trigrams.isIn("cd");

    assertThat(trigrams.sorted()).isEmpty();
  }
}
