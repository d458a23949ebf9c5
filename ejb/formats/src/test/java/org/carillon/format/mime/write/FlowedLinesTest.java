package org.carillon.format.mime.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FlowedLinesTest {

  @Test
  void paragraphIsBrokenAtRetainedSpaces() {
    String paragraph = "seven words make one line of bells and ".repeat(5).strip();
    String wire = FlowedLines.of(paragraph);
    assertThat(wire.lines()).hasSize(3).allMatch(line -> line.length() <= 76);
    assertThat(wire.replace(" \n", " ")).isEqualTo(paragraph);
  }

  @Test
  void wrappedQuoteKeepsItsQuotePrefix() {
    String wire = FlowedLines.of("> > " + "deep in the tower ".repeat(8));
    assertThat(wire.lines()).allMatch(line -> line.startsWith(">> ") && line.length() <= 76);
  }

  @Test
  void ambiguousLinesAreSpaceStuffed() {
    assertThat(FlowedLines.of("From here\n two\nblank at end \n-- \nAnna"))
        .isEqualTo(" From here\n  two\nblank at end\n-- \nAnna");
  }

  @Test
  void overlongWordIsNotBroken() {
    String word = "x".repeat(200);
    assertThat(FlowedLines.of(word + " and more words").lines().findFirst()).contains(word + " ");
  }

  @Test
  void randomTextIsWrittenCompletely() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      random.ints(random.nextInt(400), 0, 6).forEach(c -> text.append("> \n-ab".charAt(c)));
      assertThat(FlowedLines.of(text.toString()).replaceAll("[> \n]", ""))
          .isEqualTo(text.toString().replaceAll("[> \n]", ""));
    }
  }
}
