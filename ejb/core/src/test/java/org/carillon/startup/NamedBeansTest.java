package org.carillon.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests that no bean depends on a default of the server or needs Carillon to set one. */
class NamedBeansTest {
  private static final Pattern POOL =
      Pattern.compile(
          "<p:pool>\\s*<ejb-name>([^<]+)</ejb-name>\\s*"
              + "<p:bean-instance-pool-ref>([^<]+)</p:bean-instance-pool-ref>");

  @Test
  void everyBeanComesFromTheNamedPool() throws IOException {
    String named = Files.readString(Path.of("src/main/resources/META-INF/jboss-ejb3.xml"));

    assertThat(POOL.matcher(named).results().map(found -> found.group(1) + " " + found.group(2)))
        .containsExactly("* carillon-intake");
  }
}
