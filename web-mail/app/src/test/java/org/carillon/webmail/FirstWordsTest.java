package org.carillon.webmail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstWordsTest {

  @Test
  void quotedLinesAndMarkupAreLeftOut() {
    assertThat(FirstWords.words("> Really?\r\n\r\nYes,\r\n  of course.", false))
        .isEqualTo("Yes, of course.");
    assertThat(FirstWords.words("<style>p{}</style><p>Hello <b>you</b></p>", true))
        .isEqualTo("Hello you");
    assertThat(FirstWords.words("x".repeat(500), false)).hasSize(160);
  }
}
