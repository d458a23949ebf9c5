package org.carillon.helper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests the documentation's helper for the operating system, as far as without passwords. */
class PamHelperTest {
  private static final Path SAMPLE = Path.of("../../docs/helpers/pam.py");

  @Test
  void onlyUsersOfTheDomainAreKnown() throws Exception {
    assertThat(
            answers(
                """
                1 INTF 3
                2 NEW "root@sys.test"
                3 VRFY "root@sys.test" "wrong"
                4 NEW "no such user@sys.test"
                5 VRFY "ann@other.test" "a \\" quote"
                6 VRFY "ann@sys.test"
                nonsense
                7 QUIT
                """))
        .containsExactlyInAnyOrder(
            "1 INTF 3", "2 ERROR", "3 ERROR", "4 ERROR", "5 ERROR", "6 FAILURE", "7 OK");
  }

  private static String[] answers(String questions) throws IOException, InterruptedException {
    Process helper =
        new ProcessBuilder("python3", SAMPLE.toString(), "sys.test", "no-such-service").start();
    try (var asking = helper.getOutputStream()) {
      asking.write(questions.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(helper.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(helper.waitFor()).isZero();
    return said.split("\n");
  }
}
