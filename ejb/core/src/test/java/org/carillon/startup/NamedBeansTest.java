package org.carillon.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No bean here depends on what a server has as its default, nor does Carillon need to set it. */
class NamedBeansTest {
  private static final Pattern POOL =
      Pattern.compile(
          "<p:pool>\\s*<ejb-name>([^<]+)</ejb-name>\\s*"
              + "<p:bean-instance-pool-ref>([^<]+)</p:bean-instance-pool-ref>");

  @Test
  void everyBeanComesFromOnePoolOfOurs() throws IOException {
    String named = Files.readString(Path.of("src/main/resources/META-INF/jboss-ejb3.xml"));

    assertThat(POOL.matcher(named).results().map(found -> found.group(1) + " " + found.group(2)))
        .containsExactly("* carillon-intake");
  }
}
