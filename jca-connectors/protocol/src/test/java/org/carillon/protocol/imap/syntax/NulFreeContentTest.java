package org.carillon.protocol.imap.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.carillon.contract.content.Content;
import org.junit.jupiter.api.Test;

class NulFreeContentTest {
  @Test
  void onlyNulOctetsAreReplaced() throws Exception {
    byte[] stored = new byte[256];
    byte[] expected = new byte[256];
    for (int i = 0; i < 256; i++) {
      stored[i] = (byte) i;
      expected[i] = (byte) (i == 0 ? 0x80 : i);
    }
    byte[] shown = new byte[258];
    int n = new NulFreeContent(Content.of(stored)).read(0, shown, 1, 256);

    assertThat(n).isEqualTo(256);
    assertThat(shown).startsWith(0).endsWith(0).containsSequence(expected);
    assertThat(stored[0]).as("what is stored").isZero();
    assertThat(NulFreeContent.shown(new String(stored, StandardCharsets.ISO_8859_1)))
        .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1));
  }
}
