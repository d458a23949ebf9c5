package org.carillon.format.mime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainAsciiTest {

  @Test
  void accentsAreDroppedAndNonAsciiTextReplaced() {
    assertThat(PlainAscii.of("No offers", "x")).isEqualTo("No offers");
    assertThat(PlainAscii.of("Gr\u00fc\u00dfe \u2013 \u201enein\u201c, pr\u00e9s", "x"))
        .isEqualTo("Grusse - \"nein\", pres");
    assertThat(PlainAscii.of("\u4e0d\u8981", "Not wanted")).isEqualTo("Not wanted");
    assertThat(PlainAscii.of("a\ud800", "Not wanted")).isEqualTo("Not wanted");
  }
}
