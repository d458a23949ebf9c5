package org.carillon.webmail.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

class ListPostTest {
  private static String of(String value) {
    String header = "List-Post: " + value + "\n\n";
    return ListPost.of(Header.parse(header.getBytes(StandardCharsets.UTF_8))).orElse("");
  }

  @Test
  void firstMailtoAddressIsUsed() {
    assertThat(of("<mailto:bells@lists.test?subject=x> (Postings)")).isEqualTo("bells@lists.test");
    assertThat(of("<https://lists.test/>, <MAILTO:bells+2%40x@lists.test>"))
        .isEqualTo("bells+2@x@lists.test");
  }

  @Test
  void listWithoutPostingAddressHasNone() {
    assertThat(of("NO (closed)")).isEmpty();
    assertThat(of("<https://lists.test/>")).isEmpty();
    assertThat(of("<mailto:%zz@lists.test>")).isEmpty();
    assertThat(of("<mailto:a%0d%0aBcc:x@lists.test>")).isEmpty();
    assertThat(of("<mailto:broken@lists.test")).isEmpty();
  }
}
