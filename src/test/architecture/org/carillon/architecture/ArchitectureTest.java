package org.carillon.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the dependency rules of the whole tree, and that each rule fails on code that breaks it.
 */
class ArchitectureTest {

  private static final Path TREE = Path.of(System.getProperty("carillon.tree")).normalize();

  @TestFactory
  Stream<DynamicTest> treeKeepsTheDependencyRules() {
    JavaClasses house = new ClassFileImporter().importPaths(classFolders());
    return new DependencyRules("org.carillon")
        .rules().entrySet().stream()
            .map(
                rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(house)));
  }

  @TestFactory
  Stream<DynamicTest> ruleBreakingClassesAreDetected(@TempDir Path folder) throws IOException {
    JavaClasses wrong = RuleBreakingClasses.build(folder);
    return new DependencyRules(RuleBreakingClasses.ROOT)
        .rules().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        rule.getKey(),
                        () ->
                            assertThat(rule.getValue().evaluate(wrong).hasViolation())
                                .as(rule.getKey())
                                .isTrue()));
  }

  @Test
  void classesOfEveryModuleAreChecked() {
    assertThat(classFolders()).hasSizeGreaterThanOrEqualTo(35);
  }

  private static List<Path> classFolders() {
    try (Stream<Path> folders =
        Files.find(
            TREE,
            5,
            (path, attributes) ->
                attributes.isDirectory() && path.endsWith(Path.of("target", "classes")))) {
      return folders.filter(folder -> !folder.startsWith(TREE.resolve("src"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
