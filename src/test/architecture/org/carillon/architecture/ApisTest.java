package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tests that users of a capability compile against its API, the module {@code ejb/NAME/api}, and
 * not against its internals. The compiler enforces the rest.
 */
class ApisTest {
  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();
  private static final Path MODULES = TREE.resolve("ejb");

  /** These modules may compile against the internals of another: {@code user: other}. */
  private static final Set<String> INSIDE = Set.of("identity: directory", "look: directory");

  private static final Path CONTRACT = MODULES.resolve("contract");

  /** The packages of ports between two capabilities that may not use each other. */
  private static final Set<String> BETWEEN = Set.of("contacts", "scheduling", "sender");

  private static final Pattern PORT =
      Pattern.compile("(?m)^import (?:static )?org\\.carillon\\.contract\\.([a-z.]+)\\.[A-Z]");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT =
      Pattern.compile("<artifactId>carillon-([a-z]+)</artifactId>");

  @Test
  void modulesCompileAgainstApisOnly() throws IOException {
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
  void dependencyOnInternalsIsDetected() {
    String pom =
        """
        <dependency><artifactId>carillon-store</artifactId><scope>provided</scope></dependency>
        <dependency><artifactId>carillon-policy</artifactId><scope>test</scope></dependency>
        <dependency><artifactId>carillon-call-api</artifactId></dependency>
        """;

    assertThat(compiledAgainst(pom)).containsExactly("store");
  }

  @Test
  void contractHoldsThePortsOfModulesWithoutApi() throws IOException {
    List<Path> sources = sources();
    Set<String> needed = new TreeSet<>();
    for (Path module : modulesWithoutApi()) {
      for (Path source : sources) {
        if (source.startsWith(module)) {
          needed.addAll(ports(source));
        }
      }
    }
    Map<String, Set<String>> contract = contract(sources);
    Deque<String> next = new ArrayDeque<>(needed);
    while (!next.isEmpty()) {
      contract.get(next.pop()).stream().filter(needed::add).forEach(next::push);
    }

    assertThat(needed).hasSizeGreaterThan(10);
    Set<String> others = new TreeSet<>(contract.keySet());
    others.removeAll(needed);
    assertThat(others).as("these lie in the API of their capability").isEqualTo(BETWEEN);
  }

  private static List<Path> sources() throws IOException {
    return WrittenFiles.of(TREE).stream()
        .filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
        .filter(file -> file.toString().contains("/src/main/java/"))
        .toList();
  }

  /** Each package of contract without the common prefix, and the packages that it uses. */
  private static Map<String, Set<String>> contract(List<Path> sources) throws IOException {
    Path root = CONTRACT.resolve("src/main/java/org/carillon/contract");
    Map<String, Set<String>> packages = new HashMap<>();
    for (Path source : sources) {
      if (source.startsWith(root) && !source.getParent().equals(root)) {
        String name = root.relativize(source.getParent()).toString().replace('/', '.');
        packages.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(ports(source));
      }
    }
    return packages;
  }

  private static Set<String> ports(Path source) throws IOException {
    return PORT.matcher(Files.readString(source))
        .results()
        .map(port -> port.group(1))
        .collect(Collectors.toSet());
  }

  /** Includes the launcher, which is packaged with the application but runs without it. */
  private static List<Path> modulesWithoutApi() throws IOException {
    Pattern api = Pattern.compile("<artifactId>carillon-[a-z]+-api</artifactId>");
    List<Path> modules = new ArrayList<>();
    modules.add(TREE.resolve("ear/launcher"));
    for (Path pom : users()) {
      if (!pom.startsWith(CONTRACT) && !api.matcher(Files.readString(pom)).find()) {
        modules.add(pom.resolveSibling("src"));
      }
    }
    return modules;
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

  /** All poms except those that package the application, and that of the whole tree. */
  private static List<Path> users() throws IOException {
    List<Path> assemblies =
        Stream.of("pom.xml", "ear", "ejb/core", "src").map(TREE::resolve).toList();
    return WrittenFiles.of(TREE).stream()
        .filter(file -> file.endsWith("pom.xml"))
        .filter(file -> assemblies.stream().noneMatch(file::startsWith))
        .toList();
  }
}
