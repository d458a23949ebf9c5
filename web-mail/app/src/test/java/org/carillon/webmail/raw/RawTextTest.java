package org.carillon.webmail.raw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RawTextTest {
  @Test
  void shortTextIsShownWhole() {
    assertThat(RawText.of("BEGIN:VCALENDAR\r\n<b>ü".getBytes(UTF_8)))
        .isEqualTo(new RawText("BEGIN:VCALENDAR\r\n<b>ü", false));
  }

  @Test
  void longTextIsCutBetweenCharacters() {
    String begin = "x".repeat(RawText.MOST_OCTETS - 2);

    assertThat(RawText.of((begin + "😀 and more").getBytes(UTF_8)))
        .isEqualTo(new RawText(begin, true));
  }

  @Test
  void binaryDataIsShownWithReplacementCharacters() {
    byte[] octets = new byte[RawText.MOST_OCTETS + 1];
    Arrays.fill(octets, (byte) 0x80);

    assertThat(RawText.of(octets).text()).hasSize(RawText.MOST_OCTETS - 3);
    assertThat(RawText.of(new byte[] {'a', (byte) 0xFF, 'b'}).text()).isEqualTo("a\uFFFDb");
  }
}
