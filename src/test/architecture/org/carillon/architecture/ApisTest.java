package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever uses a capability compiles against its API, the module {@code ejb/NAME/api}, and not
 * against what is inside it. The compiler holds the rest.
 */
class ApisTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();
  private static final Path MODULES = TREE.resolve("ejb");

  /** These modules may compile against the inside of another: {@code user: other}. */
  private static final Set<String> INSIDE = Set.of("identity: directory", "look: directory");

  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>carillon-([a-z]+)</artifactId>");

  @Test
  void onlyTestsSeeTheInsideOfAnotherModule() throws IOException {
    Set<String> capabilities = capabilities();
    Set<String> inside = new TreeSet<>();
    for (Path pom : users()) {
      String user = TREE.relativize(pom.getParent()).toString().replaceFirst("^ejb/", "");
      for (String module : compiledAgainst(Files.readString(pom))) {
        if (capabilities.contains(module)) {
          inside.add(user + ": " + module);
        }
      }
    }

    assertThat(inside).isEqualTo(new TreeSet<>(INSIDE));
  }

  @Test
  void aDependencyOnTheInsideIsSeen() {
    String pom =
        """
        <dependency><artifactId>carillon-store</artifactId><scope>provided</scope></dependency>
        <dependency><artifactId>carillon-policy</artifactId><scope>test</scope></dependency>
        <dependency><artifactId>carillon-call-api</artifactId></dependency>
        """;

    assertThat(compiledAgainst(pom)).containsExactly("store");
  }

  private static List<String> compiledAgainst(String pom) {
    return DEPENDENCY
        .matcher(pom)
        .results()
        .map(MatchResult::group)
        .filter(dependency -> !dependency.contains("<scope>test</scope>"))
        .flatMap(dependency -> ARTIFACT.matcher(dependency).results())
        .map(artifact -> artifact.group(1))
        .toList();
  }

  private static Set<String> capabilities() throws IOException {
    try (Stream<Path> folders = Files.list(MODULES)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("api/pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .collect(Collectors.toSet());
    }
  }

  /** All poms but those that put the application together, and that of the whole tree. */
  private static List<Path> users() throws IOException {
    List<Path> assemblies =
        Stream.of("pom.xml", "ear", "ejb/core", "src").map(TREE::resolve).toList();
    return WrittenFiles.of(TREE).stream()
        .filter(file -> file.endsWith("pom.xml"))
        .filter(file -> assemblies.stream().noneMatch(file::startsWith))
        .toList();
  }
}
