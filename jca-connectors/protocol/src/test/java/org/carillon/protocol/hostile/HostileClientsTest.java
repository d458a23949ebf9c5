package org.carillon.protocol.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HostileClientsTest {
  private static final Pattern FIGURES = Pattern.compile("used=(\\d+) counted=(\\d+)");

  @Test
  void fiftyThousandClientsFitIntoAGigabyteOfHeap() throws IOException, InterruptedException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileClients.class.getName(),
                "50000")
            .redirectErrorStream(true)
            .start();
    String said = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(server.waitFor()).as(said).isZero();
    Matcher figures = FIGURES.matcher(said);
    assertThat(figures.find()).as(said).isTrue();
    assertThat(Long.parseLong(figures.group(1))).as(said).isLessThan(512L << 20);
    assertThat(Long.parseLong(figures.group(2))).as(said).isBetween(32L << 20, 64L << 20);
  }
}
