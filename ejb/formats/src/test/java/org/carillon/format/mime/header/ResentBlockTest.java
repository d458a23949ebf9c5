package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResentBlockTest {
  private static ResentBlock newest(String header) {
    return ResentBlock.newest(Header.parse(header.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> values(String header) {
    return newest(header).fields().stream().map(field -> field.utf8().strip()).toList();
  }

  @Test
  void topmostResentBlockCounts() {
    assertThat(
            values(
                """
                Received: by us
                Resent-Sender: s2
                RESENT-FROM: f2
                Resent-From: f1
                Resent-Sender: s1
                From: a

                Resent-From: body
                """))
        .containsExactly("s2", "f2");
    assertThat(
            values(
                """
                Resent-From: f2
                Received: by them
                Resent-Sender: s1
                Resent-From: f1
                From: a
                """))
        .containsExactly("f2");
  }

  @Test
  void blockWithoutResentFromIsUnnamed() {
    assertThat(newest("Resent-To: x\nFrom: a\n\n").isNamed()).isFalse();
    assertThat(newest("From: a\n\n").isNamed()).isFalse();
    assertThat(newest("From: a\nResent-From: b\n\n").isNamed()).isTrue();
  }
}
