package org.carillon.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No bean here depends on what a server has as its default, nor does Carillon need to set it. */
class NamedBeansTest {

  @Test
  void everyMessageDrivenBeanHasItsPool() throws IOException {
    String named = Files.readString(Path.of("src/main/resources/META-INF/jboss-ejb3.xml"));
    List<String> pooled =
        Pattern.compile("<p:pool>\\s*<ejb-name>(\\w+)</ejb-name>")
            .matcher(named)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(pooled).containsExactlyInAnyOrderElementsOf(messageDrivenBeans());
  }

  private static List<String> messageDrivenBeans() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java") && isMessageDriven(file))
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .toList();
    }
  }

  private static boolean isMessageDriven(Path file) {
    try {
      return Files.readString(file).contains("\n@MessageDriven");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
