package org.carillon.format.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SingleLineTextTest {

  @Test
  void foreignTextIsOneBoundedLineWithoutBidiControls() {
    assertThat(SingleLineText.of(" a\r\nb\u202E c\u0000 ", 80)).isEqualTo("a b c");
    assertThat(SingleLineText.of("a\u2028b\u0085c\uD800d", 80)).isEqualTo("a b c d");
    assertThat(SingleLineText.of("🔔".repeat(10), 3)).isEqualTo("🔔🔔🔔…");
  }
}
